import { changeDue, owe, oweAgain, settle } from '../../reminders/use-cases.ts';
import { toInstant } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { type NewSlot, type OptionChange, type PlannedChange, planChange } from '../rules/change-options.ts';
import { askedSeats, liveOptions, type PollSheet, type SheetSeat } from '../rules/poll-sheet.ts';
import type { ChangeOptions } from '../schema-poll-changes.ts';
import { addOptions, reviveOption, savePollChange, withdrawOptions } from '../store-poll-changes.ts';
import { saveSuggestions } from '../store-suggestions.ts';
import { refuseEnded } from './end-poll.ts';
import { followHolds } from './hold-dates.ts';
import { loadSheet } from './load-sheet.ts';
import { pollQuestion, pollTopic, redrawCards, redrawResult } from './redraw.ts';
import { demand } from './rights.ts';
import { type AskedCalendars, NOBODYS_CALENDAR, suggestedFor } from './suggest-answers.ts';
import { tellOfChange } from './tell-of-change.ts';

/**
 * Adds dates to a poll and withdraws others, or prolongs it. Answers about the dates that stay are kept; whoever answered
 * hears it in one message and owes an answer about the new dates only. The row lock lets two organisers take turns.
 */
export async function changeOptions(
  work: Work,
  publicUrl: string,
  pollId: string,
  asked: ChangeOptions,
  calendars: AskedCalendars = NOBODYS_CALENDAR,
): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  await demand(work, 'poll.change', sheet.poll.bodyId);
  await applyChange(work, publicUrl, sheet, asked, { calendars });
}

/**
 * The change itself, on a poll that is locked for it. `calendars`: what was read of them for the dates that join, which fills
 * in cards as a suggestion; `saved` is given the dates as they then are, before anybody is told.
 */
export async function applyChange(
  work: Work,
  publicUrl: string,
  before: PollSheet,
  asked: OptionChange,
  { calendars, saved }: { calendars: AskedCalendars; saved?: (sheet: PollSheet) => Promise<void> },
): Promise<void> {
  refuseEnded(before);
  const { poll } = before;
  const planned = planChange(poll, before.options, asked, work.now);
  if ('fault' in planned) {
    const { code, ...facts } = planned.fault;
    throw new Refusal(code === 'closed-only-adds' ? 'conflict' : 'invalid', `poll-${code}`, facts);
  }
  if (!planned.changes) return;
  await save(work, before, planned);
  const changed = await loadSheet(work, poll.pollId, work.now);
  await saveSuggestions(work, poll.pollId, suggestedFor(liveOptions(changed), calendars));
  await saved?.(changed);
  const after = await loadSheet(work, poll.pollId, work.now);
  await followHolds(work, poll);
  await askAnew(work, before, after);
  await redrawCards(work, after, publicUrl);
  await redrawResult(work, after, publicUrl);
  await tellOfChange(work, publicUrl, { before, after, reopened: planned.reopens });
}

async function save(work: Work, { poll, options }: PollSheet, planned: PlannedChange): Promise<void> {
  const inserted = planned.insert.map((slot) => ({ ...slot, id: work.newId() }));
  await withdrawOptions(work, poll.pollId, planned.withdraw);
  for (const revived of planned.revive) await reviveOption(work, poll.pollId, revived, work.now);
  await addOptions(work, poll.pollId, inserted, work.now);
  await savePollChange(work, poll.pollId, planned, work.now);
  const short = ({ starts, minutes }: NewSlot) => ({ starts, minutes });
  await recordHistory(work, {
    entity: 'poll',
    entityId: poll.pollId,
    what: planned.reopens ? 'reopened' : 'dates-changed',
    before: {
      deadline: poll.deadline,
      withdrawn: options.filter(({ optionId }) => planned.withdraw.includes(optionId)).map(short),
    },
    after: {
      deadline: planned.deadline,
      added: [...planned.insert, ...planned.revive.map(({ slot }) => slot)].map(short),
    },
  });
}

/** What each seat owes now: an answer where one is missing, nothing where the missing date has gone. */
async function askAnew(work: Work, before: PollSheet, after: PollSheet): Promise<void> {
  const { pollId, title, bodyId, deadline } = after.poll;
  const question = pollQuestion(pollId);
  const dueAt = toInstant(deadline);
  if (deadline !== before.poll.deadline) await changeDue(work, question, dueAt);
  const owed = (seats: SheetSeat[]) =>
    seats.map(({ seatId }) => ({ question, topic: pollTopic(pollId), title, dueAt, bodyId, seatId }));
  const wasComplete = ({ seatId }: SheetSeat) => before.said.get(seatId)?.complete === true;
  const missing = askedSeats(after).filter(({ seatId }) => !after.said.get(seatId)?.complete);
  await oweAgain(work, owed(missing.filter(wasComplete)));
  await owe(work, owed(missing.filter((seat) => !wasComplete(seat))));
  for (const seat of askedSeats(after)) {
    const said = after.said.get(seat.seatId);
    if (said?.complete && !wasComplete(seat)) {
      await settle(work, { question, seatId: seat.seatId, personId: said.personId });
    }
  }
}
