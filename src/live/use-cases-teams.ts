import { deliver } from '../delivery/use-cases.ts';
import { meetingOfChat } from '../meetings/rules/meeting-chat.ts';
import { findMembersByEntra, findPerson, seatsOfBody } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { liveCopy } from '../text/live.ts';
import { addDays, localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import { noEventsCard } from './cards/no-events-card.ts';
import { isBeingHeld, seatsTakenBy } from './rules/teams-meeting.ts';
import { findAttendance, lockLive, saveAttendance, touchLive } from './store.ts';
import {
  findProgrammaleider,
  joinAddress,
  onlineMeetingsBetween,
  type PlannedMeeting,
  wasToldByTeams,
} from './store-teams.ts';
import type { Looker } from './use-cases.ts';
import { closeMeeting, startMeeting } from './use-cases-run.ts';

/**
 * The Teams meeting in this chat began: the meeting it was planned for is held from now on. Twice is once; a chat that is
 * no meeting of ours, and a meeting at another time, change nothing.
 */
export async function teamsMeetingBegan(work: Work, chatId: string): Promise<void> {
  const meeting = await plannedIn(work, chatId);
  if (!meeting || !isBeingHeld(meeting, toLocal(work.now))) return;
  const leader = await leaderOf(work, meeting.bodyId);
  if (leader) await startMeeting(work, meeting.meetingId, leader);
}

/** The Teams meeting is over for everybody: so is the meeting, if it was being held. */
export async function teamsMeetingEnded(work: Work, publicUrl: string, chatId: string): Promise<void> {
  const meeting = await plannedIn(work, chatId);
  const leader = meeting && (await leaderOf(work, meeting.bodyId));
  if (leader) await closeMeeting(work, publicUrl, meeting.meetingId, leader);
}

/** These Entra users came into the Teams meeting: they are there for their seats. Who leaves was there. */
export async function teamsMeetingJoined(work: Work, chatId: string, oids: readonly string[]): Promise<void> {
  const meeting = await plannedIn(work, chatId);
  if (!meeting || oids.length === 0) return;
  await teamsMeetingBegan(work, chatId);
  const live = await lockLive(work, meeting.meetingId);
  if (live?.state !== 'running') return;
  const seats = await seatsOfBody(work, meeting.bodyId, localDate(work.now));
  const known = await findAttendance(work, meeting.meetingId);
  const present = new Set(known.filter(({ state }) => state === 'present').map(({ seatId }) => seatId));
  const rows: { seatId: string; state: 'present'; personId: string }[] = [];
  for (const personId of await findMembersByEntra(work, oids, localDate(work.now))) {
    for (const seatId of seatsTakenBy(personId, seats, present)) {
      if (present.has(seatId)) continue;
      present.add(seatId);
      rows.push({ seatId, state: 'present', personId });
    }
  }
  if (rows.length === 0) return;
  await saveAttendance(work, meeting.meetingId, rows);
  await touchLive(work, meeting.meetingId);
  const after = { seats: rows.map(({ seatId }) => seatId) };
  await recordHistory(work, { entity: 'live', entityId: meeting.meetingId, what: 'attendance-from-teams', after });
}

/**
 * Somebody began an online meeting by hand, and Teams has never told of any: they hear once, for the whole partnership, what
 * would let it. Everything works without.
 */
export async function mentionMissingEvents(work: Work, meetingId: string): Promise<void> {
  const { personId } = work.actor;
  if (personId === null || !(await joinAddress(work, meetingId)) || (await wasToldByTeams(work))) return;
  const person = await findPerson(work, personId);
  if (!person) return;
  const say = liveCopy[person.language];
  const name = await partnershipName(work);
  await deliver(work, [
    {
      key: 'teams-meetings:silent',
      topic: 'teams-meetings',
      purpose: 'inform',
      personId,
      summary: say.noEvents,
      card: noEventsCard({ language: person.language, partnershipName: name }),
      mail: { subject: say.noEvents, paragraphs: [say.noEvents, ...say.noEventsLines] },
    },
  ]);
}

/** The planned meeting whose chat this is; that Teams tells of it is remembered the first time. */
async function plannedIn(work: Work, chatId: string): Promise<PlannedMeeting | null> {
  const today = localDate(work.now);
  const meeting = meetingOfChat(await onlineMeetingsBetween(work, addDays(today, -1), addDays(today, 1)), chatId);
  if (meeting && !(await wasToldByTeams(work))) {
    await recordHistory(work, { entity: 'teams-meetings', entityId: work.partnershipId, what: 'heard' });
  }
  return meeting;
}

/** In whose name the system looks at the agenda: whoever would lead the meeting. */
async function leaderOf(work: Work, bodyId: string): Promise<Looker | null> {
  const seats = await seatsOfBody(work, bodyId, localDate(work.now));
  const chairs = ['voorzitter', 'secretaris'].map((role) => seats.find((seat) => seat.role === role)?.holderId);
  const personId = chairs.find(Boolean) ?? (await findProgrammaleider(work));
  return personId ? { personId, now: work.now } : null;
}
