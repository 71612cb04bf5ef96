import type { Kysely } from 'kysely';
import { noticeCard } from '../../cards/notice.ts';
import { deliver } from '../../delivery/use-cases.ts';
import type { Database } from '../../edge/database/tables/index.ts';
import { findPersons } from '../../people/store.ts';
import { roomText } from '../../text/rooms.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Clock, Scope, Transact, Work } from '../../work/work.ts';
import type { FindRooms, Room } from '../ports.ts';
import { SYNC_EVENT } from '../schema.ts';
import { findPartnership } from '../store.ts';
import { findMeetings, saveMeeting } from '../store-meetings.ts';
import { lockFollowed } from '../store-outlook.ts';
import { partnershipsWithOldRooms, roomOf, saveRooms, selectRooms } from '../store-rooms.ts';
import type { Reader } from './read-polls.ts';
import { allows, demand } from './rights.ts';

export interface RoomKeeper {
  db: Kysely<Database>;
  transact: Transact;
  clock: Clock;
  findRooms: FindRooms;
}

const HOURS = 6;

/** Looks up the rooms of the tenant again where that was long ago; they hardly ever change. */
export async function keepRooms({ db, transact, clock, findRooms }: RoomKeeper): Promise<void> {
  const since = new Date(Date.parse(clock.now()) - HOURS * 3_600_000).toISOString();
  const old = await partnershipsWithOldRooms(db, since);
  if (old.length === 0) return;
  const rooms = (await findRooms()) ?? [];
  for (const partnershipId of old) {
    await transact({ partnershipId, personId: null, via: 'system' }, (work) => saveRooms(work, rooms, work.now));
  }
}

/** The rooms somebody may choose from: whoever may plan for a body, of one of its meetings. */
export async function roomsFor(scope: Scope, reader: Reader, meetingId: string): Promise<{ rooms: Room[] }> {
  const [meeting] = await findMeetings(scope, { meetingId });
  if (!meeting) throw new Refusal('not-found', 'not-found');
  if (!allows(reader.standing, 'meeting.move', meeting.bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  return { rooms: await selectRooms(scope) };
}

/** Puts a meeting in a room, or in none: the room is invited like everybody else, and answers by itself. */
export async function chooseRoom(work: Work, meetingId: string, email: string | null): Promise<void> {
  const meeting = await lockFollowed(work, meetingId);
  if (!meeting) throw new Refusal('not-found', 'not-found');
  await demand(work, 'meeting.move', meeting.bodyId);
  if (meeting.state !== 'scheduled') throw new Refusal('conflict', 'meeting-not-movable');
  const before = await roomOf(work, meetingId);
  if ((before?.email ?? null) === email) return;
  const room = email === null ? null : await knownRoom(work, email);
  // A place that somebody wrote stays; a place that was only the room's name goes with the room.
  const { place } = meeting.here;
  const next = place === '' || place === before?.name ? (room?.name ?? '') : place;
  await saveMeeting(work, meetingId, { room_email: email, place: next }, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
  const change = { before: before?.email ?? null, after: email };
  await recordHistory(work, { entity: 'meeting', entityId: meetingId, what: 'room-chosen', ...change });
}

/** One of the rooms that the tenant has; refuses any other. */
export async function knownRoom(scope: Scope, email: string): Promise<Room> {
  const room = (await selectRooms(scope)).find((one) => one.email === email);
  if (!room) throw new Refusal('invalid', 'room-unknown');
  return room;
}

/** A room that declines is taken already: whoever made the meeting hears it once for each moment. */
export async function tellWhenTaken(
  work: Work,
  publicUrl: string,
  meetingId: string,
  responses: readonly { email: string; response: string }[],
): Promise<void> {
  const room = await roomOf(work, meetingId);
  const declined = room && responses.some(({ email, response }) => email === room.email && response === 'declined');
  const [meeting] = await findMeetings(work, { meetingId });
  const organiser = (await lockFollowed(work, meetingId))?.createdBy;
  if (!room || !declined || !organiser || meeting?.state !== 'scheduled') return;
  const partnership = await findPartnership(work);
  const language = (await findPersons(work, [organiser])).get(organiser)?.language ?? partnership.language;
  const say = roomText[language];
  const subject = say.taken(room.name, meeting.title);
  await deliver(work, [
    {
      key: `meeting:${meetingId}:room:${room.email}:${meeting.starts}`,
      topic: `meeting-room:${meetingId}`,
      purpose: 'inform',
      personId: organiser,
      summary: subject,
      card: noticeCard(language, meeting.bodyName, `${subject}. ${say.takenLine}`),
      mail: { subject, paragraphs: [say.takenLine, `${publicUrl}/tab/bijeenkomst/${meetingId}`] },
    },
  ]);
}
