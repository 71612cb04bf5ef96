import type { Availability } from './free-busy.ts';
import { askedSeats, type PollSheet, type SheetSeat } from './poll-sheet.ts';
import { speaksForSeat, willSendDeputy } from './who-answers.ts';

/** What a calendar says; or that another meeting of the partnership keeps somebody away, the way there included. */
export type OptionSays = Availability | 'elsewhere';

/** What is known of the options of a poll: by person id, then by option id. Who is left out is not known. */
export type PollCalendars = ReadonlyMap<string, Readonly<Record<string, OptionSays>>>;

export const NO_CALENDARS: PollCalendars = new Map();

/** What the calendar of whoever is asked for a seat says of an option; undefined: nobody was asked, or nothing was read. */
export function calendarOfSeat(
  { askedId }: SheetSeat,
  optionId: string,
  calendars: PollCalendars,
): OptionSays | undefined {
  return askedId === null ? undefined : calendars.get(askedId)?.[optionId];
}

/** Everybody whose calendar can tell something: whoever is asked for a seat, and the deputies who answered themselves. */
export function calendarOwners(sheet: PollSheet): string[] {
  const owners = askedSeats(sheet).flatMap((seat) => [seat.askedId ?? '', comesFor(sheet, seat) ?? '']);
  return [...new Set(owners)].filter((personId) => personId !== '');
}

/** Seats that said yes to an option and cannot come by what is known now, with the person who was to come. */
export function busyAfterYes(
  sheet: PollSheet,
  optionId: string,
  calendars: PollCalendars,
): { seat: SheetSeat; personId: string }[] {
  return askedSeats(sheet).flatMap((seat) => {
    const personId = comesFor(sheet, seat);
    const saidYes = sheet.said.get(seat.seatId)?.answers[optionId] === 'yes';
    const says = personId === null ? undefined : calendars.get(personId)?.[optionId];
    const taken = says === 'busy' || says === 'elsewhere';
    return saidYes && personId !== null && taken ? [{ seat, personId }] : [];
  });
}

/** How many of those who are asked the calendars tell nothing about. */
export function seatsUnknown(sheet: PollSheet, optionId: string, calendars: PollCalendars): number {
  return askedSeats(sheet).filter((seat) => {
    const said = calendarOfSeat(seat, optionId, calendars);
    return said === undefined || said === 'unknown';
  }).length;
}

/**
 * What may be suggested to somebody: their own calendar, where they will sit there themselves. A colleague who answers for a
 * bestuurder is not helped by knowing when they are free themselves.
 */
export function suggestedTo(
  sheet: PollSheet,
  seats: readonly SheetSeat[],
  personId: string,
): Readonly<Record<string, Availability>> {
  const themselves = seats.length > 0 && seats.every((seat) => speaksForSeat(seat, personId));
  return (themselves && sheet.suggested?.get(personId)) || {};
}

/** Who will sit on the seat by what was said; null: nothing was said. */
function comesFor(sheet: PollSheet, seat: SheetSeat): string | null {
  const said = sheet.said.get(seat.seatId);
  if (!said) return null;
  return willSendDeputy(seat, said.personId) ? said.personId : (seat.holderId ?? seat.askedId);
}
