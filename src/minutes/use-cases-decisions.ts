import { type Looker, lookerOf, rolesFor } from '../agendas/use-cases.ts';
import { rolesAt } from '../people/rules/roles.ts';
import { standingOf } from '../people/store.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { type DecisionChange, decisionRights, refuseDecision } from './rules/decisions.ts';
import { mayMinutes } from './rules/may-minutes.ts';
import type { ChangeDecision, DecisionEvent, DecisionView, ListQuery } from './schema.ts';
import {
  findDecision,
  findDecisions,
  findHistoryOf,
  lockDecision,
  type StoredDecision,
  saveDecision,
} from './store-lists.ts';
import { bodiesFor } from './use-cases-actions.ts';

export function asDecisionView({ minutes, ...decision }: StoredDecision, mayWrite: boolean): DecisionView {
  return { ...decision, may: decisionRights(mayWrite, { minutes, withdrawn: decision.withdrawn !== null }) };
}

/** The decisions of one body, or of every body the reader may see; those of a concept are for its makers. */
export async function listDecisions(scope: Scope, looker: Looker, query: ListQuery): Promise<DecisionView[]> {
  const bodyIds = await bodiesFor(scope, looker, query.bodyId);
  const found = await findDecisions(scope, { ...bodyIds, ...(query.q ? { q: query.q } : {}), circulatedOnly: true });
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const writes = new Map<string, boolean>();
  for (const { bodyId } of found) {
    if (!writes.has(bodyId)) writes.set(bodyId, mayMinutes('minutes.write', rolesAt(standing, { bodyId })));
  }
  return found.map((decision) => asDecisionView(decision, writes.get(decision.bodyId) ?? false));
}

/** Puts a decision in other words or says what follows; an edit of an older one is refused, and nothing changes. */
export async function changeDecision(work: Work, decisionId: string, asked: ChangeDecision): Promise<void> {
  const before = await decisionToChange(work, decisionId);
  const { text, followUp, revision } = asked;
  refuse({ what: 'change', words: text !== before.text }, before);
  if (text === before.text && followUp === before.followUp) return;
  if (revision !== before.revision) throw new Refusal('conflict', 'decision-changed-meanwhile');
  await saveDecision(work, decisionId, { text, followUp });
  await recordHistory(work, {
    ...{ entity: 'decision', entityId: decisionId, what: 'changed' },
    ...{ before: { text: before.text, followUp: before.followUp }, after: { text, followUp } },
  });
}

/** The decision no longer holds; it keeps its number and stays readable, with the reason. */
export async function withdrawDecision(work: Work, decisionId: string, because: string): Promise<void> {
  refuse({ what: 'withdraw' }, await decisionToChange(work, decisionId));
  await saveDecision(work, decisionId, { withdrawnBecause: because });
  await recordHistory(work, { entity: 'decision', entityId: decisionId, what: 'withdrawn', after: { because } });
}

/** Withdrawn by mistake: the decision holds as before. */
export async function restoreDecision(work: Work, decisionId: string): Promise<void> {
  refuse({ what: 'restore' }, await decisionToChange(work, decisionId));
  await saveDecision(work, decisionId, { withdrawnBecause: null });
  await recordHistory(work, { entity: 'decision', entityId: decisionId, what: 'restored' });
}

function refuse(asked: DecisionChange, { minutes, withdrawn }: StoredDecision): void {
  const because = refuseDecision(asked, { minutes, withdrawn: withdrawn !== null });
  if (because) throw new Refusal('conflict', because);
}

async function decisionToChange(work: Work, decisionId: string): Promise<StoredDecision> {
  await lockDecision(work, decisionId);
  const decision = await findDecision(work, decisionId);
  if (!decision) throw new Refusal('not-found', 'not-found');
  const roles = await rolesFor(work, lookerOf(work), decision.bodyId);
  if (!mayMinutes('minutes.write', roles)) throw new Refusal('not-allowed', 'not-allowed');
  return decision;
}

/** How a decision came to read as it does, oldest first; for whoever may read the decision. */
export async function decisionHistory(scope: Scope, looker: Looker, decisionId: string): Promise<DecisionEvent[]> {
  const decision = await findDecision(scope, decisionId);
  if (!decision) throw new Refusal('not-found', 'not-found');
  const roles = await rolesFor(scope, looker, decision.bodyId);
  const readable = decision.minutes !== 'concept' || mayMinutes('minutes.write', roles);
  if (!readable || !mayMinutes('minutes.view', roles)) throw new Refusal('not-allowed', 'not-allowed');
  const rows = await findHistoryOf(scope, 'decision', decisionId);
  return rows.map(({ what, at, after, byName }) => {
    const said = (after ?? {}) as { text?: string; followUp?: string; because?: string };
    return {
      what: what as DecisionEvent['what'],
      at: at.toISOString(),
      byName,
      text: said.text ?? null,
      followUp: said.followUp ?? null,
      because: said.because ?? null,
    };
  });
}
