import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../support/database.ts';
import type { Committee } from './meetings-support.ts';

/** A meeting of another body that stands in the calendars already, with one member. */
export async function otherMeeting(
  database: TestDatabase,
  { partnershipId, people }: Committee,
  member: keyof Committee['people'],
  meeting: { starts: string; minutes: number; place: string; online?: boolean },
): Promise<void> {
  const { db } = database.open;
  const of = { partnership_id: partnershipId };
  const [bodyId, seatId] = [randomUUID(), randomUUID()];
  const body = { name: 'Kring Oost', kind: 'kring' as const, quorum: '[]', conversation_id: null, ended_on: null };
  await db
    .insertInto('body')
    .values({ ...of, ...body, id: bodyId })
    .execute();
  const whom = { board_id: null, kring_id: null, votes: true, required: false, ended_on: null };
  await db
    .insertInto('seat')
    .values({ ...of, ...whom, id: seatId, body_id: bodyId, label: 'lid', role: 'lid' })
    .execute();
  const term = { id: randomUUID(), seat_id: seatId, person_id: people[member], from_date: null, until_date: null };
  await db
    .insertInto('seat_term')
    .values({ ...of, ...term, kind: 'member' })
    .execute();
  await db
    .insertInto('meeting')
    .values({
      ...of,
      online: false,
      ...meeting,
      id: randomUUID(),
      body_id: bodyId,
      title: 'Kringoverleg',
      state: 'scheduled',
      event_state: 'made',
      event_key: randomUUID(),
      event_notes: '',
      created_by: people.leader,
      created_at: database.now,
    })
    .execute();
}
