import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PolicyOverview } from '../../src/reminders/schema-policies.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type Door, openDoor } from './reminders-door.ts';

onOneConnection((database) => {
  let roster: ReminderRoster;
  let door: Door;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    door = await openDoor(database, roster);
  });
  afterEach(() => door.close());

  test('policies are read and changed over HTTP; a fault is told in Dutch and nothing changes', async () => {
    const before = await door.ask<PolicyOverview>('lead', 'GET', '/reminder-policies');
    expect([before.status, before.json.kinds.map(({ kind }) => kind)]).toEqual([
      200,
      [
        'poll',
        'capacity',
        'redistribution',
        'students',
        'swap',
        'action',
        'outcome',
        'programme',
        'paper',
        'correction',
      ],
    ]);
    const policy = { daysBefore: [5, 2], escalation: [{ to: 'deputy', daysBefore: 1 }] };
    const body = { kind: 'poll', bodyId: roster.werkgroep, policy };
    const saved = await door.ask<PolicyOverview>('lead', 'PUT', '/reminder-policies', body);
    expect(saved.json.kinds[0]?.ofBodies).toEqual([{ bodyId: roster.werkgroep, name: 'POO-werkgroep', policy }]);

    const late = { ...body, policy: { ...policy, daysBefore: [0] } };
    const refused = await door.ask<{ error: { message: string } }>('lead', 'PUT', '/reminder-policies', late);
    expect([refused.status, refused.json.error.message]).toEqual([
      422,
      expect.stringContaining('Er is niets opgeslagen'),
    ]);
    for (const bad of [{}, { kind: 'poll', bodyId: null, policy: { daysBefore: '3' } }]) {
      expect((await door.ask('lead', 'PUT', '/reminder-policies', bad)).status).toBe(422);
    }
    expect((await door.ask('chair', 'PUT', '/reminder-policies', body)).status).toBe(403);
    expect((await door.ask('member', 'GET', '/reminder-policies')).status).toBe(403);
    expect((await door.ask<PolicyOverview>('lead', 'GET', '/reminder-policies')).json).toEqual(saved.json);
  });

  test('what holds for everybody', async () => {
    const wanted = { mostAWeek: 2, holidayPause: false };
    const saved = await door.ask<PolicyOverview>('lead', 'PUT', '/reminder-settings', wanted);
    expect([saved.status, saved.json.settings]).toEqual([200, wanted]);
    const refused = await door.ask('lead', 'PUT', '/reminder-settings', { mostAWeek: 0, holidayPause: false });
    expect(refused.status).toBe(422);
    expect((await door.ask('chair', 'PUT', '/reminder-settings', wanted)).status).toBe(403);
  });
});
