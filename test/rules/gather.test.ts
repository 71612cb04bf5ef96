import { describe, expect, test } from '@jest/globals';
import { gather } from '../../src/work/gather.ts';

/** Work that waits until it is let through, and remembers who went together. */
function held() {
  const rounds: string[][] = [];
  const gates: (() => void)[] = [];
  const run = async (items: readonly string[]): Promise<string[]> => {
    rounds.push([...items]);
    await new Promise<void>((open) => gates.push(open));
    if (items.includes('bad')) throw new Error('cannot do this');
    return items.map((item) => `done ${item}`);
  };
  const letThrough = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    gates.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { rounds, run, letThrough };
}

describe('helping people together', () => {
  test('who comes alone is helped at once, who comes meanwhile goes together', async () => {
    const { rounds, run, letThrough } = held();
    const [together, owner] = [gather<string, string>(), {}];
    const answers = ['a', 'b', 'c'].map((item) => together(owner, 'poll', item, run));
    expect(rounds).toEqual([['a']]);
    await letThrough();
    expect(rounds).toEqual([['a'], ['b', 'c']]);
    await letThrough();
    expect(await Promise.all(answers)).toEqual(['done a', 'done b', 'done c']);
    const later = together(owner, 'poll', 'd', run);
    await letThrough();
    expect(await later).toBe('done d');
    expect(rounds).toHaveLength(3);
  });

  test('other keys and other owners do not wait', async () => {
    const { rounds, run } = held();
    const together = gather<string, string>();
    const owner = {};
    void together(owner, 'one', 'a', run);
    void together(owner, 'two', 'b', run);
    void together({}, 'one', 'c', run);
    expect(rounds).toEqual([['a'], ['b'], ['c']]);
  });

  test('what fails for several is done again for each alone', async () => {
    const { rounds, run, letThrough } = held();
    const [together, owner] = [gather<string, string>(), {}];
    const answers = Promise.allSettled(['a', 'b', 'bad', 'c'].map((item) => together(owner, 'poll', item, run)));
    for (let turn = 0; turn < 5; turn += 1) await letThrough();
    expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
      'done a',
      'done b',
      'failed',
      'done c',
    ]);
    expect(rounds).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
  });

  test('a crowd goes in pieces of fifty', async () => {
    const { rounds, run, letThrough } = held();
    const [together, owner] = [gather<string, string>(), {}];
    const all = Promise.all(Array.from({ length: 120 }, (_, at) => together(owner, 'poll', `${at}`, run)));
    for (let turn = 0; turn < 4; turn += 1) await letThrough();
    expect(await all).toHaveLength(120);
    expect(rounds.map((round) => round.length)).toEqual([1, 50, 50, 19]);
  });
});
