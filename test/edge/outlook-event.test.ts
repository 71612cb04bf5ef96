import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ensureBuilt } from '../support/built.ts';
import type { SendCase, SendOutcome } from '../support/outlook-send.ts';

const kept = (more = {}) => JSON.stringify({ partnershipId: 'p1', bodyId: 'body-1', ...more });
const stops = { stop: 'Met deze genodigden wordt het quorum niet gehaald.', fingerprint: 'f1' };

/** Every appointment that is sent here, by name; they run together, because starting Outlook's mock takes a while. */
const CASES = {
  foreign: {},
  fine: { kept: kept(), answer: { stop: null, fingerprint: '' } },
  stopped: { kept: kept(), answer: stops },
  anyway: { kept: kept({ sendAnyway: 'f1' }), answer: stops },
  anywayToOthers: { kept: kept({ sendAnyway: 'f1' }), answer: { ...stops, fingerprint: 'f2' } },
  away: { kept: kept(), away: true },
  refused: { kept: kept(), answer: { error: {} }, status: 403 },
  noToken: { kept: kept(), answer: stops, noToken: true },
  broken: { kept: '{"partnershipId":1', answer: stops },
} satisfies Record<string, SendCase>;

let outcomes: Record<keyof typeof CASES, SendOutcome>;
beforeAll(async () => {
  await ensureBuilt();
  const said = execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'test/support/outlook-send.ts'], {
    input: JSON.stringify(Object.values(CASES)),
    encoding: 'utf8',
  });
  const each = JSON.parse(said) as SendOutcome[];
  outcomes = Object.fromEntries(Object.keys(CASES).map((name, nth) => [name, each[nth]])) as typeof outcomes;
}, 180_000);

test('is one script: nothing is imported and nothing exported, and no language of after 2016', () => {
  const script = readFileSync('dist/outlook/launch-event.js', 'utf8');
  expect(script).not.toMatch(/\bimport\b|\bexport\b|\brequire\(/);
  expect(script).not.toMatch(/\basync\b|\bawait\b|\?\.[a-z[(]|\?\?/);
});

describe('before an appointment is sent', () => {
  test('one that is none of ours goes, without a word to the service', () => {
    expect(outcomes.foreign).toEqual({ completed: { allowEvent: true }, asked: [] });
  });

  test('one for a body is looked at as it stands', () => {
    const body = { bodyId: 'body-1', starts: '2026-03-10T12:30:00.000Z', minutes: 120, existing: false };
    expect(outcomes.fine).toEqual({
      completed: { allowEvent: true },
      asked: [
        {
          url: 'https://kring.example/api/partnerships/p1/outlook/appointment',
          authorization: 'Bearer a-token',
          body: { ...body, invited: ['noord@school.example'] },
        },
      ],
    });
  });

  test('is held back when something is against it, with the reason and a way to send all the same', () => {
    expect(outcomes.stopped.completed).toEqual({
      ...{ allowEvent: false, errorMessage: stops.stop },
      ...{ sendModeOverride: 'promptUser', commandId: 'openPane' },
    });
  });

  test('goes when somebody said so to these warnings, and not when they have become others', () => {
    expect(outcomes.anyway.completed).toEqual({ allowEvent: true });
    expect(outcomes.anywayToOthers.completed).toMatchObject({ allowEvent: false });
  });

  test.each(['away', 'refused', 'noToken', 'broken'] as const)('is never stopped by a fault of ours: %s', (name) => {
    expect(outcomes[name].completed).toEqual({ allowEvent: true });
  });
});
