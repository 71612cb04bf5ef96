import { describe, expect, test } from '@jest/globals';
import { type EditedItem, newItem } from '../../../tabs/agendas/edited-items.ts';
import { mergeItems } from '../../../tabs/agendas/merge-items.ts';

const item = (key: string, part: Partial<EditedItem> = {}): EditedItem => ({
  ...newItem(key),
  ...{ id: key, title: key.toUpperCase() },
  ...part,
});
const [a, b, c, n, m] = ['a', 'b', 'c', 'n', 'm'].map((key) => item(key)) as [
  EditedItem,
  EditedItem,
  EditedItem,
  EditedItem,
  EditedItem,
];
const base = [a, b, c];
const order = (items: readonly EditedItem[]) => items.map(({ key }) => key).join('');

describe('two people who edit one agenda', () => {
  test.each<[string, EditedItem[], EditedItem[], string]>([
    ['neither moved anything', base, base, 'abc'],
    ['only I moved', [c, a, b], base, 'cab'],
    ['only the other moved', base, [b, c, a], 'bca'],
    ['both moved: as it is on the screen', [c, a, b], [b, c, a], 'cab'],
    ['I added', [a, n, b, c], base, 'anbc'],
    ['both added, each behind what it stood behind', [a, n, b, c], [a, b, c, m], 'anbcm'],
    ['both added at the beginning', [n, ...base], [m, ...base], 'nmabc'],
    ['I added and the other moved', [a, b, n, c], [c, b, a], 'cbna'],
    ['I moved and the other added', [c, a, b], [a, m, b, c], 'camb'],
    ['I removed', [a, c], base, 'ac'],
    ['the other removed', base, [a, c], 'ac'],
    ['each removed another', [b, c], [a, b], 'b'],
    ['everything was new', [n], [m], 'nm'],
  ])('order: %s', (name, mine, theirs, expected) => {
    const began = name === 'everything was new' ? [] : base;
    const { items, clashes } = mergeItems(began, mine, theirs);
    expect([order(items), clashes]).toEqual([expected, []]);
  });

  test('what only one of them changed is taken over, field by field', () => {
    const mine = [item('a', { minutes: '30', paperDue: true }), b, c];
    const theirs = [item('a', { title: 'Begroting', presenter: 'Samira' }), b, c];
    const { items, clashes } = mergeItems(base, mine, theirs);
    expect(items[0]).toEqual(item('a', { title: 'Begroting', presenter: 'Samira', minutes: '30', paperDue: true }));
    expect(clashes).toEqual([]);
  });

  test('the same change made twice is one', () => {
    const both = [item('a', { minutes: '30', explanation: 'Zie stuk' }), b, c];
    expect(mergeItems(base, both, both)).toEqual({ items: both, clashes: [] });
  });

  test('where both changed the same, what is typed stands and the other is named', () => {
    const mine = [item('a', { minutes: '30', kind: 'besluiten' }), b, c];
    const theirs = [item('a', { minutes: '45', kind: 'informeren' }), b, c];
    const { items, clashes } = mergeItems(base, mine, theirs);
    expect(items[0]).toMatchObject({ minutes: '30', kind: 'besluiten' });
    expect(clashes).toEqual([
      { title: 'A', what: 'field', field: 'kind', theirs: 'informeren' },
      { title: 'A', what: 'field', field: 'minutes', theirs: '45' },
    ]);
  });

  test('an explanation both wrote at holds the words of both', () => {
    const began = [item('a', { explanation: 'Eerst' })];
    const mine = [item('a', { explanation: 'Eerst\nVan mij' })];
    const theirs = [item('a', { explanation: 'Eerst\nVan Samira' })];
    const { items, clashes } = mergeItems(began, mine, theirs);
    expect(items[0]?.explanation).toBe('Eerst\nVan Samira\nVan mij');
    expect(clashes).toEqual([{ title: 'A', what: 'explanation' }]);
  });

  test('an item that one removed and the other changed stays, and is named', () => {
    const changed = item('b', { minutes: '45' });
    expect(mergeItems(base, [a, c], [a, changed, c])).toEqual({
      items: [a, changed, c],
      clashes: [{ title: 'B', what: 'removed-here' }],
    });
    expect(mergeItems(base, [a, changed, c], [a, c])).toEqual({
      items: [a, changed, c],
      clashes: [{ title: 'B', what: 'removed-there' }],
    });
  });
});
