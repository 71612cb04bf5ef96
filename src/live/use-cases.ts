import { viewAgenda } from '../agendas/use-cases.ts';
import { type AgendaBeside, agendaBeside } from '../agendas/use-cases-beside.ts';
import { countsFor, seatsNeeded } from '../meetings/rules/quorum.ts';
import type { MinutesItemView } from '../minutes/schema.ts';
import { itemsOf } from '../minutes/use-cases.ts';
import { decisionsAt, writtenAt } from '../minutes/use-cases-live.ts';
import { type Role, rolesAt, type Standing } from '../people/rules/roles.ts';
import { findPersons, type SeatOnDay, seatsOfBody, standingOf, standingsOf } from '../people/store.ts';
import { lockQuorum } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import { outcomeOf, type Totals } from './rules/ballot.ts';
import { followedItems } from './rules/followed-items.ts';
import { nextItem } from './rules/item-clock.ts';
import { type LiveAction, mayLive } from './rules/may-live.ts';
import type { LiveBallot, LiveItem, LiveMine, LiveSeat, LiveShared, LiveView } from './schema.ts';
import {
  findAttendance,
  findBallots,
  findLive,
  findTimes,
  findVotes,
  findWeights,
  type StoredAttendance,
  type StoredBallot,
  type StoredVote,
} from './store.ts';

/** Who looks, and when (ISO instant). */
export interface Looker {
  personId: string;
  now: string;
}

/** The meeting as it is held, as one person sees it. */
export async function viewLive(scope: Scope, looker: Looker, meetingId: string): Promise<LiveView> {
  const day = localDate(looker.now);
  const agendas = await agendaBeside(scope, meetingId);
  const standing = await standingOf(scope, looker.personId, day);
  const sight = sightOf(rolesAt(standing, { bodyId: agendas.draft.bodyId }));
  if (!sight || !standing) throw new Refusal('not-allowed', 'not-allowed');
  const facts = await factsOf(scope, agendas.draft, day);
  return {
    shared: sharedFrom(facts, agendas, sight, looker.now),
    mine: mineOf(facts, standing, agendas.draft.bodyId),
  };
}

/** Whoever leads sees the draft of the agenda; whoever follows, what was circulated. */
export type Sight = 'leads' | 'follows';

/** A meeting at one moment, for everybody who watches it. */
export interface Watched {
  views: Record<Sight, LiveShared>;
  /** What each person who was asked about may see; whoever may see nothing (any longer) is absent. */
  sights: ReadonlyMap<string, Sight>;
}

/** What everybody who watches sees alike, read once for all of them. `now` is an ISO instant. */
export async function watchLive(
  scope: Scope,
  { personIds, now }: { personIds: readonly string[]; now: string },
  meetingId: string,
): Promise<Watched> {
  const day = localDate(now);
  const agendas = await agendaBeside(scope, meetingId);
  const facts = await factsOf(scope, agendas.draft, day);
  const sights = new Map<string, Sight>();
  for (const [personId, standing] of await standingsOf(scope, personIds, day)) {
    const sight = sightOf(rolesAt(standing, { bodyId: agendas.draft.bodyId }));
    if (sight) sights.set(personId, sight);
  }
  const view = (sight: Sight) => sharedFrom(facts, agendas, sight, now);
  return { views: { leads: view('leads'), follows: view('follows') }, sights };
}

function sightOf(roles: readonly Role[]): Sight | null {
  if (!mayLive('live.watch', roles)) return null;
  return mayLive('live.lead', roles) ? 'leads' : 'follows';
}

/** The agenda of a meeting for who may take this part in it. */
export async function agendaFor(scope: Scope, looker: Looker, meetingId: string, right: LiveAction) {
  const agenda = await viewAgenda(scope, looker, meetingId);
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  if (!mayLive(right, rolesAt(standing, { bodyId: agenda.bodyId }))) throw new Refusal('not-allowed', 'not-allowed');
  return agenda;
}

/** What is kept about a meeting that is held, as of a day. */
async function factsOf(scope: Scope, { meetingId, bodyId }: AgendaBeside, day: string) {
  const live = await findLive(scope, meetingId);
  const sitting = await seatsOfBody(scope, bodyId, day);
  const seats = await seatsWithPeople(scope, meetingId, sitting);
  const ballots = await findBallots(scope, meetingId);
  return {
    ...{ live, sitting, seats, ballots },
    votes: await findVotes(
      scope,
      ballots.map(({ ballotId }) => ballotId),
    ),
    written: await writtenAt(scope, meetingId),
    times: await findTimes(scope, meetingId),
    quorum: await quorumOf(scope, bodyId, sitting, seats),
    decisions: await decisionsAt(scope, meetingId),
  };
}
type Facts = Awaited<ReturnType<typeof factsOf>>;

function sharedFrom(
  facts: Facts,
  agendas: { draft: AgendaBeside; circulated: AgendaBeside },
  sight: Sight,
  now: string,
): LiveShared {
  const { live, seats, quorum, decisions } = facts;
  const current = live?.currentItemId ?? null;
  const discussed = new Set([...facts.written.map(({ itemId }) => itemId), ...facts.times.keys()]);
  const { draft, circulated } = agendas;
  const agenda =
    sight === 'leads' ? draft : { ...circulated, items: followedItems(circulated.items, draft.items, discussed) };
  // Before and after the meeting the notes are a concept, for those who make it.
  const notes = live?.state === 'running' || sight === 'leads' ? itemsOf(agenda, facts.written) : [];
  const items = liveItems(agenda, notes, { times: facts.times, current, circulated });
  const { meetingId, bodyId, bodyName, title, startsAt } = agenda;
  return {
    ...{ meetingId, bodyId, bodyName, title, startsAt },
    ...{ state: live?.state ?? 'waiting', now, startedAt: live?.startedAt.toISOString() ?? null },
    ...{ currentItemId: current, itemSince: live?.itemSince?.toISOString() ?? null, items, seats },
    nextItemId: nextItem(
      draft.items.map(({ id }) => id).filter((id) => items.some(({ itemId }) => itemId === id)),
      current,
      discussed,
    ),
    quorum,
    ballots: liveBallots(facts),
    decisions: decisions.map(({ decisionId, itemId, year, number, text }) => {
      return { decisionId, itemId, number: `${year}-${number}`, text };
    }),
  };
}

/**
 * The items in their order, then what was taken off: it stays as long as it is discussed, or something was written, with the
 * time that was planned for it when it went out.
 */
function liveItems(
  agenda: AgendaBeside,
  notes: readonly MinutesItemView[],
  {
    times,
    current,
    circulated,
  }: { times: ReadonlyMap<string, number>; current: string | null; circulated: AgendaBeside },
): LiveItem[] {
  const written = new Map(notes.map((note) => [note.itemId, note]));
  const planned = agenda.items.map(({ id, title, kind, minutes, presenter }) => ({
    ...{ itemId: id, title, kind, minutes, presenter, seconds: times.get(id) ?? 0, removed: false },
    ...{ text: written.get(id)?.text ?? '', unfinished: written.get(id)?.unfinished ?? false },
  }));
  const sent = new Map(circulated.items.map((item) => [item.id, item]));
  const gone = notes
    .filter(({ removed, itemId, text }) => removed && (itemId === current || text.trim() !== ''))
    .map(({ itemId, title, text, unfinished }) => {
      const { kind = null, minutes = 0, presenter = null } = sent.get(itemId) ?? {};
      const seconds = times.get(itemId) ?? 0;
      return { itemId, title, kind, minutes, presenter, seconds, removed: true, text, unfinished };
    });
  return [...planned, ...gone];
}

/** Every seat of the body with who is there for it, and what its vote counts for. */
export async function liveSeats(
  scope: Scope,
  { meetingId, bodyId }: { meetingId: string; bodyId: string },
  now: string,
): Promise<LiveSeat[]> {
  return seatsWithPeople(scope, meetingId, await seatsOfBody(scope, bodyId, localDate(now)));
}

/** The same of seats that were read already, in their order. */
export async function seatsWithPeople(
  scope: Scope,
  meetingId: string,
  seats: readonly SeatOnDay[],
): Promise<LiveSeat[]> {
  const attendance = new Map((await findAttendance(scope, meetingId)).map((row) => [row.seatId, row]));
  const weights = await findWeights(
    scope,
    seats.map(({ seatId }) => seatId),
  );
  const people = await findPersons(
    scope,
    seats.flatMap(({ holderId, deputyIds }) => [...(holderId ? [holderId] : []), ...deputyIds]),
  );
  const nameOf = (id: string | null) => (id && people.get(id)?.name) || null;
  return seats.map((seat) => {
    const row: StoredAttendance | undefined = attendance.get(seat.seatId);
    const personId = row?.personId ?? seat.askedId;
    const may = [...(seat.holderId ? [seat.holderId] : []), ...seat.deputyIds];
    return {
      ...{ seatId: seat.seatId, label: seat.label, votes: seat.votes && seat.role !== 'adviseur' },
      ...{ weight: weights.get(seat.seatId) ?? 1, state: row?.state ?? 'absent', name: nameOf(personId) },
      deputy: personId !== null && personId !== seat.holderId,
      people: may.flatMap((id) => {
        const name = nameOf(id);
        return name ? [{ personId: id, name, deputy: id !== seat.holderId }] : [];
      }),
    };
  });
}

/** A seat counts as present whoever is there for it: its holder or a deputy. */
async function quorumOf(
  scope: Scope,
  bodyId: string,
  seats: readonly SeatOnDay[],
  live: readonly LiveSeat[],
): Promise<LiveShared['quorum']> {
  const { quorum } = await lockQuorum(scope, bodyId, false);
  if (quorum.length === 0) return null;
  const state = new Map(live.map((seat) => [seat.seatId, seat.state]));
  const conditions = quorum.map((condition) => {
    const counted = seats.filter((seat) => countsFor(seat, condition));
    const present = counted.filter(({ seatId }) => state.get(seatId) === 'present').length;
    const expected = counted.filter(({ seatId }) => state.get(seatId) !== 'absent').length;
    return { of: condition.of, needed: seatsNeeded(condition, counted.length), present, expected };
  });
  return {
    met: conditions.every(({ needed, present }) => present >= needed),
    expected: conditions.every(({ needed, expected }) => expected >= needed),
    conditions: conditions.map(({ of, needed, present }) => ({ of, needed, present })),
  };
}

/** The holder of the seat was seen, so that no deputy acts for it. */
export function isHeldByHolder({ state, name, deputy }: LiveSeat): boolean {
  return state === 'present' && name !== null && !deputy;
}

function liveBallots({ ballots, votes, seats }: Facts): LiveBallot[] {
  const entitled = seats.filter((seat) => seat.votes).length;
  return ballots.map((ballot) => liveBallot(ballot, votes, seats, entitled));
}

function liveBallot(
  ballot: StoredBallot,
  votes: readonly StoredVote[],
  seats: readonly LiveSeat[],
  entitled: number,
): LiveBallot {
  const cast = votes.filter(({ ballotId }) => ballotId === ballot.ballotId);
  const closed = ballot.state === 'closed';
  const totals: Totals = { for: ballot.inFavour, against: ballot.against, abstain: ballot.abstained };
  const { ballotId, itemId, question, secret, state } = ballot;
  const labels = new Map(seats.map(({ seatId, label }) => [seatId, label]));
  return {
    ...{ ballotId, itemId, question, secret, state, cast: cast.length, seats: Math.max(entitled, cast.length) },
    totals: closed ? totals : null,
    outcome: closed ? outcomeOf(totals) : null,
    waiting: closed ? [] : stillToVote(seats, cast),
    votes:
      closed && !secret
        ? cast.flatMap(({ seatId, choice, weight }) => {
            return choice ? [{ label: labels.get(seatId) ?? '–', choice, weight }] : [];
          })
        : [],
  };
}

/** Seats whose vote can be waited for: somebody is there for them. */
function stillToVote(seats: readonly LiveSeat[], cast: readonly StoredVote[]): string[] {
  const voted = new Set(cast.map(({ seatId }) => seatId));
  return seats.flatMap(({ seatId, label, votes, state }) => {
    return votes && state === 'present' && !voted.has(seatId) ? [label] : [];
  });
}

function mineOf({ sitting, seats, votes }: Facts, standing: Standing, bodyId: string): LiveMine {
  const { personId } = standing;
  const held = new Set(seats.filter(isHeldByHolder).map(({ seatId }) => seatId));
  const mine = sitting.filter(({ seatId, votes: counts, role, holderId, deputyIds }) => {
    const acts = deputyIds.includes(personId) && !held.has(seatId);
    return counts && role !== 'adviseur' && (holderId === personId || acts);
  });
  const ids = new Set(mine.map(({ seatId }) => seatId));
  return {
    seats: mine.map(({ seatId, label }) => ({ seatId, label })),
    votes: votes
      .filter(({ seatId }) => ids.has(seatId))
      .map(({ ballotId, seatId, choice, personId: by }) => {
        return { ballotId, seatId, choice: choice ?? 'secret', own: by === personId };
      }),
    may: { lead: mayLive('live.lead', rolesAt(standing, { bodyId })) },
  };
}
