import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bodyChangeRoutes } from '../../bot/http/body-change-routes.ts';
import type { BodyChanged, BodyChangePreview } from '../../src/meetings/schema-body-change.ts';
import { type Committee, committee } from '../store/meetings-support.ts';
import { onOneConnection } from '../support/database.ts';
import { type TabServer, tabServer } from '../support/tab-server.ts';

onOneConnection((database) => {
  let server: TabServer;
  let made: Committee;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    server = await tabServer(database, bodyChangeRoutes);
    made = await committee(database);
  });
  afterEach(() => server.close());
  const ask = <T>(who: keyof Committee['people'], path: string, body: unknown) =>
    server.ask<T>(`${who}-${made.partnershipId}`, made.partnershipId, 'POST', path, body);

  test('a body is dissolved as it was seen, once', async () => {
    const change = { kind: 'dissolve', bodyId: made.bodyId };
    const seen = await ask<BodyChangePreview>('leader', '/body-changes/preview', { change });
    expect(seen).toMatchObject({
      status: 200,
      body: { lines: expect.arrayContaining(['Zetel kring Noord vervalt.']) },
    });
    const wrong = await ask('leader', '/body-changes', { change, seen: 'iets anders' });
    expect(wrong).toMatchObject({ status: 409, body: { error: { code: 'body-change-stale' } } });
    const done = await ask<BodyChanged>('leader', '/body-changes', { change, seen: seen.body.seen });
    expect(done).toMatchObject({ status: 200, body: { told: 4 } });
    const again = await ask('leader', '/body-changes', { change, seen: seen.body.seen });
    expect(again).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('bestaat niet meer') } },
    });
  });

  test.each([
    ['a member', 'chair', { kind: 'dissolve' }, 403],
    ['a change that is none', 'leader', { kind: 'vergeten' }, 422],
    ['a board without a number', 'leader', { kind: 'join', board: { number: '12', name: 'De Eenling' } }, 422],
    ['a body that is not there', 'leader', { kind: 'dissolve', bodyId: 'nergens' }, 404],
  ] as const)('%s is refused', async (_what, who, part, status) => {
    const change = { bodyId: made.bodyId, person: { name: 'Ilse Vermaat', email: 'ilse@eenling.example' }, ...part };
    expect((await ask(who, '/body-changes/preview', { change })).status).toBe(status);
  });
});
