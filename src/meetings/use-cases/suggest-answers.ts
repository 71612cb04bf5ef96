import { seatsOfBody } from '../../people/store.ts';
import { isLocalDateTime, localDate } from '../../time/local.ts';
import type { Availability } from '../rules/free-busy.ts';
import { calendarOwners } from '../rules/poll-calendars.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { liveOptions, type SheetOption, type SuggestedAnswers } from '../rules/poll-sheet.ts';
import { speaksForSeat } from '../rules/who-answers.ts';
import type { CreatePoll } from '../schema.ts';
import { keptElsewhere } from './kept-elsewhere.ts';
import { loadSheet, type PersonsSheet } from './load-sheet.ts';
import { type AvailabilityReader, availabilityOf } from './read-availability.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** Sending a poll waits no longer for calendars than this, and showing a question even less: then the card is plain. */
const SENT_WITHIN_MS = 3_000;
const SHOWN_WITHIN_MS = 1_500;

/** What the calendars of those who will be asked say of the dates of a poll: by person id, then by date (see `slotKey`). */
export type AskedCalendars = ReadonlyMap<string, ReadonlyMap<string, Availability>>;

export const NOBODYS_CALENDAR: AskedCalendars = new Map();

interface Slot {
  /** Wall-clock. */
  starts: string;
  minutes: number;
}

/** A date within one poll, before it has an id. */
const slotKey = ({ starts, minutes }: Slot): string => `${starts}/${minutes}`;

/** Reads the calendars of those whom a new poll asks, before the transaction that sends it; best effort. */
export async function calendarsForNewPoll(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  asked: CreatePoll,
): Promise<AskedCalendars> {
  // Whether the poll may be made at all is for `planPoll` to say, with its reason.
  if (!allows(reader.standing, 'poll.create', asked.bodyId)) return NOBODYS_CALENDAR;
  return calendarsOfBody(deps, partnershipId, asked.bodyId, asked.options, reader.now);
}

/** The same for dates that join a poll which runs already; `proposalId`: the date is the one that was proposed. */
export async function calendarsForAddedDates(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  pollId: string,
  added: { slots: readonly Slot[] } | { proposalId: string },
): Promise<AskedCalendars> {
  const sheet = await deps.read(partnershipId, (scope) => loadSheet(scope, pollId, reader.now));
  const { bodyId } = sheet.poll;
  if (!allows(reader.standing, 'poll.change', bodyId)) return NOBODYS_CALENDAR;
  const proposed =
    'slots' in added ? added.slots : sheet.proposals?.filter((one) => one.proposalId === added.proposalId);
  return calendarsOfBody(deps, partnershipId, bodyId, proposed ?? [], reader.now);
}

/**
 * What calendars say now of all dates of a poll: just before it closes, so that whoever chooses gets them ranked by what is
 * true then, or when seats changed hands. Another meeting of the partnership counts as busy.
 */
export async function calendarsOfPoll(
  deps: AvailabilityReader,
  partnershipId: string,
  pollId: string,
  { now, standing }: { now: string; standing: Reader['standing'] | null },
): Promise<AskedCalendars> {
  const { sheet, elsewhere } = await deps.read(partnershipId, async (scope) => {
    const sheet = await loadSheet(scope, pollId, now);
    return { sheet, elsewhere: await keptElsewhere(scope, sheet, liveOptions(sheet)) };
  });
  // Whether the poll may be closed at all is for `closePoll` to say. The clock, which has no standing, may.
  if (standing && !allows(standing, 'poll.close', sheet.poll.bodyId)) return NOBODYS_CALENDAR;
  const options = liveOptions(sheet);
  const ask = { personIds: calendarOwners(sheet), slots: options, held: sheet.poll.holdDates };
  const { byPerson } = await availabilityOf(deps, partnershipId, {
    ...ask,
    fresh: true,
    now,
    withinMs: SENT_WITHIN_MS,
  });
  const says = (personId: string, said: readonly Availability[]) =>
    options.map((option, nth): [string, Availability] => {
      const away = elsewhere.get(personId)?.has(option.optionId);
      return [slotKey(option), away ? 'busy' : (said[nth] ?? 'unknown')];
    });
  return new Map([...byPerson].map(([personId, said]) => [personId, new Map(says(personId, said))]));
}

/** Best effort: who cannot be read, or not in time, is left unknown. */
async function calendarsOfBody(
  deps: AvailabilityReader,
  partnershipId: string,
  bodyId: string,
  slots: readonly Slot[],
  now: string,
): Promise<AskedCalendars> {
  if (slots.length === 0 || slots.some(({ starts }) => !isLocalDateTime(starts))) return NOBODYS_CALENDAR;
  const seats = await deps.read(partnershipId, (scope) => seatsOfBody(scope, bodyId, localDate(now)));
  const personIds = [...new Set(seats.flatMap(({ askedId }) => askedId ?? []))];
  const how = { fresh: false, now, withinMs: SENT_WITHIN_MS };
  const { byPerson } = await availabilityOf(deps, partnershipId, { personIds, slots, ...how });
  return new Map(
    [...byPerson].map(([personId, said]) => {
      return [personId, new Map(slots.map((slot, nth) => [slotKey(slot), said[nth] ?? 'unknown']))];
    }),
  );
}

/** The same by option id, of those alone whose calendar tells something: the others get a plain card. */
export function suggestedFor(options: readonly SheetOption[], calendars: AskedCalendars): SuggestedAnswers {
  const suggested = new Map<string, Record<string, Availability>>();
  for (const [personId, byDate] of calendars) {
    const byOption = Object.fromEntries(
      options.flatMap((option) => {
        const said = byDate.get(slotKey(option));
        return said ? [[option.optionId, said] as const] : [];
      }),
    );
    if (Object.values(byOption).some((said) => said !== 'unknown')) suggested.set(personId, byOption);
  }
  return suggested;
}

/**
 * The poll with what the person's own calendar says now, for a screen that can wait a moment for it; what was suggested
 * when the poll was sent stays where the calendar does not answer in time.
 */
export async function withOwnCalendar(
  deps: AvailabilityReader,
  partnershipId: string,
  loaded: PersonsSheet,
  now: string,
): Promise<PersonsSheet> {
  const { sheet, answerer } = loaded;
  const { personId } = answerer;
  const options = liveOptions(sheet);
  const speaks = sheet.seats.filter((seat) => speaksForSeat(seat, personId));
  const waits = speaks.some((seat) => !sheet.said.get(seat.seatId)?.complete);
  if (!waits || phaseOf(sheet.poll, now) !== 'open') return loaded;
  const how = { fresh: false, now, withinMs: SHOWN_WITHIN_MS };
  const { byPerson, answered } = await availabilityOf(deps, partnershipId, {
    personIds: [personId],
    slots: options,
    held: sheet.poll.holdDates,
    ...how,
  });
  if (!answered) return loaded;
  const byDate = new Map(options.map((option, nth) => [slotKey(option), byPerson.get(personId)?.[nth] ?? 'unknown']));
  return { answerer, sheet: { ...sheet, suggested: suggestedFor(options, new Map([[personId, byDate]])) } };
}
