import { askedSeats, liveOptions, type PollSheet, type SheetOption, type SheetSeat } from './poll-sheet.ts';
import { type ReasonFact, reasonFor } from './ranking-reason.ts';
import { answerCode, type GivenAnswer, rankOptions, type Score } from './slot-ranking.ts';
import { isOwn } from './who-answers.ts';

export interface RankedSlot {
  option: SheetOption;
  score: Score;
  reason: ReasonFact[];
}

/** The options of a poll, best first, each with why. Seats that nobody fills cannot be asked and do not count. */
export function rankPoll(sheet: PollSheet): RankedSlot[] {
  const seats = askedSeats(sheet);
  const options = liveOptions(sheet);
  const given = new Map(options.map((option) => [option.optionId, answersTo(sheet, seats, option)]));
  const scores = rankOptions(
    seats,
    sheet.poll.quorum,
    options.map(({ optionId, starts }) => ({
      optionId,
      starts,
      answers: Uint8Array.from(seats, (seat) => answerCode(given.get(optionId)?.get(seat.seatId))),
    })),
  );
  const byId = new Map(options.map((option) => [option.optionId, option]));
  return scores.flatMap((score) => {
    const [option, answers] = [byId.get(score.optionId), given.get(score.optionId)];
    return option && answers ? [{ option, score, reason: reasonFor(seats, sheet.poll.quorum, score, answers) }] : [];
  });
}

function answersTo(sheet: PollSheet, seats: readonly SheetSeat[], option: SheetOption): Map<string, GivenAnswer> {
  const given = new Map<string, GivenAnswer>();
  for (const seat of seats) {
    const said = sheet.said.get(seat.seatId);
    const answer = said?.answers[option.optionId];
    if (said && answer) given.set(seat.seatId, { answer, byDeputy: willSendDeputy(seat, said.personId) });
  }
  return given;
}

/** A deputy who answers will come themselves; a colleague who answers for the holder (a BOC) says what the holder can do. */
function willSendDeputy(seat: SheetSeat, answeredById: string): boolean {
  return !isOwn(seat, answeredById) && seat.deputyIds.includes(answeredById);
}
