import { SeatsSeen } from '../../people/seats-seen.ts';
import { findPersons, type SeatOnDay, seatColumns, seatsOfBody, seatsOnDay } from '../../people/store.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import type { PollSheet, SeatSaid, SheetOption, SheetPerson, SheetSeat } from '../rules/poll-sheet.ts';
import { type Answerer, seatsToAnswer, speaksForSeat } from '../rules/who-answers.ts';
import { findPoll, findPollWithSeats, type GivenCells, type Lock, type StoredPoll } from '../store.ts';
import { boardsSpokenFor, type Said, selectSaid } from '../store-answers.ts';
import { selectSuggestions } from '../store-suggestions.ts';

/** Everything about one poll, with the seats as they are filled today. */
export async function loadSheet(scope: Scope, pollId: string, now: string, lock?: Lock): Promise<PollSheet> {
  const stored = await findPoll(scope, pollId, lock);
  if (!stored) throw new Refusal('not-found', 'not-found');
  return completeSheet(scope, stored, now);
}

export async function completeSheet(scope: Scope, stored: StoredPoll, now: string): Promise<PollSheet> {
  const { poll, options, proposals } = stored;
  const seats = (await seatsOfBody(scope, poll.bodyId, localDate(now))).map(sheetSeat);
  const { said, remarks } = await selectSaid(scope, poll.pollId, options, 'all');
  const named = [
    ...seats.flatMap(everybodyIn),
    ...[...said.values()].map(({ personId }) => personId),
    ...proposals.map(({ personId }) => personId),
    poll.createdById,
  ];
  const people = await peopleById(scope, named);
  const undecided = poll.state === 'open' || poll.state === 'closed';
  const suggested = undecided ? await selectSuggestions(scope, poll.pollId) : new Map();
  return { poll, options, proposals, seats, said, remarks, people, suggested };
}

/** A poll as one person's card needs it: the same sheet, with the answers of their own seats alone. */
export interface PersonsSheet {
  sheet: PollSheet;
  answerer: Answerer;
}

/** A poll for one person to look at, with what their calendar suggested when they were asked. */
export async function loadPersonsSheet(
  scope: Scope,
  pollId: string,
  personId: string,
  now: string,
): Promise<PersonsSheet> {
  const { sheet, answerers } = await loadSheetOf(scope, pollId, [personId], now);
  const suggested = sheet.poll.state === 'open' ? await selectSuggestions(scope, pollId, personId) : new Map();
  return { sheet: { ...sheet, suggested }, answerer: answerers[0] ?? { personId, boardIds: [] } };
}

/** The same for many at once: the poll is read once, however many it is drawn for. By person. */
export async function loadPersonsSheets(
  scope: Scope,
  pollId: string,
  personIds: readonly string[],
  now: string,
): Promise<Map<string, PersonsSheet>> {
  const { sheet: bare, answerers } = await loadSheetOf(scope, pollId, personIds, now);
  const sheet = bare.poll.state === 'open' ? { ...bare, suggested: await selectSuggestions(scope, pollId) } : bare;
  return new Map(answerers.map((answerer) => [answerer.personId, { sheet, answerer }]));
}

/** The path of every answer: a poll with the answers of some persons' own seats alone, and what each of them may answer for, in the order given. */
export async function loadSheetOf(
  scope: Scope,
  pollId: string,
  personIds: readonly string[],
  now: string,
  lock?: Lock,
): Promise<{ sheet: PollSheet; answerers: Answerer[] }> {
  const today = localDate(now);
  const key = `${scope.partnershipId} ${pollId} ${today}`;
  const seen = seatsSeen.of(key);
  const columns = seatColumns(scope, { column: 'meeting.body_id' }, today, seen?.asOf);
  const found = await findPollWithSeats(scope, pollId, [...new Set(personIds)], columns, lock);
  if (!found) throw new Refusal('not-found', 'not-found');
  const { poll, options, proposals } = found;
  const { asOf } = found.seats;
  const seats =
    seen?.asOf === asOf
      ? seen.seats
      : seatsSeen.keep(key, { asOf, seats: seatsOnDay(found.seats, today).map(sheetSeat) });
  const answerers = await answerersIn(scope, seats, personIds);
  const theirs = answerers.map((answerer) => seatsToAnswer(seats, answerer).map((seat) => seat.seatId));
  const seated = answerers.every(({ boardIds }) => boardIds.length === 0);
  const { said, remarks } = seated
    ? saidIn(found.given, options)
    : await selectSaid(scope, pollId, options, theirs.flat());
  const people = await peopleById(scope, colleaguesOf(answerers, theirs, said));
  return { sheet: { poll, options, proposals, seats, said, remarks, people }, answerers };
}

/** Who may answer changes a few times a year; a poll is answered by many in the same minute. */
const seatsSeen = new SeatsSeen<SheetSeat>();

/** Whoever has a seat of their own needs no board to speak for. */
async function answerersIn(
  scope: Scope,
  seats: readonly SheetSeat[],
  personIds: readonly string[],
): Promise<Answerer[]> {
  const answerers: Answerer[] = [];
  for (const personId of personIds) {
    const seated = seats.some((seat) => speaksForSeat(seat, personId));
    answerers.push({ personId, boardIds: seated ? [] : await boardsSpokenFor(scope, personId) });
  }
  return answerers;
}

/** Who is named on a card: who answered for somebody's seat, or may do so in the same moment. */
function colleaguesOf(
  answerers: readonly Answerer[],
  theirs: readonly (readonly string[])[],
  said: ReadonlyMap<string, SeatSaid>,
): string[] {
  const shared = new Set(theirs.flat()).size < theirs.flat().length;
  return answerers.flatMap(({ personId }, at) => {
    const before = (theirs[at] ?? []).flatMap((seatId) => said.get(seatId)?.personId ?? []);
    return [...(shared ? [personId] : []), ...before.filter((id) => id !== personId)];
  });
}

/** What may be told of other people's seats: whether they are complete. A body may have hundreds; these two do for all. */
const OF_OTHERS: Record<'complete' | 'open', SeatSaid> = {
  complete: Object.freeze({ personId: '', at: '', via: 'system', answers: {}, complete: true }),
  open: Object.freeze({ personId: '', at: '', via: 'system', answers: {}, complete: false }),
};

function ofOthers(complete: boolean): SeatSaid {
  return complete ? OF_OTHERS.complete : OF_OTHERS.open;
}

/** What one person's card may be drawn from: of other people's seats only whether they are complete. */
export function sheetFor(sheet: PollSheet, answerer: Answerer): PollSheet {
  const own = new Set(seatsToAnswer(sheet.seats, answerer).map((seat) => seat.seatId));
  const said = new Map(sheet.said);
  for (const [seatId, about] of sheet.said) {
    // A poll may have hundreds of seats, and all but a few are as they may be told already.
    if (about !== OF_OTHERS.complete && about !== OF_OTHERS.open && !own.has(seatId)) {
      said.set(seatId, ofOthers(about.complete));
    }
  }
  const remarks = [...sheet.remarks].filter(([seatId]) => own.has(seatId));
  const proposals = sheet.proposals?.filter(({ personId }) => personId === answerer.personId) ?? [];
  return { ...sheet, said, remarks: new Map(remarks), proposals };
}

/** Of other people's seats only whether they are complete is told. */
function saidIn(rows: readonly GivenCells[], options: readonly SheetOption[]): Said {
  const live = options.filter((option) => !option.withdrawn).length;
  const said = new Map<string, SeatSaid>();
  const remarks = new Map<string, string>();
  for (const [seatId, given, details, remark] of rows) {
    if (remark) remarks.set(seatId, remark);
    const complete = given >= live;
    const latest = details?.reduce((one, other) => (other[4] > one[4] ? other : one));
    if (!details || !latest) {
      said.set(seatId, ofOthers(complete));
      continue;
    }
    const answers = Object.fromEntries(details.map(([optionId, answer]) => [optionId, answer]));
    said.set(seatId, { personId: latest[2], via: latest[3], at: new Date(latest[4]).toISOString(), complete, answers });
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
