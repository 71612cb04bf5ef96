import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Agreed, type FoundTask, type OwnAction, stepsFor } from '../../../src/minutes/rules/todo.ts';

const action: OwnAction = { actionId: 'a', text: 'Bel de school', dueOn: '2026-12-10', open: true, mine: true };
const task: FoundTask = { taskId: 't', actionId: 'a', title: 'Bel de school', dueOn: '2026-12-10', done: false };
const agreed: Agreed = { actionId: 'a', taskId: 't', text: 'Bel de school', dueOn: '2026-12-10', open: true };
const of = { actionId: 'a', taskId: 't' };

test.each<[string, OwnAction[], FoundTask[], Agreed[], object[]]>([
  ['nothing anywhere', [], [], [], []],
  ['a new action', [action], [], [], [{ do: 'create', actionId: 'a' }]],
  ['one that was done before sync was turned on', [{ ...action, open: false }], [], [], []],
  ['one that is somebody else’s', [{ ...action, mine: false }], [], [], []],
  ['both the same', [action], [task], [agreed], []],
  ['made, and then a crash: found, not doubled', [action], [task], [], [{ do: 'agree', ...of }]],
  [
    'made twice after all: one stays',
    [action],
    [task, { ...task, taskId: 'u' }],
    [agreed],
    [{ do: 'remove', actionId: 'a', taskId: 'u' }],
  ],
  ['ticked in To Do', [action], [{ ...task, done: true }], [agreed], [{ do: 'follow', ...of, done: true }]],
  ['ticked in To Do after a crash', [action], [{ ...task, done: true }], [], [{ do: 'follow', ...of, done: true }]],
  [
    'ticked off again in To Do',
    [{ ...action, open: false }],
    [task],
    [{ ...agreed, open: false }],
    [{ do: 'follow', ...of, done: false }],
  ],
  ['done here', [{ ...action, open: false }], [task], [agreed], [{ do: 'write', ...of, set: { done: true } }]],
  [
    'opened again here',
    [action],
    [{ ...task, done: true }],
    [{ ...agreed, open: false }],
    [{ do: 'write', ...of, set: { done: false } }],
  ],
  ['done on both sides', [{ ...action, open: false }], [{ ...task, done: true }], [agreed], [{ do: 'agree', ...of }]],
  [
    'another date and other words here',
    [{ ...action, text: 'Mail de school', dueOn: '2026-12-17' }],
    [task],
    [agreed],
    [{ do: 'write', ...of, set: { title: 'Mail de school', dueOn: '2026-12-17' } }],
  ],
  ['renamed in To Do', [action], [{ ...task, title: 'Bellen!', dueOn: null }], [agreed], []],
  ['thrown away in To Do', [action], [], [agreed], [{ do: 'let-go', actionId: 'a' }]],
  ['thrown away before: not made again', [action], [], [{ ...agreed, taskId: null }], []],
  ['handed to somebody else', [{ ...action, mine: false }], [task], [agreed], [{ do: 'remove', ...of }]],
  ['an action that is gone', [], [task], [], [{ do: 'remove', ...of }]],
])('%s', (_what, actions, tasks, last, steps) => {
  expect(stepsFor(actions, tasks, last)).toEqual(steps);
});

test('whatever happened on both sides, one round makes them the same and a second one finds nothing to do', () => {
  const actions = fc.record({ open: fc.boolean(), mine: fc.boolean(), text: fc.constantFrom('x', 'y') });
  const tasks = fc.option(fc.record({ done: fc.boolean(), title: fc.constantFrom('x', 'z') }));
  const last = fc.option(fc.record({ open: fc.boolean(), text: fc.constantFrom('x', 'y'), gone: fc.boolean() }));
  fc.assert(
    fc.property(actions, tasks, last, (given, there, before) => {
      let own: OwnAction = { ...action, ...given };
      let found: FoundTask[] = there ? [{ ...task, ...there }] : [];
      let known: Agreed[] = before
        ? [{ ...agreed, open: before.open, text: before.text, taskId: before.gone ? null : 't' }]
        : [];
      for (const step of stepsFor([own], found, known)) {
        const agree = () => {
          known = [{ ...agreed, text: own.text, dueOn: own.dueOn, open: own.open }];
        };
        if (step.do === 'create') found = [{ ...task, title: own.text }];
        if (step.do === 'remove') [found, known] = [[], []];
        if (step.do === 'let-go') known = [{ ...agreed, taskId: null }];
        if (step.do === 'follow') own = { ...own, open: !step.done };
        if (step.do === 'write') found = found.map((one) => ({ ...one, ...step.set }));
        if (['create', 'follow', 'write', 'agree'].includes(step.do)) agree();
      }
      const again = stepsFor([own], found, known);
      // Words that changed here while something was ticked there are written by the round after.
      expect(again.filter((step) => step.do !== 'write')).toEqual([]);
      if (own.mine && found[0]) expect(found[0].done).toBe(!own.open);
    }),
  );
});
