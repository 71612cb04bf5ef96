import { describe, expect, test } from '@jest/globals';
import {
  busyAfterYes,
  calendarOwners,
  type OptionSays,
  type PollCalendars,
  seatsUnknown,
  suggestedTo,
} from '../../../src/meetings/rules/poll-calendars.ts';
import { rankPoll } from '../../../src/meetings/rules/poll-ranking.ts';
import { said, sheet } from './sheet.ts';

const calendars = (by: Record<string, Record<string, OptionSays>>): PollCalendars => new Map(Object.entries(by));

const FREE = { first: 'free' as const };

describe('what calendars say of a poll', () => {
  test('whose calendars matter: who is asked, and a deputy who answered', () => {
    expect(calendarOwners(sheet())).toEqual(['anna', 'carla']);
    expect(calendarOwners(sheet({ said: { zuid: said('bram') } }))).toEqual(['anna', 'carla', 'bram']);
  });

  test.each([
    ['the holder said yes and is taken', { chair: said('anna') }, { anna: { first: 'busy' } }, ['anna']],
    ['a deputy said yes and is taken', { zuid: said('bram') }, { bram: { first: 'busy' } }, ['bram']],
    ['the holder is taken, but the deputy comes', { zuid: said('bram') }, { carla: { first: 'busy' } }, []],
    ['a colleague said yes for a holder who is taken', { chair: said('boc') }, { anna: { first: 'busy' } }, ['anna']],
    ['the holder said yes and sits elsewhere', { chair: said('anna') }, { anna: { first: 'elsewhere' } }, ['anna']],
    ['who is taken said nothing', {}, { anna: { first: 'busy' } }, []],
    ['who is taken said no', { chair: said('anna') }, { anna: { second: 'busy' } }, []],
    ['tentatively taken', { chair: said('anna') }, { anna: { first: 'tentative' } }, []],
    ['not known', { chair: said('anna') }, { anna: { first: 'unknown' } }, []],
  ] as const)('%s', (_case, answers, known, expected) => {
    const optionId = JSON.stringify(known).includes('second') ? 'second' : 'first';
    const found = busyAfterYes(sheet({ said: answers }), optionId, calendars(known as never));
    expect(found.map(({ personId }) => personId)).toEqual(expected);
  });

  test('counts of how many nothing is known', () => {
    expect(seatsUnknown(sheet(), 'first', calendars({ anna: { first: 'free' } }))).toBe(1);
    expect(seatsUnknown(sheet(), 'first', calendars({}))).toBe(2);
  });

  test.each([
    ['the holder, from their own calendar', 'anna', { first: 'free' }],
    ['a deputy, from their own calendar', 'bram', { first: 'busy' }],
    ['somebody whose calendar is not known: nothing', 'carla', {}],
    ['a colleague of the board: nothing, for their calendar is not the bestuurder’s', 'els', {}],
  ] as const)('what is suggested to %s', (_who, personId, expected) => {
    const made = {
      ...sheet(),
      suggested: new Map(Object.entries({ anna: FREE, bram: { first: 'busy' as const }, els: FREE })),
    };
    const seats = made.seats.filter(({ seatId }) => seatId === (personId === 'anna' ? 'chair' : 'zuid'));
    expect(suggestedTo(made, seats, personId)).toEqual(expected);
  });

  test('orders the options of a poll that nobody has answered, and says why', () => {
    const known = calendars({ anna: { first: 'busy', second: 'free' }, carla: { first: 'free', second: 'free' } });
    const ranked = rankPoll(sheet(), known);
    expect(ranked.map(({ option }) => option.optionId)).toEqual(['second', 'first']);
    expect(ranked[1]?.reason).toEqual([
      { fact: 'nobody-answered' },
      { fact: 'by-calendar', free: 1, busy: ['voorzitter'] },
    ]);
  });

  test('of a seat that answered, the answer alone counts', () => {
    const made = sheet({ said: { chair: said('anna') } });
    const [first] = rankPoll(made, calendars({ anna: { first: 'busy', second: 'free' } }));
    expect(first?.option.optionId).toBe('first');
    expect(first?.reason.map(({ fact }) => fact)).not.toContain('by-calendar');
  });
});
