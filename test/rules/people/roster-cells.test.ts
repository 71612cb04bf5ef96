import { describe, expect, test } from '@jest/globals';
import { quorumOf, readCell } from '../../../src/people/rules/roster-cells.ts';
import type { Column } from '../../../src/people/rules/roster-layout.ts';
import { quorumText } from '../../../src/people/rules/roster-rows.ts';

type Kind = Column['kind'];
const read = (kind: Kind, cell: Parameters<typeof readCell>[1], choices?: Column['choices']) =>
  readCell({ key: 'x', heading: 'X', kind, ...(choices ? { choices } : {}) }, cell);

describe('a cell is understood as people write it', () => {
  test.each<[Kind, Parameters<typeof readCell>[1], unknown]>([
    ['text', '  De\u00a0 Wegwijzer ', 'De Wegwijzer'],
    ['text', "'=geheim", '=geheim'],
    ['text', '   ', null],
    ['text', 7, '7'],
    ['email', 'Jan.Jansen@School.NL', 'jan.jansen@school.nl'],
    ['email', 'Jan Jansen <jan@school.nl>', 'jan@school.nl'],
    ['email', 'mailto:jan@school.nl', 'jan@school.nl'],
    ['person', 'Jan Jansen', 'Jan Jansen'],
    ['boardNumber', 41001, '41001'],
    ['boardNumber', 1001, '01001'],
    ['board', 'Stichting De Wilgenhof', 'Stichting De Wilgenhof'],
    ['board', '41001', '41001'],
    ['brin', '05ab', '05AB'],
    ['brin', '05 AB', '05AB'],
    ['site', '05AB00', '05AB00'],
    ['site', '05AB-01', '05AB01'],
    ['site', 0, '00'],
    ['site', 1, '01'],
    ['reach', '05ab', '05AB'],
    ['number', 18, 18],
    ['number', '18', 18],
    ['date', new Date('2026-08-01T00:00:00Z'), '2026-08-01'],
    ['date', '1-8-2026', '2026-08-01'],
    ['date', '01/08/2026', '2026-08-01'],
    ['date', '1.8.2026', '2026-08-01'],
    ['date', '2026-08-01', '2026-08-01'],
    ['date', '1 maart 2026', '2026-03-01'],
    ['date', '29-2-2028', '2028-02-29'],
    ['yesNo', 'JA', true],
    ['yesNo', 'x', true],
    ['yesNo', false, false],
    ['yesNo', 'nee', false],
    ['yesNo', '-', false],
  ])('%s %p is %p', (kind, cell, value) => {
    expect(read(kind, cell)).toEqual({ value });
  });

  test.each<[Kind, Parameters<typeof readCell>[1], string]>([
    ['brin', '5AB', 'not-brin'],
    ['brin', '05ABC', 'not-brin'],
    ['site', '05AB0', 'not-site'],
    ['site', '123', 'not-site'],
    ['email', 'jan apenstaart school', 'not-email'],
    ['email', 'jan@school', 'not-email'],
    ['email', 'jan@school.nl; piet@school.nl', 'not-email'],
    ['person', 'jan@school', 'not-email'],
    ['boardNumber', '41', 'not-board-number'],
    ['boardNumber', '410011', 'not-board-number'],
    ['number', '18,5', 'not-number'],
    ['number', -3, 'not-number'],
    ['date', '31-2-2026', 'not-date'],
    ['date', '8/2026', 'not-date'],
    ['date', 45870, 'not-date'],
    ['yesNo', 'soms', 'not-yes-no'],
    ['text', '=A1&B1', 'formula'],
    ['text', '#N/B', 'error-value'],
    ['text', 'a'.repeat(201), 'too-long'],
  ])('%s %p is a fault: %s', (kind, cell, fault) => {
    expect(read(kind, cell)).toMatchObject({ fault });
  });

  test('a choice is found without case or accents, and otherwise says what there is to choose', () => {
    expect(read('choice', 'Bovenschools Opleidingscoördinator', 'role')).toEqual({ value: 'boc' });
    expect(read('choice', 'Opleidingsschool', 'tier')).toEqual({ value: 'accredited' });
    expect(read('choice', 'goud', 'tier')).toEqual({
      fault: 'not-choice',
      given: 'goud',
      words: ['geaccrediteerd', 'keurmerk', 'stageschool'],
    });
  });
});

describe('a quorum', () => {
  test.each([
    ['voorzitter', [{ atLeast: 1, of: { role: 'voorzitter' } }]],
    ['3 stemmend', [{ atLeast: 3, of: 'voting' }]],
    ['de helft van de besturen', [{ atLeast: 0.5, of: { role: 'bestuur' } }]],
    ['twee derde van de kringen', [{ atLeast: 2 / 3, of: { role: 'kring' } }]],
    ['driekwart stemmend', [{ atLeast: 3 / 4, of: 'voting' }]],
    [
      'Voorzitter; helft kringen; 1 instituut',
      [
        { atLeast: 1, of: { role: 'voorzitter' } },
        { atLeast: 0.5, of: { role: 'kring' } },
        { atLeast: 1, of: { role: 'opleiding' } },
      ],
    ],
  ])('%p', (text, conditions) => {
    expect(quorumOf(text)).toEqual(conditions);
    expect(quorumOf(quorumText(conditions as never) ?? '')).toEqual(conditions);
  });

  test.each(['genoeg mensen', '0 stemmend', 'helft', '3'])('%p is no quorum', (text) => {
    expect(quorumOf(text)).toBeNull();
  });
});
