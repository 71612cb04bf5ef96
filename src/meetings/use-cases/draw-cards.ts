import type { Card } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { reasonSentence } from '../../text/meetings-reason.ts';
import { toInstant, toLocal } from '../../time/local.ts';
import { tabLinks } from '../cards/links.ts';
import { type MeetingOnCard, meetingCard } from '../cards/meeting-card.ts';
import { type PollCardState, type PollOnCard, pollCard } from '../cards/poll-card.ts';
import { type PollResultOnCard, pollResultCard } from '../cards/poll-result-card.ts';
import { pollSummaryCard } from '../cards/poll-summary-card.ts';
import { type ProposalOnCard, proposalCard, type TypedProposal } from '../cards/proposal-cards.ts';
import { canCome } from '../rules/answers.ts';
import { closedAnswered, closesAnsweredAt } from '../rules/close-when-answered.ts';
import { suggestedTo } from '../rules/poll-calendars.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { rankPoll } from '../rules/poll-ranking.ts';
import { liveOptions, type PersonsView, type PollSheet, progressOf, viewFor } from '../rules/poll-sheet.ts';
import type { Proposal } from '../rules/proposals.ts';
import type { Answerer } from '../rules/who-answers.ts';

/** What a card needs to know besides the poll. */
export interface Drawing {
  partnershipId: string;
  language: Language;
  publicUrl: string;
  now: string;
}

/** What to show instead of what the poll's state says. */
export interface Asked {
  /** The form again, prefilled. */
  edit?: boolean;
  /** The form is to replace what a colleague said. */
  replace?: boolean;
  /** The form for another date, with what was typed when it was refused; only where the poll can be answered. */
  propose?: TypedProposal | 'empty';
  /** On a page there is room for any number of dates. */
  roomy?: boolean;
}

/** The poll as one person sees it now. */
export function drawPoll(sheet: PollSheet, answerer: Answerer, drawing: Drawing, asked: Asked = {}): Card {
  const view = viewFor(sheet, answerer, drawing.now);
  const suggested = suggestedTo(sheet, view.seats, answerer.personId);
  return pollCard(
    { ...pollOnCard(sheet, view, drawing, asked.roomy ?? false), suggested },
    stateOf(sheet, view, drawing, asked),
  );
}

function stateOf(sheet: PollSheet, view: PersonsView, drawing: Drawing, asked: Asked): PollCardState {
  if (asked.propose && view.seats.length > 0 && phaseOf(sheet.poll, drawing.now) === 'open') {
    const typed = asked.propose === 'empty' ? {} : { typed: asked.propose };
    return { view: 'propose', minutes: liveOptions(sheet)[0]?.minutes ?? 60, ...typed };
  }
  switch (view.state) {
    case 'closed':
      return { view: 'closed', early: closedEarly(sheet), answered: closedAnswered(sheet) };
    case 'decided':
      return { view: 'decided', meeting: meetingOnCard(sheet, drawing) };
    case 'cancelled':
    case 'not-for-you':
      return { view: view.state };
    case 'form':
      return { view: 'form' };
    case 'new-dates':
      return asked.edit ? { view: 'form' } : { view: 'new-dates' };
    case 'answered':
    case 'answered-by-colleague':
      if (asked.edit) return { view: 'form', replace: asked.replace ?? false };
      if (view.state === 'answered') return { view: 'answered' };
      return { view: 'answered-by-colleague', name: sheet.people.get(view.answeredById ?? '')?.name ?? '' };
  }
}

function closedEarly({ poll }: PollSheet): boolean {
  return poll.endedAt !== null && poll.endedAt < toInstant(poll.deadline);
}

function pollOnCard(sheet: PollSheet, view: PersonsView, drawing: Drawing, roomy: boolean): PollOnCard {
  const { poll } = sheet;
  const { asked, answered } = progressOf(sheet);
  return {
    language: drawing.language,
    partnershipId: drawing.partnershipId,
    partnershipName: poll.partnershipName,
    pollId: poll.pollId,
    bodyName: poll.bodyName,
    title: poll.title,
    explanation: poll.explanation,
    askedBy: poll.createdByName,
    deadline: poll.deadline,
    closesAnswered: poll.closeWhenAnswered ? { at: closesAnswered(sheet) } : undefined,
    options: liveOptions(sheet),
    progress: { asked, answered },
    mine: view.answers,
    remark: view.remark,
    proposals: view.proposals,
    onBehalfOf: view.own && view.seats.length === 1 ? [] : view.seats.map((seat) => seat.label),
    tabUrl: tabLinks(drawing.publicUrl).mine,
    roomy,
  };
}

function closesAnswered(sheet: PollSheet): string | null {
  const at = closesAnsweredAt(sheet);
  return at === null ? null : toLocal(at);
}

/** The date that was chosen; only for a poll that is decided. */
export function meetingOnCard({ poll }: PollSheet, drawing: Drawing): MeetingOnCard {
  const { meeting } = poll;
  return {
    language: drawing.language,
    partnershipName: poll.partnershipName,
    bodyName: poll.bodyName,
    title: poll.title,
    state: meeting.state === 'cancelled' ? 'cancelled' : 'scheduled',
    starts: meeting.starts ?? poll.deadline,
    minutes: meeting.minutes ?? 0,
    place: meeting.place,
    online: meeting.online,
    joinUrl: meeting.joinUrl,
    inCalendar: meeting.eventState !== 'none' && meeting.eventState !== 'wanted',
    tabUrl: tabLinks(drawing.publicUrl).mine,
  };
}

/** The chosen date, for whoever chose it. */
export function drawDecided(sheet: PollSheet, drawing: Drawing): Card {
  return meetingCard(meetingOnCard(sheet, drawing));
}

/** The poll as a whole group sees it. */
export function drawSummary(sheet: PollSheet, drawing: Drawing): Card {
  const { poll } = sheet;
  const phase = phaseOf(poll, drawing.now);
  const { asked, answered } = progressOf(sheet);
  const summary = {
    language: drawing.language,
    partnershipName: poll.partnershipName,
    bodyName: poll.bodyName,
    title: poll.title,
    deadline: poll.deadline,
    options: liveOptions(sheet).map((option) => ({
      ...option,
      canCome: poll.resultsHidden ? null : seatsThatCan(sheet, option.optionId),
    })),
    progress: { asked, answered },
    tabUrl: tabLinks(drawing.publicUrl).mine,
  };
  if (phase === 'decided') return pollSummaryCard(summary, { view: phase, meeting: meetingOnCard(sheet, drawing) });
  return pollSummaryCard(summary, { view: phase });
}

function seatsThatCan(sheet: PollSheet, optionId: string): number {
  return sheet.seats.filter((seat) => canCome(sheet.said.get(seat.seatId)?.answers[optionId] ?? null)).length;
}

/**
 * The closed poll for whoever asked, with the best dates to choose from, by answers and by what calendars said when it closed;
 * `despite`: see `PollResultOnCard`. */
export function drawResult(sheet: PollSheet, drawing: Drawing, despite?: PollResultOnCard['despite']): Card {
  const { poll } = sheet;
  const { asked, answered } = progressOf(sheet);
  const ranked = sheet.said.size > 0 ? rankPoll(sheet, sheet.suggested) : [];
  const ahead = ranked.filter(({ option }) => toInstant(option.starts) > drawing.now);
  return pollResultCard({
    language: drawing.language,
    partnershipId: drawing.partnershipId,
    partnershipName: poll.partnershipName,
    pollId: poll.pollId,
    bodyName: poll.bodyName,
    title: poll.title,
    progress: { asked, answered },
    best: ahead.map(({ option, reason }) => ({ ...option, reason: reasonSentence(reason, drawing.language) })),
    tabUrl: tabLinks(drawing.publicUrl).poll(poll.pollId),
    despite,
  });
}

/** A member's proposal for whoever made the poll. */
export function drawProposal(sheet: PollSheet, proposal: Proposal, drawing: Drawing): Card {
  const { poll } = sheet;
  const about: ProposalOnCard = {
    language: drawing.language,
    partnershipId: drawing.partnershipId,
    partnershipName: poll.partnershipName,
    pollId: poll.pollId,
    bodyName: poll.bodyName,
    title: poll.title,
    proposedBy: sheet.people.get(proposal.personId)?.name ?? '',
    proposal,
    tabUrl: tabLinks(drawing.publicUrl).poll(poll.pollId),
  };
  return proposalCard(about);
}
