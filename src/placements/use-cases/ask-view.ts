import type { AskView } from '../schema-redistribution.ts';
import type { Ask } from '../store/redistribution.ts';
import type { Round } from '../store/rounds.ts';

/** A question to a board as it is shown; whether the viewer may answer is decided where the viewer is known. */
export function viewOfAsk(ask: Ask, round: Round, contacts: string[]): AskView {
  return {
    askId: ask.id,
    roundId: ask.roundId,
    schoolYear: round.schoolYear,
    period: round.period,
    boardId: ask.boardId,
    boardName: ask.boardName,
    state: ask.state,
    answerBy: ask.answerBy,
    why: ask.why,
    reason: ask.reason,
    lines: ask.lines,
    answeredAt: ask.answeredAt,
    answeredBy:
      ask.answeredAt === null
        ? null
        : { personId: ask.answeredById, name: ask.answeredBy ?? '', onBehalf: ask.onBehalf },
    contacts,
    mayAnswer: false,
  };
}
