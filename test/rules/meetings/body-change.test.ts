import { describe, expect, test } from '@jest/globals';
import { type BodyFacts, type ChangingSeat, planBodyChange } from '../../../src/meetings/rules/body-change.ts';
import { changeLines } from '../../../src/text/body-change.ts';

const seat = (seatId: string, label: string, more: Partial<ChangingSeat> = {}): ChangingSeat => ({
  seatId,
  label,
  role: 'lid',
  boardId: null,
  required: false,
  filled: true,
  ...more,
});

const FACTS: BodyFacts = {
  name: 'Kring Zuid',
  seats: [
    seat('s1', 'Voorzitter', { role: 'voorzitter', required: true }),
    seat('s2', 'Lid namens De Brug', { boardId: 'brug' }),
    seat('s3', 'Lid namens Het Kompas', { boardId: 'kompas' }),
    seat('s4', 'Lid 4', { filled: false }),
  ],
  into: {
    name: 'Kring Noord',
    seats: [
      seat('n1', 'voorzitter', { role: 'voorzitter', required: true }),
      seat('n2', 'Lid namens Kompas', { boardId: 'kompas' }),
    ],
  },
  boards: [{ boardId: 'brug', name: 'De Brug' }],
  elsewhere: [
    { seatId: 'g1', label: 'Lid namens Kring Zuid', bodyName: 'Stuurgroep', taken: true },
    { seatId: 'w1', label: 'Lid namens Kring Zuid', bodyName: 'Werkgroep', taken: false },
  ],
  meetings: [{ meetingId: 'm1', title: 'Kringoverleg', starts: '2026-11-26T14:00' }],
  polls: [
    { pollId: 'p1', meetingId: 'm1', title: 'Andere datum' },
    { pollId: 'p2', meetingId: 'm2', title: 'Voorjaar' },
  ],
};
const MOVE = { meetings: 'move', polls: 'carry' } as const;

describe('a kring that merges', () => {
  test('brings its people: a chair becomes a member, a board does not sit twice, nobody is nobody', () => {
    expect(planBodyChange(FACTS, MOVE).seats).toMatchObject([
      { step: 'move', seatId: 's1', label: 'Voorzitter (Kring Zuid)', role: 'lid', required: false, stepsDown: true },
      { step: 'move', seatId: 's2', label: 'Lid namens De Brug', role: 'lid', stepsDown: false },
      { step: 'end', seatId: 's3' },
      { step: 'end', seatId: 's4' },
    ]);
  });

  test('keeps one seat in each body that it stood for a kring in', () => {
    expect(planBodyChange(FACTS, MOVE).elsewhere.map(({ step }) => step)).toEqual(['end', 'repoint']);
  });

  //     meetings  polls     the meeting, its poll, the poll for a new meeting
  test.each([
    ['move', 'carry', ['move', 'carry', 'carry']],
    ['move', 'drop', ['move', 'drop', 'drop']],
    ['cancel', 'carry', ['cancel', 'drop', 'carry']],
    ['cancel', 'drop', ['cancel', 'drop', 'drop']],
  ] as const)('meetings: %s, polls: %s', (meetings, polls, expected) => {
    const plan = planBodyChange(FACTS, { meetings, polls });
    expect([...plan.meetings, ...plan.polls].map(({ step }) => step)).toEqual(expected);
  });
});

test('a kring that is dissolved takes everything with it, whatever is asked', () => {
  const plan = planBodyChange({ ...FACTS, into: null }, MOVE);
  expect(plan.seats.every(({ step }) => step === 'end')).toBe(true);
  expect(plan.elsewhere.map(({ step }) => step)).toEqual(['end', 'end']);
  expect([...plan.meetings, ...plan.polls].map(({ step }) => step)).toEqual(['cancel', 'drop', 'drop']);
});

test.each(['nl', 'en'] as const)('it is told sentence by sentence (%s)', (language) => {
  const plan = planBodyChange(FACTS, MOVE);
  const lines = changeLines(plan, { body: 'Kring Zuid', into: 'Kring Noord' }, '2026-11-02', language);
  // That it ends, one a meeting, poll and seat, the chair who steps down, the boards, one a seat elsewhere.
  expect(lines).toHaveLength(1 + 1 + 2 + 4 + 1 + 1 + 2);
  if (language === 'nl') {
    expect(lines[0]).toBe(
      'Kring Zuid bestaat vanaf maandag 2 november 2026 niet meer. Wat er is besproken en besloten, blijft bewaard.',
    );
    expect(lines).toContain('Zetel Voorzitter gaat mee naar Kring Noord en heet daar Voorzitter (Kring Zuid).');
    expect(lines).toContain('1 bestuur hoort voortaan bij Kring Noord: De Brug.');
  }
});
