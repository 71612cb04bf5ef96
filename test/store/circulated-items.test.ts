import { expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { circulatedItemsMigration } from '../../src/edge/database/migrations/0154-circulated-items.ts';
import { desiredWordsMigration } from '../../src/edge/database/migrations/0210-desired-words.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const MEETINGS = 300;
const ITEMS = 10;
const UNDO = new Error('as it was');

forEachDatabase((database) => {
  /** What the step fills in an older database, where `agendas` stood before; all of it is undone afterwards. */
  async function filledFrom<T>(roster: ReminderRoster, agendas: (work: Work) => Promise<void>, look: Looks<T>) {
    let seen: T | undefined;
    const step = database.transact(roster.as('chair'), async (work) => {
      await sql`drop trigger agenda_version_circulated on agenda_version`.execute(work.tx);
      await sql`drop function keep_circulated_items`.execute(work.tx);
      await sql`drop table circulated_item`.execute(work.tx);
      await agendas(work);
      const db = work.tx as unknown as Kysely<unknown>;
      for (const migration of [circulatedItemsMigration, desiredWordsMigration]) await migration.up(db);
      seen = await look(work);
      throw UNDO;
    });
    await expect(step).rejects.toBe(UNDO);
    return seen;
  }

  test('an older database gets the items of what went out last, in their order, whatever was not kept yet', async () => {
    const roster = await reminderRoster(database);
    const [twice, old, draft] = [
      await addMeeting(database, roster),
      await addMeeting(database, roster),
      await addMeeting(database, roster),
    ];
    const before = async (work: Work) => {
      await agenda(work, twice, 2);
      await version(work, twice, 1, [{ id: 'a', title: 'Leernetwerken', explanation: 'Vervallen' }]);
      await version(work, twice, 2, [
        { id: 'b', title: 'Opening', explanation: '' },
        { id: 'a', title: 'Leernetwerken', explanation: 'Over de toekomst', desired: 'Ieder weet wie betaalt' },
      ]);
      // As if from before items had an explanation or a name of their own.
      await agenda(work, old, 1);
      await version(work, old, 1, [{ title: 'Begroting' }]);
      await agenda(work, draft, 0);
    };
    const rows = await filledFrom(roster, before, async (work) => {
      const filled = await itemsIn(work);
      const stems = await sql<{ item_id: string }>`select item_id from circulated_item
        where words @@ to_tsquery('dutch', 'leernetwerk & toekomst')`.execute(work.tx);
      expect(stems.rows).toEqual([{ item_id: 'a' }]);
      const desired = await sql<{ item_id: string }>`select item_id from circulated_item
        where words @@ to_tsquery('dutch', 'weet & betaalt')`.execute(work.tx);
      expect(desired.rows).toEqual([{ item_id: 'a' }]);
      // From then on the database keeps the rows itself.
      await version(work, old, 2, [{ id: 'c', title: 'Begroting 2027', explanation: 'Nieuw' }]);
      return { filled, after: (await itemsIn(work)).filter(({ meeting_id }) => meeting_id === old) };
    });
    expect(rows?.filled).toEqual(
      [
        { meeting_id: twice, position: 1, item_id: 'b', title: 'Opening', explanation: '' },
        { meeting_id: twice, position: 2, item_id: 'a', title: 'Leernetwerken', explanation: 'Over de toekomst' },
        { meeting_id: old, position: 1, item_id: '', title: 'Begroting', explanation: '' },
      ].sort(byPlace),
    );
    expect(rows?.after).toEqual([
      { meeting_id: old, position: 1, item_id: 'c', title: 'Begroting 2027', explanation: 'Nieuw' },
    ]);
  });

  test('ten years of agendas get one row for each item of what went out last, no more and no fewer', async () => {
    const roster = await reminderRoster(database);
    const like = await addMeeting(database, roster);
    const { partnershipId } = roster;
    const tenYears = async ({ tx }: Work) => {
      await sql`insert into meeting select (jsonb_populate_record(m, jsonb_build_object('id', 'year-' || n, 'event_key', 'year-' || n))).*
        from meeting m, generate_series(1, ${MEETINGS}::int) n
        where m.partnership_id = ${partnershipId} and m.id = ${like}`.execute(tx);
      await sql`insert into agenda (partnership_id, meeting_id, state, version, revision, changed_at)
        select ${partnershipId}, 'year-' || n, 'circulated', 1 + n % 3, 1, now()
        from generate_series(1, ${MEETINGS}::int) n`.execute(tx);
      await sql`insert into agenda_version (partnership_id, meeting_id, version, circulated_at, items, changes)
        select ${partnershipId}, 'year-' || n, v, now(), (select jsonb_agg(jsonb_build_object(
          'id', n || '-' || i, 'title', 'Punt ' || i || ' versie ' || v, 'explanation', 'Over ' || n) order by i)
          from generate_series(1, ${ITEMS}::int) i), '[]'
        from generate_series(1, ${MEETINGS}::int) n, generate_series(1, 1 + n % 3) v`.execute(tx);
    };
    const counted = await filledFrom(roster, tenYears, async (work) => {
      const { rows } = await sql<{ rows: number; meetings: number; right: number }>`
        select count(*)::int as rows, count(distinct meeting_id)::int as meetings,
          count(*) filter (where title = 'Punt ' || position || ' versie ' || (1 + split_part(item_id, '-', 1)::int % 3)
            and meeting_id = 'year-' || split_part(item_id, '-', 1)
            and explanation = 'Over ' || split_part(item_id, '-', 1))::int as right
        from circulated_item where partnership_id = ${partnershipId}`.execute(work.tx);
      return rows[0];
    });
    expect(counted).toEqual({ rows: MEETINGS * ITEMS, meetings: MEETINGS, right: MEETINGS * ITEMS });
  });
});

type Looks<T> = (work: Work) => Promise<T>;

interface Row {
  meeting_id: string;
  position: number;
}

function byPlace(one: Row, other: Row): number {
  return one.meeting_id.localeCompare(other.meeting_id) || one.position - other.position;
}

async function itemsIn(work: Work) {
  const { rows } = await sql<Row & { item_id: string; title: string; explanation: string }>`
    select meeting_id, position, item_id, title, explanation from circulated_item
    where partnership_id = ${work.partnershipId}`.execute(work.tx);
  return rows.sort(byPlace);
}

async function agenda(work: Work, meetingId: string, latest: number): Promise<void> {
  await sql`insert into agenda (partnership_id, meeting_id, state, version, revision, changed_at)
    values (${work.partnershipId}, ${meetingId}, ${latest > 0 ? 'circulated' : 'draft'}, ${latest}, 1, ${work.now})`.execute(
    work.tx,
  );
}

async function version(work: Work, meetingId: string, nth: number, items: object[]): Promise<void> {
  await sql`insert into agenda_version (partnership_id, meeting_id, version, circulated_at, items, changes)
    values (${work.partnershipId}, ${meetingId}, ${nth}, ${work.now}, ${JSON.stringify(items)}, '[]')`.execute(work.tx);
}
