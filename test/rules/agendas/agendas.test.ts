import { describe, expect, test } from '@jest/globals';
import { type AgendaChange, agendaChanges, type ComparedItem } from '../../../src/agendas/rules/agenda-changes.ts';
import { decideCirculation } from '../../../src/agendas/rules/agenda-lifecycle.ts';
import { overrunOf, withClockTimes } from '../../../src/agendas/rules/agenda-times.ts';
import { type AgendaAction, mayAgendas } from '../../../src/agendas/rules/may-agendas.ts';
import { ROLES, type Role } from '../../../src/people/rules/roles.ts';
import { changeSentence } from '../../../src/text/agendas.ts';

const item = (id: string, more: Partial<ComparedItem> = {}): ComparedItem => ({
  id,
  title: `Punt ${id}`,
  kind: 'bespreken',
  minutes: 15,
  presenter: null,
  explanation: '',
  ...more,
});
const [a, b, c, d] = [item('a'), item('b'), item('c'), item('d')];

describe('what changed between two versions', () => {
  const paper = (paperId: string, version = 1) => ({ paperId, name: `${paperId}.pdf`, version });
  test.each<[string, ComparedItem[], ComparedItem[], AgendaChange[]]>([
    [
      'papers that came, were renewed and went',
      [item('a', { papers: [paper('same'), paper('renewed'), paper('gone')] })],
      [item('a', { papers: [paper('same'), paper('renewed', 2), paper('new')] })],
      [
        { what: 'paper-renewed', title: 'Punt a', name: 'renewed.pdf' },
        { what: 'paper-added', title: 'Punt a', name: 'new.pdf' },
        { what: 'paper-removed', title: 'Punt a', name: 'gone.pdf' },
      ],
    ],
    ['a paper in a version from before papers were named', [item('a')], [item('a', { papers: [] })], []],
    ['that a paper is promised is no change', [item('a')], [item('a', { paperDue: true })], []],
    ['nothing', [a, b], [a, b], []],
    ['added', [a, b], [a, c, b], [{ what: 'added', title: 'Punt c', position: 2 }]],
    ['removed', [a, b, c], [a, c], [{ what: 'removed', title: 'Punt b' }]],
    [
      'one item to the top names that item alone',
      [a, b, c, d],
      [d, a, b, c],
      [{ what: 'moved', title: 'Punt d', position: 1 }],
    ],
    ['one item to the end', [a, b, c], [b, c, a], [{ what: 'moved', title: 'Punt a', position: 3 }]],
    ['minutes', [a], [{ ...a, minutes: 30 }], [{ what: 'minutes', title: 'Punt a', before: 15, after: 30 }]],
    [
      'kind',
      [a],
      [{ ...a, kind: 'besluiten' }],
      [{ what: 'kind', title: 'Punt a', before: 'bespreken', after: 'besluiten' }],
    ],
    ['title', [a], [{ ...a, title: 'Begroting' }], [{ what: 'renamed', title: 'Begroting', before: 'Punt a' }]],
    [
      'presenter',
      [a],
      [{ ...a, presenter: 'Joke' }],
      [{ what: 'presenter', title: 'Punt a', before: null, after: 'Joke' }],
    ],
    ['desired outcome', [a], [{ ...a, desired: 'Besluit' }], [{ what: 'desired', title: 'Punt a', after: 'Besluit' }]],
    ['where it came from is not a change', [a], [{ ...a, desired: '', origin: { kind: 'carried' } }], []],
    ['explanation', [a], [{ ...a, explanation: 'Zie bijlage' }], [{ what: 'explanation', title: 'Punt a' }]],
    [
      'several at once, in the order of the new agenda, dropped ones last',
      [a, b, c],
      [d, { ...c, minutes: 5 }, a],
      [
        { what: 'added', title: 'Punt d', position: 1 },
        { what: 'minutes', title: 'Punt c', before: 15, after: 5 },
        { what: 'moved', title: 'Punt a', position: 3 },
        { what: 'removed', title: 'Punt b' },
      ],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(agendaChanges(before, after)).toEqual(changes);
  });
});

test.each<[AgendaChange, string]>([
  [{ what: 'added', title: 'Begroting 2027', position: 3 }, 'Nieuw: "Begroting 2027", als punt 3.'],
  [{ what: 'removed', title: 'Begroting 2027' }, 'Vervallen: "Begroting 2027".'],
  [{ what: 'minutes', title: 'Rondvraag', before: 5, after: 1 }, '"Rondvraag" duurt nu 1 minuut; dat was 5.'],
  [
    { what: 'kind', title: 'Jaarplan', before: 'bespreken', after: 'besluiten' },
    '"Jaarplan" gaat van bespreken naar besluiten.',
  ],
  [{ what: 'desired', title: 'Jaarplan', after: 'Vastgesteld' }, '"Jaarplan" moet nu leiden tot: Vastgesteld'],
  [{ what: 'presenter', title: 'Jaarplan', before: 'Joke', after: null }, 'Joke brengt "Jaarplan" niet meer in.'],
])('%j reads as a sentence', (change, sentence) => {
  expect(changeSentence(change, 'nl')).toBe(sentence);
});

describe('running clock times', () => {
  test('each item begins where the one before ends', () => {
    const timed = withClockTimes([{ minutes: 10 }, { minutes: 45 }, { minutes: 20 }], '2026-11-24T13:30');
    expect(timed.map(({ startsAt, endsAt }) => [startsAt.slice(11), endsAt.slice(11)])).toEqual([
      ['13:30', '13:40'],
      ['13:40', '14:25'],
      ['14:25', '14:45'],
    ]);
  });

  test.each([
    [[60, 60], 120, 0],
    [[60, 75], 120, 15],
    [[60], 0, 0],
    [[], 120, 0],
  ])('%j in %i minutes runs over by %i', (minutes, meeting, over) => {
    expect(
      overrunOf(
        minutes.map((length) => ({ minutes: length })),
        meeting,
      ),
    ).toBe(over);
  });
});

test.each<[string, Parameters<typeof decideCirculation>[0], ReturnType<typeof decideCirculation>]>([
  [
    'first time',
    { version: 0, itemCount: 3, changes: [], meetingOver: false },
    { do: 'circulate', version: 1, announce: 'whole' },
  ],
  ['empty', { version: 0, itemCount: 0, changes: [], meetingOver: false }, { do: 'refuse', because: 'agenda-empty' }],
  [
    'unchanged',
    { version: 2, itemCount: 3, changes: [], meetingOver: false },
    { do: 'refuse', because: 'agenda-unchanged' },
  ],
  [
    'changed',
    { version: 2, itemCount: 3, changes: [{ what: 'removed', title: 'x' }], meetingOver: false },
    { do: 'circulate', version: 3, announce: 'changes' },
  ],
  [
    'over',
    { version: 0, itemCount: 3, changes: [], meetingOver: true },
    { do: 'refuse', because: 'agenda-meeting-over' },
  ],
])('circulating: %s', (_, facts, decision) => {
  expect(decideCirculation(facts)).toEqual(decision);
});

const MAKERS: Role[] = ['programmaleider', 'secretariat', 'chair', 'secretary'];
test.each<[AgendaAction, Role[]]>([
  ['agenda.view', [...MAKERS, 'bureau', 'member', 'adviser', 'deputy']],
  ['agenda.view-draft', MAKERS],
  ['agenda.save', MAKERS],
  ['agenda.circulate', MAKERS],
  ['agenda.settings.change', MAKERS],
  ['agenda.submit', [...MAKERS, 'bureau', 'member', 'adviser', 'deputy']],
  ['agenda.decide-submitted', MAKERS],
])('%s is for %j alone', (action, allowed) => {
  for (const role of ROLES) expect([role, mayAgendas(action, [role])]).toEqual([role, allowed.includes(role)]);
});
