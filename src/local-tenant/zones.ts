import { Temporal } from 'temporal-polyfill';

/** A moment as Graph writes it: local time in a named zone. */
export interface GraphTime {
  dateTime: string;
  timeZone: string;
}

/** Windows' names for the zones that people here meet, beside the IANA names that Graph takes as well. */
const WINDOWS_ZONES: Record<string, string> = {
  'W. Europe Standard Time': 'Europe/Amsterdam',
  'Romance Standard Time': 'Europe/Brussels',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'tzone://Microsoft/Utc': 'UTC',
  UTC: 'UTC',
};

/** Names looked up before: asking the platform costs a tenth of a millisecond. */
const asked = new Map<string, string | null>();
const MOST_NAMES = 1_000;

/** The IANA zone, or null for a name nobody knows. */
export function ianaZone(name: string): string | null {
  const zone = WINDOWS_ZONES[name] ?? name;
  if (zone === 'UTC') return zone;
  const known = asked.get(zone);
  if (known !== undefined) return known;
  const found = isZone(zone) ? zone : null;
  if (asked.size < MOST_NAMES) asked.set(zone, found);
  return found;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds since 1970; NaN where the time or the zone cannot be read. */
export function instantOf(time: GraphTime | undefined): number {
  const zone = time && typeof time.dateTime === 'string' ? ianaZone(time.timeZone ?? 'UTC') : null;
  if (!time || !zone) return Number.NaN;
  if (/(Z|[+-]\d\d:\d\d)$/.test(time.dateTime)) return Date.parse(time.dateTime);
  if (zone === 'UTC') return Date.parse(`${time.dateTime.slice(0, 19)}Z`);
  try {
    return Temporal.PlainDateTime.from(time.dateTime.slice(0, 19)).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}

/** The instant as Graph writes it in that zone: seven decimals, no offset. */
export function graphTime(ms: number, timeZone: string): GraphTime {
  return { dateTime: `${localText(ms, ianaZone(timeZone) ?? 'UTC')}.0000000`, timeZone };
}

/** `YYYY-MM-DDTHH:mm:ss` on the clocks of the zone. */
export function localText(ms: number, zone: string): string {
  if (zone === 'UTC') return new Date(ms).toISOString().slice(0, 19);
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 19)
    .padEnd(19, ':00');
}
