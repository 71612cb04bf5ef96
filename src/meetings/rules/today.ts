import { addDays, addMinutes, type LocalDateTime } from '../../time/local.ts';
import type { CalendarSpot } from './outlook-event.ts';

/** What became of a meeting that is soon: it has another time, or only another place, or is off. */
export type NewsOfToday = 'moved' | 'place' | 'off';

/** From this hour on people look at their mail no more before the next morning. */
const EVENING = '18:00';
const NOON = '12:00';

/** News, and until when (wall-clock) it is of any use. */
export interface SoonNews {
  news: NewsOfToday;
  until: LocalDateTime;
}

/**
 * What people have to hear in Teams at once of a change that Outlook mails to them: of a meeting that was or now is today, and in
 * the evening of one tomorrow morning. Null: the mail is soon enough, or it is over already. `now` is wall-clock time.
 */
export function newsOfToday(before: CalendarSpot, after: CalendarSpot | 'off', now: LocalDateTime): SoonNews | null {
  const ends = [before, ...(after === 'off' ? [] : [after])].flatMap((spot) => endWhenSoon(spot, now));
  const until = ends.sort().at(-1);
  const news = whatChanged(before, after);
  return news && until ? { news, until } : null;
}

function whatChanged(before: CalendarSpot, after: CalendarSpot | 'off'): NewsOfToday | null {
  if (after === 'off') return 'off';
  if (before.starts !== after.starts || before.minutes !== after.minutes) return 'moved';
  return before.place.trim() === after.place.trim() ? null : 'place';
}

function endWhenSoon({ starts, minutes }: CalendarSpot, now: LocalDateTime): LocalDateTime[] {
  if (starts === '' || starts > horizon(now)) return [];
  const end = addMinutes(starts, minutes);
  return end > now ? [end] : [];
}

function horizon(now: LocalDateTime): LocalDateTime {
  const [date = '', time = ''] = now.split('T');
  return time < EVENING ? `${date}T23:59` : `${addDays(date, 1)}T${NOON}`;
}
