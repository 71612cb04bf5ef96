import { findPersons, type Person } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { reminderText } from '../text/reminders.ts';
import { addDays, type Instant, localDate, toInstant } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Scope, Work } from '../work/work.ts';
import { digestCard } from './cards/digest-card.ts';
import type { AskAgain, ReminderMessage } from './ports.ts';
import { dueReminders, inSendingHours, lookAheadDays } from './rules/due-reminders.ts';
import { decideSending, type Preview, previewReminder as previewRule } from './rules/reminder-preview.ts';
import type { MyObligation, ReminderPreview, Selection, SendOutcome } from './schema.ts';
import { obligationsClosing } from './store.ts';
import {
  remindersOfSend,
  remindersSince,
  type SentReminder,
  saveReminders,
  takeTurnToSend,
} from './store-reminders.ts';
import {
  asAsked,
  type Debt,
  type Looker,
  openQuestionsOf,
  shownPerPerson,
  visibleDebts,
  withAnswerers,
} from './use-cases-look.ts';

/** Who would get what if the reminder were sent now. `sendId` makes that one send recognisable, however often pressed. */
export async function previewReminder(
  scope: Scope,
  askAgain: Pick<AskAgain, 'waysOf'>,
  looker: Looker,
  selection: Selection,
  sendId: string,
): Promise<ReminderPreview> {
  const debts = await visibleDebts(scope, looker, 'reminder.send', selection);
  const preview = await previewOf(scope, debts, looker.now);
  return shownPreview(scope, askAgain, preview, { selection, sendId });
}

/**
 * Reminds everybody in the selection who still owes an answer: one message per person. The same `sendId` sends once;
 * a second reminder on one day asks for confirmation first.
 */
export async function sendReminder(
  work: Work,
  askAgain: AskAgain,
  selection: Selection,
  how: { sendId: string; confirmedAgain: boolean },
): Promise<SendOutcome> {
  const looker = { personId: work.actor.personId ?? '', now: work.now };
  await takeTurnToSend(work);
  const debts = await visibleDebts(work, looker, 'reminder.send', selection);
  const before = await remindersOfSend(work, how.sendId);
  if (before.length > 0) return sentOutcome(work, askAgain, before, []);
  const preview = await previewOf(work, debts, work.now);
  const decision = decideSending(preview, how.confirmedAgain);
  if (decision === 'nothing-open') return { state: 'nothing-open' };
  if (decision === 'ask-again') {
    const shown = await shownPreview(work, askAgain, preview, { selection, sendId: how.sendId });
    return { state: 'ask-again', preview: shown };
  }
  const personIds = preview.lines.map((line) => line.personId);
  await remind(work, askAgain, how.sendId, await shownPerPerson(work, debts, personIds));
  await recordHistory(work, {
    entity: 'reminder',
    entityId: how.sendId,
    what: 'sent',
    after: { selection, people: preview.lines.length },
  });
  return sentOutcome(work, askAgain, preview.lines, preview.nobodyToAsk);
}

/** Sends the reminders of this partnership that are due and unsent: one message per person over all open questions. */
export async function sendDueReminders(work: Work, askAgain: AskAgain): Promise<number> {
  if (!inSendingHours(work.now)) return 0;
  await takeTurnToSend(work);
  const today = startOfDay(work.now);
  const closing = await obligationsClosing(work, {
    after: work.now,
    before: toInstant(`${addDays(localDate(work.now), lookAheadDays())}T00:00`),
    askedBefore: today,
  });
  if (closing.length === 0) return 0;
  const debts = await withAnswerers(work, closing, work.now);
  const asked = await duePersons(work, debts, today);
  const paused = await askAgain.pausedOn(work, asked, localDate(work.now));
  const due = asked.filter((personId) => !paused.has(personId));
  const open = await openQuestionsOf(work, due, work.now);
  await remind(work, askAgain, `due:${localDate(work.now)}`, open);
  return due.length;
}

async function duePersons(work: Work, debts: readonly Debt[], today: Instant): Promise<string[]> {
  const personIds = debts.flatMap((debt) => debt.personIds);
  const [since = today] = [today, ...debts.map((debt) => debt.since)].sort();
  const reminders = await remindersSince(work, personIds, since);
  const lastOf = new Map<string, Instant>();
  for (const { personId, obligationIds, sentAt } of reminders) {
    for (const id of obligationIds) lastOf.set(`${personId} ${id}`, sentAt);
  }
  const asks = debts.flatMap((debt) =>
    debt.personIds.map((personId) => ({
      obligationId: debt.id,
      personId,
      since: debt.since,
      dueAt: debt.dueAt,
      remindedAt: lastOf.get(`${personId} ${debt.id}`) ?? null,
    })),
  );
  return dueReminders(asks, remindedOn(reminders, today), work.now).map(({ personId }) => personId);
}

/** Writes down and hands over one message per person; whoever has nothing open gets none. */
async function remind(
  work: Work,
  askAgain: AskAgain,
  sendId: string,
  open: ReadonlyMap<string, readonly MyObligation[]>,
): Promise<void> {
  const persons = await findPersons(work, [...open.keys(), ...(work.actor.personId ? [work.actor.personId] : [])]);
  const byName = (work.actor.personId && persons.get(work.actor.personId)?.name) || null;
  const ways = await askAgain.waysOf(work, [...open.keys()]);
  const name = await partnershipName(work);
  const reminders: SentReminder[] = [];
  const messages: ReminderMessage[] = [];
  for (const [personId, questions] of open) {
    const person = persons.get(personId);
    if (!person || questions.length === 0) continue;
    reminders.push({ personId, obligationIds: questions.map((question) => question.obligationId) });
    const way = ways.get(personId) ?? 'mail';
    messages.push(...(await messagesFor(work, askAgain, { person, questions, way, sendId, byName, name })));
  }
  if (reminders.length === 0) return;
  await saveReminders(work, sendId, reminders);
  await askAgain.send(work, messages);
}

interface Addressed {
  person: Person;
  questions: readonly MyObligation[];
  way: 'chat' | 'mail';
  sendId: string;
  byName: string | null;
  /** Of the partnership. */
  name: string;
}

/**
 * One question goes out as its own card, several as a digest. By mail each question has a link of its own, because a
 * signed link opens one question only.
 */
async function messagesFor(work: Work, askAgain: AskAgain, to: Addressed): Promise<ReminderMessage[]> {
  const { person, questions, sendId } = to;
  if (to.way === 'mail' && questions.length > 1) {
    const separate = questions.map((question) => ({ ...to, questions: [question] }));
    const drawn = [];
    for (const [index, one] of separate.entries()) {
      const [message] = await messagesFor(work, askAgain, { ...one, sendId: `${sendId}:${index + 1}` });
      if (message) drawn.push(message);
    }
    return drawn;
  }
  const [first] = questions;
  if (!first) return [];
  const say = reminderText[person.language];
  const alone = questions.length === 1;
  const own = alone
    ? await askAgain.drawQuestion(work, first.question, { personId: person.id, language: person.language })
    : null;
  return [
    {
      key: `remind:${sendId}:${person.id}`,
      topic: own ? first.topic : `reminders:${person.id}`,
      personId: person.id,
      ...(own && first.seatId ? { seatId: first.seatId } : {}),
      summary: alone ? say.summaryOne(first.title, first.dueAt) : say.summaryMany(questions.length),
      card: own ?? digest(work, to),
      mail: mailFor(to, first),
      question: first.question,
      expiresAt: linkExpiry(first.dueAt, work.now),
    },
  ];
}

/** A link works until the answer is due; for an answer that is late already, a week more. */
function linkExpiry(dueAt: Instant, now: Instant): Instant {
  return dueAt > now ? dueAt : toInstant(`${addDays(localDate(now), 8)}T00:00`);
}

function digest(work: Work, to: Addressed) {
  return digestCard({
    language: to.person.language,
    partnershipId: work.partnershipId,
    partnershipName: to.name,
    open: to.questions,
    reminder: { byName: to.byName },
  });
}

function mailFor(to: Addressed, first: MyObligation): ReminderMessage['mail'] {
  const say = reminderText[to.person.language];
  const others = to.questions.length - 1;
  return {
    subject: say.summaryOne(first.title, first.dueAt),
    paragraphs: [
      say.mailHello(to.person.name),
      say.mailAsked(first.title, first.dueAt),
      ...(first.boardName ? [say.mailFor(first.boardName)] : []),
      say.mailLink,
      ...(others > 0 ? [say.mailMore(others)] : []),
    ],
  };
}

async function previewOf(scope: Scope, debts: readonly Debt[], now: Instant): Promise<Preview> {
  const personIds = debts.flatMap((debt) => debt.personIds);
  const today = startOfDay(now);
  const reminders = await remindersSince(scope, personIds, today);
  return previewRule(debts.map(asAsked), remindedOn(reminders, today));
}

async function shownPreview(
  scope: Scope,
  askAgain: Pick<AskAgain, 'waysOf'>,
  preview: Preview,
  send: { selection: Selection; sendId: string },
): Promise<ReminderPreview> {
  const personIds = preview.lines.map((line) => line.personId);
  const persons = await findPersons(scope, personIds);
  const ways = await askAgain.waysOf(scope, personIds);
  const recipients = preview.lines.map((line) => ({
    personId: line.personId,
    name: persons.get(line.personId)?.name ?? '',
    organisation: persons.get(line.personId)?.organisation ?? null,
    way: ways.get(line.personId) ?? ('mail' as const),
    questions: line.titles,
    remindedToday: line.remindedToday,
  }));
  return {
    ...send,
    recipients: recipients.sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    nobodyToAsk: preview.nobodyToAsk,
    questions: preview.questions,
    remindedToday: preview.remindedToday,
  };
}

async function sentOutcome(
  scope: Scope,
  askAgain: Pick<AskAgain, 'waysOf'>,
  reached: readonly { personId: string }[],
  nobodyToAsk: string[],
): Promise<SendOutcome> {
  const ways = await askAgain.waysOf(
    scope,
    reached.map(({ personId }) => personId),
  );
  const byChat = reached.filter(({ personId }) => ways.get(personId) === 'chat').length;
  return { state: 'sent', people: reached.length, byChat, byMail: reached.length - byChat, nobodyToAsk };
}

function remindedOn(reminders: readonly { personId: string; sentAt: Instant }[], today: Instant): Set<string> {
  return new Set(reminders.filter(({ sentAt }) => sentAt >= today).map(({ personId }) => personId));
}

/** Midnight in Europe/Amsterdam, at the beginning of the day of `now`. */
function startOfDay(now: Instant): Instant {
  return toInstant(`${localDate(now)}T00:00`);
}
