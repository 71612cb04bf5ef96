import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../../../src/people/rules/roles.ts';
import { mayProgrammes, type ProgrammeAction } from '../../../src/programmes/rules/may-programmes.ts';
import {
  audiencesOf,
  faultInProgramme,
  type Part,
  type Session,
  withTimes,
} from '../../../src/programmes/rules/programme.ts';
import { decideSignUp, freePlaces, isOpen, movesUp, type SignUp } from '../../../src/programmes/rules/sign-up.ts';

const session = (id: string, more: Partial<Session> = {}): Session => ({
  ...{ id, title: `Sessie ${id}`, capacity: 2, audiences: [], tasks: {} },
  ...more,
});
const placed = (sessionId: string, personId: string, waiting = false): SignUp => ({
  ...{ partId: 'ronde', sessionId, personId, waiting },
});

describe('the Opdenksessie of an afternoon', () => {
  const parts = [
    { title: 'Inloop', minutes: 15 },
    { title: 'Opening', minutes: 15 },
    { title: 'Opdenken in groepen', minutes: 60 },
    { title: 'Pauze', minutes: 15 },
    { title: 'Verdiepen in groepen', minutes: 45 },
    { title: 'Plenaire oogst', minutes: 30 },
  ];

  test('runs from its parts', () => {
    expect(withTimes(parts, '2025-09-30T13:00').map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2025-09-30T13:00', '2025-09-30T13:15'],
      ['2025-09-30T13:15', '2025-09-30T13:30'],
      ['2025-09-30T13:30', '2025-09-30T14:30'],
      ['2025-09-30T14:30', '2025-09-30T14:45'],
      ['2025-09-30T14:45', '2025-09-30T15:30'],
      ['2025-09-30T15:30', '2025-09-30T16:00'],
    ]);
  });

  const part = (sessions: Session[]): Part => ({ id: 'ronde', title: 'Opdenken in groepen', minutes: 60, sessions });
  test.each<[string, Part[], string | null]>([
    [
      'each group has its own people',
      [part([session('a', { tasks: { gespreksleider: 'p' } }), session('b', { tasks: { notulist: 'q' } })])],
      null,
    ],
    [
      'one person has two tasks in one group',
      [part([session('a', { tasks: { tijdbewaker: 'p', schrijver: 'p' } })])],
      null,
    ],
    [
      'one person has a task in two groups at once',
      [part([session('a', { tasks: { schrijver: 'p' } }), session('b', { tasks: { presentator: 'p' } })])],
      'p',
    ],
    [
      'one person leads a group in each round',
      [
        part([session('a', { tasks: { gespreksleider: 'p' } })]),
        { ...part([session('c', { tasks: { gespreksleider: 'p' } })]), id: 'tweede' },
      ],
      null,
    ],
  ])('who does what: %s', (_, programme, personId) => {
    expect(faultInProgramme(programme)?.personId ?? null).toBe(personId);
  });
});

describe('who a session is for', () => {
  test.each([
    [['bestuurder', 'programmaleider'], ['bestuurder']],
    [
      ['boc', 'relatiebeheerder'],
      ['boc', 'relatiebeheerder'],
    ],
    [['bureau'], ['others']],
    [[], ['others']],
  ])('%j comes as %j', (roles, audiences) => expect(audiencesOf(roles)).toEqual(audiences));
});

describe('signing up', () => {
  const [a, b] = [session('a'), session('b')];
  const full = [placed('a', 'x'), placed('a', 'y')];
  const led = session('b', { tasks: { gespreksleider: 'me' } });
  test.each<[string, SignUp[], Partial<Parameters<typeof decideSignUp>[0]>, Session[], object]>([
    ['there is a place', [placed('a', 'x')], {}, [a, b], { do: 'place' }],
    ['there is no limit', full, { session: session('a', { capacity: null }) }, [a, b], { do: 'place' }],
    ['the last place is gone', full, {}, [a, b], { do: 'full' }],
    ['the last place is gone and one wants to wait', full, { waiting: true }, [a, b], { do: 'wait' }],
    ['one is in it already', [placed('a', 'me'), placed('a', 'x')], {}, [a, b], { do: 'nothing' }],
    ['one waits already', [...full, placed('a', 'me', true)], { waiting: true }, [a, b], { do: 'nothing' }],
    ['one changes over', [placed('b', 'me')], {}, [a, b], { do: 'place' }],
    [
      'it is meant for others',
      [],
      { session: session('a', { audiences: ['bestuurder'] }) },
      [a, b],
      { do: 'refuse', because: 'programme-not-for-you' },
    ],
    [
      'it is meant for one’s role',
      [],
      { session: session('a', { audiences: ['boc'] }), audiences: ['boc'] },
      [a, b],
      { do: 'place' },
    ],
    ['one leads another group', [placed('b', 'me')], {}, [a, led], { do: 'refuse', because: 'programme-has-task' }],
    ['more people than places were let in', [...full, placed('a', 'z')], {}, [a, b], { do: 'full' }],
  ])('%s', (_, signUps, asked, sessions, decision) => {
    const all = { session: a, personId: 'me', audiences: ['others' as const], waiting: false, ...asked };
    expect(decideSignUp(all, { sessions }, signUps)).toEqual(decision);
  });

  test.each([
    ['nobody moves up into a full session', [...full, placed('a', 'w', true)], []],
    ['the first of the line moves up', [placed('a', 'x'), placed('a', 'w', true), placed('a', 'v', true)], ['w']],
    [
      'as many as there are places',
      [placed('a', 'w', true), placed('a', 'v', true), placed('a', 'u', true)],
      ['w', 'v'],
    ],
  ])('%s', (_, signUps, up) => expect(movesUp(a, signUps)).toEqual(up));
  test('without a limit the whole line moves up, and free places are never fewer than none', () => {
    expect(movesUp(session('a', { capacity: null }), [placed('a', 'w', true), placed('a', 'v', true)])).toEqual([
      'w',
      'v',
    ]);
    expect(freePlaces(session('a', { capacity: 1 }), full)).toBe(0);
  });

  test.each([
    ['draft', null, false],
    ['open', null, true],
    ['open', '2025-09-20', true],
    ['open', '2025-09-19', false],
    ['closed', null, false],
  ] as const)('%s until %s on 20 September: %s', (state, until, open) => {
    expect(isOpen({ state, until }, '2025-09-20')).toBe(open);
  });
});

test.each<[ProgrammeAction, string[]]>([
  ['programme.view', ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy']],
  ['programme.change', ['programmaleider', 'secretariat', 'chair', 'secretary']],
  ['programme.sign-up', ['chair', 'secretary', 'member', 'adviser', 'deputy']],
])('who may %s', (action, allowed) => {
  expect(ROLES.filter((role) => mayProgrammes(action, [role]))).toEqual(ROLES.filter((role) => allowed.includes(role)));
});
