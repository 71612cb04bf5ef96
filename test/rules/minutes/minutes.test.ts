import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ActionStatus, isLate, isOpen } from '../../../src/minutes/rules/actions.ts';
import { type DecisionChange, decisionRights, refuseDecision } from '../../../src/minutes/rules/decisions.ts';
import { mergeText, movedCaret } from '../../../src/minutes/rules/merge-text.ts';
import { type MinutesState, type MinutesStep, refuseStep } from '../../../src/minutes/rules/minutes-lifecycle.ts';

describe('two people type about the same item', () => {
  test.each([
    ['nobody else wrote', 'a', 'a', 'a\nb', 'a\nb'],
    ['only somebody else wrote', 'a', 'a\nb', 'a', 'a\nb'],
    ['both wrote the same', 'a', 'b', 'b', 'b'],
    ['each at another end', 'a\nb\nc', 'A\nb\nc', 'a\nb\nC', 'A\nb\nC'],
    ['both below an empty text', '', 'eerste', 'tweede', 'eerste\ntweede'],
    [
      'both changed the same line',
      'x\nlijn\ny',
      'x\nlijn van Ans\ny',
      'x\nlijn van Bo\ny',
      'x\nlijn van Ans\nlijn van Bo\ny',
    ],
    ['one goes on with the last line, the other began one below it', 'Ans', 'Ans\nBo', 'Ans praat', 'Ans praat\nBo'],
    ['one begins a line, the other goes on above it', 'Ans', 'Ans praat', 'Ans\nBo', 'Ans praat\nBo'],
    ['each goes on with a line of their own', 'Ans\nBo', 'Ans praat\nBo', 'Ans\nBo ook', 'Ans praat\nBo ook'],
    [
      'words of both in one line are not mixed',
      'een twee',
      'nul een twee',
      'een twee drie',
      'nul een twee\neen twee drie',
    ],
  ])('%s', (_what, base, saved, mine, merged) => {
    expect(mergeText(base, saved, mine)).toBe(merged);
  });

  test('two who go on typing, each in a line of their own, get both lines and nothing twice', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,5}[.,]?$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, words, fc.array(fc.boolean(), { maxLength: 16 }), (ans, bo, turns) => {
        let saved = 'ANS\nBO';
        const people = [
          { base: saved, typed: saved, line: 'ANS', words: [...ans] },
          { base: saved, typed: saved, line: 'BO', words: [...bo] },
        ];
        const save = (one: (typeof people)[number]) => {
          saved = mergeText(one.base, saved, one.typed);
          one.base = saved;
          one.typed = saved;
        };
        for (const first of [...turns, ...ans, ...bo].map(Boolean)) {
          for (const one of people) {
            const word = one.words.shift();
            const line = word === undefined ? one.line : `${one.line} ${word}`;
            one.typed = one.typed.replace(one.line, line);
            one.line = line;
          }
          for (const one of first ? people : people.toReversed()) save(one);
        }
        expect(saved).toBe([['ANS', ...ans].join(' '), ['BO', ...bo].join(' ')].join('\n'));
      }),
    );
  });

  test.each([
    ['before what others added', 'abc', 'abcXX', 1, 1],
    ['behind it', 'abc', 'XXabc', 2, 4],
    ['at the end, where others began a line', 'abc', 'abc\nX', 3, 3],
    ['inside what others replaced', 'abcd', 'aXd', 2, 2],
  ])('the caret stays beside the same words: %s', (_what, before, after, caret, expected) => {
    expect(movedCaret(before, after, caret)).toBe(expected);
  });

  test('no line that somebody added is ever lost', () => {
    const line = fc.stringMatching(/^[a-z]{1,4}$/);
    const text = fc.array(line, { maxLength: 6 });
    fc.assert(
      fc.property(text, text, text, fc.nat(6), fc.nat(6), (base, added, other, at, elsewhere) => {
        const marked = (lines: string[], mark: string) => lines.map((one) => `${mark}${one}`);
        const insert = (lines: string[], place: number) => [...base.slice(0, place), ...lines, ...base.slice(place)];
        const ans = insert(marked(added, 'ANS'), at);
        const bo = insert(marked(other, 'BO'), elsewhere);
        const merged = mergeText(base.join('\n'), ans.join('\n'), bo.join('\n')).split('\n');
        for (const one of [...marked(added, 'ANS'), ...marked(other, 'BO')]) expect(merged).toContain(one);
      }),
    );
  });
});

describe('what may be done with minutes', () => {
  test.each<[MinutesStep, MinutesState, boolean, ReturnType<typeof refuseStep>]>([
    ['write', 'concept', false, null],
    ['write', 'circulated', true, null],
    ['write', 'approved', true, 'minutes-approved'],
    ['circulate', 'concept', false, 'minutes-empty'],
    ['circulate', 'concept', true, null],
    ['circulate', 'circulated', true, null],
    ['circulate', 'approved', true, 'minutes-approved'],
    ['correct', 'concept', true, 'minutes-not-circulated'],
    ['correct', 'circulated', true, null],
    ['correct', 'approved', true, 'minutes-approved'],
    ['approve', 'concept', true, 'minutes-not-circulated'],
    ['approve', 'circulated', true, null],
    ['approve', 'approved', true, 'minutes-approved'],
  ])('%s when %s (filled: %s): %s', (step, state, filled, because) => {
    expect(refuseStep(step, { state, filled })).toBe(because);
  });
});

test.each<[ActionStatus, string, boolean, boolean]>([
  ['open', '2026-11-23', true, true],
  ['open', '2026-11-24', true, false],
  ['busy', '2026-11-23', true, true],
  ['done', '2026-11-23', false, false],
  ['dropped', '2026-11-23', false, false],
])('%s, due %s: open %s, late %s', (status, dueOn, open, late) => {
  expect([isOpen(status), isLate({ status, dueOn }, '2026-11-24')]).toEqual([open, late]);
});

describe('what may be done with a decision', () => {
  const words: DecisionChange = { what: 'change', words: true };
  const followUp: DecisionChange = { what: 'change', words: false };
  test.each<[DecisionChange, MinutesState, boolean, ReturnType<typeof refuseDecision>]>([
    [words, 'concept', false, null],
    [words, 'circulated', false, null],
    [words, 'approved', false, 'decision-approved'],
    [words, 'circulated', true, 'decision-withdrawn'],
    [followUp, 'approved', false, null],
    [followUp, 'approved', true, 'decision-withdrawn'],
    [{ what: 'withdraw' }, 'approved', false, null],
    [{ what: 'withdraw' }, 'concept', true, 'decision-withdrawn'],
    [{ what: 'restore' }, 'approved', true, null],
    [{ what: 'restore' }, 'circulated', false, 'decision-stands'],
  ])('%j in minutes that are %s (withdrawn: %s): %s', (asked, minutes, withdrawn, because) => {
    expect(refuseDecision(asked, { minutes, withdrawn })).toBe(because);
  });

  test('whoever does not write the minutes changes nothing', () => {
    const none = { words: false, followUp: false, withdraw: false, restore: false };
    expect(decisionRights(false, { minutes: 'concept', withdrawn: false })).toEqual(none);
  });
});
