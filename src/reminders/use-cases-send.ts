import { findPersons } from '../people/store.ts';
import { type Instant, startOfDay } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Scope, Work } from '../work/work.ts';
import type { AskAgain } from './ports.ts';
import { decideSending, type Preview, previewReminder as previewRule } from './rules/reminder-preview.ts';
import { offeredTimes } from './rules/send-times.ts';
import type { ReminderPreview, Selection, SendOutcome } from './schema.ts';
import { remindersOfSend, remindersSince, takeTurnToSend } from './store-reminders.ts';
import { asAsked, type Debt, type Looker, shownPerPerson, visibleDebts } from './use-cases-look.ts';
import { remind } from './use-cases-messages.ts';

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
  return shownPreview(scope, askAgain, preview, { selection, sendId, offeredTimes: offeredTimes(looker.now) });
}

/**
 * Reminds everybody in the selection who still owes an answer: one message per person. The same `sendId` sends once;
 * a second reminder on one day asks for confirmation first.
 */
export async function sendReminder(
  work: Work,
  askAgain: AskAgain,
  selection: Selection,
  how: { sendId: string; confirmedAgain: boolean; note?: string | null },
): Promise<SendOutcome> {
  const looker = { personId: work.actor.personId ?? '', now: work.now };
  await takeTurnToSend(work);
  const debts = await visibleDebts(work, looker, 'reminder.send', selection);
  const before = await remindersOfSend(work, how.sendId);
  if (before.length > 0) return sentOutcome(work, askAgain, how.sendId, before, []);
  const preview = await previewOf(work, debts, work.now);
  const decision = decideSending(preview, how.confirmedAgain);
  if (decision === 'nothing-open') return { state: 'nothing-open' };
  if (decision === 'ask-again') {
    const shown = await shownPreview(work, askAgain, preview, {
      ...{ selection, sendId: how.sendId, offeredTimes: offeredTimes(work.now) },
    });
    return { state: 'ask-again', preview: shown };
  }
  const personIds = preview.lines.map((line) => line.personId);
  await remind(
    work,
    askAgain,
    { sendId: how.sendId, note: how.note?.trim() || null },
    await shownPerPerson(work, debts, (debt) => debt, personIds),
  );
  await recordHistory(work, {
    entity: 'reminder',
    entityId: how.sendId,
    what: 'sent',
    after: { selection, people: preview.lines.length },
  });
  return sentOutcome(work, askAgain, how.sendId, preview.lines, preview.nobodyToAsk);
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
  send: Pick<ReminderPreview, 'selection' | 'sendId' | 'offeredTimes'>,
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
  sendId: string,
  reached: readonly { personId: string }[],
  nobodyToAsk: string[],
): Promise<SendOutcome> {
  const ways = await askAgain.waysOf(
    scope,
    reached.map(({ personId }) => personId),
  );
  const byChat = reached.filter(({ personId }) => ways.get(personId) === 'chat').length;
  return { state: 'sent', sendId, people: reached.length, byChat, byMail: reached.length - byChat, nobodyToAsk };
}

function remindedOn(reminders: readonly { personId: string; sentAt: Instant }[], today: Instant): Set<string> {
  return new Set(reminders.filter(({ sentAt }) => sentAt >= today).map(({ personId }) => personId));
}
