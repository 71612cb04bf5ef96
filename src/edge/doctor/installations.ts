import type { Graph } from '../graph/client.ts';
import { isStatus } from '../graph/try.ts';
import { type Finding, good, unknown, wrong } from './finding.ts';

/** A chat in which a body has the app, or a person who has it. */
export interface Installation {
  kind: 'chat' | 'user';
  /** The chat's id, or the person's object id. */
  id: string;
}

/** What the package asks for where it is added, such as `OnlineMeeting.ReadBasic.Chat`. */
export type ResourcePermissions = Readonly<Record<Installation['kind'], readonly string[]>>;

const READS: Record<Installation['kind'], string> = {
  chat: 'ResourceSpecificPermissionGrant.ReadForChat.All',
  user: 'ResourceSpecificPermissionGrant.ReadForUser.All',
};

interface Grant {
  clientId?: string | null;
  clientAppId?: string | null;
  permission?: string | null;
}

/**
 * Whether each installation was granted what the package asks. A package that was upgraded asks anew only where it is added
 * anew, so that an old installation may lack what a newer version needs.
 */
export async function grants(
  graph: Graph,
  clientId: string,
  installations: readonly Installation[],
  asked: ResourcePermissions,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [nth, installation] of installations.entries()) {
    const { kind } = installation;
    const place = kind === 'chat' ? "a body's chat" : 'the personal app';
    const what = `What the app asks for in ${place} was granted (${nth + 1} of ${installations.length})`;
    findings.push(await grantsOf(graph, clientId, installation, asked[kind], what));
  }
  return findings;
}

async function grantsOf(
  graph: Graph,
  clientId: string,
  { kind, id }: Installation,
  asked: readonly string[],
  what: string,
): Promise<Finding> {
  try {
    const path = `/${kind}s/${encodeURIComponent(id)}/permissionGrants`;
    const { value } = (await graph.api(path).get()) as { value: Grant[] };
    const ours = value.filter((grant) => [grant.clientId, grant.clientAppId].includes(clientId));
    const granted = new Set(ours.map(({ permission }) => permission));
    const missing = asked.filter((permission) => !granted.has(permission));
    if (missing.length === 0) return good(what);
    return wrong(what, `Missing: ${missing.join(', ')}. Take the app out there and add it again: it then asks.`);
  } catch (cause) {
    if (isStatus(cause, 403)) return unknown(what, `The app may not look there (${READS[kind]}, optional).`);
    if (isStatus(cause, 404)) return unknown(what, 'It is there no more.');
    return unknown(what, (cause as Error).message);
  }
}
