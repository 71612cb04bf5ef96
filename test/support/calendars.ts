import type { FreeBusyReader } from '../../src/meetings/ports.ts';
import type { BusyCalendar } from '../../src/meetings/rules/free-busy.ts';

/** Calendars by address; an address that is left out cannot be read. */
export function calendarsOf(known: Record<string, BusyCalendar> = {}): FreeBusyReader & { asked: boolean[] } {
  const asked: boolean[] = [];
  return {
    asked,
    read: async ({ emails, fresh }) => {
      asked.push(fresh);
      return { calendars: new Map(emails.map((email) => [email, known[email] ?? null])), answered: true };
    },
  };
}
