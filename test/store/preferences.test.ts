import { beforeEach, expect, test } from '@jest/globals';
import type { Preferences } from '../../src/delivery/schema.ts';
import { waysOf } from '../../src/delivery/use-cases.ts';
import { findPreferences, savePreferences, wishesOn } from '../../src/delivery/use-cases-preferences.ts';
import { forEachDatabase } from '../support/database.ts';
import { as, type Committee, committee } from './meetings-support.ts';

const NONE: Preferences = { way: null, rhythm: 'daily', pausedFrom: null, pausedUntil: null };
const AUTUMN: Preferences = { way: 'mail', rhythm: 'weekly', pausedFrom: '2026-11-09', pausedUntil: '2026-11-20' };

forEachDatabase((database) => {
  let made: Committee;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    made = await committee(database);
  });
  const save = (wanted: Preferences) =>
    database.transact(as(made, 'holder', 'tab'), (work) => savePreferences(work, wanted));
  const read = <T>(look: Parameters<typeof database.read<T>>[1]) => database.read(made.partnershipId, look);

  test('somebody sets their own way and pause, and changes them', async () => {
    const { holder, chair } = made.people;
    expect(await read((scope) => findPreferences(scope, holder))).toEqual(NONE);
    await save(AUTUMN);
    expect(await read((scope) => findPreferences(scope, holder))).toEqual(AUTUMN);
    expect(await read((scope) => waysOf(scope, [holder, chair]))).toEqual(
      new Map([
        [holder, 'mail'],
        [chair, 'chat'],
      ]),
    );
    await save(NONE);
    expect(await read((scope) => waysOf(scope, [holder]))).toEqual(new Map([[holder, 'chat']]));
  });

  test.each([
    ['2026-11-08', false],
    ['2026-11-09', true],
    ['2026-11-20', true],
    ['2026-11-21', false],
  ])('on %s a pause from 9 to 20 November holds: %s', async (today, holds) => {
    await save(AUTUMN);
    const wishes = await read((scope) => wishesOn(scope, Object.values(made.people), today));
    expect([...wishes]).toEqual([[made.people.holder, { paused: holds, weekly: true }]]);
  });

  test.each([
    ['pause-half', { ...NONE, pausedFrom: '2026-11-09' }],
    ['pause-half', { ...NONE, pausedFrom: '2026-11-20', pausedUntil: '2026-11-09' }],
    ['pause-half', { ...NONE, pausedFrom: '2026-11-31', pausedUntil: '2026-12-09' }],
    ['pause-over', { ...NONE, pausedFrom: '2026-10-01', pausedUntil: '2026-10-09' }],
    ['pause-too-long', { ...NONE, pausedFrom: '2026-11-09', pausedUntil: '2027-11-09' }],
  ])('refuses with %s, and keeps what was there', async (code, wanted) => {
    await save(AUTUMN);
    await expect(save(wanted)).rejects.toMatchObject({ code });
    expect(await read((scope) => findPreferences(scope, made.people.holder))).toEqual(AUTUMN);
  });
});
