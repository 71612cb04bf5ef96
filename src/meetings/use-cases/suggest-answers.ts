import { seatsOfBody } from '../../people/store.ts';
import { isLocalDateTime, localDate } from '../../time/local.ts';
import type { Availability } from '../rules/free-busy.ts';

import { phaseOf } from '../rules/poll-lifecycle.ts';
import { liveOptions, type SheetOption, type SuggestedAnswers } from '../rules/poll-sheet.ts';
import { speaksForSeat } from '../rules/who-answers.ts';
import type { CreatePoll } from '../schema.ts';
import type { PersonsSheet } from './load-sheet.ts';
import { type AvailabilityReader, availabilityOf } from './read-availability.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** Sending a poll waits no longer for calendars than this, and showing a question even less: then the card is plain. */
const SENT_WITHIN_MS = 3_000;
const SHOWN_WITHIN_MS = 1_500;

/** What the calendars of those who will be asked say of the dates of a poll: by person id, then by date (see `slotKey`). */
export type AskedCalendars = ReadonlyMap<string, ReadonlyMap<string, Availability>>;

export const NOBODYS_CALENDAR: AskedCalendars = new Map();

/** A date within one poll, before it has an id. */
const slotKey = ({ starts, minutes }: { starts: string; minutes: number }): string => `${starts}/${minutes}`;

/** Reads the calendars of those whom a new poll asks, before the transaction that sends it; best effort. */
export async function calendarsForNewPoll(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  asked: CreatePoll,
): Promise<AskedCalendars> {
  // Whether the poll may be made at all is for `planPoll` to say, with its reason.
  if (!allows(reader.standing, 'poll.create', asked.bodyId) || asked.options.some(isOddSlot)) return NOBODYS_CALENDAR;
  const seats = await deps.read(partnershipId, (scope) => seatsOfBody(scope, asked.bodyId, localDate(reader.now)));
  const personIds = [...new Set(seats.flatMap(({ askedId }) => askedId ?? []))];
  const how = { fresh: false, now: reader.now, withinMs: SENT_WITHIN_MS };
  const { byPerson } = await availabilityOf(deps, partnershipId, { personIds, slots: asked.options, ...how });
  return new Map(
    [...byPerson].map(([personId, said]) => {
      return [personId, new Map(asked.options.map((slot, nth) => [slotKey(slot), said[nth] ?? 'unknown']))];
    }),
  );
}

function isOddSlot({ starts }: { starts: string }): boolean {
  return !isLocalDateTime(starts);
}

/** The same by option id, of those alone whose calendar tells something: the others get a plain card. */
export function suggestedFor(options: readonly SheetOption[], calendars: AskedCalendars): SuggestedAnswers {
  const suggested = new Map<string, Record<string, Availability>>();
  for (const [personId, byDate] of calendars) {
    const byOption = Object.fromEntries(
      options.map((option) => [option.optionId, byDate.get(slotKey(option)) ?? ('unknown' as const)]),
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
