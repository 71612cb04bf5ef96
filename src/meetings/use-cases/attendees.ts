import { seatsOfBody } from '../../people/store.ts';
import { localDate } from '../../time/local.ts';
import type { Scope } from '../../work/work.ts';
import type { Attendee } from '../ports.ts';
import { canCome } from '../rules/answers.ts';
import type { PollSheet, SheetPerson, SheetSeat } from '../rules/poll-sheet.ts';
import { peopleById } from './load-sheet.ts';

export interface ExpectedPerson extends SheetPerson {
  personId: string;
  kind: Exclude<Attendee['kind'], 'resource'>;
}

/** Whoever fills a seat, and the deputies who said they will come, by address. Advisers are optional. */
export async function expectedAt(
  scope: Scope,
  bodyId: string,
  sheet: PollSheet | null,
  now: string,
): Promise<ExpectedPerson[]> {
  const seats: readonly SheetSeat[] = sheet?.seats ?? (await seatsOfBody(scope, bodyId, localDate(now)));
  const kindOf = new Map<string, ExpectedPerson['kind']>();
  const invite = (personId: string | null, seat: SheetSeat): void => {
    if (personId === null || kindOf.get(personId) === 'required') return;
    kindOf.set(personId, seat.votes || seat.required ? 'required' : 'optional');
  };
  for (const seat of seats) {
    invite(seat.askedId, seat);
    const said = sheet?.said.get(seat.seatId);
    const comes = canCome(said?.answers[sheet?.poll.chosenOptionId ?? ''] ?? null);
    if (said && comes && seat.deputyIds.includes(said.personId)) invite(said.personId, seat);
  }
  const people = await peopleById(scope, [...kindOf.keys()]);
  return [...people]
    .map(([personId, person]) => ({ ...person, personId, kind: kindOf.get(personId) ?? 'required' }))
    .sort((a, b) => (a.email < b.email ? -1 : 1));
}

/** One text for who is invited and how firmly: another text means that the calendar has to follow. */
export function attendeeText(expected: readonly ExpectedPerson[]): string {
  return expected.map(({ personId, kind }) => `${personId} ${kind}`).join('\n');
}
