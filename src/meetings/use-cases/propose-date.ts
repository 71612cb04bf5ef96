import { deliver } from '../../delivery/use-cases.ts';
import { meetingsText } from '../../text/meetings.ts';
import { proposalText } from '../../text/poll-proposals.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { liveOptions, type PollSheet } from '../rules/poll-sheet.ts';
import { type Proposal, whyNotPropose } from '../rules/proposals.ts';
import { seatsToAnswer } from '../rules/who-answers.ts';
import type { ProposeDate } from '../schema-poll-changes.ts';
import { insertProposal } from '../store-proposals.ts';
import { answerPoll, refuseUnlessOpen } from './answer-poll.ts';
import { drawProposal } from './draw-cards.ts';
import { loadPersonsSheet, loadSheet, type PersonsSheet } from './load-sheet.ts';
import { drawingFor, proposalTopic, redrawCards } from './redraw.ts';
import { personActing } from './rights.ts';

/**
 * Puts a date that suits somebody better before whoever made the poll. Whoever proposes and had said nothing can make none
 * of the dates there are; that is filled in. The same proposal twice is one. Returns the poll as it now is for them.
 */
export async function proposeDate(
  work: Work,
  publicUrl: string,
  pollId: string,
  asked: ProposeDate,
): Promise<PersonsSheet> {
  const personId = personActing(work);
  const sheet = await loadSheet(work, pollId, work.now, 'share');
  refuseUnlessOpen(sheet, work.now);
  const { answerer } = await loadPersonsSheet(work, pollId, personId, work.now);
  const seats = seatsToAnswer(sheet.seats, answerer);
  if (seats.length === 0) throw new Refusal('not-allowed', 'not-your-seat');
  const proposal = proposalOf(work, sheet, asked);
  refuseFaults(work, sheet, proposal);
  if (!seats.some(({ seatId }) => sheet.said.has(seatId))) await sayNo(work, publicUrl, sheet);
  if (await insertProposal(work, pollId, proposal)) {
    const after = { starts: proposal.starts, minutes: proposal.minutes };
    await recordHistory(work, { entity: 'poll', entityId: pollId, what: 'date-proposed', after });
    await tellOrganiser(work, publicUrl, sheet, proposal);
  }
  const whole = await loadSheet(work, pollId, work.now);
  await redrawCards(work, whole, publicUrl, { persons: new Set([personId]), groups: false });
  return loadPersonsSheet(work, pollId, personId, work.now);
}

/** It lasts as long as the dates that there are. */
function proposalOf(work: Work, sheet: PollSheet, { date, time, note }: ProposeDate): Proposal {
  const minutes = liveOptions(sheet)[0]?.minutes ?? 60;
  const [personId, at] = [personActing(work), work.now];
  return { proposalId: work.newId(), personId, starts: `${date}T${time}`, minutes, note, state: 'open', word: '', at };
}

function refuseFaults(work: Work, { poll, options, proposals = [] }: PollSheet, proposal: Proposal): void {
  const own = proposals.filter(({ personId }) => personId === proposal.personId);
  const fault = whyNotPropose({ ...poll, options }, proposal, own, work.now);
  if (!fault) return;
  const { code, ...facts } = fault;
  throw new Refusal('invalid', `proposal-${code}`, facts);
}

async function sayNo(work: Work, publicUrl: string, sheet: PollSheet): Promise<void> {
  const answers = Object.fromEntries(liveOptions(sheet).map(({ optionId }) => [optionId, 'no' as const]));
  await answerPoll(work, publicUrl, sheet.poll.pollId, { answers, replace: false });
}

async function tellOrganiser(work: Work, publicUrl: string, sheet: PollSheet, proposal: Proposal): Promise<void> {
  const { createdById, title } = sheet.poll;
  const drawing = drawingFor(work, sheet, createdById, publicUrl);
  const [say, meetings] = [proposalText[drawing.language].organiser, meetingsText[drawing.language]];
  const name = sheet.people.get(proposal.personId)?.name ?? '';
  const date = meetings.span({ ...proposal, place: '', online: false });
  await deliver(work, [
    {
      key: `poll-proposal:${proposal.proposalId}`,
      topic: proposalTopic(proposal.proposalId),
      purpose: 'inform',
      personId: createdById,
      summary: say.question(name, title),
      card: drawProposal(sheet, proposal, drawing),
      mail: { subject: say.question(name, title), paragraphs: say.mail(name, title, date, proposal.note) },
    },
  ]);
}
