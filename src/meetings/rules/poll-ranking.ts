import { dislikes } from './body-settings.ts';
import { calendarOfSeat, NO_CALENDARS, type OptionSays, type PollCalendars } from './poll-calendars.ts';
import { askedSeats, liveOptions, type PollSheet, type SheetOption, type SheetSeat } from './poll-sheet.ts';
import { type KnownOption, type KnownPoll, rankingOf } from './ranking-of.ts';
import type { ReasonFact } from './ranking-reason.ts';
import type { GivenAnswer, Score } from './slot-ranking.ts';
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
  const byId = new Map(liveOptions(sheet).map((option) => [option.optionId, option]));
  return rankingOf(knownOf(sheet, calendars)).flatMap(({ optionId, score, reason }) => {
    const option = byId.get(optionId);
    return option ? [{ option, score, reason }] : [];
  });
}

/** All that the order of the options depends on, so that it can be worked out anywhere. */
export function knownOf(sheet: PollSheet, calendars: PollCalendars): KnownPoll {
  const seats = askedSeats(sheet);
  const { quorum, preferences } = sheet.poll;
  const options = liveOptions(sheet).map(
    (option): KnownOption => ({
      optionId: option.optionId,
      starts: option.starts,
      dislikes: dislikes(option, preferences),
      said: Object.fromEntries(answersTo(sheet, seats, option)),
      calendar: Object.fromEntries(calendarsAt(seats, option, calendars)),
    }),
  );
  const plain = ({ seatId, label, role, votes, required, boardId, kringId }: SheetSeat) => {
    return { seatId, label, role, votes, required, boardId, kringId };
  };
  return { seats: seats.map(plain), quorum, options };
}

function answersTo(sheet: PollSheet, seats: readonly SheetSeat[], { optionId }: SheetOption): [string, GivenAnswer][] {
  return seats.flatMap((seat): [string, GivenAnswer][] => {
    const said = sheet.said.get(seat.seatId);
    const answer = said?.answers[optionId];
    return said && answer ? [[seat.seatId, { answer, byDeputy: willSendDeputy(seat, said.personId) }]] : [];
  });
}

function calendarsAt(seats: readonly SheetSeat[], { optionId }: SheetOption, calendars: PollCalendars) {
  return seats.flatMap((seat): [string, OptionSays][] => {
    const says = calendarOfSeat(seat, optionId, calendars);
    return says === undefined ? [] : [[seat.seatId, says]];
  });
}
