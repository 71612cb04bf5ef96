import { actions, button, type Card, card, type Element, link, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import { pollChangeText } from '../../text/poll-changes.ts';
import { proposalText } from '../../text/poll-proposals.ts';
import { suggestionText } from '../../text/poll-suggestion.ts';
import { ANSWERS, type Answer } from '../rules/answers.ts';
import type { Availability } from '../rules/free-busy.ts';
import type { Proposal } from '../rules/proposals.ts';
import { type MeetingOnCard, meetingCard } from './meeting-card.ts';
import { proposalLines, proposeCard, type TypedProposal } from './proposal-cards.ts';

export interface OptionOnCard {
  optionId: string;
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
}

/** The poll as one person's card needs it; withdrawn options are left out, the rest is in order of time. */
export interface PollOnCard {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  pollId: string;
  bodyName: string;
  title: string;
  explanation: string;
  askedBy: string;
  deadline: string;
  /** Given: it closes once everybody has answered; `at`, wall-clock, once that is so. */
  closesAnswered?: { at: string | null } | undefined;
  options: readonly OptionOnCard[];
  progress: { answered: number; asked: number };
  mine: Readonly<Record<string, Answer>>;
  /** What their own calendar says of dates they have not answered, by option id; left out: nothing is known. */
  suggested?: Readonly<Record<string, Availability>>;
  remark: string;
  /** Dates that this person proposed, with what became of them. */
  proposals?: readonly Proposal[];
  /** Labels of the seats answered for, where that needs saying: several, or somebody else's. */
  onBehalfOf: readonly string[];
  tabUrl: string;
  /** True on a page, where a long list of dates is no trouble. */
  roomy: boolean;
}

export type PollCardState =
  | { view: 'form'; replace?: boolean }
  /** The form in which another date is proposed. */
  | { view: 'propose'; minutes: number; typed?: TypedProposal }
  /** Dates that joined after the answer, asked alone. */
  | { view: 'new-dates' }
  | { view: 'answered' }
  | { view: 'answered-by-colleague'; name: string }
  /** `early`: by hand or, `answered`, because everybody had answered. */
  | { view: 'closed'; early: boolean; answered?: boolean }
  | { view: 'decided'; meeting: MeetingOnCard }
  | { view: 'cancelled' }
  | { view: 'not-for-you' };

/** More dates than this do not fit a message; the card then points to the tab. */
export const MAX_OPTIONS_ON_CARD = 12;
/** Up to this many dates show their three answers at once; more fold each into a list, so that a phone need not scroll. */
const UNFOLDED = 3;
/** Inputs are called `o-<option id>`; the verb reads them back. */
export const OPTION_INPUT = 'o-';

/** The date poll for one person, in every state it can be in. What went wrong is put above it by whoever caught it. */
export function pollCard(poll: PollOnCard, state: PollCardState): Card {
  switch (state.view) {
    case 'form':
      return formCard(poll, state);
    case 'propose':
      return proposeCard(poll, { ...state, answered: Object.keys(poll.mine).length > 0 });
    case 'new-dates':
      return newDatesCard(poll);
    case 'answered':
      return answeredCard(poll);
    case 'decided':
      return meetingCard(state.meeting);
    default:
      return noticeCard(poll, state);
  }
}

function formCard(poll: PollOnCard, state: Extract<PollCardState, { view: 'form' }>): Card {
  const say = meetingsText[poll.language];
  const fits = poll.roomy || poll.options.length <= MAX_OPTIONS_ON_CARD;
  return card({
    language: poll.language,
    who: say.who(poll.bodyName, poll.partnershipName),
    question: say.question(poll.title),
    facts: facts(poll),
    lines: [...(poll.explanation ? [poll.explanation] : []), ...(fits ? [] : [say.tooMany(poll.options.length)])],
    answer: fits ? form(poll, state.replace ?? false) : [actions(link(say.openTab, poll.tabUrl))],
    small: [untilWhen(poll), say.standing(poll.progress.answered, poll.progress.asked)],
  });
}

/** Until when an answer can be changed. */
function untilWhen({ language, deadline, closesAnswered }: PollOnCard): string {
  const say = meetingsText[language];
  const at = closesAnswered?.at ?? null;
  if (at !== null && at < deadline) return say.changeableNow(at);
  return closesAnswered ? say.changeableUntilAnswered(deadline) : say.changeableUntil(deadline);
}

function facts(poll: PollOnCard): { label: string; value: string }[] {
  const say = meetingsText[poll.language];
  return [
    { label: say.asks, value: poll.askedBy },
    { label: say.before, value: say.moment(poll.deadline) },
    ...thirdFact(poll),
  ];
}

/** A card has three facts at most: for whom the answer is comes before where it would be. */
function thirdFact(poll: PollOnCard): { label: string; value: string }[] {
  const say = meetingsText[poll.language];
  if (poll.onBehalfOf.length > 0) return [{ label: say.forSeats, value: say.seats([...poll.onBehalfOf]) }];
  const place = placeOfAll(poll);
  return place ? [{ label: say.place, value: say.where(place) }] : [];
}

/** The place that all dates share and that is said once above them; null: each date says its own. */
function placeOfAll({ options, onBehalfOf }: PollOnCard): OptionOnCard | null {
  const [first] = options;
  if (!first || onBehalfOf.length > 0 || (first.place === '' && !first.online)) return null;
  return options.every(({ place, online }) => place === first.place && online === first.online) ? first : null;
}

function form(poll: PollOnCard, replace: boolean): Element[] {
  const say = meetingsText[poll.language];
  const data = { p: poll.partnershipId, pollId: poll.pollId, ...(replace ? { replace: true } : {}) };
  const suggested = poll.options.some((option) => suggestion(poll, option) !== undefined);
  return [
    ...(suggested ? [suggestionLine(poll)] : []),
    ...poll.options.map((option) => choice(poll, option)),
    {
      type: 'Input.Text',
      id: 'remark',
      label: say.remark,
      placeholder: say.remarkHint,
      isMultiline: true,
      maxLength: 500,
      ...(poll.remark ? { value: poll.remark } : {}),
    },
    actions(button(say.send, 'poll.answer', data, { primary: true })),
    ...otherDate(poll),
  ];
}

/** For whoever can make none of the dates. */
function otherDate(poll: PollOnCard): Element[] {
  const say = proposalText[poll.language];
  const data = { p: poll.partnershipId, pollId: poll.pollId };
  return [
    text(say.none, { size: 'Small', spacing: 'Medium' }),
    { ...actions(button(say.other, 'poll.other', data, { withInputs: false })), spacing: 'Small' },
  ];
}

function choice(poll: PollOnCard, option: OptionOnCard): Element {
  const say = meetingsText[poll.language];
  const mine = poll.mine[option.optionId] ?? suggestion(poll, option);
  const label = placeOfAll(poll) ? say.shortSpan(option) : say.slot(option);
  return {
    type: 'Input.ChoiceSet',
    id: `${OPTION_INPUT}${option.optionId}`,
    label: calendarLabel(poll, option, label),
    style: poll.options.length <= UNFOLDED ? 'expanded' : 'compact',
    placeholder: say.choose,
    choices: ANSWERS.map((answer) => ({ title: say.answer[answer], value: answer })),
    ...(mine ? { value: mine } : {}),
  };
}

/** Only a calendar that is plainly free or taken fills in an answer. */
const SUGGESTS: Partial<Record<Availability, Answer>> = { free: 'yes', busy: 'no' };

function suggestion({ mine, suggested }: PollOnCard, { optionId }: OptionOnCard): Answer | undefined {
  return mine[optionId] ? undefined : SUGGESTS[suggested?.[optionId] ?? 'unknown'];
}

/** Says that what is filled in is a suggestion, and that nothing has been answered by it. */
function suggestionLine(poll: PollOnCard): Element {
  const say = suggestionText[poll.language];
  const items = [text(say.isThisRight, { weight: 'Bolder' }), text(say.notSent, { size: 'Small', spacing: 'None' })];
  return { type: 'Container', style: 'emphasis', spacing: 'Medium', items };
}

function calendarLabel(poll: PollOnCard, option: OptionOnCard, label: string): string {
  const known = poll.mine[option.optionId] ? undefined : poll.suggested?.[option.optionId];
  return known === undefined || known === 'unknown' ? label : suggestionText[poll.language].label(label, known);
}

function newDatesCard(poll: PollOnCard): Card {
  const say = meetingsText[poll.language];
  const added = pollChangeText[poll.language];
  const options = poll.options.filter(({ optionId }) => !poll.mine[optionId]);
  const asked = { ...poll, options };
  const before = { ...poll, options: poll.options.filter(({ optionId }) => poll.mine[optionId]), remark: '' };
  const fits = poll.roomy || options.length <= MAX_OPTIONS_ON_CARD;
  return card({
    language: poll.language,
    who: say.who(poll.bodyName, poll.partnershipName),
    question: added.newDates(poll.title, options.length),
    facts: facts(asked),
    lines: [added.newDatesLine(options.length), ...(fits ? [] : [say.tooMany(options.length)])],
    answer: [
      ...(fits ? form(asked, false) : [actions(link(say.openTab, poll.tabUrl))]),
      ...myAnswers(before),
      actions(editButton(poll, say.change, false)),
    ],
    small: [untilWhen(poll), say.standing(poll.progress.answered, poll.progress.asked)],
  });
}

function answeredCard(poll: PollOnCard): Card {
  const say = meetingsText[poll.language];
  const open = poll.options.filter(({ optionId }) => !poll.mine[optionId]).length;
  const cannot = poll.options.every(({ optionId }) => poll.mine[optionId] === 'no');
  return card({
    language: poll.language,
    who: say.who(poll.bodyName, poll.partnershipName),
    question: say.yourAnswer(poll.title),
    facts: poll.onBehalfOf.length > 0 ? [{ label: say.forSeats, value: say.seats([...poll.onBehalfOf]) }] : [],
    lines: [...(open > 0 ? [say.notAllAnswered(open)] : []), ...proposalLines(poll)],
    answer: [...myAnswers(poll), actions(editButton(poll, say.change, false)), ...(cannot ? otherDate(poll) : [])],
    small: [untilWhen(poll), say.standing(poll.progress.answered, poll.progress.asked)],
  });
}

/** What was said for each date, or for the dates of a card's size with the rest left to the tab. */
function myAnswers(poll: PollOnCard): Element[] {
  const say = meetingsText[poll.language];
  const shown = poll.roomy ? poll.options : poll.options.slice(0, MAX_OPTIONS_ON_CARD);
  const rows = shown.map((option) => {
    const mine = poll.mine[option.optionId];
    return { title: say.shortSpan(option), value: mine ? say.answer[mine] : say.noAnswer };
  });
  const left = poll.options.length - shown.length;
  return [
    { type: 'FactSet', facts: rows, spacing: 'Medium' },
    ...(left > 0 ? [text(say.group.more(left))] : []),
    ...(poll.remark ? [text(say.yourRemark(poll.remark))] : []),
  ];
}

function editButton(poll: PollOnCard, title: string, replace: boolean) {
  const data = { p: poll.partnershipId, pollId: poll.pollId, ...(replace ? { replace: true } : {}) };
  return button(title, 'poll.edit', data, { withInputs: false });
}

type Notice = Exclude<PollCardState, { view: 'form' | 'propose' | 'new-dates' | 'answered' | 'decided' }>;

function noticeCard(poll: PollOnCard, state: Notice): Card {
  const say = meetingsText[poll.language];
  const { question, lines } = noticeText(poll, state);
  const answers = state.view === 'closed' && Object.keys(poll.mine).length > 0 ? myAnswers(poll) : [];
  const byColleague = state.view === 'answered-by-colleague';
  return card({
    language: poll.language,
    who: say.who(poll.bodyName, poll.partnershipName),
    question,
    lines,
    answer: byColleague ? [...myAnswers(poll), actions(editButton(poll, say.answerAnyway, true))] : answers,
    small: byColleague ? [untilWhen(poll)] : state.view === 'closed' ? [say.closedNext] : [],
  });
}

function closedLine(poll: PollOnCard, { early, answered }: Extract<PollCardState, { view: 'closed' }>): string {
  const say = meetingsText[poll.language];
  if (!early) return say.closedLine(poll.deadline);
  return answered ? say.closedAnsweredLine : say.closedEarlyLine;
}

function noticeText(poll: PollOnCard, state: Notice): { question: string; lines: string[] } {
  const say = meetingsText[poll.language];
  switch (state.view) {
    case 'answered-by-colleague':
      return { question: say.answeredBy(state.name), lines: [say.answeredByLine(poll.title)] };
    case 'closed':
      return {
        question: say.closed(poll.title),
        lines: [closedLine(poll, state)],
      };
    case 'cancelled':
      return { question: say.pollCancelled(poll.title), lines: [say.pollCancelledLine] };
    case 'not-for-you':
      return { question: say.notForYou(poll.title), lines: [say.notForYouLine] };
  }
}
