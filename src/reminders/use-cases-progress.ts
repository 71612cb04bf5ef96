import { rolesAt } from '../people/rules/roles.ts';
import { findPersons, standingOf as standingOfPerson } from '../people/store.ts';
import { findBodies } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import type { MessageLog, Whereabouts } from './ports.ts';
import { mayReminders } from './rules/may-reminders.ts';
import { escalationKey, reminderKey } from './rules/message-keys.ts';
import { progressByDay, STANDINGS, standingOf } from './rules/standing.ts';
import type { Campaign, CampaignLine, CampaignPerson, CampaignRef } from './schema-progress.ts';
import type { Obligation } from './store.ts';
import { takenSteps } from './store-policies.ts';
import { remindersAbout, selectCampaign, selectCampaigns } from './store-progress.ts';
import { type Debt, type Looker, placeOfDebt, withAnswerers } from './use-cases-look.ts';

/** Every question that was put, of what the looker may see. */
export async function campaigns(scope: Scope, looker: Looker): Promise<CampaignLine[]> {
  const may = await mayLook(scope, looker);
  const found = (await selectCampaigns(scope)).filter(({ bodyId }) => may(bodyId ? { bodyId } : {}));
  if (found.length === 0 && !may({})) throw new Refusal('not-allowed', 'not-allowed');
  const bodies = await findBodies(
    scope,
    found.flatMap(({ bodyId }) => bodyId ?? []),
  );
  return found.map(({ bodyId, ...line }) => ({ ...line, bodyName: (bodyId && bodies.get(bodyId)?.name) || null }));
}

/** One question: where each seat or board stands, why messages did not arrive, and how it went day by day. */
export async function campaign(scope: Scope, log: MessageLog, looker: Looker, ref: CampaignRef): Promise<Campaign> {
  const debts = await visible(scope, looker, await selectCampaign(scope, ref));
  const messages = await messagesAbout(scope, log, debts);
  const people = await findPersons(scope, [
    ...debts.flatMap(({ personIds }) => personIds),
    ...debts.flatMap(({ settledBy }) => settledBy ?? []),
  ]);
  const bodies = await findBodies(scope, [
    ...debts.flatMap(({ bodyId }) => bodyId ?? []),
    ...debts.flatMap(({ kringId }) => kringId ?? []),
  ]);
  const nameOf = (id: string | null): string | null => (id && people.get(id)?.name) || null;
  const lines = debts.map((debt): CampaignPerson => {
    const own = messages.get(debt.id) ?? [];
    return {
      obligationId: debt.id,
      label: debt.label,
      kringName: (debt.kringId && bodies.get(debt.kringId)?.name) || null,
      people: debt.personIds.flatMap((id) => nameOf(id) ?? []),
      standing: standingOf({ ...debt, people: debt.personIds.length }, own),
      way: own.at(-1)?.way ?? null,
      told: own.findLast(({ told }) => told !== null)?.told ?? null,
      timesAsked: debt.timesAsked,
      lastAskedAt: debt.lastAskedAt,
      answeredAt: debt.settledAt,
      answeredBy: nameOf(debt.settledBy),
    };
  });
  const all = [...new Map([...messages.values()].flat().map((message) => [message.key, message])).values()];
  const [first] = debts;
  return {
    ref,
    title: first?.title ?? '',
    bodyName: (first?.bodyId && bodies.get(first.bodyId)?.name) || null,
    dueAt:
      debts
        .map(({ dueAt }) => dueAt)
        .sort()
        .at(-1) ?? looker.now,
    asked: lines.length,
    answered: lines.filter(({ standing }) => standing === 'answered').length,
    open: debts.filter(({ settledAt, withdrawnAt }) => settledAt === null && withdrawnAt === null).length,
    standings: STANDINGS.flatMap((standing) => {
      const count = lines.filter((line) => line.standing === standing).length;
      return count > 0 ? [{ standing, count }] : [];
    }),
    problems: problemsOf(all),
    days: progressByDay({
      sent: all.flatMap(({ sentAt }) => sentAt ?? []),
      answered: debts.flatMap(({ settledAt }) => settledAt ?? []),
      failed: all.filter(isFailed).map(({ queuedAt }) => queuedAt),
    }),
    lines: lines.sort((a, b) => a.label.localeCompare(b.label, 'nl')),
  };
}

function isFailed({ state }: Whereabouts): boolean {
  return state === 'failed' || state === 'bounced' || state === 'uncertain' || state === 'opted-out';
}

function problemsOf(messages: readonly Whereabouts[]): Campaign['problems'] {
  const problems = new Map<string, Campaign['problems'][number]>();
  for (const { problem, told } of messages.filter(isFailed)) {
    if (problem === null) continue;
    const known = problems.get(problem) ?? { problem, told, count: 0 };
    problems.set(problem, { ...known, count: known.count + 1 });
  }
  return [...problems.values()].sort((a, b) => b.count - a.count);
}

/** Every message about each obligation: the question itself, reminders, and what others were told; oldest first. */
export async function messagesAbout(
  scope: Scope,
  log: MessageLog,
  debts: readonly Debt[],
): Promise<Map<string, Whereabouts[]>> {
  const ids = debts.map(({ id }) => id);
  const reminders = await remindersAbout(scope, ids);
  const steps = (await takenSteps(scope, ids)).flatMap(({ obligationId, personId, at }) =>
    personId === null ? [] : [{ obligationId, key: escalationKey(at, personId) }],
  );
  const named = [
    ...reminders.map(({ obligationId, sendId, personId }) => ({ obligationId, key: reminderKey(sendId, personId) })),
    ...steps,
  ];
  const found = await log.whereabouts(scope, {
    topics: [...new Set(debts.map(({ topic }) => topic))],
    keys: [...new Set(named.map(({ key }) => key))],
  });
  const byKey = new Map(found.map((message) => [message.key, message]));
  const asked = new Map<string, Whereabouts[]>();
  for (const message of found.filter(({ purpose }) => purpose === 'ask')) {
    asked.set(message.topic, [...(asked.get(message.topic) ?? []), message]);
  }
  const all = new Map<string, Whereabouts[]>(
    debts.map((debt) => [debt.id, (asked.get(debt.topic) ?? []).filter((message) => isAbout(message, debt))]),
  );
  for (const { obligationId, key } of named) {
    const message = byKey.get(key);
    if (message) all.get(obligationId)?.push(message);
  }
  return all;
}

/** One question went to a person once, however many seats they fill. */
function isAbout(message: Whereabouts, debt: Debt): boolean {
  return (debt.seatId !== null && message.seatId === debt.seatId) || debt.personIds.includes(message.personId);
}

/** Those that the looker may see by whom they are owed. */
export async function visible(scope: Scope, looker: Looker, obligations: readonly Obligation[]): Promise<Debt[]> {
  if (obligations.length === 0) throw new Refusal('not-found', 'not-found');
  const may = await mayLook(scope, looker);
  const debts = (await withAnswerers(scope, obligations, looker.now)).filter((debt) => may(placeOfDebt(debt)));
  if (debts.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  return debts;
}

async function mayLook(scope: Scope, looker: Looker) {
  const standing = await standingOfPerson(scope, looker.personId, localDate(looker.now));
  return (place: { bodyId?: string; boardId?: string }): boolean =>
    mayReminders('obligations.see', rolesAt(standing, place));
}
