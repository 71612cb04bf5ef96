import { describe, expect, test } from '@jest/globals';
import {
  type AgendaSettings,
  type KeptItem,
  startingItems,
  USUAL_AGENDA,
} from '../../../src/agendas/rules/agenda-start.ts';
import { type ItemOrigin, withPlaced } from '../../../src/agendas/rules/item-origin.ts';

const kept = (title: string): KeptItem => ({ title, kind: 'informeren', minutes: 5, desired: '' });
const template = { id: 't', name: 'Voorjaar', items: [kept('Begroting')] };
const settings: AgendaSettings = {
  ...USUAL_AGENDA,
  fixedStart: [kept('Opening')],
  fixedEnd: [kept('Rondvraag')],
  templates: [template],
};

test('an agenda begins with what is fixed, around the template', () => {
  expect(startingItems(settings, template).map(({ title, origin }) => [title, origin])).toEqual([
    ['Opening', { kind: 'fixed', at: 'start' }],
    ['Begroting', { kind: 'template', name: 'Voorjaar' }],
    ['Rondvraag', { kind: 'fixed', at: 'end' }],
  ]);
  expect(startingItems(settings, null).map(({ title }) => title)).toEqual(['Opening', 'Rondvraag']);
  expect(startingItems(USUAL_AGENDA, null)).toEqual([]);
});

describe('items that are put in', () => {
  const item = (title: string, origin: ItemOrigin | null = null) => ({ title, origin });
  const end = (title: string) => item(title, { kind: 'fixed', at: 'end' });
  const start = (title: string) => item(title, { kind: 'fixed', at: 'start' });
  test.each<[string, ReturnType<typeof item>[], string[]]>([
    ['an empty agenda', [], ['O', 'N']],
    ['one item stays first', [item('a')], ['a', 'O', 'N']],
    ['the last of several stays last', [item('a'), item('b'), item('c')], ['a', 'O', 'b', 'N', 'c']],
    [
      'all that is fixed to the end stays there',
      [item('a'), item('b'), end('c'), end('d')],
      ['a', 'O', 'b', 'N', 'c', 'd'],
    ],
    ['between what is fixed', [start('a'), end('b')], ['a', 'O', 'N', 'b']],
    ['an agenda with an end alone keeps it last but for the first place', [end('a')], ['a', 'O', 'N']],
  ])('%s', (_, items, titles) => {
    const placed = withPlaced(items, { opening: [item('O')], closing: [item('N')] });
    expect(placed.map(({ title }) => title)).toEqual(titles);
  });
});
