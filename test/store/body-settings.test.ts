import { beforeEach, expect, test } from '@jest/globals';
import { NO_PREFERENCES } from '../../src/meetings/rules/body-settings.ts';
import type { SaveBodySettings } from '../../src/meetings/schema-body-settings.ts';
import { viewYearPlan } from '../../src/meetings/use-cases/year-plan.ts';
import { bodySettings, changeBodySettings, pollDetail } from '../../src/meetings/use-cases.ts';
import { exportRoster, importRoster, offerRoster, readUpload, rosterWorkbook } from '../../src/people/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import { answer, as, type Committee, committee, planned, readerOf } from './meetings-support.ts';

const WANTED: SaveBodySettings = {
  basedOn: null,
  quorum: [
    { atLeast: 1, of: { role: 'voorzitter' } },
    { atLeast: 2 / 3, of: 'voting' },
  ],
  preferences: { ...NO_PREFERENCES, weekdays: [4], from: '09:30', until: '12:00', minutes: 90, place: 'Utrecht' },
};

forEachDatabase((database) => {
  let made: Committee;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    made = await committee(database);
  });
  const view = async (who: keyof Committee['people']) => {
    const reader = await readerOf(database, made, who);
    return database.read(made.partnershipId, (scope) => bodySettings(scope, reader, made.bodyId));
  };
  const save = (wanted: SaveBodySettings, who: keyof Committee['people'] = 'leader') =>
    database.transact(as(made, who, 'tab'), (work) => changeBodySettings(work, made.bodyId, wanted));
  const history = () =>
    database.open.db
      .selectFrom('history')
      .select(['what', 'after'])
      .where('partnership_id', '=', made.partnershipId)
      .where('what', '=', 'settings-changed')
      .execute();

  test('what is saved is shown, with who did it and once in the history', async () => {
    expect(await view('leader')).toMatchObject({
      quorumKept: false,
      preferences: NO_PREFERENCES,
      vacant: 1,
      savedAt: null,
    });
    await save(WANTED);
    const shown = await view('leader');
    expect(shown).toMatchObject({
      quorum: WANTED.quorum,
      quorumKept: true,
      preferences: WANTED.preferences,
      savedBy: 'Fenna Ruiter',
      may: { change: true },
    });
    await save({ ...WANTED, basedOn: shown.savedAt });
    expect(await history()).toHaveLength(1);
  });

  test('of two people who change at once the second is told, and nothing is lost', async () => {
    await save(WANTED);
    await expect(save({ ...WANTED, quorum: [] })).rejects.toMatchObject({
      code: 'body-settings-changed',
      facts: { name: 'Fenna Ruiter' },
    });
    expect((await view('leader')).quorum).toEqual(WANTED.quorum);
  });

  test('the chair looks, and neither chair, member nor stranger changes', async () => {
    expect((await view('chair')).may).toEqual({ change: false });
    for (const who of ['chair', 'holder', 'stranger'] as const) {
      await expect(save(WANTED, who)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(view('holder')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(save({ ...WANTED, quorum: [{ atLeast: 1.5, of: 'voting' }] })).rejects.toMatchObject({
      code: 'body-quorum-nothing',
    });
    expect((await view('leader')).savedAt).toBeNull();
  });

  test('a roster that says something else leaves the quorum alone, and says so', async () => {
    const before = await upload({ quorum: [{ atLeast: 3, of: 'voting' }] });
    await database.transact(as(made, 'leader', 'tab'), (work) => importRoster(work, before));
    expect((await view('leader')).quorum).toEqual([{ atLeast: 3, of: 'voting' }]);
    await save(WANTED);
    const preview = await database.transact(as(made, 'leader', 'tab'), (work) => offerRoster(work, before, 'nl'));
    expect(preview).toMatchObject({ faults: [], changes: [] });
    expect(preview.notes).toEqual([expect.stringContaining('Het quorum van Stuurgroep is in Kringwerk ingesteld')]);
    await database.transact(as(made, 'leader', 'tab'), (work) => importRoster(work, before));
    expect(await view('leader')).toMatchObject({ quorum: WANTED.quorum, preferences: WANTED.preferences });
    // What is exported can be imported again.
    const bytes = await database.read(made.partnershipId, (scope) => exportRoster(scope, database.now));
    const again = await readUpload([{ name: 'lijst.xlsx', bytes }]);
    expect(await database.transact(as(made, 'leader', 'tab'), (work) => offerRoster(work, again, 'nl'))).toMatchObject({
      faults: [],
      notes: [],
      changes: [],
    });
  });

  test('of equal dates the one that the body likes is ahead, and the year begins with it', async () => {
    const poll = await planned(database);
    const reader = await readerOf(database, poll, 'leader');
    await database.transact(as(poll, 'leader', 'tab'), (work) => changeBodySettings(work, poll.bodyId, WANTED));
    await answer(database, poll, 'chair', ['yes', 'yes', 'yes']);
    const detail = await database.read(poll.partnershipId, (scope) => pollDetail(scope, reader, poll.pollId));
    // Thursday the 19th at 9.30 is liked; the two before it are not.
    expect(detail.options.map(({ rank }) => rank)).toEqual([2, 3, 1]);
    expect(detail.options[0]?.reason).toContain('een andere dag en een andere tijd dan dit overleg graag heeft');
    const plan = await database.read(poll.partnershipId, (scope) => viewYearPlan(scope, reader, 2026));
    expect(plan.bodies[0]?.suggested).toMatchObject({ weekdays: [4], starts: '09:30', minutes: 90, place: 'Utrecht' });
  });

  async function upload({ quorum }: { quorum: SaveBodySettings['quorum'] }) {
    const bytes = await rosterWorkbook({ bodies: [{ name: 'Stuurgroep', kind: 'stuurgroep', quorum }] });
    return readUpload([{ name: 'lijst.xlsx', bytes }]);
  }
});
