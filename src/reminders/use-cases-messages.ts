import type { Card } from '../cards/kit.ts';
import { findPersons, type Person } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { clockTime, type Language } from '../text/format.ts';
import { reminderText } from '../text/reminders.ts';
import { todayText } from '../text/today.ts';
import { addDays, type Instant, localDate, toInstant, toLocal } from '../time/local.ts';
import type { Work } from '../work/work.ts';
import { digestCard } from './cards/digest-card.ts';
import type { AskAgain, Drawn, ReminderMessage } from './ports.ts';
import { reminderKey } from './rules/message-keys.ts';
import type { MyObligation, QuestionRef } from './schema.ts';
import { type SentReminder, saveReminders } from './store-reminders.ts';

/** Writes down and hands over one message per person; whoever has nothing open gets none. */
export async function remind(
  work: Work,
  askAgain: AskAgain,
  how: { sendId: string; note?: string | null },
  open: ReadonlyMap<string, readonly MyObligation[]>,
): Promise<void> {
  const { reminders, messages } = await composeReminders(work, askAgain, how, open);
  if (reminders.length === 0) return;
  await saveReminders(work, how, reminders);
  await askAgain.send(work, messages);
}

/** The same for what closes today, as one line in the activity feed of whoever has Teams; returns how many people that were. */
export async function remindUrgently(
  work: Work,
  askAgain: AskAgain,
  how: { sendId: string },
  open: ReadonlyMap<string, readonly MyObligation[]>,
): Promise<number> {
  const { reminders, messages, persons } = await composeReminders(work, askAgain, { ...how, draws: false }, open);
  if (reminders.length === 0) return 0;
  await saveReminders(work, how, reminders);
  await askAgain.send(
    work,
    messages.map((message) => {
      const language = persons.get(message.personId)?.language ?? 'nl';
      const summary = lineOfToday(open.get(message.personId) ?? [], language);
      return { ...message, summary, urgent: 'closes-today' as const };
    }),
  );
  return reminders.length;
}

function lineOfToday([first, ...others]: readonly MyObligation[], language: Language): string {
  const say = todayText[language];
  if (!first) throw new Error('a reminder is about something');
  if (others.length > 0) return say.closesMany(others.length + 1);
  return say.closesOne(first.title, clockTime(toLocal(first.dueAt), language));
}

interface HowToRemind {
  sendId: string;
  note?: string | null;
  /** In whose name; left out: of whoever acts. */
  byPersonId?: string | null;
  /** False: nobody will see a card, so that the questions' own are not drawn. */
  draws?: boolean;
}

/** One message per person over what is open for them, with what it is about. */
export async function composeReminders(
  work: Work,
  askAgain: AskAgain,
  how: HowToRemind,
  open: ReadonlyMap<string, readonly MyObligation[]>,
): Promise<{ reminders: SentReminder[]; messages: ReminderMessage[]; persons: ReadonlyMap<string, Person> }> {
  const by = how.byPersonId ?? work.actor.personId;
  const persons = await findPersons(work, [...open.keys(), ...(by ? [by] : [])]);
  const byName = (by && persons.get(by)?.name) || null;
  const name = await partnershipName(work);
  const reminders: SentReminder[] = [];
  const messages: ReminderMessage[] = [];
  const hasOwnCards = !how.note && how.draws !== false;
  const own = hasOwnCards ? await ownCards(work, askAgain, persons, open) : new Map<string, Card>();
  for (const [personId, questions] of open) {
    const person = persons.get(personId);
    if (!person || questions.length === 0) continue;
    reminders.push({ personId, obligationIds: questions.map((question) => question.obligationId) });
    messages.push(messageFor(work, { ...how, person, questions, byName, name, own: own.get(personId) ?? null }));
  }
  return { reminders, messages, persons };
}

/** Whoever has one question open gets its own card; those with the same question are drawn together. By person. */
async function ownCards(
  work: Work,
  askAgain: AskAgain,
  persons: ReadonlyMap<string, Person>,
  open: ReadonlyMap<string, readonly MyObligation[]>,
): Promise<Map<string, Card>> {
  const groups = new Map<string, { question: QuestionRef; people: Drawn[] }>();
  for (const [personId, [first, ...others]] of open) {
    const person = persons.get(personId);
    if (!person || !first || others.length > 0) continue;
    const { question } = first;
    const key = `${question.kind} ${question.subjectId}`;
    const group = groups.get(key) ?? { question, people: [] };
    group.people.push({ personId, language: person.language });
    groups.set(key, group);
  }
  const cards = new Map<string, Card>();
  for (const { question, people } of groups.values()) {
    for (const [personId, card] of await askAgain.drawQuestion(work, question, people)) cards.set(personId, card);
  }
  return cards;
}

interface Addressed {
  person: Person;
  /** At least one; soonest due first. */
  questions: readonly MyObligation[];
  sendId: string;
  /** What the sender adds in their own words. */
  note?: string | null;
  byName: string | null;
  /** Of the partnership. */
  name: string;
  /** The card of their one question. */
  own: Card | null;
}

/** Questions of one person that a mail has a button for; the rest is counted. */
const MAILED_QUESTIONS = 8;

/** One question goes out as its own card, several as a digest; a mail has a button for each of the first few. */
function messageFor(work: Work, to: Addressed): ReminderMessage {
  const { person, questions, sendId, own } = to;
  const [first] = questions;
  if (!first) throw new Error('a reminder is about something');
  const say = reminderText[person.language];
  const alone = questions.length === 1;
  const base = {
    key: reminderKey(sendId, person.id),
    topic: own ? first.topic : `reminders:${person.id}`,
    personId: person.id,
    ...(own && first.seatId ? { seatId: first.seatId } : {}),
    summary: alone ? summaryOf(person, first, work.now) : say.summaryMany(questions.length),
    card: own ?? digest(work, to),
  };
  if (!alone) return { ...base, mail: digestMail(to, work.now) };
  const expiresAt = linkExpiry(first.dueAt, work.now);
  return { ...base, mail: mailFor(to, first, work.now), question: first.question, expiresAt };
}

/** A link works until the answer is due; for an answer that is late already, a week more. */
export function linkExpiry(dueAt: Instant, now: Instant): Instant {
  return dueAt > now ? dueAt : toInstant(`${addDays(localDate(now), 8)}T00:00`);
}

function digest(work: Work, to: Addressed) {
  return digestCard({
    language: to.person.language,
    partnershipId: work.partnershipId,
    partnershipName: to.name,
    open: to.questions,
    reminder: { byName: to.byName, ...(to.note ? { note: to.note } : {}) },
  });
}

function summaryOf({ language }: Person, { title, dueAt }: MyObligation, now: Instant): string {
  const say = reminderText[language];
  return dueAt > now ? say.summaryOne(title, dueAt) : say.summaryLate(title, dueAt);
}

function mailFor(to: Addressed, first: MyObligation, now: Instant): ReminderMessage['mail'] {
  const say = reminderText[to.person.language];
  const asked = first.dueAt > now ? say.mailAsked : say.mailLate;
  return {
    subject: summaryOf(to.person, first, now),
    paragraphs: [
      ...noteOf(to),
      asked(first.title, first.dueAt),
      ...(first.boardName ? [say.mailFor(first.boardName)] : []),
      say.mailLink,
    ],
  };
}

function digestMail(to: Addressed, now: Instant): ReminderMessage['mail'] {
  const say = reminderText[to.person.language];
  const others = to.questions.length - MAILED_QUESTIONS;
  return {
    subject: say.summaryMany(to.questions.length),
    paragraphs: [...noteOf(to), say.mailMany(to.questions.length), ...(others > 0 ? [say.mailMore(others)] : [])],
    questions: to.questions
      .slice(0, MAILED_QUESTIONS)
      .map(({ title, question, dueAt, seatId, bodyName, boardName }) => ({
        title,
        line: [bodyName, boardName && say.forBoard(boardName), (dueAt > now ? say.answerBefore : say.wasDue)(dueAt)]
          .filter(Boolean)
          .join(' · '),
        question,
        seatId,
        expiresAt: linkExpiry(dueAt, now),
      })),
  };
}

function noteOf({ note, byName }: Addressed): string[] {
  return note ? [...(byName ? [`${byName}:`] : []), note] : [];
}
