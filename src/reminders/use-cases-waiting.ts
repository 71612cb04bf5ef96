import { holidayRegionsOf } from '../people/store-escalation.ts';
import { localDate } from '../time/local.ts';
import type { Scope, Work } from '../work/work.ts';
import type { AskAgain, Verdict, WaitingInOutbox } from './ports.ts';
import { readKey } from './rules/message-keys.ts';
import { DAYS_BETWEEN_WHEN_LATE } from './rules/policies.ts';
import { mayLeaveFrom } from './rules/waiting.ts';
import type { QuestionRef } from './schema.ts';
import { findObligations, type Obligation, obligationsOfQuestions } from './store.ts';
import { escalatedTo, findSettings } from './store-policies.ts';
import {
  type ReminderSent,
  remindersOfPeople,
  remindersSince,
  saveLeaving,
  takeTurnToSend,
} from './store-reminders.ts';
import { shownPerPerson, withAnswerers } from './use-cases-look.ts';
import { composeReminders } from './use-cases-messages.ts';

/** A message with what it is about. */
interface About {
  message: WaitingInOutbox;
  byItself: boolean;
  /** The send it belongs to; null: it is no reminder. */
  send: ({ sendId: string } & ReminderSent) | null;
  /** Undefined: nothing that is owed. */
  obligationIds: readonly string[] | undefined;
}

/**
 * Looks once more at messages that waited in the outbox (Teams was away, a copy was killed), as they are about to leave: nobody is
 * asked what they answered meanwhile, nor at night, nor on days on which they are left alone. What leaves now counts as today's
 * reminder, so that no other follows on the same day. By message id.
 */
export async function lookAgain(
  work: Work,
  askAgain: AskAgain,
  messages: readonly WaitingInOutbox[],
): Promise<Map<string, Verdict>> {
  await takeTurnToSend(work);
  const about = await whatTheyAreAbout(work, messages);
  const obligations = await findObligations(
    work,
    about.flatMap(({ obligationIds }) => obligationIds ?? []),
  );
  const leavesFrom = await moments(work, askAgain, about);
  const askedSince = await newerReminders(work, about);
  const verdicts = new Map<string, Verdict>();
  for (const each of about) {
    const { message, obligationIds } = each;
    const asked = (obligationIds ?? []).flatMap((id) => obligations.get(id) ?? []);
    const open = asked.filter((one) => isStillAsked(one, work.now) && !askedSince(each, one.id));
    const notBefore = leavesFrom(each);
    if (obligationIds && open.length === 0) verdicts.set(message.id, 'over');
    else if (notBefore) verdicts.set(message.id, { notBefore });
    else if (open.length < asked.length) verdicts.set(message.id, await anew(work, askAgain, each, open));
    else verdicts.set(message.id, 'send');
  }
  const leaving = about.flatMap(({ message, send }) =>
    send && isLeaving(verdicts.get(message.id)) ? [{ sendId: send.sendId, personId: message.personId }] : [],
  );
  await saveLeaving(work, leaving);
  return verdicts;
}

/** Which of these messages ask nothing any more: all of what each asks was answered, withdrawn or closed. Message ids. */
export async function askNothing(
  at: Scope & Pick<Work, 'now'>,
  messages: readonly WaitingInOutbox[],
): Promise<Set<string>> {
  const about = await whatTheyAreAbout(at, messages);
  const obligations = await findObligations(
    at,
    about.flatMap(({ obligationIds }) => obligationIds ?? []),
  );
  const isOpen = (id: string): boolean => {
    const asked = obligations.get(id);
    return asked !== undefined && isStillAsked(asked, at.now);
  };
  const over = about.filter(({ obligationIds }) => obligationIds !== undefined && !obligationIds.some(isOpen));
  return new Set(over.map(({ message }) => message.id));
}

function isLeaving(verdict: Verdict | undefined): boolean {
  return verdict === 'send' || (typeof verdict === 'object' && 'instead' in verdict);
}

async function whatTheyAreAbout(at: Scope & Pick<Work, 'now'>, messages: readonly WaitingInOutbox[]): Promise<About[]> {
  const personIds = messages.map(({ personId }) => personId);
  const keys = messages.map(({ key, personId }) => readKey(key, personId));
  const sendIds = keys.flatMap((key) => (key && 'sendId' in key ? key.sendId : []));
  const moments = keys.flatMap((key) => (key && 'escalatedAt' in key ? key.escalatedAt : []));
  const reminded = await remindersOfPeople(at, sendIds, personIds);
  const told = await escalatedTo(at, moments, personIds);
  const asked = await firstAsked(
    at,
    messages.filter((_, nth) => !keys[nth]),
  );
  return messages.map((message, nth) => {
    const key = keys[nth];
    if (!key) return { message, byItself: false, send: null, obligationIds: asked.get(message.id) };
    if ('escalatedAt' in key) {
      const obligationIds = told.get(`${key.escalatedAt} ${message.personId}`);
      return { message, byItself: true, send: null, obligationIds };
    }
    const sent = reminded.get(`${key.sendId} ${message.personId}`);
    const send = sent ? { sendId: key.sendId, ...sent } : null;
    return { message, byItself: key.byItself, send, obligationIds: sent?.obligationIds };
  });
}

/**
 * What the first asking of a question is about: what its seat owes, and what else its addressee can answer of it. Absent where
 * nobody owes anything for it, as with an adviser who may say which dates suit: that just leaves. By message id.
 */
async function firstAsked(
  at: Scope & Pick<Work, 'now'>,
  messages: readonly WaitingInOutbox[],
): Promise<Map<string, string[]>> {
  const asks = messages.filter(({ purpose }) => purpose === 'ask');
  const questions = asks.flatMap(({ question }) => question ?? []);
  const owed = await withAnswerers(at, await obligationsOfQuestions(at, questions), at.now);
  const found = new Map<string, string[]>();
  for (const { id, question, seatId, personId } of asks) {
    const own = owed.filter(
      (debt) => isAbout(debt, question) && (isOf(debt, seatId) || debt.personIds.includes(personId)),
    );
    if (own.length > 0)
      found.set(
        id,
        own.map((debt) => debt.id),
      );
  }
  return found;
}

function isAbout({ question }: Obligation, asked: QuestionRef | null): boolean {
  return question.kind === asked?.kind && question.subjectId === asked.subjectId;
}

function isOf(obligation: Obligation, seatId: string | null): boolean {
  return seatId !== null && obligation.seatId === seatId;
}

/** What was closed is not asked any more, unless it goes on being owed when it is late. */
function isStillAsked({ settledAt, withdrawnAt, dueAt, question }: Obligation, now: string): boolean {
  if (settledAt !== null || withdrawnAt !== null) return false;
  return dueAt > now || DAYS_BETWEEN_WHEN_LATE[question.kind] !== undefined;
}

/** Tells whether a newer reminder to the same person is about a question too: then the older one need not come on top of it. */
async function newerReminders(work: Work, about: readonly About[]): Promise<(one: About, id: string) => boolean> {
  const sends = about.flatMap(({ send }) => send ?? []);
  const [oldest] = sends.map(({ sentAt }) => sentAt).sort();
  if (oldest === undefined) return () => false;
  const personIds = about.map(({ message }) => message.personId);
  const latest = new Map<string, string>();
  for (const { personId, obligationIds, sentAt } of await remindersSince(work, personIds, oldest)) {
    for (const id of obligationIds) latest.set(`${personId} ${id}`, sentAt);
  }
  return ({ message, send }, id) => send !== null && (latest.get(`${message.personId} ${id}`) ?? '') > send.sentAt;
}

/** Tells for each message from when it may leave. */
async function moments(work: Work, askAgain: AskAgain, about: readonly About[]) {
  const personIds = about.filter(({ byItself }) => byItself).map(({ message }) => message.personId);
  const { holidayPause } = await findSettings(work);
  const holidays = holidayPause ? await askAgain.schoolHolidays(work) : [];
  const regions = await holidayRegionsOf(work, personIds);
  const wishes = await askAgain.wishesOf(work, personIds, localDate(work.now));
  return ({ message: { personId, queuedAt }, byItself }: About): string | null =>
    mayLeaveFrom(
      { queuedAt, now: work.now, byItself },
      { regions: regions.get(personId) ?? [], holidays, pausedToday: wishes.get(personId)?.paused ?? false },
    );
}

/** The same reminder about what is left of it; an escalation goes as it is, its card shows how things stand. */
async function anew(
  work: Work,
  askAgain: AskAgain,
  { message: { personId }, send }: About,
  open: readonly Obligation[],
): Promise<Verdict> {
  if (send === null) return 'send';
  const owed = await withAnswerers(work, open, work.now);
  const questions = await shownPerPerson(work, owed, (debt) => debt, [personId]);
  const [instead] = (await composeReminders(work, askAgain, send, questions)).messages;
  return instead ? { instead } : 'over';
}
