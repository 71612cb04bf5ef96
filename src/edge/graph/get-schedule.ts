import { ZONE } from '../../time/local.ts';
import type { Graph } from './client.ts';

/** When somebody is occupied, in wall-clock time in Europe/Amsterdam; null: their calendar cannot be read. */
export type Busy = { starts: string; ends: string; status: string }[] | null;

const MAILBOXES_AT_ONCE = 20;
const INTERVAL_MINUTES = 30;

interface ScheduleItem {
  scheduleId: string;
  error?: unknown;
  scheduleItems?: { status: string; start: { dateTime: string }; end: { dateTime: string } }[];
}

/** Free/busy of many mailboxes between two wall-clock times at most 62 days apart, asked on behalf of `mailbox`. */
export async function getSchedule(
  graph: Graph,
  mailbox: string,
  emails: readonly string[],
  between: { from: string; until: string },
): Promise<Map<string, Busy>> {
  const found = new Map<string, Busy>();
  for (let at = 0; at < emails.length; at += MAILBOXES_AT_ONCE) {
    const schedules = emails.slice(at, at + MAILBOXES_AT_ONCE);
    const answer = (await graph
      .api(`/users/${encodeURIComponent(mailbox)}/calendar/getSchedule`)
      .header('Prefer', `outlook.timezone="${ZONE}"`)
      .post({
        schedules,
        startTime: { dateTime: `${between.from}:00`, timeZone: ZONE },
        endTime: { dateTime: `${between.until}:00`, timeZone: ZONE },
        availabilityViewInterval: INTERVAL_MINUTES,
      })) as { value: ScheduleItem[] };
    for (const item of answer.value) found.set(item.scheduleId.toLowerCase(), busyIn(item));
  }
  return new Map(emails.map((email) => [email, found.get(email.toLowerCase()) ?? null]));
}

function busyIn(item: ScheduleItem): Busy {
  if (item.error) return null;
  return (item.scheduleItems ?? [])
    .filter(({ status }) => status !== 'free')
    .map(({ status, start, end }) => ({ status, starts: minute(start.dateTime), ends: minute(end.dateTime) }));
}

function minute(dateTime: string): string {
  return dateTime.slice(0, 16);
}
