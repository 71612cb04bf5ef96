/**
 * What somebody is in a partnership, as far as rights go. `chair`, `secretary`, `member`, `adviser` and `deputy` hold
 * for one body; `boardMember` (bestuurder), `boc` and `relatiebeheerder` hold for one board, `schoolContact` for one
 * school; the rest for everything.
 */
export const ROLES = [
  'programmaleider',
  'bureau',
  'secretariat',
  'chair',
  'secretary',
  'member',
  'adviser',
  'deputy',
  'boardMember',
  'boc',
  'relatiebeheerder',
  'schoolContact',
  'participant',
  'outsider',
] as const;
export type Role = (typeof ROLES)[number];

/** The facts that rights are decided on, as of one day. */
export interface Standing {
  personId: string;
  programmaleider: boolean;
  bureau: boolean;
  /** Secretary of the whole partnership. */
  secretariat: boolean;
  seats: readonly {
    seatId: string;
    bodyId: string;
    as: 'member' | 'deputy';
    role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  }[];
  boards: readonly { boardId: string; as: 'boardMember' | 'boc' | 'relatiebeheerder' }[];
  /** Schools whose contact person it is. */
  schools?: readonly string[];
  /** Bodies of the partnership that were merged, each with the one that took it in; that one may have been merged since. */
  merged?: readonly { bodyId: string; intoId: string }[];
}

/** The thing somebody wants to act on; leave out what does not apply. */
export interface Place {
  bodyId?: string;
  boardId?: string;
  schoolId?: string;
}

const SEAT_ROLE: Record<Standing['seats'][number]['role'], Role> = {
  voorzitter: 'chair',
  secretaris: 'secretary',
  lid: 'member',
  adviseur: 'adviser',
};

/**
 * Every role that `standing` gives at `place`. Whoever has none there is a participant; without a standing, an outsider. What a
 * body left belongs to the body that it was merged into, and to whoever sits there now.
 */
export function rolesAt(standing: Standing | null, place: Place): readonly Role[] {
  if (!standing) return ['outsider'];
  const roles = new Set<Role>();
  const bodies = place.bodyId === undefined ? [] : livesOnIn(standing, place.bodyId);
  if (standing.programmaleider) roles.add('programmaleider');
  if (standing.bureau) roles.add('bureau');
  if (standing.secretariat) roles.add('secretariat');
  for (const seat of standing.seats) {
    if (!bodies.includes(seat.bodyId)) continue;
    if (seat.as === 'deputy') roles.add('deputy');
    else roles.add(SEAT_ROLE[seat.role]);
  }
  for (const board of standing.boards) if (board.boardId === place.boardId) roles.add(board.as);
  if (place.schoolId !== undefined && standing.schools?.includes(place.schoolId)) roles.add('schoolContact');
  return roles.size > 0 ? [...roles] : ['participant'];
}

/** The body itself, then the one that it was merged into, and so on. */
function livesOnIn({ merged = [] }: Standing, bodyId: string): string[] {
  const line = [bodyId];
  for (let at = 0; at < line.length; at += 1) {
    const next = merged.find((one) => one.bodyId === line[at])?.intoId;
    if (next !== undefined && !line.includes(next)) line.push(next);
  }
  return line;
}

/** The bodies in which somebody has a seat, and those that were merged into one of them. */
export function bodiesOf(standing: Standing): string[] {
  const own = new Set(standing.seats.map(({ bodyId }) => bodyId));
  const taken = (standing.merged ?? []).map(({ bodyId }) => bodyId);
  return [...own, ...taken.filter((id) => !own.has(id) && livesOnIn(standing, id).some((body) => own.has(body)))];
}

/** True when one of the roles is allowed; how every capability's `may…` table is read. */
export function anyOf(roles: readonly Role[], allowed: readonly Role[]): boolean {
  return roles.some((role) => allowed.includes(role));
}
