import { localDate } from '../../time/local.ts';
import { HOLIDAY_REGIONS } from '../../time/school-calendar.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { faultOfDay } from '../rules/meeting-day.ts';
import { isSameSpot } from '../rules/outlook-event.ts';
import { type MoveMeeting, SYNC_EVENT } from '../schema.ts';
import { saveMeeting } from '../store-meetings.ts';
import { conflictColumns, lockFollowed } from '../store-outlook.ts';
import { selectRegions } from '../store-year-plan.ts';
import { redrawMeeting } from './follow-outlook.ts';
import { demand } from './rights.ts';
import { schoolHolidaysOf } from './school-holidays.ts';
import { tellToday } from './tell-today.ts';

/**
 * Gives a meeting that stands another date, duration or place. The calendar follows and tells everybody who was invited;
 * the cards follow too. Only what is soon comes in Teams as well. Moving to where it stands already changes nothing.
 */
export async function moveMeeting(work: Work, publicUrl: string, meetingId: string, to: MoveMeeting): Promise<void> {
  const meeting = await lockFollowed(work, meetingId);
  if (!meeting) throw new Refusal('not-found', 'not-found');
  await demand(work, 'meeting.move', meeting.bodyId);
  if (meeting.state !== 'scheduled') throw new Refusal('conflict', 'meeting-not-movable');
  await refuseDay(work, meeting.bodyId, to);
  const spot = { starts: to.starts, minutes: to.minutes, place: to.place };
  if (isSameSpot(spot, meeting.here)) return;
  await saveMeeting(work, meetingId, { ...spot, ...conflictColumns(null) }, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
  await recordHistory(work, {
    entity: 'meeting',
    entityId: meetingId,
    what: 'moved',
    before: meeting.here,
    after: spot,
  });
  await redrawMeeting(work, publicUrl, meetingId);
  await tellToday(work, publicUrl, meetingId, { before: meeting.here, knows: [work.actor.personId] });
}

/** A day on which nobody works is refused; a school holiday too, until somebody says that it is meant. */
async function refuseDay(work: Work, bodyId: string, to: MoveMeeting): Promise<void> {
  const holidays = await schoolHolidaysOf(work);
  const regions = (await selectRegions(work, localDate(work.now))).get(bodyId) ?? HOLIDAY_REGIONS;
  const fault = faultOfDay(to.starts, work.now, { holidays, regions });
  if (!fault || (fault.code === 'school-holiday' && to.evenInHoliday)) return;
  const { code, ...facts } = fault;
  throw new Refusal(code === 'school-holiday' ? 'conflict' : 'invalid', `meeting-${code}`, facts);
}
