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
    await breath();
    gates.shift()?.();
    await breath();
  };
  return { rounds, run, letThrough };
}

/** Until everything that could go on has gone on. */
function breath(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

describe('helping people together', () => {
  test('who comes alone is helped at once, who comes meanwhile goes together', async () => {
    const { rounds, run, letThrough } = held();
    const [together, owner] = [gather<string, string>(), {}];
    const answers = [together(owner, 'poll', 'a', run)];
    await breath();
    expect(rounds).toEqual([['a']]);
    answers.push(together(owner, 'poll', 'b', run), together(owner, 'poll', 'c', run));
    await letThrough();
    expect(rounds).toEqual([['a'], ['b', 'c']]);
    await letThrough();
    expect(await Promise.all(answers)).toEqual(['done a', 'done b', 'done c']);
    const later = together(owner, 'poll', 'd', run);
    await letThrough();
    expect(await later).toBe('done d');
    expect(rounds).toHaveLength(3);
  });

  test('who comes in the same moment goes along at once', async () => {
    const { rounds, run, letThrough } = held();
    const [together, owner] = [gather<string, string>(), {}];
    const answers = Promise.all(['a', 'b'].map((item) => together(owner, 'poll', item, run)));
    await letThrough();
    expect(await answers).toEqual(['done a', 'done b']);
    expect(rounds).toEqual([['a', 'b']]);
  });

  test('other keys and other owners do not wait', async () => {
    const { rounds, run } = held();
    const together = gather<string, string>();
    const owner = {};
    void together(owner, 'one', 'a', run);
    void together(owner, 'two', 'b', run);
    void together({}, 'one', 'c', run);
    await breath();
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
    expect(rounds).toEqual([['a', 'b', 'bad', 'c'], ['a'], ['b'], ['bad'], ['c']]);
  });

  test('a crowd goes in pieces of fifty', async () => {
    const { rounds, run, letThrough } = held();
    const [together, owner] = [gather<string, string>(), {}];
    const all = Promise.all(Array.from({ length: 120 }, (_, at) => together(owner, 'poll', `${at}`, run)));
    for (let turn = 0; turn < 3; turn += 1) await letThrough();
    expect(await all).toHaveLength(120);
    expect(rounds.map((round) => round.length)).toEqual([50, 50, 20]);
  });
});
