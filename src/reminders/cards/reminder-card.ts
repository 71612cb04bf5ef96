import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { reminderText } from '../../text/reminders.ts';
import type { ReminderPreview, SendOutcome } from '../schema.ts';

const SHOWN_NAMES = 12;
const SHOWN_TITLES = 3;

export interface ReminderCardContext {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  /** True in a group or channel: no names, as everybody reads along. */
  inGroup: boolean;
}

/** Who gets what, before anything is sent. */
export function previewCard(context: ReminderCardContext, preview: ReminderPreview): Card {
  const say = reminderText[context.language];
  if (preview.recipients.length === 0) return nothingOpenCard(context, preview.nobodyToAsk);
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.previewQuestion(preview.recipients.length),
    facts: [
      { label: say.about, value: titles(context, preview) },
      { label: say.ways, value: ways(context, preview) },
      ...(context.inGroup ? [] : [{ label: say.who, value: names(context, preview) }]),
    ],
    lines: [preview.questions.length === 1 ? say.whatTheyGetOne : say.whatTheyGet],
    answer: [quoted(context, preview), sendButtons(context, preview, false)],
    small: [say.onlyOpen, ...nobody(context, preview.nobodyToAsk)],
  });
}

/** Somebody was reminded today already: nothing goes out before this is confirmed. */
export function askAgainCard(context: ReminderCardContext, preview: ReminderPreview): Card {
  const say = reminderText[context.language];
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.againQuestion(preview.remindedToday, preview.recipients.length),
    facts: [
      { label: say.about, value: titles(context, preview) },
      { label: say.ways, value: ways(context, preview) },
      ...(context.inGroup ? [] : [{ label: say.who, value: names(context, preview) }]),
    ],
    lines: [say.againLine],
    answer: [sendButtons(context, preview, true)],
  });
}

/** What became of a send. */
export function outcomeCard(context: ReminderCardContext, outcome: SendOutcome): Card {
  if (outcome.state === 'ask-again') return askAgainCard(context, outcome.preview);
  if (outcome.state === 'nothing-open') return nothingOpenCard(context, []);
  const say = reminderText[context.language];
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.sent(outcome.people),
    facts: [{ label: say.ways, value: say.wayCounts(outcome.byChat, outcome.byMail) }],
    lines: [say.sentLine],
    small: nobody(context, outcome.nobodyToAsk),
  });
}

export function notSentCard(context: ReminderCardContext): Card {
  const say = reminderText[context.language];
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.cancelled,
    lines: [say.cancelledLine],
  });
}

function nothingOpenCard(context: ReminderCardContext, nobodyToAsk: readonly string[]): Card {
  const say = reminderText[context.language];
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.nothingOpen,
    lines: nobodyToAsk.length > 0 ? nobody(context, nobodyToAsk) : [say.nothingOpenLine],
  });
}

function titles(context: ReminderCardContext, preview: ReminderPreview): string {
  const all = preview.questions.map(({ title }) => title);
  return reminderText[context.language].moreTitles(all.slice(0, SHOWN_TITLES), all.length - SHOWN_TITLES);
}

function names(context: ReminderCardContext, preview: ReminderPreview): string {
  const several = preview.questions.length > 1;
  const all = preview.recipients.map(({ name, questions }) => (several ? `${name} (${questions.length})` : name));
  return reminderText[context.language].names(all.slice(0, SHOWN_NAMES), all.length - SHOWN_NAMES);
}

function ways(context: ReminderCardContext, preview: ReminderPreview): string {
  const chat = preview.recipients.filter(({ way }) => way === 'chat').length;
  return reminderText[context.language].wayCounts(chat, preview.recipients.length - chat);
}

function nobody(context: ReminderCardContext, labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  const shown = labels.slice(0, SHOWN_NAMES);
  return [reminderText[context.language].nobodyToAsk(shown, labels.length - shown.length)];
}

/** The notification people will see. */
function quoted(context: ReminderCardContext, preview: ReminderPreview): Element {
  const say = reminderText[context.language];
  const [first] = preview.questions;
  const line =
    preview.questions.length === 1 && first
      ? say.summaryOne(first.title, first.dueAt)
      : say.summaryMany(Math.max(...preview.recipients.map(({ questions }) => questions.length)));
  return { type: 'Container', style: 'emphasis', items: [text(line)], spacing: 'Small' };
}

function sendButtons(context: ReminderCardContext, preview: ReminderPreview, confirmedAgain: boolean): Element {
  const say = reminderText[context.language];
  const { sendId, selection } = preview;
  const data = { p: context.partnershipId, inGroup: context.inGroup };
  return actions(
    button(
      confirmedAgain ? say.sendAgain : say.send,
      'reminder.send',
      { ...data, sendId, selection, confirmedAgain },
      { primary: true, withInputs: false },
    ),
    button(say.doNotSend, 'reminder.cancel', data, { withInputs: false }),
  );
}
