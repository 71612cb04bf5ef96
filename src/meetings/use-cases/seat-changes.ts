import { SYNC_DIRECTORY } from '../../people/schema.ts';
import { findPersons, seatsOfBody } from '../../people/store.ts';
import {
  endMembers,
  findBoardByNumber,
  findPersonByEmail,
  findSeat,
  insertBoardInKring,
  insertPerson,
  insertTerm,
} from '../../people/store-body-changes.ts';
import { bodyChangeText } from '../../text/body-change.ts';
import type { Language } from '../../text/format.ts';
import { addDays, localDate } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import type { BodyChange, NamedPerson } from '../schema-body-change.ts';
import { findBodies, findPartnership, findPolls } from '../store.ts';
import type { Prepared } from './change-bodies.ts';
import { askNewHolders, followAttendees, plannedMeetings } from './follow-seats.ts';
import { demand } from './rights.ts';
import { tellBodyChange } from './tell-body-change.ts';

/** A seat gets another holder from a day on; what is planned follows. */
export async function prepareHandOver(
  work: Work,
  change: Extract<BodyChange, { kind: 'hand-over' }>,
): Promise<Prepared> {
  const today = localDate(work.now);
  const seat = await findSeat(work, change.seatId, today);
  if (!seat) throw new Refusal('not-found', 'not-found');
  await demand(work, 'body.change', seat.bodyId);
  if (change.from < today) throw new Refusal('invalid', 'hand-over-past');
  const successor = await personMeant(work, change.person);
  const sitting = (await seatsOfBody(work, seat.bodyId, today)).find(({ seatId }) => seatId === seat.seatId);
  const predecessor = sitting?.holderId ? (await findPersons(work, [sitting.holderId])).get(sitting.holderId) : null;
  const plans = await plansOf(work, seat.bodyId);
  const say = (language: Language): string[] => {
    const words = bodyChangeText[language];
    return [
      ...(successor.personId === null ? [words.newPerson(successor.name)] : []),
      words.handOver(seat.label, seat.bodyName, successor.name, words.day(change.from)),
      ...(predecessor ? [words.handOverEnds(predecessor.name, words.day(addDays(change.from, -1)))] : []),
      ...sayPlans(plans, language),
    ];
  };
  const carryOut = async (publicUrl: string): Promise<number> => {
    const personId = await bringIn(work, successor, null);
    await endMembers(work, seat.seatId, change.from);
    await insertTerm(work, { seatId: seat.seatId, personId, kind: 'member', from: change.from, until: null });
    await recordHistory(work, {
      entity: 'seat',
      entityId: seat.seatId,
      what: 'handed-over',
      before: predecessor?.id ?? null,
      after: { personId, from: change.from },
    });
    await followBody(work, publicUrl, seat.bodyId);
    return tellBodyChange(work, publicUrl, [personId, ...(predecessor ? [predecessor.id] : [])], (language) => ({
      heading: bodyChangeText[language].handOverNews(seat.label, seat.bodyName),
      lines: say(language),
    }));
  };
  const facts = { seat, from: change.from, successor, predecessor: predecessor?.id ?? null, plans };
  const people = predecessor && predecessor.id !== successor.personId ? 2 : 1;
  return { say: (language) => [...say(language), bodyChangeText[language].told(people)], facts, carryOut };
}

/** A board that was in no kring yet joins one, with a seat for whoever leads it. */
export async function prepareJoining(work: Work, change: Extract<BodyChange, { kind: 'join' }>): Promise<Prepared> {
  const today = localDate(work.now);
  const [body] = await findBodies(work, [change.bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  await demand(work, 'body.change', change.bodyId);
  if (body.endedOn !== null && body.endedOn < today) throw new Refusal('conflict', 'body-ended');
  if (body.kind !== 'kring') throw new Refusal('invalid', 'not-a-kring-here');
  const { number, name } = change.board;
  if (await findBoardByNumber(work, number)) throw new Refusal('conflict', 'board-exists', { number });
  const { language: own } = await findPartnership(work);
  const seatLabel = bodyChangeText[own].seatOf(name);
  const seats = await seatsOfBody(work, body.bodyId, today);
  if (seats.some(({ label }) => label.toLowerCase() === seatLabel.toLowerCase())) {
    throw new Refusal('conflict', 'seat-label-taken');
  }
  const leader = await personMeant(work, change.person);
  const plans = await plansOf(work, body.bodyId);
  const say = (language: Language): string[] => {
    const words = bodyChangeText[language];
    return [
      `${words.joins(name, body.name)}.`,
      ...(leader.personId === null ? [words.newPerson(leader.name)] : []),
      words.joinsSeat(leader.name, seatLabel, body.name),
      ...sayPlans(plans, language),
    ];
  };
  const colleagues = seats.flatMap(({ holderId }) => holderId ?? []);
  const carryOut = async (publicUrl: string): Promise<number> => {
    const personId = await bringIn(work, leader, name);
    const joining = { number, name, kringId: body.bodyId, personId, seatLabel, from: today };
    const { boardId, seatId } = await insertBoardInKring(work, joining);
    const after = { number, name, kring: body.bodyId, seatId, personId };
    await recordHistory(work, { entity: 'board', entityId: boardId, what: 'added', after });
    await followBody(work, publicUrl, body.bodyId);
    return tellBodyChange(work, publicUrl, [personId, ...colleagues], (language) => ({
      heading: bodyChangeText[language].joins(name, body.name),
      lines: say(language),
    }));
  };
  const people = new Set([...colleagues, leader.personId ?? 'new']);
  const facts = { board: change.board, bodyId: body.bodyId, leader, plans, people: [...people].sort() };
  return { say: (language) => [...say(language), bodyChangeText[language].told(people.size)], facts, carryOut };
}

interface Meant {
  /** Null: not in the roster yet. */
  personId: string | null;
  name: string;
  email: string;
}

async function personMeant(work: Work, person: NamedPerson): Promise<Meant> {
  if ('personId' in person) {
    const found = (await findPersons(work, [person.personId])).get(person.personId);
    if (!found) throw new Refusal('not-found', 'not-found');
    if ((await findPersonByEmail(work, found.email))?.ended) throw new Refusal('invalid', 'person-left');
    return { personId: found.id, name: found.name, email: found.email };
  }
  const known = await findPersonByEmail(work, person.email);
  if (!known) return { personId: null, name: person.name, email: person.email.toLowerCase() };
  if (known.ended) throw new Refusal('invalid', 'person-left');
  return personMeant(work, { personId: known.id });
}

async function bringIn(work: Work, meant: Meant, organisation: string | null): Promise<string> {
  if (meant.personId !== null) return meant.personId;
  const { language } = await findPartnership(work);
  const id = await insertPerson(work, { name: meant.name, email: meant.email, language, organisation });
  await recordHistory(work, { entity: 'person', entityId: id, what: 'added', after: { name: meant.name } });
  await work.enqueue(SYNC_DIRECTORY, { partnershipId: work.partnershipId });
  return id;
}

interface Plans {
  meetings: string[];
  polls: string[];
}

async function plansOf(work: Work, bodyId: string): Promise<Plans> {
  return {
    meetings: (await plannedMeetings(work, bodyId)).map(({ meetingId }) => meetingId),
    polls: (await findPolls(work, { bodyId, states: ['open'] })).map(({ poll }) => poll.pollId),
  };
}

function sayPlans({ meetings, polls }: Plans, language: Language): string[] {
  const words = bodyChangeText[language];
  const asked = words.asked(polls.length);
  return [words.invitedTo(meetings.length), ...(asked ? [asked] : [])];
}

async function followBody(work: Work, publicUrl: string, bodyId: string): Promise<void> {
  const { meetings, polls } = await plansOf(work, bodyId);
  for (const meetingId of meetings) await followAttendees(work, meetingId);
  for (const pollId of polls) await askNewHolders(work, publicUrl, pollId);
}
