import { dislikes } from './body-settings.ts';
import { calendarOfSeat, NO_CALENDARS, type OptionSays, type PollCalendars } from './poll-calendars.ts';
import { askedSeats, liveOptions, type PollSheet, type SheetOption, type SheetSeat } from './poll-sheet.ts';
import { type ReasonFact, reasonFor } from './ranking-reason.ts';
import { type GivenAnswer, rankOptions, type Score, seatCode } from './slot-ranking.ts';
import { willSendDeputy } from './who-answers.ts';

export interface RankedSlot {
  option: SheetOption;
  score: Score;
  reason: ReasonFact[];
}

/**
 * The options of a poll, best first, each with why. Seats that nobody fills cannot be asked and do not count. Calendars
 * speak only for seats that said nothing.
 */
export function rankPoll(sheet: PollSheet, calendars: PollCalendars = NO_CALENDARS): RankedSlot[] {
  const seats = askedSeats(sheet);
  const options = liveOptions(sheet);
  const given = new Map(options.map((option) => [option.optionId, answersTo(sheet, seats, option)]));
  const scores = rankOptions(
    seats,
    sheet.poll.quorum,
    options.map((option) => ({
      optionId: option.optionId,
      starts: option.starts,
      dislikes: dislikes(option, sheet.poll.preferences).length,
      answers: Uint8Array.from(seats, (seat) =>
        seatCode(given.get(option.optionId)?.get(seat.seatId), calendarOfSeat(seat, option.optionId, calendars)),
      ),
    })),
  );
  const byId = new Map(options.map((option) => [option.optionId, option]));
  return scores.flatMap((score) => {
    const [option, answers] = [byId.get(score.optionId), given.get(score.optionId)];
    if (!option || !answers) return [];
    const silent = seats.filter((seat) => !answers.has(seat.seatId));
    const that = (says: OptionSays) =>
      silent.filter((seat) => calendarOfSeat(seat, option.optionId, calendars) === says);
    const away = { busy: that('busy'), elsewhere: that('elsewhere') };
    const facts = reasonFor(seats, sheet.poll.quorum, score, answers, away);
    const disliked = dislikes(option, sheet.poll.preferences);
    const reason: ReasonFact[] = disliked.length > 0 ? [...facts, { fact: 'disliked', in: disliked }] : facts;
    return [{ option, score, reason }];
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
