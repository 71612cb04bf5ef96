import type { Work } from '../work/work.ts';

/** The calendar event of a meeting, as far as agendas need it. */
export interface MeetingEventBody {
  /** Puts the agenda (safe HTML) in the event's text, now or as soon as the event is made. */
  put(work: Work, meetingId: string, html: string): Promise<void>;
}
