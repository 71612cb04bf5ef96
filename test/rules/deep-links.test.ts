import { expect, test } from '@jest/globals';
import { teamsLink, withTeamsLinks } from '../../src/cards/deep-links.ts';

const place = { publicUrl: 'https://kring.example', teamsAppId: 'app-1' };
const entity = (tab: string, page: string, subEntityId?: string) => {
  const query = new URLSearchParams({ webUrl: `https://kring.example/tab/${page}` });
  if (subEntityId) query.set('context', JSON.stringify({ subEntityId }));
  return `https://teams.microsoft.com/l/entity/app-1/${tab}?${query}`;
};

test.each([
  ['overleg', entity('overleg', 'overleg')],
  ['bijeenkomst/m-1', entity('overleg', 'bijeenkomst/m-1', 'bijeenkomst/m-1')],
  ['agenda/m-1?punt=i-1', entity('overleg', 'agenda/m-1?punt=i-1', 'agenda/m-1?punt=i-1')],
  ['programma', entity('programma', 'programma')],
  ['programma/peiling/p-1', entity('programma', 'programma/peiling/p-1', 'programma/peiling/p-1')],
  ['plaatsing/ronde/r-1', entity('plaatsing', 'plaatsing/ronde/r-1', 'plaatsing/ronde/r-1')],
  ['deelnemers', entity('programma', 'deelnemers', 'deelnemers')],
])('/tab/%s opens in its own tab of the app', (page, link) => {
  expect(teamsLink(`https://kring.example/tab/${page}`, place)).toBe(link);
});

test.each([
  'https://kring.example/answer/x',
  'https://kring.example.elders.example/tab/overleg',
  'https://elders.example/tab/x',
])('%s is no page of the tabs', (address) => expect(teamsLink(address, place)).toBeNull());

test('buttons deep in a card lead into Teams; everything else, and the card that was given, stays as it is', () => {
  const url = 'https://kring.example/tab/bijeenkomst/m-1';
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: url },
      { type: 'Container', selectAction: { type: 'Action.OpenUrl', url } },
    ],
    actions: [
      { type: 'Action.OpenUrl', title: 'Open', url },
      { type: 'Action.OpenUrl', title: 'Elders', url: 'https://elders.example/' },
      { type: 'Action.Execute', verb: 'x', data: { url } },
    ],
  };
  const before = structuredClone(card);
  const link = entity('overleg', 'bijeenkomst/m-1', 'bijeenkomst/m-1');
  expect(withTeamsLinks(card, place)).toEqual({
    ...card,
    body: [card.body[0], { type: 'Container', selectAction: { type: 'Action.OpenUrl', url: link } }],
    actions: [{ type: 'Action.OpenUrl', title: 'Open', url: link }, card.actions[1], card.actions[2]],
  });
  expect(card).toEqual(before);
});
