import type { Work } from '../../work/work.ts';
import { SYNC_EVENT } from '../schema.ts';
import { insertMeeting, saveMeeting } from '../store-meetings.ts';
import { selectRooms } from '../store-rooms.ts';
import { personActing } from './rights.ts';

export interface MeetingToSchedule {
  bodyId: string;
  title: string;
  /** Wall-clock. */
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  /** A room of the institute; one that is gone meanwhile is left out. */
  roomEmail?: string | undefined;
}

/**
 * Makes a meeting of which the date is known, without a poll; its event follows in a job. Who may do so, and who is told,
 * is the caller's decision.
 */
export async function scheduleMeeting(work: Work, meeting: MeetingToSchedule): Promise<string> {
  const { bodyId, title, roomEmail, ...date } = meeting;
  const room = roomEmail ? (await selectRooms(work)).find(({ email }) => email === roomEmail) : undefined;
  const where = room ? { place: date.place || room.name, room_email: room.email } : {};
  const id = work.newId();
  const createdBy = personActing(work);
  await insertMeeting(work, { id, bodyId, title, eventKey: work.newId(), createdBy, at: work.now });
  await saveMeeting(work, id, { ...date, ...where, state: 'scheduled', event_state: 'wanted' }, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId: id });
  return id;
}
