import { describe, expect, test } from '@jest/globals';
import type { PollSheet, SeatSaid, SheetSeat } from '../../../src/meetings/rules/poll-sheet.ts';
import type { QuorumCondition } from '../../../src/meetings/rules/quorum.ts';
import {
  type AnsweringHabit,
  answersInTime,
  atLeast,
  forecastQuorum,
  type Habits,
} from '../../../src/meetings/rules/quorum-forecast.ts';
import { forecastSentence } from '../../../src/text/quorum-forecast.ts';
import { sheet } from './sheet.ts';

const EARLY = '2026-08-27T10:00:00.000Z'; // a week before the deadline of 3 September, 17.00
const LATE = '2026-09-03T13:00:00.000Z'; // two hours before it
const QUICK: AnsweringHabit = { asked: 20, answered: 20, medianHours: 5 };
const NEVER: AnsweringHabit = { asked: 20, answered: 0, medianHours: null };

/** A chair and four boards; two dates count. What each says is one letter a date: y, i, n or a dot. */
function body(given: string[], quorum: QuorumCondition[], state: 'open' | 'closed' = 'open'): PollSheet {
  const seats = given.map((_, at): SheetSeat => {
    const holder = `p${at}`;
    return {
      seatId: `s${at}`,
      label: at === 0 ? 'voorzitter' : `bestuur ${at}`,
      role: at === 0 ? 'voorzitter' : 'lid',
      boardId: at === 0 ? null : `b${at}`,
      kringId: null,
      votes: true,
      required: at === 0,
      holderId: holder,
      deputyIds: [],
      askedId: holder,
    };
  });
  const word = { y: 'yes', i: 'ifNeedBe', n: 'no' } as const;
  const said = given.flatMap((letters, at): [string, SeatSaid][] => {
    const answers = Object.fromEntries(
      [...letters].flatMap((letter, nth) =>
        letter === '.' ? [] : [[nth === 0 ? 'first' : 'second', word[letter as keyof typeof word]]],
      ),
    );
    if (Object.keys(answers).length === 0) return [];
    return [[`s${at}`, { personId: `p${at}`, at: EARLY, via: 'chat', complete: !letters.includes('.'), answers }]];
  });
  const before = sheet({ state });
  return { ...before, poll: { ...before.poll, quorum }, seats, said: new Map(said) };
}

const BOARDS: QuorumCondition = { atLeast: 3, of: { role: 'bestuur' } };
const CHAIR: QuorumCondition = { atLeast: 1, of: { role: 'voorzitter' } };
const of = (habit: AnsweringHabit, seats = 5): Habits =>
  new Map(Array.from({ length: seats }, (_, at) => [`s${at}`, habit]));

describe('whether the quorum will be there', () => {
  test.each([
    ['no quorum: nothing to say', ['..', '..', '..', '..', '..'], [], EARLY, new Map(), null],
    ['more boards asked for than there are', ['..', '..', '..'], [BOARDS], EARLY, new Map(), 'impossible'],
    ['one date has it', ['y.', 'yn', 'in', 'yn', '..'], [BOARDS, CHAIR], EARLY, new Map(), 'reached'],
    ['"if need be" counts', ['..', 'ii', 'in', 'in', '..'], [BOARDS], EARLY, new Map(), 'reached'],
    ['two boards said no to every date', ['..', 'nn', 'nn', 'y.', '..'], [BOARDS], EARLY, new Map(), 'lost'],
    ['the chair cannot', ['nn', 'yy', 'yy', 'yy', 'yy'], [BOARDS, CHAIR], EARLY, new Map(), 'lost'],
    ['a week left and quick answerers', ['yy', 'yy', 'yy', '..', '..'], [BOARDS], EARLY, of(QUICK), 'likely'],
    ['two hours left and quick answerers', ['yy', 'yy', 'yy', '..', '..'], [BOARDS], LATE, of(QUICK), 'uncertain'],
    [
      'a week left and people who never answer',
      ['yy', 'yy', 'yy', '..', '..'],
      [BOARDS],
      EARLY,
      of(NEVER),
      'uncertain',
    ],
    ['nobody answered yet', ['..', '..', '..', '..', '..'], [BOARDS], EARLY, new Map(), 'uncertain'],
    ['the second date still can', ['..', 'ny', 'ny', 'n.', 'n.'], [BOARDS], EARLY, of(QUICK), 'likely'],
  ])('%s', (_what, given, quorum, now, habits, state) => {
    expect(forecastQuorum(body(given, quorum), habits, now)?.state ?? null).toBe(state);
  });

  test('says nothing once nobody can answer', () => {
    expect(forecastQuorum(body(['..', '..'], [CHAIR], 'closed'), new Map(), EARLY)).toBeNull();
    expect(forecastQuorum(body(['..', '..'], [CHAIR]), new Map(), '2026-09-03T15:00:00.000Z')).toBeNull();
  });

  describe('with what calendars say of those who did not answer', () => {
    type Says = 'free' | 'busy' | 'elsewhere' | 'unknown';
    const calendars = (says: Says, seats: number[]) =>
      new Map(seats.map((at) => [`p${at}`, { first: says, second: says }]));
    const waiting = body(['yy', 'yy', '..', '..', '..'], [BOARDS]);
    const chance = (known: ReturnType<typeof calendars>) => {
      const forecast = forecastQuorum(waiting, of(QUICK), EARLY, known);
      return forecast && 'chance' in forecast ? forecast.chance : null;
    };
    const plain = chance(new Map()) ?? 0;

    test('those who are free make it likelier', () => {
      expect(chance(calendars('free', [2, 3, 4]))).toBeGreaterThan(plain);
    });
    test.each(['busy', 'elsewhere'] as const)('those who are %s make it less likely, but never lost', (says) => {
      expect(chance(calendars(says, [2, 3]))).toBeLessThan(plain);
      expect(forecastQuorum(waiting, of(QUICK), EARLY, calendars(says, [2, 3, 4]))?.state).toBe('uncertain');
    });
    test('one that cannot be read changes nothing', () => {
      expect(chance(calendars('unknown', [2, 3, 4]))).toBe(plain);
    });
    test('an answer that was given counts, whatever the calendar says', () => {
      expect(chance(calendars('busy', [0, 1]))).toBe(plain);
    });
    test('asks whoever is free before whoever is not', () => {
      const forecast = forecastQuorum(waiting, of(QUICK), EARLY, calendars('busy', [2]));
      expect(forecast && 'ask' in forecast ? forecast.ask.map(({ seatId }) => seatId) : []).toEqual(['s3', 's4']);
    });
  });

  test('names the votes that are missing and the fewest people who can give them, likeliest first', () => {
    const habits = new Map([...of(NEVER), ['s3', QUICK]] as const);
    const forecast = forecastQuorum(body(['..', 'yy', 'nn', '..', '..'], [BOARDS, CHAIR]), habits, EARLY);
    if (!forecast || !('missing' in forecast)) throw new Error('a forecast with missing votes was expected');
    expect(forecast.missing).toEqual([
      { of: { role: 'bestuur' }, seats: 2 },
      { of: { role: 'voorzitter' }, seats: 1 },
    ]);
    expect(forecast.ask.map(({ seatId }) => seatId)).toEqual(['s3', 's0', 's4']);
    expect(forecastSentence(forecast, ['Anna', 'Bram', 'Carla'], 'nl')).toBe(
      'Quorum nog niet zeker: er missen 2 stemmen van de besturen en 1 stem van de voorzitter; vraag Anna, Bram en Carla.',
    );
    expect(forecastSentence(forecast, [], 'en')).toBe(
      'Quorum not certain yet: 2 votes of the boards and 1 vote of the chair are missing.',
    );
  });

  test('a person who counts for two conditions is asked once', () => {
    const forecast = forecastQuorum(
      body(['..', 'yy', 'yy', 'nn', 'nn'], [{ atLeast: 3, of: 'voting' }, CHAIR]),
      new Map(),
      EARLY,
    );
    expect(forecast && 'ask' in forecast && forecast.ask.map(({ label }) => label)).toEqual(['voorzitter']);
  });

  test('a yes more never makes it look worse', () => {
    const chance = (given: string[]) => {
      const forecast = forecastQuorum(body(given, [BOARDS, CHAIR]), new Map(), EARLY);
      return forecast && 'chance' in forecast ? forecast.chance : forecast?.state === 'reached' ? 1 : 0;
    };
    const steps = [
      ['..', '..', '..', '..', '..'],
      ['yy', '..', '..', '..', '..'],
      ['yy', 'yy', '..', '..', '..'],
      ['yy', 'yy', 'yy', '..', '..'],
      ['yy', 'yy', 'yy', 'yy', '..'],
    ];
    const chances = steps.map(chance);
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
  });
});

describe('the chances behind it', () => {
  test.each([
    [0, [], 1],
    [1, [], 0],
    [1, [0.5], 0.5],
    [1, [0.5, 0.5], 0.75],
    [2, [0.5, 0.5], 0.25],
    [2, [1, 1, 0], 1],
    [3, [1, 1], 0],
  ])('at least %i of %j', (wanted, chances, chance) => {
    expect(atLeast(wanted, chances)).toBeCloseTo(chance, 10);
  });

  test.each([
    ['nothing is known: four out of five, half of them within two days', undefined, 48, 0.4],
    ['no time is left', QUICK, 0, 0],
    ['plenty of time is left for who always answers', QUICK, 1_000, 0.96],
    ['somebody who never answered', NEVER, 1_000, 0.16],
  ])('%s', (_what, habit, hours, chance) => {
    expect(answersInTime(habit, hours)).toBeCloseTo(chance, 2);
  });
});
