import type { AppIdentity } from '../identity/app-identity.ts';
import type { MicrosoftEndpoints } from '../identity/endpoints.ts';
import { createGraph, type Graph } from './client.ts';

/**
 * Graph with the rights of a person, for as long as their own token of our API (`userToken`) holds; nothing of it is kept.
 * `right`: the delegated permission that is needed. No graph: Entra wants it allowed first (`asksConsent`), or does not answer.
 */
export async function graphOnBehalfOf(
  endpoints: MicrosoftEndpoints,
  identity: AppIdentity,
  userToken: string,
  right: string,
): Promise<{ graph: Graph; asksConsent?: never } | { graph: null; asksConsent: boolean }> {
  try {
    const token = await identity.onBehalfOf(userToken, [`${endpoints.graph.publicBaseUrl}/${right}`]);
    return { graph: createGraph(endpoints, { appToken: async () => token }) };
  } catch (cause) {
    return { graph: null, asksConsent: isConsent(cause) };
  }
}

/** Entra wants the person, or an administrator, to allow it first. */
function isConsent(cause: unknown): boolean {
  const { errorCode, subError } = cause as { errorCode?: string; subError?: string };
  return [errorCode, subError].some((code) =>
    ['consent_required', 'interaction_required', 'invalid_grant', 'login_required'].includes(code ?? ''),
  );
}
