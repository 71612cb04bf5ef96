import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { placementJobs } from '../../src/placements/jobs.ts';
import {
  IMPORT_STUDENTS,
  KEEP_STUDENTS,
  type StudentList,
  type StudentPreview,
} from '../../src/placements/schema-students.ts';
import type { AskedForStudents, SwapCandidates } from '../../src/placements/schema-swaps.ts';
import { subjectAccess } from '../../src/placements/use-cases/students.ts';
import { createRound, openRound } from '../../src/placements/use-cases.ts';
import type { MyObligations } from '../../src/reminders/schema.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type PlacementsDoor, placementsDoor, type Refused, type Who } from './placements-door.ts';

const NUMBERS = ['700001', '700002', '700003', '700004'];
const LIST = [
  'Studentnummer;Variant;BRIN;Fase',
  '700001;Voltijd;05AA;fase 2',
  '700002;Voltijd;05AB;fase 1',
  '700003;Voltijd;05AC;fase 2',
  '700004;Deeltijd;05AC;fase 2',
];

onOneConnection((database) => {
  let roster: PlacementRoster;
  let door: PlacementsDoor;
  let roundId: string;
  beforeAll(async () => {
    door = await placementsDoor(database, () => roster);
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    roundId = await database.transact(roster.as('lead'), (work) =>
      createRound(work, {
        ...{ schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' },
        variants: [{ name: 'Voltijd' }, { name: 'Deeltijd' }],
      }),
    );
    await database.transact(roster.as('lead'), (work) => openRound(work, roundId));
    await take(LIST);
  });

  const job = (name: string) =>
    placementJobs({ transact: database.transact, partnershipIds: async () => [roster.partnershipId] }).find(
      (each) => each.job.name === name,
    );
  const tick = () => job(KEEP_STUDENTS.name)?.handle({});
  async function take(lines: readonly string[], body?: { undoMoves: boolean }): Promise<StudentPreview> {
    const path = `/placement-rounds/${roundId}/student-imports`;
    const file = Buffer.from(lines.join('\n'));
    const preview = await door.upload<StudentPreview>(
      'lead',
      `${path}?name=lijst.csv`,
      file,
      'application/octet-stream',
    );
    expect(preview.body.faults).toEqual([]);
    const { importId } = preview.body;
    const started = await door.ask('lead', 'POST', `${path}/${importId}/start`, body);
    expect(started.status).toBe(200);
    await job(IMPORT_STUDENTS.name)?.handle({ partnershipId: roster.partnershipId, importId });
    return preview.body;
  }
  const askAll = () =>
    door.ask<AskedForStudents & Refused>('lead', 'POST', `/placement-rounds/${roundId}/students/ask`, {
      answerBy: '2026-11-20T17:00',
    });
  const list = (who: Who, board: keyof PlacementRoster['boards']) =>
    door.ask<StudentList & Refused>(who, 'GET', `/placement-rounds/${roundId}/boards/${roster.boards[board]}/students`);
  const idOf = async (label: number) => {
    const lists = [await list('lead', 'brug'), await list('lead', 'linde')];
    return lists.flatMap(({ body }) => body.students).find((student) => student.label === label)?.studentId ?? '';
  };
  const delegate = (act = 'ask') =>
    door.ask('brugHead', 'PUT', `/placement-rounds/${roundId}/boards/${roster.boards.brug}/delegations`, {
      ...{ act, schoolIds: [roster.schools.brugNoord] },
    });
  const place = (board: keyof PlacementRoster['boards'], school?: string) => ({
    ...{ roundId, boardId: roster.boards[board] },
    ...(school ? { schoolId: school } : {}),
  });
  const press = async (who: Who, verb: string, data: Record<string, unknown>) => {
    const pressed = await door.press(who, verb, data);
    const words = JSON.stringify(pressed.card);
    for (const number of NUMBERS) expect(words).not.toContain(number);
    expect(Buffer.byteLength(words, 'utf16le')).toBeLessThan(28 * 1024);
    return { outcome: pressed.outcome, words };
  };
  const owed = async (who: Who, kind: string) =>
    (await door.ask<MyObligations>(who, 'GET', '/my-obligations')).body.open.filter(
      ({ question }) => question.kind === kind,
    );

  describe('by card', () => {
    test('a board says yes, no with a reason, and yes to all that wait; nothing tells who a student is', async () => {
      expect((await askAll()).body).toEqual({ boards: 2, schools: 0, unreachable: [] });
      expect(await owed('brugHead', 'students')).toMatchObject([
        { title: 'Studenten bevestigen 2027-2028, hele jaar' },
      ]);
      const sent = await door.cardOf('brugBoc', `students:${roundId}:${roster.boards.brug}`);
      expect(sent).toContain('Student 1 (1 van 2)');
      expect(sent).toContain('Voltijd, fase 2, De Brug Noord');
      const studentId = await idOf(1);
      const empty = await press('brugHead', 'students.no', { ...place('brug'), studentId, reason: ' ' });
      expect([empty.outcome, empty.words.includes('Vul in waarom')]).toEqual(['refused', true]);
      const no = await press('brugHead', 'students.no', { ...place('brug'), studentId, reason: 'Geen mentor' });
      expect([no.outcome, no.words.includes('Student 2 (2 van 2)')]).toEqual(['answered', true]);
      // One student came in after the card was drawn: nobody has looked at that one.
      const stale = await press('brugHead', 'students.yes-all', { ...place('brug'), waiting: 2 });
      expect([stale.outcome, stale.words.includes('intussen veranderd')]).toEqual(['refused', true]);
      const all = await press('brugHead', 'students.yes-all', { ...place('brug'), waiting: 1 });
      expect([all.outcome, all.words.includes('1 ja, 1 nee.')]).toEqual(['answered', true]);
      expect(await owed('brugHead', 'students')).toEqual([]);
      // The colleague's card says so too.
      expect(await door.cardOf('brugBoc', `students:${roundId}:${roster.boards.brug}`)).toContain('1 ja, 1 nee.');
      const { students } = (await list('brugBoc', 'brug')).body;
      expect(students.map(({ label, status, reason }) => [label, status, reason])).toEqual([
        [1, 'declined', 'Geen mentor'],
        [2, 'confirmed', ''],
      ]);
    });

    test('a school that answers for itself is asked instead of its board, for its own students alone', async () => {
      await delegate();
      expect((await askAll()).body).toMatchObject({ boards: 2, schools: 1 });
      const school = roster.schools.brugNoord;
      expect(await owed('noordContact', 'students')).toHaveLength(1);
      const studentId = await idOf(1);
      const yes = await press('noordContact', 'students.yes', { ...place('brug', school), studentId });
      expect([yes.outcome, yes.words.includes('heeft alle studenten beantwoord')]).toEqual(['answered', true]);
      expect(await owed('noordContact', 'students')).toEqual([]);
      const { students } = (await list('brugBoc', 'brug')).body;
      expect(students.find(({ label }) => label === 1)).toMatchObject({
        ...{ status: 'confirmed', bySchool: true, onBehalf: false, decidedBy: 'Rachid Benali' },
      });
      // Not for a student of another school, nor for the whole board.
      const other = await press('noordContact', 'students.yes', { ...place('brug', school), studentId: await idOf(2) });
      expect(other.outcome).toBe('refused');
      const whole = await press('noordContact', 'students.yes', { ...place('brug'), studentId });
      expect(whole.outcome).toBe('refused');
      // The board goes before the school, and that stays visible.
      await press('brugHead', 'students.no', { ...place('brug'), studentId, reason: 'Te vol' });
      const after = (await list('brugBoc', 'brug')).body.students.find(({ label }) => label === 1);
      expect(after).toMatchObject({ status: 'declined', bySchool: false });
      // Taken back by the board, the school can no longer answer.
      await delegate('withdraw');
      const late = await press('noordContact', 'students.yes', { ...place('brug', school), studentId });
      expect([late.outcome, late.words.includes('antwoordt Stichting De Brug')]).toEqual(['refused', true]);
      const path = `/placement-rounds/${roundId}/schools/${school}/students`;
      expect((await door.ask('noordContact', 'GET', path)).status).toBe(403);
    });

    test('the same by tab for the school, and not for somebody else', async () => {
      await delegate();
      const path = `/placement-rounds/${roundId}/schools/${roster.schools.brugNoord}/students`;
      const seen = await door.ask<StudentList>('noordContact', 'GET', path);
      expect(seen.body.students.map(({ label, studentNumber }) => [label, studentNumber])).toEqual([[1, null]]);
      const decisions = [{ studentId: seen.body.students[0]?.studentId, decision: 'confirmed' }];
      const saved = await door.ask<StudentList>('noordContact', 'PUT', path, { decisions });
      expect(saved.body.students[0]).toMatchObject({ status: 'confirmed', studentNumber: '700001' });
      for (const who of ['lindeHead', 'manager', 'secretary'] as const) {
        expect((await door.ask(who, 'GET', path)).status).toBe(403);
        expect((await door.ask(who, 'PUT', path, { decisions })).status).toBe(403);
      }
      const looks = await door.ask<{ views: { person: string }[] }>(
        ...(['lead', 'GET', `/placement-rounds/${roundId}/student-views`] as const),
      );
      expect(looks.body.views.filter(({ person }) => person === 'Rachid Benali')).toHaveLength(2);
    });

    test('a card pressed when the time for it is over changes nothing', async () => {
      await askAll();
      const studentId = await idOf(1);
      const phases = [{ phase: 'students', opensAt: null, closesAt: '2027-02-01T17:00', held: null }];
      const set = await door.ask<Refused>('lead', 'PUT', `/placement-rounds/${roundId}/phases`, { phases });
      expect(set.status).toBe(200);
      database.now = '2027-02-02T09:00:00.000Z';
      const late = await press('brugHead', 'students.yes', { ...place('brug'), studentId });
      expect([late.outcome, late.words.includes('Deze vraag is gesloten')]).toEqual(['refused', true]);
      expect((await list('lead', 'brug')).body.students.every(({ status }) => status === 'proposed')).toBe(true);
    });

    test('asking: a past date, nobody waiting, and whoever may not', async () => {
      const ask = (who: Who, answerBy: string) =>
        door.ask<Refused>(who, 'POST', `/placement-rounds/${roundId}/students/ask`, { answerBy });
      expect((await ask('brugHead', '2026-11-20T17:00')).status).toBe(403);
      const past = await ask('lead', '2026-11-01T17:00');
      expect([past.status, past.body.error.code]).toEqual([422, 'ask-deadline-past']);
      await press('brugHead', 'students.yes-all', { ...place('brug'), waiting: 2 });
      await press('lindeHead', 'students.yes-all', { ...place('linde'), waiting: 2 });
      const none = await ask('lead', '2026-11-20T17:00');
      expect([none.status, none.body.error.code]).toEqual([409, 'students-none-waiting']);
    });
  });

  describe('a swap', () => {
    const propose = async (who: Who, own: number, other: number, answerBy = '2026-11-09T17:00') =>
      door.ask<{ swapId: string } & Refused>(
        ...([who, 'POST', `/placement-rounds/${roundId}/students/${await idOf(own)}/swap`] as const),
        { withStudentId: (await idOf(other)) || 'nobody', answerBy, reason: 'Dichter bij huis' },
      );
    const sides = async () =>
      Object.fromEntries(
        [...(await list('lead', 'brug')).body.students, ...(await list('lead', 'linde')).body.students].map(
          ({ label, school, status }) => [label, `${school}: ${status}`],
        ),
      );
    const answer = (who: Who, swapId: string, body: Record<string, unknown>) =>
      door.ask<{ state: string } & Refused>(who, 'PUT', `/student-swaps/${swapId}`, body);

    test('is proposed by card, agreed by card, and the students have changed places', async () => {
      await askAll();
      const studentId = await idOf(1);
      const form = await press('brugHead', 'students.swap-form', { ...place('brug'), studentId });
      // Of the same variant: the one of the same phase first, never the part-time student.
      expect(form.words).toContain('Student 3: Voltijd, fase 2, De Lindehof');
      expect(form.words).not.toContain('Student 4');
      const nobody = await press('brugHead', 'students.swap', { ...place('brug'), studentId, partner: '' });
      expect([nobody.outcome, nobody.words.includes('Kies met welke student')]).toEqual(['refused', true]);
      const input = { partner: await idOf(3), why: 'Dichter bij huis' };
      const proposed = await press('brugHead', 'students.swap', { ...place('brug'), studentId, ...input });
      expect(proposed.outcome).toBe('answered');
      expect(await door.cardOf('brugBoc', `students:${roundId}:${roster.boards.brug}`)).toContain(
        'Ruil voorgesteld met student 3',
      );
      const [question] = await owed('lindeHead', 'swap');
      const [swapId = '', side] = (question?.question.subjectId ?? '').split(':');
      const card = await door.cardOf('lindeHead', `swap:${swapId}`);
      expect(card).toContain('Student 1, Voltijd, fase 2, De Brug Noord');
      const agreed = await press('lindeHead', 'swap.agree', { swapId, side });
      expect([agreed.outcome, agreed.words.includes('De studenten zijn geruild')]).toEqual(['answered', true]);
      expect(await sides()).toMatchObject({ 1: 'De Lindehof: confirmed', 3: 'De Brug Noord: confirmed' });
      expect(await owed('lindeHead', 'swap')).toEqual([]);
      const history = await database.open.db
        .selectFrom('history')
        .select('what')
        .where('partnership_id', '=', roster.partnershipId)
        .where('entity', '=', 'student')
        .where('entity_id', '=', studentId)
        .orderBy('id')
        .execute();
      expect(history.map(({ what }) => what).sort()).toEqual(['swap-proposed', 'swapped']);
      const told = await door.cardOf('lead', `swap-news:${swapId}`);
      expect(told).toContain('Zet dit ook in OnStage');
    });

    test('clicked by everybody at once it is carried out once', async () => {
      const { body } = await propose('brugHead', 1, 3);
      const clicks = await Promise.all(
        ['lindeHead', 'shared', 'lindeHead', 'shared'].map((who) =>
          answer(who as Who, body.swapId, { agree: true, side: 'b' }),
        ),
      );
      expect(clicks.map(({ status, body: said }) => [status, said.state])).toEqual(clicks.map(() => [200, 'done']));
      expect(await sides()).toMatchObject({ 1: 'De Lindehof: confirmed', 3: 'De Brug Noord: confirmed' });
      const told = await database.open.db
        .selectFrom('history')
        .select('id')
        .where('partnership_id', '=', roster.partnershipId)
        .where('what', '=', 'swapped')
        .execute();
      expect(told).toHaveLength(2);
    });

    test('agreed and withdrawn at the same moment: one of the two happens, the other hears it', async () => {
      for (let time = 0; time < 4; time++) {
        const back = time % 2 === 1;
        const { body } = await propose('brugHead', 1, 3);
        const away = () => door.ask<Refused>('brugBoc', 'DELETE', `/student-swaps/${body.swapId}`);
        const agree = () => answer('lindeHead', body.swapId, { agree: true });
        const [first, second] = await Promise.all(back ? [away(), agree()] : [agree(), away()]);
        const [taken, agreed] = back ? [first, second] : [second, first];
        const swapped = (await sides())[1] === 'De Lindehof: confirmed';
        expect([taken?.status, agreed?.status].sort()).toEqual([200, 409]);
        const lost = swapped ? taken : agreed;
        expect(lost?.body).toMatchObject({ error: { code: swapped ? 'swap-done' : 'swap-withdrawn' } });
        if (swapped) return;
      }
    });

    test('proposed by two boards for the same student at the same moment: one of them stands', async () => {
      const two = await Promise.all([propose('brugHead', 1, 3), propose('lindeHead', 3, 2)]);
      expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(two.find(({ status }) => status === 409)?.body.error.code).toBe('swap-busy');
    });

    test('expired, declined, and gone elsewhere: each says so, and both stay where they are', async () => {
      const before = await sides();
      const late = (await propose('brugHead', 1, 3)).body.swapId;
      database.now = '2026-11-10T09:00:00.000Z';
      const over = await answer('lindeHead', late, { agree: true });
      expect([over.status, over.body.error.code]).toEqual([409, 'swap-expired']);
      await tick();
      await tick();
      expect(await door.cardOf('brugHead', `swap-news:${late}`)).toContain('is verlopen');
      expect(await owed('lindeHead', 'swap')).toEqual([]);

      const refused = (await propose('brugHead', 1, 3, '2026-11-20T17:00')).body.swapId;
      const noReason = await answer('lindeHead', refused, { agree: false });
      expect([noReason.status, noReason.body.error.code]).toEqual([422, 'swap-no-reason']);
      expect((await answer('lindeHead', refused, { agree: false, reason: 'Te ver' })).body.state).toBe('declined');
      const again = await answer('shared', refused, { agree: true, side: 'b' });
      expect([again.status, again.body.error.code]).toEqual([409, 'swap-declined']);
      expect(await sides()).toEqual(before);

      const overtaken = (await propose('brugHead', 1, 3, '2026-11-20T17:00')).body.swapId;
      await take(LIST.map((line) => line.replace('700003;Voltijd;05AC', '700003;Voltijd;05AB')));
      const gone = await press('lindeHead', 'swap.agree', { swapId: overtaken, side: 'b' });
      expect(gone.words).toContain('Deze ruil kan niet meer');
      expect(await sides()).toMatchObject({ 1: 'De Brug Noord: proposed', 3: 'De Brug Zuid: proposed' });
      const once = await answer('lindeHead', overtaken, { agree: true });
      expect([once.status, once.body.error.code]).toEqual([409, 'swap-overtaken']);
    });

    test('a school whose board moved it answers under its new board', async () => {
      const { swapId } = (await propose('brugHead', 1, 3)).body;
      await database.open.db
        .updateTable('school')
        .set({ board_id: roster.boards.eik })
        .where('partnership_id', '=', roster.partnershipId)
        .where('id', '=', roster.schools.lindehof)
        .execute();
      expect((await answer('lindeHead', swapId, { agree: true })).status).toBe(403);
      expect((await answer('shared', swapId, { agree: true })).body.state).toBe('done');
    });

    test('between two schools of one board it needs no second person; the programmaleider asks both sides', async () => {
      const own = await propose('brugBoc', 1, 2);
      expect(own.status).toBe(200);
      expect(await sides()).toMatchObject({ 1: 'De Brug Zuid: confirmed', 2: 'De Brug Noord: confirmed' });
      const { swapId } = (await propose('lead', 1, 3)).body;
      expect(await owed('brugHead', 'swap')).toHaveLength(1);
      expect(await owed('lindeHead', 'swap')).toHaveLength(1);
      expect((await answer('lindeHead', swapId, { agree: true })).body.state).toBe('open');
      const which = await answer('lead', swapId, { agree: true });
      expect([which.status, which.body.error.code]).toEqual([422, 'swap-which-side']);
      expect((await answer('lead', swapId, { agree: true, side: 'a' })).body.state).toBe('done');
      const seen = (await list('brugBoc', 'brug')).body.swaps.find((swap) => swap.swapId === swapId);
      expect(seen?.sides[0].answeredBy).toMatchObject({ onBehalf: true });
    });

    test('a student is told of its own swaps, with what was written, and nothing of the other student', async () => {
      const { swapId } = (await propose('brugHead', 1, 3)).body;
      await answer('lindeHead', swapId, { agree: false, reason: 'Te ver reizen' });
      const { held, paper } = await database.transact(roster.as('lead'), (work) => subjectAccess(work, '700003', 'nl'));
      expect(held.swaps).toMatchObject([
        { school: 'De Lindehof', state: 'declined', answer: 'declined', answerReason: 'Te ver reizen' },
      ]);
      const said = JSON.stringify(paper);
      for (const words of ['Voorstellen om te ruilen', 'ging niet door', 'Te ver reizen'])
        expect(said).toContain(words);
      for (const other of ['700001', 'De Brug Noord']) expect(JSON.stringify(held.swaps) + said).not.toContain(other);
    });

    test('a list that does not know a swap names it, and undoes it only when that is asked', async () => {
      const { swapId } = (await propose('brugHead', 1, 3)).body;
      await answer('lindeHead', swapId, { agree: true });
      const moved = { 1: 'De Lindehof: confirmed', 3: 'De Brug Noord: confirmed' };
      expect(await sides()).toMatchObject(moved);
      const preview = await take(LIST);
      expect(preview.movedBack).toEqual([
        {
          ...{ studentNumber: '700001', what: 'terug na ruil van ma 2 nov' },
          ...{ school: 'De Lindehof', listed: 'De Brug Noord' },
        },
        {
          ...{ studentNumber: '700003', what: 'terug na ruil van ma 2 nov' },
          ...{ school: 'De Brug Noord', listed: 'De Lindehof' },
        },
      ]);
      expect([preview.counts, preview.mayStart]).toEqual([{ added: 0, changed: 0, gone: 0, same: 4 }, false]);
      expect(await sides()).toMatchObject(moved);
      await take(LIST, { undoMoves: true });
      expect(await sides()).toMatchObject({ 1: 'De Brug Noord: proposed', 3: 'De Lindehof: proposed' });
    });

    test('whoever may not, and students that cannot swap', async () => {
      const codes = async (answered: Promise<{ status: number; body: Refused }>) => {
        const { status, body } = await answered;
        return [status, body.error.code];
      };
      expect(await codes(propose('lindeHead', 1, 3))).toEqual([403, 'students-school-not-yours']);
      expect(await codes(propose('noordContact', 1, 3))).toEqual([403, 'students-school-not-yours']);
      expect(await codes(propose('manager', 1, 3))).toEqual([403, 'students-school-not-yours']);
      expect(await codes(propose('brugHead', 1, 1))).toEqual([422, 'swap-same-school']);
      expect(await codes(propose('brugHead', 1, 4))).toEqual([422, 'swap-other-variant']);
      expect(await codes(propose('brugHead', 1, 9))).toEqual([409, 'swap-partner-gone']);
      expect(await codes(propose('brugHead', 1, 3, '2026-11-01T17:00'))).toEqual([422, 'ask-deadline-past']);
      const { swapId } = (await propose('brugHead', 1, 3)).body;
      expect(await codes(propose('brugHead', 2, 3))).toEqual([409, 'swap-busy']);
      expect(await codes(answer('manager', swapId, { agree: true }))).toEqual([403, 'capacity-not-your-board']);
      expect(await codes(door.ask<Refused>('lindeHead', 'DELETE', `/student-swaps/${swapId}`))).toEqual([
        ...[403, 'capacity-not-your-board'],
      ]);
      const path = `/placement-rounds/${roundId}/students/${await idOf(1)}/swap-candidates`;
      const found = await door.ask<SwapCandidates>('brugHead', 'GET', path);
      expect(JSON.stringify(found.body)).not.toMatch(/70000\d/);
      expect(found.body.candidates.map(({ label }) => label)).toEqual([2]);
      expect((await door.ask('lindeHead', 'GET', path)).status).toBe(403);
    });
  });
});
