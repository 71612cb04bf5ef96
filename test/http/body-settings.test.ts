import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bodySettingsRoutes } from '../../bot/http/body-settings-routes.ts';
import { NO_PREFERENCES } from '../../src/meetings/rules/body-settings.ts';
import type { BodySettingsView } from '../../src/meetings/schema-body-settings.ts';
import { type Committee, committee } from '../store/meetings-support.ts';
import { onOneConnection } from '../support/database.ts';
import { type TabServer, tabServer } from '../support/tab-server.ts';

const WANTED = {
  basedOn: null,
  quorum: [{ atLeast: 0.5, of: { role: 'bestuur' } }],
  preferences: { ...NO_PREFERENCES, weekdays: [2], from: '09:30' },
};

onOneConnection((database) => {
  let server: TabServer;
  let made: Committee;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    server = await tabServer(database, bodySettingsRoutes);
    made = await committee(database);
  });
  afterEach(() => server.close());
  const ask = <T>(who: keyof Committee['people'], method: string, body?: unknown) =>
    server.ask<T>(`${who}-${made.partnershipId}`, made.partnershipId, method, `/bodies/${made.bodyId}/settings`, body);

  test('what a body agreed on is read, saved and read again', async () => {
    const before = await ask<BodySettingsView>('leader', 'GET');
    expect(before).toMatchObject({ status: 200, body: { quorumKept: false, seats: { length: 3 }, vacant: 1 } });
    const after = await ask<BodySettingsView>('leader', 'PUT', WANTED);
    expect(after).toMatchObject({ status: 200, body: { quorum: WANTED.quorum, preferences: WANTED.preferences } });
    expect(await ask('leader', 'GET')).toEqual(after);
    expect(await ask('leader', 'PUT', WANTED)).toMatchObject({
      status: 409,
      body: { error: { code: 'body-settings-changed', message: expect.stringContaining('Fenna Ruiter heeft deze') } },
    });
  });

  test.each([
    ['a member', 'holder', WANTED, 403],
    ['nonsense', 'leader', { ...WANTED, quorum: [{ atLeast: 1, of: 'iedereen' }] }, 422],
    ['a day twice', 'leader', { ...WANTED, preferences: { ...WANTED.preferences, weekdays: [2, 2] } }, 422],
    [
      'an end before the beginning',
      'leader',
      { ...WANTED, preferences: { ...WANTED.preferences, until: '08:00' } },
      422,
    ],
  ] as const)('%s is refused and nothing is kept', async (_what, who, wanted, status) => {
    expect((await ask(who, 'PUT', wanted)).status).toBe(status);
    expect(await ask('leader', 'GET')).toMatchObject({ body: { savedAt: null, preferences: NO_PREFERENCES } });
  });
});
