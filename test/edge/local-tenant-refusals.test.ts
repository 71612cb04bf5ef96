import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { cast, graphOf, type Json, startUnrecorded } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
beforeAll(async () => {
  tenant = await startUnrecorded();
  graph = graphOf(tenant);
});
afterAll(() => tenant.close());

const at = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Amsterdam' });
const schedule = (more: Json) => () =>
  graph('POST', `/users/${cast(tenant).lead.id}/calendar/getSchedule`, {
    schedules: ['a@b.example'],
    startTime: at('2026-06-01T09:00:00'),
    endTime: at('2026-06-01T12:00:00'),
    availabilityViewInterval: 30,
    ...more,
  });
const batchOf = (size: number) => () =>
  graph('POST', '/$batch', {
    requests: Array.from({ length: size }, (_, nth) => ({ id: String(nth), method: 'GET', url: '/organization' })),
  });

test.each([
  ['21 schedules', schedule({ schedules: Array.from({ length: 21 }, (_, nth) => `a${nth}@b.example`) })],
  ['62 days of schedules', schedule({ endTime: at('2026-08-02T09:00:00') })],
  ['an interval of 4 minutes', schedule({ availabilityViewInterval: 4 })],
  ['an end before the start', schedule({ endTime: at('2026-06-01T08:00:00') })],
  ['a batch of 21', batchOf(21)],
  ['an empty batch', batchOf(0)],
  ['an unknown path', () => graph('GET', '/nonsense')],
  [
    'an unknown property of an event',
    () =>
      graph('POST', `/users/${cast(tenant).lead.id}/events`, {
        start: at('2026-06-01T09:00:00'),
        end: at('2026-06-01T10:00:00'),
        colour: 'red',
      }),
  ],
])('%s is a 400 with Graph’s error body', async (_name, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
});

test('twenty is still allowed', async () => {
  expect((await batchOf(20)()).body.responses).toHaveLength(20);
});
