import { findPersons } from '../people/store.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import type { MessageLog, Whereabouts } from './ports.ts';
import { escalationKey, reminderKey } from './rules/message-keys.ts';
import type { HistoryEvent, ObligationHistory, SentTo } from './schema-progress.ts';
import { findObligations } from './store.ts';
import { takenSteps } from './store-policies.ts';
import { remindersAbout } from './store-progress.ts';
import type { Looker } from './use-cases-look.ts';
import { messagesAbout, visible } from './use-cases-progress.ts';

/** Everything that happened to one obligation: asked when, by which way, by whom, and what was answered by which door. */
export async function obligationHistory(
  scope: Scope,
  log: MessageLog,
  looker: Looker,
  obligationId: string,
): Promise<ObligationHistory> {
  const found = (await findObligations(scope, [obligationId])).get(obligationId);
  if (!found) throw new Refusal('not-found', 'not-found');
  const [debt] = await visible(scope, looker, [found]);
  if (!debt) throw new Refusal('not-allowed', 'not-allowed');
  const messages = (await messagesAbout(scope, log, [debt])).get(debt.id) ?? [];
  const reminders = await remindersAbout(scope, [debt.id]);
  const steps = await takenSteps(scope, [debt.id]);
  const names = await findPersons(scope, [
    ...messages.map(({ personId }) => personId),
    ...reminders.flatMap(({ personId, byPersonId }) => [personId, ...(byPersonId ? [byPersonId] : [])]),
    ...steps.flatMap(({ personId }) => personId ?? []),
    ...(debt.settledBy ? [debt.settledBy] : []),
  ]);
  const nameOf = (id: string | null): string | null => (id && names.get(id)?.name) || null;
  const byKey = new Map(messages.map((message) => [message.key, message]));
  const sentTo = (personId: string, message: Whereabouts | undefined): SentTo => ({
    person: nameOf(personId) ?? '',
    way: message?.way ?? null,
    state: message?.state ?? null,
    told: message?.told ?? null,
  });
  const events: HistoryEvent[] = [
    { at: debt.since, what: 'owed' },
    ...messages
      .filter(({ purpose }) => purpose === 'ask')
      .map((message) => ({ at: message.queuedAt, what: 'asked' as const, ...sentTo(message.personId, message) })),
    ...reminders.map(({ sendId, personId, sentAt, byPersonId }) => ({
      ...{ at: sentAt, what: 'reminded' as const, by: nameOf(byPersonId) },
      ...sentTo(personId, byKey.get(reminderKey(sendId, personId))),
    })),
    ...steps.map(({ step, personId, at }) => ({
      ...{ at, what: 'escalated' as const, step },
      ...(personId === null ? {} : sentTo(personId, byKey.get(escalationKey(at, personId)))),
    })),
    ...(debt.settledAt
      ? [{ at: debt.settledAt, what: 'answered' as const, by: nameOf(debt.settledBy), via: debt.settledVia }]
      : []),
    ...(debt.withdrawnAt && !debt.settledAt ? [{ at: debt.withdrawnAt, what: 'withdrawn' as const }] : []),
  ];
  const { title, label, dueAt } = debt;
  // What happened at one moment stays in this order: a question is owed before it is asked.
  return { title, label, dueAt, events: events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}
