import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../support/database.ts';
import type { ReminderRoster } from './reminders-roster.ts';

/** A planned meeting of the werkgroep on 24 November 2026, 13.30. */
export async function addMeeting(database: TestDatabase, roster: ReminderRoster): Promise<string> {
  const id = randomUUID();
  await database.open.db
    .insertInto('meeting')
    .values({
      partnership_id: roster.partnershipId,
      id,
      body_id: roster.werkgroep,
      title: 'Werkgroep november',
      state: 'scheduled',
      starts: '2026-11-24T13:30',
      minutes: 120,
      place: 'Zaal 2.14',
      online: true,
      event_state: 'wanted',
      event_key: randomUUID(),
      event_notes: '',
      created_by: roster.people.lead,
      created_at: '2026-11-01T09:00:00.000Z',
    })
    .execute();
  return id;
}
