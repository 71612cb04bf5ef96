import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import { createLog } from '../../src/edge/log.ts';
import { placementJobs } from '../../src/placements/jobs.ts';
import { STUDENT_COLUMNS } from '../../src/placements/rules/students/register.ts';
import type { UnplacedStudents } from '../../src/placements/schema-replacements.ts';
import {
  IMPORT_STUDENTS,
  KEEP_STUDENTS,
  type StudentList,
  type StudentPreview,
} from '../../src/placements/schema-students.ts';
import { createRound, openRound } from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type PlacementsDoor, placementsDoor, type Refused, type Who } from './placements-door.ts';

const NUMBERS = ['700001', '700002', '700003', '700004'];
const NAMES = ['Wiebrandt', 'Ottenhoff', 'Kiekeboom', 'Duivenvoorde'];
const MENTOR = 'Zonneveldt';
const LIST = [
  'Studentnummer;Naam;Variant;BRIN;Mentor',
  ...NUMBERS.map((number, at) => `${number};${NAMES[at]};Voltijd;${['05AA', '05AB', '05AC', '05AC'][at]};${MENTOR}`),
];

onOneConnection((database) => {
  let roster: PlacementRoster;
  let door: PlacementsDoor;
  let round: string;
  const logged: string[] = [];
  /** Every address that was asked for, with the file names in answers. */
  const addresses: string[] = [];

  beforeAll(async () => {
    const log = createLog('debug', { write: (line) => logged.push(line) });
    door = await placementsDoor(database, () => roster, log);
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    for (const heap of [logged, addresses, database.jobs]) heap.length = 0;
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const roundId = await database.transact(roster.as('lead'), async (work) => {
      const id = await createRound(work, {
        ...{ schoolYear: 2026, period: 'hele jaar', deadline: '2026-12-15T17:00' },
        variants: [{ name: 'Voltijd' }],
      });
      await openRound(work, id);
      return id;
    });
    round = `/placement-rounds/${roundId}`;
  });

  async function ask<T>(who: Who, method: string, path: string, body?: unknown) {
    addresses.push(path);
    return door.ask<T & Refused>(who, method, path, body);
  }
  async function upload(lines: readonly string[]): Promise<StudentPreview> {
    const path = `${round}/student-imports`;
    addresses.push(path);
    const file = Buffer.from(lines.join('\n'));
    return (await door.upload<StudentPreview>('lead', path, file, 'application/octet-stream')).body;
  }
  async function take(lines: readonly string[]): Promise<void> {
    const { importId } = await upload(lines);
    await ask('lead', 'POST', `${round}/student-imports/${importId}/start`);
    const [importing] = placementJobs({
      ...{ transact: database.transact, partnershipIds: async () => [roster.partnershipId] },
    }).filter(({ job }) => job.name === IMPORT_STUDENTS.name);
    await importing?.handle({ partnershipId: roster.partnershipId, importId });
  }
  const list = async (who: Who, board: keyof PlacementRoster['boards']) =>
    (await ask<StudentList>(who, 'GET', `${round}/boards/${roster.boards[board]}/students`)).body.students;

  /** All that happens with students in a round, what goes wrong included. */
  async function aWholeRound(): Promise<void> {
    const { brug, linde, eik } = roster.boards;
    const faults = await upload([...LIST, `${NUMBERS[0]};${NAMES[0]};Avond;99ZZ;${MENTOR}`, 'x;y;z;;']);
    expect(faults.faults.length).toBeGreaterThan(0);
    await take(LIST);
    await ask('lead', 'POST', `${round}/students/ask`, { answerBy: '2026-11-20T17:00' });
    const [first, second] = await list('brugBoc', 'brug');
    const [third] = await list('lindeHead', 'linde');
    // A table that is not there: an unforeseen fault, which is logged.
    const strange = { decisions: [{ studentId: NUMBERS[0], decision: 'confirmed' }] };
    await sql`alter table student_placement rename to away`.execute(database.open.db);
    expect((await ask('brugBoc', 'PUT', `${round}/boards/${brug}/students`, strange)).status).toBe(500);
    await sql`alter table away rename to student_placement`.execute(database.open.db);
    const decide = (who: Who, boardId: string, studentId: string | undefined, reason?: string) =>
      ask(who, 'PUT', `${round}/boards/${boardId}/students`, {
        decisions: [{ studentId, decision: reason === undefined ? 'confirmed' : 'declined', reason: reason ?? '' }],
      });
    await decide('brugBoc', brug, first?.studentId);
    const told = await decide('brugBoc', brug, second?.studentId, `Geen mentor voor ${NUMBERS[1]}`);
    expect(told.body.error.code).toBe('student-reason-number');
    await decide('brugBoc', brug, second?.studentId, 'Geen mentor');
    await door.press('lindeHead', 'students.yes-all', { roundId: round.split('/')[2], boardId: linde, waiting: 2 });
    const swap = { withStudentId: third?.studentId, answerBy: '2026-11-20T17:00', reason: 'Dichter bij huis' };
    const proposed = await ask<{ swapId: string }>(
      'brugHead',
      'POST',
      `${round}/students/${first?.studentId}/swap`,
      swap,
    );
    expect(proposed.status).toBe(200);
    await ask('lindeHead', 'PUT', `/student-swaps/${proposed.body.swapId}`, { agree: true });
    await ask<UnplacedStudents>('lead', 'GET', `${round}/students/unplaced`);
    const search = { boardIds: [linde, eik], answerBy: '2026-11-20T17:00' };
    await ask('lead', 'POST', `${round}/students/${second?.studentId}/replacement`, search);
    await take(LIST.slice(0, 4));
    await registered();
    await ask('lead', 'GET', `${round}/student-views`);
  }

  async function registered(): Promise<void> {
    const scheme = { validFrom: '2026-08-01', amountCents: 125_000, minimumPerRegion: 2, countingDay: '10-01' };
    await ask('lead', 'PUT', '/scheme-settings', scheme);
    await ask('lead', 'POST', '/registrations/2026/freeze', {});
    await ask('lead', 'GET', '/registrations/2026/findings');
    await door.upload('lead', '/registrations/2026/compare', Buffer.from(LIST.join('\n')), 'application/octet-stream');
    for (const format of ['xlsx', 'csv'] as const) {
      const path = `/registrations/2026/export?format=${format}`;
      addresses.push(path);
      expect((await door.download('lead', path)).status).toBe(200);
    }
    const about = { studentNumber: NUMBERS[0], format: 'json' };
    expect((await ask('lead', 'POST', '/subject-access', about)).status).toBe(200);
    expect((await ask('lead', 'POST', '/subject-access', { studentNumber: NAMES[0], format: 'json' })).status).toBe(
      422,
    );
  }

  /** Where a word stands in the database, as `table.column`. */
  async function placesOf(word: string): Promise<string[]> {
    const { rows } = await sql<{ table: string; columns: string[] }>`
      select table_name as "table", array_agg(column_name::text) as columns from information_schema.columns
      where table_schema = current_schema() and table_name in
        (select table_name from information_schema.tables where table_type = 'BASE TABLE')
      group by table_name`.execute(database.open.db);
    const places: string[] = [];
    for (const { table, columns } of rows) {
      const found = await sql<Record<string, unknown>>`
        select * from ${sql.table(table)} as held where held::text like ${`%${word}%`}`.execute(database.open.db);
      for (const row of found.rows) {
        const at = columns.filter((column) => (JSON.stringify(row[column]) ?? '').includes(word));
        places.push(...at.map((column) => `${table}.${column}`));
      }
    }
    return [...new Set(places)].sort();
  }
  const fieldOf = (place: string): string | null => {
    const [table = '', column = ''] = place.split('.');
    return (STUDENT_COLUMNS as Record<string, Record<string, string | null>>)[table]?.[column] ?? null;
  };

  test('who a student is stands in the registered columns alone: in no message, no job, no log and no address', async () => {
    await aWholeRound();
    const { rows: sent } = await sql<{ content: unknown }>`select content from message
      where partnership_id = ${roster.partnershipId}`.execute(database.open.db);
    expect(sent.length).toBeGreaterThan(3);
    expect(logged.length).toBeGreaterThan(0);
    const heaps = {
      messages: JSON.stringify(sent),
      jobs: JSON.stringify(database.jobs),
      log: logged.join('\n'),
      addresses: addresses.join('\n'),
    };
    for (const word of [...NUMBERS, ...NAMES, MENTOR]) {
      for (const [heap, held] of Object.entries(heaps))
        expect([heap, word, held.includes(word)]).toEqual([heap, word, false]);
    }
    for (const number of NUMBERS.slice(0, 3)) {
      const places = await placesOf(number);
      expect(places).toContain('student_placement.student_number');
      expect(places).toContain('registration_line.student_number');
      const elsewhere = places.filter((place) => !['number', 'registration'].includes(fieldOf(place) ?? ''));
      expect([number, elsewhere]).toEqual([number, []]);
    }
    for (const name of NAMES) expect([name, await placesOf(name)]).toEqual([name, []]);
    expect((await placesOf(MENTOR)).map(fieldOf)).toEqual(['mentor']);
  });

  test('what messages said about students goes with them; that they were sent stays', async () => {
    await aWholeRound();
    const said = async () => {
      const { rows } = await sql<{ topic: string; content: { summary: string } }>`select topic, content from message
        where partnership_id = ${roster.partnershipId} order by id`.execute(database.open.db);
      return rows;
    };
    const before = await said();
    for (const words of ['Dichter bij huis', 'De Brug Noord']) expect(JSON.stringify(before)).toContain(words);
    database.now = '2029-07-31T22:00:00.000Z';
    const [keeping] = placementJobs({
      ...{ transact: database.transact, partnershipIds: async () => [roster.partnershipId] },
    }).filter(({ job }) => job.name === KEEP_STUDENTS.name);
    await keeping?.handle({});
    const after = await said();
    expect(after.map(({ topic }) => topic)).toEqual(before.map(({ topic }) => topic));
    const about = after.filter(({ topic }) => /^(students|swap|swap-news|replacement|replacement-news):/.test(topic));
    expect(about.length).toBeGreaterThan(3);
    // Each in their own language.
    const words = ['De gegevens van deze studenten zijn gewist', 'What was held about these students is erased'];
    expect([...new Set(about.map(({ content }) => content.summary))].sort()).toEqual(words.sort());
    for (const told of ['Dichter bij huis', 'De Brug Noord', 'Geen mentor', 'tudent 1']) {
      expect([told, JSON.stringify(after).includes(told)]).toEqual([told, false]);
    }
  });

  test('no address of the service has a place for a number or a name of a student', () => {
    const paths = TAB_ROUTES.map(({ path }) => path).filter((path) => /student|registration|subject/.test(path));
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) expect(path).not.toMatch(/:\w*(number|name)/i);
  });
});
