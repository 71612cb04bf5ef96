import { randomUUID } from 'node:crypto';
import type { Drawn, ReminderMessage } from '../../src/reminders/ports.ts';
import type { HolidaySpan } from '../../src/reminders/rules/sending-days.ts';
import type { Actor } from '../../src/work/work.ts';
import type { TestDatabase } from '../support/database.ts';

/** A werkgroep of three seats (one held by its deputy alone), a kring with two boards, and who runs the programme. */
export interface ReminderRoster {
  partnershipId: string;
  werkgroep: string;
  kring: string;
  seats: { chair: string; member: string; vacated: string; empty: string };
  boards: { brug: string; leeg: string };
  people: Record<Name, string>;
  as(person: Name): Actor & { personId: string };
}
type Name = 'lead' | 'chair' | 'member' | 'deputy' | 'head' | 'boc' | 'outside';

const NAMES: Record<Name, string> = {
  lead: 'Annemiek van den Bosch-Verhoeven',
  chair: 'Hendrik-Jan Oosterwijk',
  member: 'Saskia de Wilde-Hoogendoorn',
  deputy: 'Youssef Bouali',
  head: 'Jan-Willem Oosterhuis-de Graaf',
  boc: 'Mirjam Terpstra',
  outside: 'Koen Verdonk',
};
/** Without a place in the tenant: reached by mail. */
const MAIL_ONLY: Name[] = ['boc'];

export async function reminderRoster(database: TestDatabase): Promise<ReminderRoster> {
  const partnershipId = await database.partnership();
  const p = { partnership_id: partnershipId };
  const keys = Object.keys(NAMES) as Name[];
  const people = Object.fromEntries(keys.map((key) => [key, randomUUID()])) as Record<Name, string>;
  const [werkgroep, kring] = [randomUUID(), randomUUID()];
  const seats = { chair: randomUUID(), member: randomUUID(), vacated: randomUUID(), empty: randomUUID() };
  const boards = { brug: randomUUID(), leeg: randomUUID() };
  const { db } = database.open;
  await db
    .insertInto('person')
    .values(
      keys.map((key) => ({
        ...p,
        id: people[key],
        name: NAMES[key],
        email: `${key}@voorbeeld.example`,
        language: 'nl' as const,
        organisation: null,
        entra_id: MAIL_ONLY.includes(key) ? null : randomUUID(),
        directory: MAIL_ONLY.includes(key) ? null : ('member' as const),
        ended_on: null,
      })),
    )
    .execute();
  const body = { ...p, quorum: '[]', conversation_id: null, ended_on: null };
  await db
    .insertInto('body')
    .values([
      {
        ...body,
        id: werkgroep,
        name: 'POO-werkgroep',
        kind: 'werkgroep',
        conversation_id: '19:werkgroep@thread.tacv2',
      },
      { ...body, id: kring, name: 'Kring Noord', kind: 'kring' },
    ])
    .execute();
  const board = { ...p, relatiebeheerder_id: null, ended_on: null, kring_id: kring };
  await db
    .insertInto('board')
    .values([
      { ...board, id: boards.brug, number: '41234', name: 'Stichting De Brug' },
      { ...board, id: boards.leeg, number: '41235', name: 'Vereniging De Lege Stoel' },
    ])
    .execute();
  await db
    .insertInto('person_role')
    .values([
      { ...p, person_id: people.lead, role: 'programmaleider', for_id: partnershipId },
      { ...p, person_id: people.head, role: 'bestuurder', for_id: boards.brug },
      { ...p, person_id: people.boc, role: 'boc', for_id: boards.brug },
    ])
    .execute();
  const seat = {
    ...p,
    body_id: werkgroep,
    board_id: null,
    kring_id: null,
    votes: true,
    required: false,
    ended_on: null,
  };
  await db
    .insertInto('seat')
    .values([
      { ...seat, id: seats.chair, label: 'Voorzitter', role: 'voorzitter' },
      { ...seat, id: seats.member, label: 'Lid De Brug', role: 'lid' },
      { ...seat, id: seats.vacated, label: 'Lid De Linde', role: 'lid' },
      { ...seat, id: seats.empty, label: 'Lid De Eik', role: 'lid' },
    ])
    .execute();
  const term = { ...p, kind: 'member' as const, from_date: '2025-08-01', until_date: null };
  await db
    .insertInto('seat_term')
    .values([
      { ...term, id: randomUUID(), seat_id: seats.chair, person_id: people.chair },
      { ...term, id: randomUUID(), seat_id: seats.member, person_id: people.member },
      { ...term, id: randomUUID(), seat_id: seats.vacated, person_id: people.outside, until_date: '2026-07-31' },
      { ...term, id: randomUUID(), seat_id: seats.vacated, person_id: people.deputy, kind: 'deputy' },
    ])
    .execute();
  return {
    partnershipId,
    werkgroep,
    kring,
    seats,
    boards,
    people,
    as: (person) => ({ partnershipId, personId: people[person], via: 'chat' }),
  };
}

/** The messages that reminders handed over, in place of delivery; everybody in the tenant is reached by chat. */
export function postbox(roster: ReminderRoster) {
  const sent: ReminderMessage[] = [];
  /** Who asked to be left alone. */
  const drawn: string[] = [];
  const paused = new Set<string>();
  const back: string[] = [];
  /** When what was handed over left, where that was not at once; by key. */
  const heldUp = new Map<string, string | 'not-yet'>();
  /** Keys of what has left already. */
  const gone = new Set<string>();
  const weekly = new Set<string>();
  const holidays: HolidaySpan[] = [];
  return {
    sent,
    /** Names of who got something, in order. */
    to: () => sent.map(({ personId }) => nameOf(roster, personId)).sort(),
    send: async (_: unknown, messages: readonly ReminderMessage[]) => void sent.push(...messages),
    /** Keys that were taken back. */
    back,
    takeBack: async (_: unknown, keys: readonly string[]) => {
      const waiting = keys.filter((key) => !gone.has(key));
      back.push(...waiting);
      return waiting;
    },
    gone,
    heldUp,
    whenLeft: async () => heldUp,
    paused,
    weekly,
    holidays,
    wishesOf: async (_: unknown, personIds: readonly string[]) =>
      new Map(personIds.map((id) => [id, { paused: paused.has(id), weekly: weekly.has(id) }])),
    schoolHolidays: async () => holidays,
    waysOf: async (_: unknown, personIds: readonly string[]) =>
      new Map(personIds.map((id) => [id, id === roster.people.boc ? ('mail' as const) : ('chat' as const)])),
    /** For whom a question's own card was asked. */
    drawn,
    drawQuestion: async (_: unknown, __: unknown, people: readonly Drawn[]) => {
      drawn.push(...people.map(({ personId }) => nameOf(roster, personId)));
      return new Map();
    },
  };
}

function nameOf(roster: ReminderRoster, personId: string): string {
  return (Object.keys(roster.people) as Name[]).find((key) => roster.people[key] === personId) ?? '?';
}
