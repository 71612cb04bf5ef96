import type { Work } from '../../work/work.ts';
import { SYNC_EVENT } from '../schema.ts';
import { insertMeeting, saveMeeting } from '../store-meetings.ts';
import { personActing } from './rights.ts';

export interface MeetingToSchedule {
  bodyId: string;
  title: string;
  /** Wall-clock. */
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
}

/**
 * Makes a meeting of which the date is known, without a poll; its event follows in a job. Who may do so, and who is told,
 * is the caller's decision.
 */
export async function scheduleMeeting(work: Work, meeting: MeetingToSchedule): Promise<string> {
  const { bodyId, title, ...date } = meeting;
  const id = work.newId();
  const createdBy = personActing(work);
  await insertMeeting(work, { id, bodyId, title, eventKey: work.newId(), createdBy, at: work.now });
  await saveMeeting(work, id, { ...date, state: 'scheduled', event_state: 'wanted' }, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId: id });
  return id;
}
