import { getMany } from './batch.ts';
import type { Graph } from './client.ts';

export interface DirectoryUser {
  entraId: string;
  kind: 'member' | 'guest';
}

/** Looks people up by mail address; null: unknown in the tenant. Keys are the addresses as given. */
export async function findUsersByMail(
  graph: Graph,
  emails: readonly string[],
): Promise<Map<string, DirectoryUser | null>> {
  const asked = [...new Set(emails)];
  const answers = await getMany(graph, asked.map(userQuery));
  return new Map(asked.map((email, at) => [email, userIn(answers[at])]));
}

function userQuery(email: string): string {
  const filter = `mail eq '${email.replaceAll("'", "''")}'`;
  return `/users?$filter=${encodeURIComponent(filter)}&$select=id,userType&$top=2`;
}

/** Two accounts with one address are nobody we can be sure of. */
function userIn(answer: unknown): DirectoryUser | null {
  const { value = [] } = (answer ?? {}) as { value?: { id: string; userType?: string | null }[] };
  const [user, another] = value;
  if (!user || another) return null;
  return { entraId: user.id, kind: user.userType === 'Guest' ? 'guest' : 'member' };
}
