import { describe, expect, test } from '@jest/globals';
import { en, nl } from '../../../manifest/locales/text.ts';
import { type Known, understand } from '../../../src/reminders/rules/understand.ts';

const round = { kind: 'capacity', subjectId: undefined, title: 'Plaatsingsronde 2026-2027, hele jaar' };
const known: Known = {
  bodies: [
    { id: 'werkgroep', name: 'POO-werkgroep' },
    { id: 'stuurgroep', name: 'Stuurgroep POO' },
    { id: 'noord', name: 'Kring Noord' },
    { id: 'oost', name: 'Kring Oost' },
    { id: 'vallei', name: 'Kring Vallei en Heuvelrug' },
    { id: 'experts', name: 'Expertteam Kwaliteitscultuur' },
  ],
  topics: [
    { title: 'Werkgroep voorjaar', target: { kind: 'poll', subjectId: 'p1' }, kindWords: ['datumprikker', 'peiling'] },
    { title: 'Themamiddag najaar', target: { kind: 'poll', subjectId: 'p2' }, kindWords: ['datumprikker', 'peiling'] },
    { title: round.title, target: { kind: 'capacity', title: round.title }, kindWords: ['plaatsingsronde', 'opgave'] },
  ],
  hereBodyId: null,
};

describe('what is understood', () => {
  test.each<[string, string, object]>([
    ['herinner de werkgroep', 'remind', { bodyId: 'werkgroep' }],
    ['Herinner de POO-werkgroep even aub.', 'remind', { bodyId: 'werkgroep' }],
    ['stuur een herinnering aan de stuurgroep', 'remind', { bodyId: 'stuurgroep' }],
    ['Wil je kring Noord herinneren?', 'remind', { bodyId: 'noord' }],
    ['herinner wie nog niet heeft gereageerd', 'remind', {}],
    ['herinner iedereen die nog niet heeft geantwoord', 'remind', {}],
    ['herinner kring Noord over de plaatsingsronde', 'remind', { bodyId: 'noord', kind: 'capacity' }],
    ['herinner kring vallei aan de opgave', 'remind', { bodyId: 'vallei', kind: 'capacity' }],
    ['herinner iedereen over de datumprikker themamiddag', 'remind', { kind: 'poll', subjectId: 'p2' }],
    ['herinner over de datumprikker', 'remind', { kind: 'poll' }],
    ['remind everyone who has not answered', 'remind', {}],
    ['send a reminder to the stuurgroep', 'remind', { bodyId: 'stuurgroep' }],
    ['status', 'status', {}],
    ['Hoe staat het ervoor?', 'status', {}],
    ['hoe staat het ervoor met kring oost', 'status', { bodyId: 'oost' }],
    ['wie heeft er nog niet gereageerd in de werkgroep', 'status', { bodyId: 'werkgroep' }],
    ['status plaatsingsronde', 'status', { kind: 'capacity' }],
    ['help', 'help', {}],
    ['wat kan je allemaal?', 'help', {}],
    ['wat kun je', 'help', {}],
    ['mijn vragen', 'my-questions', {}],
    ['Wat moet ik nog doen?', 'my-questions', {}],
    ['agenda', 'agenda', {}],
    ['agenda van de stuurgroep', 'agenda', { bodyId: 'stuurgroep' }],
    ['wanneer is de volgende vergadering', 'agenda', {}],
    ['programma', 'programme', {}],
    ['Wat is mijn programma?', 'programme', {}],
    ['programma van de stuurgroep', 'programme', { bodyId: 'stuurgroep' }],
    ['my programme', 'programme', {}],
    ['plan het programma van de stuurgroep', 'plan', { bodyId: 'stuurgroep', words: ['programma'] }],
    ['plan', 'plan', {}],
    ['Plan een bijeenkomst voor de stuurgroep', 'plan', { bodyId: 'stuurgroep' }],
    ['prik een datum voor kring oost', 'plan', { bodyId: 'oost' }],
    ['verzet de werkgroep', 'move', { bodyId: 'werkgroep' }],
    ['verplaats themamiddag najaar', 'move', { words: ['themamiddag', 'najaar'] }],
    ['reschedule the meeting of kring Noord', 'move', { bodyId: 'noord' }],
    ['wie kan er niet?', 'who-cannot', {}],
    ['Wie komt er niet bij de stuurgroep', 'who-cannot', { bodyId: 'stuurgroep' }],
    ['who cannot come?', 'who-cannot', {}],
    ['koppel werkgroep', 'link', { bodyId: 'werkgroep' }],
    ['<at>Kringwerk</at> koppel dit kanaal aan kring Noord', 'link', { bodyId: 'noord' }],
  ])('%s', (text, intent, target) => {
    expect(understand(text, known)).toEqual({ state: 'understood', intent, target });
  });
});

describe('small typing errors', () => {
  test.each<[string, string, object]>([
    ['herriner de wergkroep', 'remind', { bodyId: 'werkgroep' }],
    ['herinenr de stuurgreop', 'remind', { bodyId: 'stuurgroep' }],
    ['herinner iedereen die niet heeft gereageert', 'remind', {}],
    ['herinner kring noord over de plaatsingronde', 'remind', { bodyId: 'noord', kind: 'capacity' }],
    ['statsu', 'status', {}],
    ['agneda', 'agenda', {}],
    ['programa', 'programme', {}],
    ['mijn vargen', 'my-questions', {}],
  ])('%s', (text, intent, target) => {
    expect(understand(text, known)).toEqual({ state: 'understood', intent, target });
  });
});

describe('what is not certain is offered, never taken', () => {
  test.each<[string, string, object[]]>([
    ['herinner de kring', 'remind', [{ bodyId: 'noord' }, { bodyId: 'oost' }, { bodyId: 'vallei' }]],
    ['herinner kring nord', 'remind', [{ bodyId: 'noord' }]],
    ['koppel kring', 'link', [{ bodyId: 'noord' }, { bodyId: 'oost' }, { bodyId: 'vallei' }]],
  ])('%s', (text, intent, targets) => {
    expect(understand(text, known)).toEqual({ state: 'choose', intent, targets });
  });

  test.each([
    'herinner',
    'herinner Marieke de Vries',
    'herinner Willem',
    'herinner de bestuurders uit Amersfoort',
    'herinner iedereen morgenochtend',
  ])('%s: the open questions are offered', (text) => {
    const targets = known.topics.map(({ target }) => target);
    expect(understand(text, known)).toEqual({ state: 'choose', intent: 'remind', targets });
  });

  test('two kinds of question in one body are offered apart', () => {
    const meant = understand('herinner kring noord over de datumprikker en de plaatsingsronde', known);
    expect(meant).toEqual({
      state: 'choose',
      intent: 'remind',
      targets: [
        { bodyId: 'noord', kind: 'poll' },
        { bodyId: 'noord', kind: 'capacity' },
      ],
    });
  });
});

test.each(['', 'goedemorgen', 'wat een weer', 'dankjewel', '????'])('"%s" is not understood', (text) => {
  expect(understand(text, known)).toEqual({ state: 'unknown' });
});

test('in the group of a body, that body is meant', () => {
  const here = { ...known, hereBodyId: 'oost' };
  const expected = { state: 'understood', intent: 'remind', target: { bodyId: 'oost' } };
  expect(understand('herinner', here)).toEqual(expected);
  expect(understand('herinner wie nog niet heeft gereageerd', here)).toEqual(expected);
  expect(understand('herinner kring noord', here)).toMatchObject({ target: { bodyId: 'noord' } });
});

test('when nothing is open a reminder about a topic has nothing to offer', () => {
  expect(understand('herinner over de begroting', { bodies: [], topics: [], hereBodyId: null })).toEqual({
    state: 'choose',
    intent: 'remind',
    targets: [],
  });
});

describe.each([
  ['nl', nl.commands],
  ['en', en.commands],
])('every command that Teams offers (%s)', (_language, commands) => {
  test.each(commands)('$title', ({ title }) => {
    expect(understand(title, { ...known, topics: [] }).state).not.toBe('unknown');
  });
});
