import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { reminderText } from '../../text/reminders.ts';
import { LONGEST_NOTE, type ReminderPreview, type SendOutcome, type UndoOutcome } from '../schema.ts';

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
    answer: [quoted(context, preview), ...wishes(context, preview), sendButtons(context, preview, null)],
    small: [say.onlyOpen, ...nobody(context, preview.nobodyToAsk)],
  });
}

/** Somebody was reminded today already: nothing goes out before this is confirmed. */
export function askAgainCard(context: ReminderCardContext, preview: ReminderPreview, note = ''): Card {
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
    answer: [sendButtons(context, preview, { note })],
  });
}

/** What became of a send. */
export function outcomeCard(context: ReminderCardContext, outcome: SendOutcome, note = ''): Card {
  if (outcome.state === 'ask-again') return askAgainCard(context, outcome.preview, note);
  if (outcome.state === 'planned') return plannedCard(context, outcome);
  if (outcome.state === 'nothing-open') return nothingOpenCard(context, []);
  const say = reminderText[context.language];
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.sent(outcome.people),
    facts: [{ label: say.ways, value: say.wayCounts(outcome.byChat, outcome.byMail) }],
    lines: [say.sentLine],
    answer: [undoButton(context, outcome.sendId, say.takeBack)],
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
  const chat = preview.recipients.filter(({ way }) => way === 'chat' || way === 'activity').length;
  const mail = preview.recipients.filter(({ way }) => way === 'mail').length;
  return reminderText[context.language].wayCounts(chat, mail);
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

/** Own words and a moment; both may be left as they are. */
function wishes(context: ReminderCardContext, preview: ReminderPreview): Element[] {
  const say = reminderText[context.language];
  const choices = [
    { title: say.now, value: '' },
    ...preview.offeredTimes.map((at) => ({ title: say.at(at), value: at })),
  ];
  return [
    { type: 'Input.Text', id: 'note', label: say.ownWords, isMultiline: true, maxLength: LONGEST_NOTE },
    { type: 'Input.ChoiceSet', id: 'sendAt', label: say.when, style: 'compact', value: '', choices },
  ];
}

/** It waits for its moment. */
function plannedCard(context: ReminderCardContext, { sendId, sendAt }: { sendId: string; sendAt: string }): Card {
  const say = reminderText[context.language];
  return card({
    language: context.language,
    who: context.partnershipName,
    question: say.planned(sendAt),
    lines: [say.plannedLine],
    answer: [undoButton(context, sendId, say.cancelPlanned)],
  });
}

/** What taking back came to. */
export function undoneCard(context: ReminderCardContext, outcome: UndoOutcome): Card {
  const say = reminderText[context.language];
  const told = outcome.state === 'cancelled' ? null : outcome;
  return card({
    language: context.language,
    who: context.partnershipName,
    question: told ? say.takenBack(told.people) : say.cancelled,
    lines: [told ? say.takenBackLine(told.gone) : say.cancelledLine],
  });
}

function undoButton(context: ReminderCardContext, sendId: string, title: string): Element {
  const data = { p: context.partnershipId, inGroup: context.inGroup, sendId };
  return actions(button(title, 'reminder.undo', data, { withInputs: false }));
}

/** With inputs before the first press; a second press takes along what was typed then. */
function sendButtons(context: ReminderCardContext, preview: ReminderPreview, again: { note: string } | null): Element {
  const say = reminderText[context.language];
  const { sendId, selection } = preview;
  const data = { p: context.partnershipId, inGroup: context.inGroup };
  return actions(
    button(
      again ? say.sendAgain : say.send,
      'reminder.send',
      { ...data, sendId, selection, confirmedAgain: again !== null, ...(again ?? {}) },
      { primary: true, withInputs: again === null },
    ),
    button(say.doNotSend, 'reminder.cancel', data, { withInputs: false }),
  );
}
