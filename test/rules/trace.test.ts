import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { currentTrace, traced } from '../../src/work/trace.ts';

const later = async (): Promise<string | undefined> => {
  await wait(1);
  return currentTrace();
};

test('everything that is waited for goes under the trace, and nothing else does', async () => {
  expect(await traced('one', later)).toBe('one');
  expect(currentTrace()).toBeUndefined();
  expect(await later()).toBeUndefined();
});

test('what ends leaves the trace of what still runs as it is', async () => {
  const seen: (string | undefined)[] = [];
  const long = traced('long', async () => {
    for (let step = 0; step < 5; step += 1) seen.push(await later());
  });
  expect(await traced('short', later)).toBe('short');
  expect(traced('at once', currentTrace)).toBe('at once');
  await expect(traced('failing', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const throws = (): never => {
    throw new Error('no');
  };
  expect(() => traced('throwing', throws)).toThrow('no');
  await long;
  expect(seen).toEqual(['long', 'long', 'long', 'long', 'long']);
});

test('a trace within another holds for what is inside it', async () => {
  const seen = await traced('outer', async () => [await later(), await traced('inner', later), await later()]);
  expect(seen).toEqual(['outer', 'inner', 'outer']);
});

test('after all has ended it begins anew', async () => {
  await traced('first', later);
  expect(await traced('second', async () => [await later(), await later()])).toEqual(['second', 'second']);
});
