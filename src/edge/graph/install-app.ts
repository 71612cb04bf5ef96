import type { Graph } from './client.ts';
import { isStatus } from './try.ts';

/** Installs the app for a person, which opens their chat with the bot; that it is there already is fine. */
export async function installApp(
  graph: Graph,
  publicBaseUrl: string,
  teamsAppId: string,
  entraId: string,
): Promise<void> {
  try {
    await graph
      .api(`/users/${entraId}/teamwork/installedApps`)
      .post({ 'teamsApp@odata.bind': `${publicBaseUrl}/v1.0/appCatalogs/teamsApps/${teamsAppId}` });
  } catch (cause) {
    if (!isStatus(cause, 409)) throw cause;
  }
}
