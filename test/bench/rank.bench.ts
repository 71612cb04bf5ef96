import { isDeepStrictEqual } from 'node:util';
import type { QuorumCondition } from '../../src/meetings/rules/quorum.ts';
import { countsFor, seatsNeeded } from '../../src/meetings/rules/quorum.ts';
import {
  compareScores,
  type RankedOption,
  type RankedSeat,
  rankOptions,
  type Score,
  seatCode,
} from '../../src/meetings/rules/slot-ranking.ts';
import { dice } from '../journeys/rehearsal/cycle.ts';
import { type Bench, type Measure, medianTime, rounded, under } from './bench.ts';

/** A seat for each school of the partnership, and every half hour of a month of evenings and afternoons. */
const SEATS = 375;
const SLOTS = 1_000;
const QUORUM: QuorumCondition[] = [
  { atLeast: 0.5, of: 'voting' },
  { atLeast: 1, of: { role: 'voorzitter' } },
  { atLeast: 0.5, of: { role: 'kring' } },
  { atLeast: 2, of: 'required' },
];

function poll(): { seats: RankedSeat[]; options: RankedOption[] } {
  const roll = dice(7);
  const seats = Array.from({ length: SEATS }, (_, nth) => ({
    seatId: `seat-${nth}`,
    role: nth === 0 ? 'voorzitter' : 'lid',
    votes: nth % 5 !== 0,
    required: nth % 40 === 0,
    boardId: nth % 2 ? `board-${nth % 40}` : null,
    kringId: nth % 3 ? `kring-${nth % 6}` : null,
  }));
  const words = ['yes', 'yes', 'ifNeedBe', 'no'] as const;
  const calendars = ['free', 'busy', 'unknown'] as const;
  const options = Array.from({ length: SLOTS }, (_, nth) => ({
    optionId: `option-${nth}`,
    starts: `2026-11-${String((nth % 28) + 1).padStart(2, '0')}T${String(8 + (nth % 12)).padStart(2, '0')}:00`,
    answers: Uint8Array.from(seats, () => {
      const answer = words[Math.floor(roll() * 5)];
      const said = answer && { answer, byDeputy: roll() < 0.1 };
      return seatCode(said, calendars[Math.floor(roll() * 3)]);
    }),
  }));
  return { seats, options };
}

/** The same order as anybody would first write it down: each figure by looking at all seats. */
function naively(seats: readonly RankedSeat[], options: readonly RankedOption[]): Score[] {
  const shortOf = (there: readonly RankedSeat[]): number =>
    QUORUM.reduce((sum, condition) => {
      const meant = seats.filter((seat) => countsFor(seat, condition)).length;
      const counted = there.filter((seat) => countsFor(seat, condition)).length;
      return sum + Math.max(0, seatsNeeded(condition, meant) - counted);
    }, 0);
  const scoreOf = ({ optionId, starts, answers }: RankedOption): Score => {
    const said = seats.map((seat, at) => {
      const code = answers[at] ?? 0;
      return { seat, word: code < 8 ? code & 3 : 0, deputy: code > 4 && code < 8, free: code === 8, busy: code === 9 };
    });
    const present = said.filter(({ word }) => word >= 2);
    const hoped = said.filter(({ word, free }) => word >= 2 || free);
    return {
      optionId,
      starts,
      dislikes: 0,
      short: shortOf(present.map(({ seat }) => seat)),
      requiredPresent: present.filter(({ seat }) => seat.required).length,
      votersPresent: present.filter(({ seat }) => seat.votes).length,
      present: present.length,
      votersYes: said.filter(({ seat, word }) => seat.votes && word === 3).length,
      yes: said.filter(({ word }) => word === 3).length,
      no: said.filter(({ word }) => word === 1).length,
      busy: said.filter(({ busy }) => busy).length,
      deputies: present.filter(({ deputy }) => deputy).length,
      hoped: {
        short: shortOf(hoped.map(({ seat }) => seat)),
        required: hoped.filter(({ seat }) => seat.required).length,
        voters: hoped.filter(({ seat }) => seat.votes).length,
        present: hoped.length,
      },
    };
  };
  return options.map(scoreOf).sort(compareScores);
}

function rankPoo(): Measure {
  const { seats, options } = poll();
  if (!isDeepStrictEqual(rankOptions(seats, QUORUM, options), naively(seats, options)))
    throw new Error('the ranking is not the one written down plainly');
  const value = medianTime(15, () => rankOptions(seats, QUORUM, options));
  const baseline = medianTime(5, () => naively(seats, options));
  return under(value, 'ms', 10, { baseline: rounded(baseline), ratio: rounded(value / baseline) });
}

export const benches: Bench[] = [{ name: 'rank.poo', run: async () => rankPoo() }];
