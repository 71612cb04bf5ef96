import { withNotice } from '../../cards/notice.ts';
import { deliver, updateCards } from '../../delivery/use-cases.ts';
import { meetingsText } from '../../text/meetings.ts';
import { proposalText } from '../../text/poll-proposals.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { liveOptions, type PollSheet } from '../rules/poll-sheet.ts';
import { type Proposal, whyNotTake } from '../rules/proposals.ts';
import { seatsToAnswer, wouldOverwrite } from '../rules/who-answers.ts';
import { boardsSpokenFor, upsertAnswers } from '../store-answers.ts';
import { proposalsOf, settleProposal } from '../store-proposals.ts';
import { applyChange } from './change-options.ts';
import { drawPoll, drawProposal } from './draw-cards.ts';
import { refuseEnded } from './end-poll.ts';
import { loadSheet, peopleById } from './load-sheet.ts';
import { linkExpiry } from './plan-poll.ts';
import { drawingFor, pollQuestion, pollTopic, proposalTopic, redrawCards } from './redraw.ts';
import { demand, personActing } from './rights.ts';
import { type AskedCalendars, NOBODYS_CALENDAR } from './suggest-answers.ts';

/** What became of a proposal, with the poll as it now stands. */
export interface Settled {
  sheet: PollSheet;
  proposal: Proposal;
}

/**
 * Makes a proposed date one of the dates of the poll, with a yes from whoever proposed it; the others are asked as with any
 * date that joins. Taking it twice is taking it once; two organisers take turns at the poll's lock.
 */
export async function takeProposal(
  work: Work,
  publicUrl: string,
  pollId: string,
  proposalId: string,
  calendars: AskedCalendars = NOBODYS_CALENDAR,
): Promise<Settled> {
  const { sheet, proposal } = await lockProposal(work, pollId, proposalId);
  if (proposal.state === 'taken') return { sheet, proposal };
  refuseEnded(sheet);
  const refused = whyNotTake(sheet.poll, proposal, work.now);
  if (refused) throw new Refusal('conflict', `proposal-${refused}`);
  const { starts, minutes } = proposal;
  const like = liveOptions(sheet)[0];
  const slot = { starts, minutes, place: like?.place ?? '', online: like?.online ?? false };
  const same = liveOptions(sheet).find((option) => option.starts === starts && option.minutes === minutes);
  const add = same ? [] : [slot];
  await applyChange(
    work,
    publicUrl,
    sheet,
    { add, withdraw: [] },
    {
      calendars,
      saved: (after) => sayYes(work, after, proposal),
    },
  );
  const after = await loadSheet(work, pollId, work.now);
  const option = liveOptions(after).find((one) => one.starts === starts && one.minutes === minutes);
  if (!option) throw new Refusal('conflict', 'proposal-settled');
  const by = { personId: personActing(work), at: work.now };
  await settleProposal(work, proposalId, { state: 'taken', optionId: option.optionId }, by);
  return finish(work, publicUrl, pollId, proposalId);
}

/** Leaves the dates as they are, with a word back to whoever proposed. */
export async function declineProposal(
  work: Work,
  publicUrl: string,
  pollId: string,
  proposalId: string,
  word: string,
): Promise<Settled> {
  const { sheet, proposal } = await lockProposal(work, pollId, proposalId);
  if (proposal.state === 'declined') return { sheet, proposal };
  if (proposal.state === 'taken') throw new Refusal('conflict', 'proposal-settled');
  const by = { personId: personActing(work), at: work.now };
  await settleProposal(work, proposalId, { state: 'declined', word }, by);
  return finish(work, publicUrl, pollId, proposalId);
}

/** Proposals are read once the lock is held: somebody else may have settled this one while we waited. */
async function lockProposal(work: Work, pollId: string, proposalId: string): Promise<Settled> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  await demand(work, 'poll.change', sheet.poll.bodyId);
  const proposals = await proposalsOf(work, pollId);
  const proposal = proposals.find((one) => one.proposalId === proposalId);
  if (!proposal) throw new Refusal('not-found', 'not-found');
  return { sheet: { ...sheet, proposals }, proposal };
}

/** Whoever proposes a date can come then, for the seats they answer for and that no one else has answered. */
async function sayYes(work: Work, sheet: PollSheet, { personId, starts, minutes }: Proposal): Promise<void> {
  const option = liveOptions(sheet).find((one) => one.starts === starts && one.minutes === minutes);
  const answerer = { personId, boardIds: await boardsSpokenFor(work, personId) };
  const seats = seatsToAnswer(sheet.seats, answerer).filter(
    (seat) => !wouldOverwrite(seat, sheet.said.get(seat.seatId)?.personId ?? null, personId),
  );
  if (!option) return;
  const { optionId } = option;
  const said = { answer: 'yes' as const, personId, at: work.now, via: 'system' as const };
  await upsertAnswers(
    work,
    sheet.poll.pollId,
    seats.map(({ seatId }) => ({ optionId, seatId, ...said })),
  );
}

async function finish(work: Work, publicUrl: string, pollId: string, proposalId: string): Promise<Settled> {
  const sheet = await loadSheet(work, pollId, work.now);
  const proposal = sheet.proposals?.find((one) => one.proposalId === proposalId);
  if (!proposal) throw new Refusal('not-found', 'not-found');
  const { state, starts, minutes } = proposal;
  const after = { proposalId, starts, minutes };
  await recordHistory(work, { entity: 'poll', entityId: pollId, what: `proposal-${state}`, after });
  await updateCards(work, proposalTopic(proposalId), ({ personId }) =>
    drawProposal(sheet, proposal, drawingFor(work, sheet, personId, publicUrl)),
  );
  await redrawCards(work, sheet, publicUrl, { persons: new Set([proposal.personId]), groups: false });
  await tellProposer(work, publicUrl, { sheet, proposal });
  return { sheet, proposal };
}

async function tellProposer(work: Work, publicUrl: string, { sheet, proposal }: Settled): Promise<void> {
  const { poll } = sheet;
  const { personId, proposalId, word } = proposal;
  const drawing = drawingFor(work, sheet, personId, publicUrl);
  const [say, meetings] = [proposalText[drawing.language].reply, meetingsText[drawing.language]];
  const actor = personActing(work);
  const name = (await peopleById(work, [actor])).get(actor)?.name ?? poll.createdByName;
  const date = meetings.span({ ...proposal, place: '', online: false });
  const taken = proposal.state === 'taken';
  const line = taken ? say.takenLine(name, date) : say.declinedLine(name, date, word);
  const summary = taken ? say.taken(poll.title) : say.declined(poll.title);
  const card = drawPoll(sheet, { personId, boardIds: await boardsSpokenFor(work, personId) }, drawing);
  await deliver(work, [
    {
      key: `poll-proposal:${proposalId}:${proposal.state}`,
      topic: pollTopic(poll.pollId),
      purpose: 'inform',
      personId,
      summary,
      card: withNotice(card, line),
      mail: { subject: summary, paragraphs: [line] },
      question: pollQuestion(poll.pollId),
      expiresAt: linkExpiry(sheet),
    },
  ]);
}
