const ZONE = 'Europe/Amsterdam';

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, ...options });
  return (instant: Date) => formatter.format(instant);
};

const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
const fullDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const clockTime = format({ hour: '2-digit', minute: '2-digit' });
const isoParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `14.05`: the Dutch way to write a time. */
export const timeOf = (iso: string): string => clockTime(new Date(iso)).replace(':', '.');

/** `di 2 sep 2025, 14.05` */
export const clockText = (iso: string): string =>
  `${shortDay(new Date(iso))} ${dayOf(iso).slice(0, 4)}, ${timeOf(iso)}`;

export const fullDayOf = (iso: string): string => fullDay(new Date(iso));

/** `vandaag`, or `dinsdag 2 september` */
export function dayTitle(iso: string, now: string): string {
  return dayOf(iso) === dayOf(now) ? 'Vandaag' : capitalised(longDay(new Date(iso)));
}

/** For a list: the time today, otherwise the day. */
export function momentOf(iso: string, now: string): string {
  return dayOf(iso) === dayOf(now) ? timeOf(iso) : shortDay(new Date(iso));
}

/** The day in the Netherlands of an instant, `YYYY-MM-DD`. */
export const dayOf = (iso: string): string => isoParts.format(new Date(iso));

/** Monday of the week a day (`YYYY-MM-DD`) lies in. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  return addDays(day, -((date.getUTCDay() + 6) % 7));
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `ma 1 sep` of a calendar day. */
export const shortDayName = (day: string): string => shortDay(new Date(`${day}T12:00:00Z`));

/** `maandag 1 september` of a calendar day. */
export const dayName = (day: string): string => capitalised(longDay(new Date(`${day}T12:00:00Z`)));

export const weekTitle = (monday: string): string => {
  const [from, to] = [monday, addDays(monday, 6)].map((day) => shortDay(new Date(`${day}T12:00:00Z`)));
  return `${from} – ${to} ${addDays(monday, 6).slice(0, 4)}`;
};

/** `14.00–15.30` of two wall-clock times. */
export const timesOf = (start: string, end: string): string =>
  `${start.slice(11).replace(':', '.')}–${end.slice(11).replace(':', '.')}`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
