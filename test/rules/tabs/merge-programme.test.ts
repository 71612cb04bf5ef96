import { describe, expect, test } from '@jest/globals';
import { type DraftPart, type DraftProgramme, newPart, newSession } from '../../../tabs/programmes/draft-programme.ts';
import { mergeProgramme } from '../../../tabs/programmes/merge-programme.ts';

const session = (key: string, more: object = {}) => ({ ...newSession(key), id: key, title: key, ...more });
const part = (key: string, more: Partial<DraftPart> = {}): DraftPart => ({
  ...newPart(key),
  ...{ id: key, title: key },
  ...more,
});
const opening = part('Opening');
const groups = (...sessions: DraftPart['sessions']) => part('Opdenken', { sessions });
const base: DraftProgramme = { until: '2026-11-18', parts: [opening, groups(session('Oost'), session('West'))] };

describe('two people who edit one programme', () => {
  test('what only one of them changed is taken over, in parts, sessions, tasks and the last day', () => {
    const mine = {
      until: '2026-11-20',
      parts: [
        part('Opening', { minutes: '45' }),
        groups(session('Oost', { tasks: { gespreksleider: 'p1' } }), session('West'), session('Noord')),
      ],
    };
    const theirs = {
      ...base,
      parts: [
        part('Opening', { room: 'Aula' }),
        part('Pauze'),
        groups(session('Oost', { tasks: { notulist: 'p2' }, capacity: '12' })),
      ],
    };
    expect(mergeProgramme(base, mine, theirs)).toEqual({
      draft: {
        until: '2026-11-20',
        parts: [
          part('Opening', { minutes: '45', room: 'Aula' }),
          part('Pauze'),
          groups(
            session('Oost', { tasks: { gespreksleider: 'p1', notulist: 'p2' }, capacity: '12' }),
            session('Noord'),
          ),
        ],
      },
      both: [],
    });
  });

  test.each<[string, DraftPart['sessions'], DraftPart['sessions'], object]>([
    [
      'the same field',
      [session('Oost', { room: 'Zaal 1' }), session('West')],
      [session('Oost', { room: 'Zaal 2' }), session('West')],
      { room: 'Zaal 1' },
    ],
    [
      'the same task',
      [session('Oost', { tasks: { schrijver: 'p1' } }), session('West')],
      [session('Oost', { tasks: { schrijver: 'p2' } }), session('West')],
      { tasks: { schrijver: 'p1' } },
    ],
    [
      'one removed what the other changed',
      [session('West')],
      [session('Oost', { capacity: '8' }), session('West')],
      { capacity: '8' },
    ],
  ])('is named where both touched %s, and what is typed stands', (_, mine, theirs, expected) => {
    const with_ = (sessions: DraftPart['sessions']) => ({ ...base, parts: [opening, groups(...sessions)] });
    const { draft, both } = mergeProgramme(base, with_(mine), with_(theirs));
    expect(both).toEqual(['Oost']);
    expect(draft.parts[1]?.sessions.find(({ key }) => key === 'Oost')).toMatchObject(expected);
  });
});
