import { randomUUID } from 'node:crypto';
import type { QuorumJson } from '../../src/edge/database/tables/people.ts';
import type { EventText, FreeBusyReader, MeetingCalendar, NewEvent } from '../../src/meetings/ports.ts';
import type { Answer } from '../../src/meetings/rules/answers.ts';
import type { CalendarSpot, Rsvp } from '../../src/meetings/rules/outlook-event.ts';
import { answerPollBody, createPollBody } from '../../src/meetings/schema.ts';
import { answerPoll, planPoll, pollDetail, type Reader, type TimeKeeper } from '../../src/meetings/use-cases.ts';
import { standingOf } from '../../src/people/store.ts';
import { localDate } from '../../src/time/local.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Actor, Via } from '../../src/work/work.ts';
import { calendarsOf } from '../support/calendars.ts';
import type { TestDatabase } from '../support/database.ts';

export const URL = 'https://kring.example';

/** What the minute's tick works with; nobody's calendar can be read unless one is given. */
export function timeKeeper(database: TestDatabase, freeBusy: FreeBusyReader = calendarsOf()): TimeKeeper {
  return {
    db: database.open.db,
    transact: database.transact,
    read: database.read,
    clock: { now: () => database.now },
    publicUrl: URL,
    freeBusy,
  };
}

/** A steering committee with a chair, a kring seat with a deputy, a board seat with a BOC, and an empty seat. */
export interface Committee {
  partnershipId: string;
  bodyId: string;
  seats: { chair: string; noord: string; board: string; empty: string };
  people: {
    chair: string;
    holder: string;
    deputy: string;
    boc: string;
    director: string;
    leader: string;
    stranger: string;
  };
}

export async function committee(database: TestDatabase, change: { conversationId?: string } = {}): Promise<Committee> {
  const partnershipId = await database.partnership();
  const of = { partnership_id: partnershipId };
  const ids = Object.fromEntries(
    ['bodyId', 'boardId', 'chair', 'noord', 'board', 'empty'].map((name) => [name, randomUUID()]),
  ) as Record<string, string>;
  const { db } = database.open;
  const people = {
    chair: await addPerson(database, partnershipId, 'Anna van der Meulen', 'chair'),
    holder: await addPerson(database, partnershipId, 'Bram Oldenhuis', 'holder'),
    deputy: await addPerson(database, partnershipId, 'Carla Terpstra-Vos', 'deputy'),
    director: await addPerson(database, partnershipId, 'Dirk Hogewoning', 'director'),
    boc: await addPerson(database, partnershipId, 'Els Zandbergen', 'boc'),
    leader: await addPerson(database, partnershipId, 'Fenna Ruiter', 'leader'),
    stranger: await addPerson(database, partnershipId, 'Gijs Kolk', 'stranger'),
  };
  const quorum: QuorumJson = [
    { atLeast: 1, of: { role: 'voorzitter' } },
    { atLeast: 0.5, of: 'voting' },
  ];
  await db
    .insertInto('body')
    .values({
      ...of,
      id: ids['bodyId']!,
      name: 'Stuurgroep',
      kind: 'stuurgroep',
      quorum: JSON.stringify(quorum),
      conversation_id: change.conversationId ?? null,
      ended_on: null,
    })
    .execute();
  await db
    .insertInto('board')
    .values({
      ...of,
      id: ids['boardId']!,
      number: '41234',
      name: 'Stichting De Lindeboom',
      kring_id: null,
      relatiebeheerder_id: null,
      ended_on: null,
    })
    .execute();
  const seat = {
    ...of,
    body_id: ids['bodyId']!,
    board_id: null,
    kring_id: null,
    votes: true,
    required: false,
    ended_on: null,
  };
  await db
    .insertInto('seat')
    .values([
      { ...seat, id: ids['chair']!, label: 'voorzitter', role: 'voorzitter', required: true },
      { ...seat, id: ids['noord']!, label: 'kring Noord', role: 'lid' },
      { ...seat, id: ids['board']!, label: 'De Lindeboom', role: 'lid', board_id: ids['boardId']! },
      { ...seat, id: ids['empty']!, label: 'kring Zuid', role: 'lid' },
    ])
    .execute();
  const term = (seatId: string, personId: string, kind: 'member' | 'deputy') => {
    return { ...of, id: randomUUID(), seat_id: seatId, person_id: personId, kind, from_date: null, until_date: null };
  };
  await db
    .insertInto('seat_term')
    .values([
      term(ids['chair']!, people.chair, 'member'),
      term(ids['noord']!, people.holder, 'member'),
      term(ids['noord']!, people.deputy, 'deputy'),
      term(ids['board']!, people.director, 'member'),
    ])
    .execute();
  await db
    .insertInto('person_role')
    .values([
      { ...of, person_id: people.leader, role: 'programmaleider', for_id: partnershipId },
      { ...of, person_id: people.boc, role: 'boc', for_id: ids['boardId']! },
    ])
    .execute();
  const { chair, noord, board, empty } = ids as Record<string, string>;
  return {
    partnershipId,
    bodyId: ids['bodyId']!,
    seats: { chair: chair!, noord: noord!, board: board!, empty: empty! },
    people,
  };
}

async function addPerson(database: TestDatabase, partnershipId: string, name: string, entra: string): Promise<string> {
  const id = randomUUID();
  await database.open.db
    .insertInto('person')
    .values({
      partnership_id: partnershipId,
      id,
      name,
      email: `${entra}@school.example`,
      language: 'nl',
      organisation: null,
      entra_id: `${entra}-${partnershipId}`,
      directory: 'guest',
      directory_checked_at: null,
      ended_on: null,
    })
    .execute();
  return id;
}

export function as(made: Committee, who: keyof Committee['people'], via: Via = 'chat'): Actor & { personId: string } {
  return { partnershipId: made.partnershipId, personId: made.people[who], via };
}

/** Three dates, two weeks after the test's day, with a deadline a week after it. */
export const POLL = {
  title: 'Stuurgroep november',
  explanation: 'Over de opbrengsten van de kringen.',
  deadline: '2026-11-10T17:00',
  options: [
    { starts: '2026-11-17T14:00', minutes: 120, place: 'Utrecht' },
    { starts: '2026-11-18T14:00', minutes: 120, place: '', online: true },
    { starts: '2026-11-19T09:30', minutes: 90, place: 'Utrecht', online: true },
  ],
};

export interface Planned extends Committee {
  pollId: string;
  meetingId: string;
  /** In order of time. */
  optionIds: string[];
}

export async function planned(
  database: TestDatabase,
  change: { conversationId?: string; resultsHidden?: boolean } = {},
): Promise<Planned> {
  const made = await committee(database, change);
  const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId, resultsHidden: change.resultsHidden ?? false });
  const created = await database.transact(as(made, 'leader', 'tab'), (work) => planPoll(work, URL, body));
  const rows = await database.open.db
    .selectFrom('poll_option')
    .select('id')
    .where('poll_id', '=', created.pollId)
    .orderBy('starts')
    .execute();
  return { ...made, ...created, optionIds: rows.map(({ id }) => id) };
}

export function answer(
  database: TestDatabase,
  poll: Planned,
  who: keyof Committee['people'],
  given: Answer[],
  more: { via?: Via; remark?: string; replace?: boolean; seatIds?: string[] } = {},
) {
  const { via, ...rest } = more;
  const answers = Object.fromEntries(given.map((said, index) => [poll.optionIds[index]!, said]));
  const body = answerPollBody.parse({ answers, ...rest });
  return database.transact(as(poll, who, via), (work) => answerPoll(work, URL, poll.pollId, body));
}

export async function readerOf(
  database: TestDatabase,
  made: Committee,
  who: keyof Committee['people'],
): Promise<Reader> {
  const standing = await database.read(made.partnershipId, (scope) =>
    standingOf(scope, made.people[who], localDate(database.now)),
  );
  if (!standing) throw new Error(`${who} is not in the partnership`);
  return { standing, language: 'nl', now: database.now };
}

export async function detailFor(database: TestDatabase, poll: Planned, who: keyof Committee['people']) {
  const reader = await readerOf(database, poll, who);
  return database.read(poll.partnershipId, (scope) => pollDetail(scope, reader, poll.pollId));
}

/** The cards that wait or were sent, by who gets them; updates count as the newest form of the card. */
export async function cardsOf(database: TestDatabase, made: Committee) {
  const rows = await database.open.db
    .selectFrom('message')
    .select(['person_id', 'purpose', 'topic', 'content', 'seat_id', 'question_subject_id'])
    .where('partnership_id', '=', made.partnershipId)
    .orderBy('key')
    .execute();
  const nameOf = new Map(Object.entries(made.people).map(([name, id]) => [id, name]));
  return rows.map((row) => ({
    who: row.person_id === null ? 'group' : (nameOf.get(row.person_id) ?? '?'),
    purpose: row.purpose,
    topic: row.topic.split(':')[0],
    card: JSON.stringify(row.content.card),
  }));
}

export async function openObligations(database: TestDatabase, made: Committee): Promise<string[]> {
  const rows = await database.open.db
    .selectFrom('obligation')
    .innerJoin('seat', 'seat.id', 'obligation.seat_id')
    .select('seat.label')
    .where('obligation.partnership_id', '=', made.partnershipId)
    .where('settled_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('seat.label')
    .execute();
  return rows.map(({ label }) => label);
}

/** A calendar in memory that answers a repeated transactionId with the event it made; it can lose its answers. */
export class FakeCalendar implements MeetingCalendar {
  readonly events = new Map<string, { transactionId: string; text: EventText; cancelled: boolean }>();
  calls: string[] = [];
  #made = 0;
  /** Calls whose work is done but whose answer never arrives. */
  lose = 0;
  /** The mailbox was removed. */
  away = false;

  async createEvent(event: NewEvent) {
    this.#mustBeThere(event.mailbox);
    this.calls.push('create');
    const known = [...this.events].find(([, { transactionId }]) => transactionId === event.transactionId);
    const eventId = known?.[0] ?? `event-${this.#made + 1}`;
    if (!known) this.#made += 1;
    if (!known) this.events.set(eventId, { transactionId: event.transactionId, text: event, cancelled: false });
    this.#maybeLose();
    return { eventId, joinUrl: event.online ? `https://teams.example/${eventId}` : null };
  }

  async updateEvent(event: EventText & { eventId: string }) {
    this.#mustBeThere(event.mailbox);
    this.calls.push('update');
    const known = this.events.get(event.eventId);
    if (known) known.text = event;
    this.#maybeLose();
    return known ? ('updated' as const) : ('gone' as const);
  }

  /** What attendees answered, and what somebody did with an event in Outlook. */
  readonly responses: { email: string; response: Rsvp }[] = [];
  moveThere(eventId: string, spot: Partial<CalendarSpot>): void {
    const known = this.events.get(eventId);
    if (known) known.text = { ...known.text, ...spot };
  }

  async readEvent({ eventId, mailbox }: { eventId: string; mailbox: string }) {
    this.#mustBeThere(mailbox);
    this.calls.push('read');
    const known = this.events.get(eventId);
    if (!known) return 'gone' as const;
    const { starts, minutes, place } = known.text;
    return { starts, minutes, place, cancelled: known.cancelled, responses: this.responses };
  }

  async cancelEvent({ eventId }: { eventId: string }) {
    this.calls.push('cancel');
    const known = this.events.get(eventId);
    if (known) known.cancelled = true;
    this.#maybeLose();
  }

  #mustBeThere(mailbox: string): void {
    if (this.away) throw new Refusal('not-found', 'mailbox-away', { mailbox });
  }

  #maybeLose(): void {
    if (this.lose === 0) return;
    this.lose -= 1;
    throw new Error('the answer was lost');
  }
}
