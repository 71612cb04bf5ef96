import type { AgendaView } from '../agendas/schema.ts';
import { meetingDetail } from '../meetings/use-cases.ts';
import { openNotes } from '../minutes/use-cases-live.ts';
import { seatsOfBody, standingOf } from '../people/store.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { secondsUsed } from './rules/item-clock.ts';
import type { SetAttendance } from './schema.ts';
import {
  findAttendance,
  findTimes,
  lockLive,
  type StoredLive,
  saveAttendance,
  saveTime,
  startLive,
  touchLive,
} from './store.ts';
import { agendaFor, type Looker } from './use-cases.ts';
import { closeOpenBallots } from './use-cases-vote.ts';

export function lookerOf(work: Work): Looker {
  return { personId: work.actor.personId ?? '', now: work.now };
}

/**
 * Begins: whoever said to come is expected, until somebody sees them. Beginning twice begins once. `leader`: in whose name,
 * when Teams says that it begins.
 */
export async function startMeeting(work: Work, meetingId: string, leader = lookerOf(work)): Promise<void> {
  const agenda = await agendaFor(work, leader, meetingId, 'live.lead');
  const before = await lockLive(work, meetingId);
  if (before?.state === 'running') return;
  await startLive(work, meetingId);
  await saveAttendance(work, meetingId, await expectedAt(work, agenda, leader), true);
  if (!before) await saveAttendance(work, meetingId, await seatsOfStarter(work, agenda.bodyId));
  await touchLive(work, meetingId);
  await recordHistory(work, { entity: 'live', entityId: meetingId, what: before ? 'reopened' : 'started' });
  const [first] = agenda.items;
  if (!before?.currentItemId && first) await goToItem(work, meetingId, first.id, leader);
}

/** Whoever begins a meeting by hand is there. */
async function seatsOfStarter(work: Work, bodyId: string) {
  const { personId } = work.actor;
  const own = (await seatsOfBody(work, bodyId, localDate(work.now))).filter(({ holderId }) => {
    return personId !== null && holderId === personId;
  });
  return own.map(({ seatId }) => ({ seatId, state: 'present' as const, personId }));
}

/** What Outlook and the date poll say about who comes. */
async function expectedAt(work: Work, agenda: AgendaView, { personId, now }: Looker) {
  const standing = await standingOf(work, personId, localDate(now));
  if (!standing) throw new Refusal('not-allowed', 'not-allowed');
  const { seats } = await meetingDetail(work, { standing, now, language: 'nl' }, agenda.meetingId);
  return seats.map(({ seatId, rsvp, answer }) => {
    const says = rsvp && rsvp !== 'none' ? rsvp === 'accepted' : answer === 'yes' || answer === 'ifNeedBe';
    return { seatId, state: says ? ('expected' as const) : ('absent' as const), personId: null };
  });
}

/** From now on this item is discussed; the time of the one before is added up. */
export async function goToItem(work: Work, meetingId: string, itemId: string, leader = lookerOf(work)): Promise<void> {
  const { agenda, live } = await running(work, meetingId, leader);
  await openNotes(work, agenda, itemId);
  await addUp(work, meetingId, live);
  await touchLive(work, meetingId, { current: { itemId, since: work.now } });
}

async function addUp(work: Work, meetingId: string, live: StoredLive): Promise<void> {
  const { currentItemId, itemSince } = live;
  if (!currentItemId) return;
  const before = (await findTimes(work, meetingId)).get(currentItemId) ?? 0;
  await saveTime(work, meetingId, currentItemId, secondsUsed(before, itemSince?.toISOString() ?? null, work.now));
}

/** The meeting is over: votes that still ran are closed, and what was written stays a concept until it is sent. */
export async function closeMeeting(
  work: Work,
  publicUrl: string,
  meetingId: string,
  leader = lookerOf(work),
): Promise<void> {
  await agendaFor(work, leader, meetingId, 'live.lead');
  const live = await lockLive(work, meetingId);
  if (!live || live.state === 'closed') return;
  await addUp(work, meetingId, live);
  await closeOpenBallots(work, publicUrl, meetingId, leader);
  await touchLive(work, meetingId, { current: null, closed: true });
  await recordHistory(work, { entity: 'live', entityId: meetingId, what: 'closed' });
}

/** Somebody is there for a seat, or is not. */
export async function setAttendance(work: Work, meetingId: string, asked: SetAttendance): Promise<void> {
  const { agenda } = await running(work, meetingId);
  const seats = await seatsOfBody(work, agenda.bodyId, localDate(work.now));
  const seat = seats.find(({ seatId }) => seatId === asked.seatId);
  if (!seat) throw new Refusal('conflict', 'live-seat-gone');
  const personId = asked.personId ?? seat.askedId;
  if (personId !== null && personId !== seat.holderId && !seat.deputyIds.includes(personId)) {
    throw new Refusal('invalid', 'live-not-of-seat');
  }
  const before = (await findAttendance(work, meetingId)).find(({ seatId }) => seatId === asked.seatId);
  const row = { seatId: asked.seatId, state: asked.present ? ('present' as const) : ('absent' as const), personId };
  await saveAttendance(work, meetingId, [row]);
  await touchLive(work, meetingId);
  await recordHistory(work, { entity: 'live', entityId: meetingId, what: 'attendance', before, after: row });
}

/** Everybody who was expected is there. */
export async function confirmExpected(work: Work, meetingId: string): Promise<void> {
  await running(work, meetingId);
  const expected = (await findAttendance(work, meetingId)).filter(({ state }) => state === 'expected');
  await saveAttendance(
    work,
    meetingId,
    expected.map((row) => ({ ...row, state: 'present' })),
  );
  await touchLive(work, meetingId);
  const after = { seats: expected.map(({ seatId }) => seatId) };
  await recordHistory(work, { entity: 'live', entityId: meetingId, what: 'attendance-confirmed', after });
}

/** What every step in a meeting begins with: the right to lead it, and that it is being held. */
async function running(work: Work, meetingId: string, leader = lookerOf(work)) {
  const agenda = await agendaFor(work, leader, meetingId, 'live.lead');
  const live = await lockLive(work, meetingId);
  if (live?.state !== 'running') throw new Refusal('conflict', 'live-not-running');
  return { agenda, live };
}
