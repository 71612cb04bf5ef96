import type { FreeBusyReader } from '../../meetings/ports.ts';
import type { BusyCalendar, BusySpan } from '../../meetings/rules/free-busy.ts';
import type { Graph } from './client.ts';
import { isStatus } from './try.ts';

/** Limits of getSchedule: addresses a call, and a window of less than 62 days. */
const BATCH = 20;
const WINDOW_DAYS = 56;
const WINDOW = WINDOW_DAYS * 1_440;
/** So long may an answer be given again. */
const KEEP_MS = 5 * 60_000;
const KEEP_MOST = 5_000;

interface ScheduleAnswer {
  scheduleId: string;
  error?: unknown;
  scheduleItems?: { status: string; start: { dateTime: string }; end: { dateTime: string } }[];
}

interface Kept {
  at: number;
  calendar: BusyCalendar;
}

interface Asked {
  mailbox: string;
  /** Number of the window: windows are fixed, so that two questions about one month share an answer. */
  window: number;
}

/** What a mailbox may see of calendars, asked in as few calls as Graph allows and kept for a few minutes, in memory only. */
export function graphFreeBusy(graph: Graph, now: () => number): FreeBusyReader {
  const kept = new Map<string, Kept>();
  const keyOf = ({ mailbox, window }: Asked, email: string): string => `${mailbox} ${window} ${email}`;

  /** Answers false when Graph gave no answer for some of them. */
  async function fetchInto(asked: Asked, emails: readonly string[], found: Map<string, BusyCalendar>) {
    let answered = true;
    for (let at = 0; at < emails.length; at += BATCH) {
      const answers = await schedulesOf(graph, asked, emails.slice(at, at + BATCH));
      for (const [email, calendar] of answers ?? []) {
        found.set(email, calendar);
        kept.set(keyOf(asked, email), { at: now(), calendar });
      }
      answered &&= answers !== null;
    }
    return answered;
  }

  return {
    read: async ({ mailbox, emails, spans, fresh }) => {
      const calendars = new Map<string, BusyCalendar>(emails.map((email) => [email, []]));
      let answered = true;
      forgetOld(kept, now());
      for (const window of windowsOf(spans)) {
        const asked = { mailbox, window };
        const found = new Map<string, BusyCalendar>();
        for (const email of fresh ? [] : calendars.keys()) {
          const known = kept.get(keyOf(asked, email));
          if (known) found.set(email, known.calendar);
        }
        const missing = [...calendars.keys()].filter((email) => !found.has(email));
        answered = (await fetchInto(asked, missing, found)) && answered;
        for (const [email, soFar] of calendars) calendars.set(email, joined(soFar, found.get(email) ?? null));
      }
      return { calendars, answered };
    },
  };
}

/** A calendar of which one window cannot be read is not known. */
function joined(one: BusyCalendar, other: BusyCalendar): BusyCalendar {
  return one && other && [...one, ...other].sort((a, b) => a.from - b.from);
}

function windowsOf(spans: readonly { from: number; until: number }[]): number[] {
  const windows = spans.flatMap(({ from, until }) => [Math.floor(from / WINDOW), Math.floor((until - 1) / WINDOW)]);
  return [...new Set(windows)].sort((a, b) => a - b);
}

function forgetOld(kept: Map<string, Kept>, now: number): void {
  for (const [key, { at }] of kept) if (now - at >= KEEP_MS || now < at || kept.size > KEEP_MOST) kept.delete(key);
}

/**
 * The calendars of at most twenty addresses; null when Graph did not answer, after the tries of the client. An address that
 * Graph refuses to read at all is found by halving, so that it spoils no one else's.
 */
async function schedulesOf(
  graph: Graph,
  asked: Asked,
  emails: readonly string[],
): Promise<[string, BusyCalendar][] | null> {
  try {
    const { value } = (await graph
      .api(`/users/${encodeURIComponent(asked.mailbox)}/calendar/getSchedule`)
      .post(question(asked.window, emails))) as { value: ScheduleAnswer[] };
    const byAddress = new Map(value.map((answer) => [answer.scheduleId.toLowerCase(), answer]));
    return emails.map((email) => [email, calendarIn(byAddress.get(email.toLowerCase()))]);
  } catch (cause) {
    if (!isStatus(cause, 400)) return null;
    if (emails.length === 1) return [[emails[0]!, null]];
    const half = Math.ceil(emails.length / 2);
    const parts = [
      await schedulesOf(graph, asked, emails.slice(0, half)),
      await schedulesOf(graph, asked, emails.slice(half)),
    ];
    const answers = parts.filter((part) => part !== null).flat();
    return answers.length === emails.length ? answers : null;
  }
}

function question(window: number, emails: readonly string[]): Record<string, unknown> {
  const at = (minutes: number) => ({
    dateTime: new Date(minutes * 60_000).toISOString().slice(0, 19),
    timeZone: 'UTC',
  });
  return {
    schedules: emails,
    startTime: at(window * WINDOW),
    endTime: at((window + 1) * WINDOW),
    availabilityViewInterval: 60,
  };
}

/** Times come in UTC when no other zone is preferred. Working elsewhere is free; absence, and what is unclear, is not. */
function calendarIn(answer: ScheduleAnswer | undefined): BusyCalendar {
  if (!answer?.scheduleItems || answer.error) return null;
  return answer.scheduleItems
    .filter(({ status }) => status !== 'free' && status !== 'workingElsewhere')
    .map(({ status, start, end }): BusySpan => {
      return { from: minuteOf(start.dateTime), until: minuteOf(end.dateTime), firm: status !== 'tentative' };
    })
    .sort((a, b) => a.from - b.from);
}

function minuteOf(dateTime: string): number {
  return Date.parse(`${dateTime.slice(0, 16)}Z`) / 60_000;
}
