import { actions, button, type Card, card, type Element, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import { proposalText } from '../../text/poll-proposals.ts';
import type { Proposal } from '../rules/proposals.ts';
import type { PollOnCard } from './poll-card.ts';

/** What somebody typed, to stand in the form again when it was refused. */
export interface TypedProposal {
  date: string;
  time: string;
  note: string;
}

/** The form in which a member proposes a date; `minutes`: how long the meeting lasts, `answered`: they answered before. */
export function proposeCard(
  poll: PollOnCard,
  { minutes, answered, typed }: { minutes: number; answered: boolean; typed?: TypedProposal | undefined },
): Card {
  const say = proposalText[poll.language];
  const data = { p: poll.partnershipId, pollId: poll.pollId };
  return card({
    language: poll.language,
    who: meetingsText[poll.language].who(poll.bodyName, poll.partnershipName),
    question: say.question(poll.title),
    facts: [
      { label: meetingsText[poll.language].asks, value: poll.askedBy },
      { label: say.lasts, value: say.duration(minutes) },
    ],
    lines: [say.line, ...(answered ? [] : [say.saysNo])],
    answer: [
      input('Input.Date', 'date', say.date, typed?.date, say.dateMissing),
      input('Input.Time', 'time', say.time, typed?.time, say.timeMissing),
      {
        type: 'Input.Text',
        id: 'note',
        label: say.note,
        placeholder: say.noteHint,
        isMultiline: true,
        maxLength: 500,
        ...(typed?.note ? { value: typed.note } : {}),
      },
      actions(
        button(say.send, 'poll.propose', data, { primary: true }),
        button(say.back, 'poll.show', data, { withInputs: false }),
      ),
    ],
  });
}

function input(type: string, id: string, label: string, value: string | undefined, errorMessage: string): Element {
  return { type, id, label, isRequired: true, errorMessage, ...(value ? { value } : {}) };
}

/** What became of somebody's own proposals, one sentence each. */
export function proposalLines({ language, proposals }: PollOnCard): string[] {
  const [say, meetings] = [proposalText[language], meetingsText[language]];
  return (proposals ?? []).map(({ starts, minutes, state, word }) => {
    const date = meetings.shortSpan({ starts, minutes, place: '', online: false });
    return state === 'declined' ? say.mine.declined(date, word) : say.mine[state](date);
  });
}

export interface ProposalOnCard {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  pollId: string;
  bodyName: string;
  title: string;
  proposedBy: string;
  proposal: Pick<Proposal, 'proposalId' | 'starts' | 'minutes' | 'note' | 'state'>;
  tabUrl: string;
}

/** A member's proposal for whoever made the poll: taken up with one click, or declined with a word. */
export function proposalCard(about: ProposalOnCard): Card {
  const { language, proposal } = about;
  const [say, meetings] = [proposalText[language], meetingsText[language]];
  const date = meetings.span({ starts: proposal.starts, minutes: proposal.minutes, place: '', online: false });
  const open = proposal.state === 'open';
  return card({
    language,
    who: meetings.who(about.bodyName, about.partnershipName),
    question: say.organiser.question(about.proposedBy, about.title),
    facts: [
      { label: say.organiser.date, value: date },
      ...(proposal.note ? [{ label: say.organiser.note, value: proposal.note }] : []),
    ],
    lines: open ? [] : [say.organiser[proposal.state === 'taken' ? 'taken' : 'declined']],
    answer: open ? decision(about) : [actions(link(meetings.openTab, about.tabUrl))],
    small: open ? [say.organiser.next] : [],
  });
}

function decision({ language, partnershipId, pollId, proposal, tabUrl }: ProposalOnCard): Element[] {
  const say = proposalText[language].organiser;
  const data = { p: partnershipId, pollId, proposalId: proposal.proposalId };
  return [
    { type: 'Input.Text', id: 'word', label: say.word, isMultiline: true, maxLength: 500 },
    actions(
      button(say.take, 'poll.take-proposal', data, { primary: true, withInputs: false }),
      button(say.decline, 'poll.decline-proposal', data),
    ),
    actions(link(meetingsText[language].openTab, tabUrl)),
  ];
}
