import { updateCards } from '../../delivery/use-cases.ts';
import type { Work } from '../../work/work.ts';
import type { PollSheet } from '../rules/poll-sheet.ts';
import { speakersOfBoards } from '../store-answers.ts';
import { type Drawing, drawDecided, drawPoll, drawResult, drawSummary } from './draw-cards.ts';

/** Cards on one poll are updated together; the organiser's result card is a topic of its own. */
export const pollTopic = (pollId: string): string => `poll:${pollId}`;
export const resultTopic = (pollId: string): string => `poll-result:${pollId}`;
export const proposalTopic = (proposalId: string): string => `poll-proposal:${proposalId}`;
export const pollQuestion = (pollId: string) => ({ kind: 'poll' as const, subjectId: pollId });

export interface Whose {
  /** Left out: everybody's. */
  persons?: ReadonlySet<string>;
  /** False: the group's summary stays as it is. */
  groups?: boolean;
}

/** Brings the cards on a poll up to date with the sheet. */
export async function redrawCards(work: Work, sheet: PollSheet, publicUrl: string, whose: Whose = {}): Promise<void> {
  const boards = await speakersOfBoards(
    work,
    sheet.seats.flatMap((seat) => seat.boardId ?? []),
  );
  await updateCards(work, pollTopic(sheet.poll.pollId), ({ personId }) => {
    if (personId === null)
      return whose.groups === false ? null : drawSummary(sheet, drawingFor(work, sheet, null, publicUrl));
    if (whose.persons && !whose.persons.has(personId)) return null;
    const answerer = { personId, boardIds: boards.get(personId) ?? [] };
    return drawPoll(sheet, answerer, drawingFor(work, sheet, personId, publicUrl));
  });
}

/** Turns the organiser's "choose a date" into what was chosen. */
export async function redrawResult(work: Work, sheet: PollSheet, publicUrl: string): Promise<void> {
  await updateCards(work, resultTopic(sheet.poll.pollId), ({ personId }) => {
    const drawing = drawingFor(work, sheet, personId, publicUrl);
    if (sheet.poll.state === 'decided') return drawDecided(sheet, drawing);
    // Closed, it waits for a choice; open again or cancelled, there is nothing to choose.
    return sheet.poll.state === 'closed' ? drawResult(sheet, drawing) : drawSummary(sheet, drawing);
  });
}

/** Each addressee in their own language, a group in the partnership's. */
export function drawingFor(work: Work, sheet: PollSheet, personId: string | null, publicUrl: string): Drawing {
  const language = (personId && sheet.people.get(personId)?.language) || sheet.poll.language;
  return { partnershipId: work.partnershipId, language, publicUrl, now: work.now };
}
