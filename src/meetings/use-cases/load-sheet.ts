import { findPersons, type SeatOnDay, seatColumns, seatsOfBody, seatsOnDay } from '../../people/store.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import type { PollSheet, SeatSaid, SheetOption, SheetPerson, SheetSeat } from '../rules/poll-sheet.ts';
import { type Answerer, seatsToAnswer, speaksForSeat } from '../rules/who-answers.ts';
import { findPoll, findPollWithSeats, type GivenCells, type Lock, type StoredPoll } from '../store.ts';
import { boardsSpokenFor, type Said, selectSaid } from '../store-answers.ts';

/** Everything about one poll, with the seats as they are filled today. */
export async function loadSheet(scope: Scope, pollId: string, now: string, lock?: Lock): Promise<PollSheet> {
  const stored = await findPoll(scope, pollId, lock);
  if (!stored) throw new Refusal('not-found', 'not-found');
  return completeSheet(scope, stored, now);
}

export async function completeSheet(scope: Scope, stored: StoredPoll, now: string): Promise<PollSheet> {
  const { poll, options } = stored;
  const seats = (await seatsOfBody(scope, poll.bodyId, localDate(now))).map(sheetSeat);
  const { said, remarks } = await selectSaid(scope, poll.pollId, options, 'all');
  const named = [
    ...seats.flatMap(everybodyIn),
    ...[...said.values()].map(({ personId }) => personId),
    poll.createdById,
  ];
  return { poll, options, seats, said, remarks, people: await peopleById(scope, named) };
}

/** A poll as one person's card needs it: the same sheet, with the answers of their own seats alone. */
export interface PersonsSheet {
  sheet: PollSheet;
  answerer: Answerer;
}

/** The path of every answer: as few questions to the database as can be. */
export async function loadPersonsSheet(
  scope: Scope,
  pollId: string,
  personId: string,
  now: string,
  lock?: Lock,
): Promise<PersonsSheet> {
  const today = localDate(now);
  const columns = seatColumns(scope, { column: 'meeting.body_id' }, today);
  const found = await findPollWithSeats(scope, pollId, personId, columns, lock);
  if (!found) throw new Refusal('not-found', 'not-found');
  const { poll, options } = found;
  const seats = seatsOnDay(found, today).map(sheetSeat);
  const seated = seats.some((seat) => speaksForSeat(seat, personId));
  const answerer = { personId, boardIds: seated ? [] : await boardsSpokenFor(scope, personId) };
  const mine = seatsToAnswer(seats, answerer).map((seat) => seat.seatId);
  const { said, remarks } = seated ? saidIn(found.given, options) : await selectSaid(scope, pollId, options, mine);
  const others = mine.flatMap((seatId) => said.get(seatId)?.personId ?? []).filter((id) => id !== personId);
  const people = await peopleById(scope, others);
  return { sheet: { poll, options, seats, said, remarks, people }, answerer };
}

/** Of other people's seats only whether they are complete is told. */
function saidIn(rows: readonly GivenCells[], options: readonly SheetOption[]): Said {
  const live = options.filter((option) => !option.withdrawn).length;
  const said = new Map<string, SeatSaid>();
  const remarks = new Map<string, string>();
  for (const [seatId, given, details, remark] of rows) {
    const latest = details?.reduce((one, other) => (other[4] > one[4] ? other : one));
    said.set(seatId, {
      personId: latest?.[2] ?? '',
      via: latest?.[3] ?? 'system',
      at: latest ? new Date(latest[4]).toISOString() : '',
      complete: given >= live,
      answers: Object.fromEntries(details?.map(([optionId, answer]) => [optionId, answer]) ?? []),
    });
    if (remark) remarks.set(seatId, remark);
  }
  return { said, remarks };
}

export async function peopleById(scope: Scope, personIds: readonly string[]): Promise<Map<string, SheetPerson>> {
  const found = await findPersons(scope, personIds);
  return new Map([...found].map(([id, { name, email, language }]) => [id, { name, email, language }]));
}

function everybodyIn(seat: SheetSeat): string[] {
  return [...(seat.holderId ? [seat.holderId] : []), ...seat.deputyIds];
}

function sheetSeat(seat: SeatOnDay): SheetSeat {
  const { seatId, label, role, boardId, kringId, votes, required, holderId, deputyIds, askedId } = seat;
  return { seatId, label, role, boardId, kringId, votes, required, holderId, deputyIds, askedId };
}
