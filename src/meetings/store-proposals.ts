import type { Selectable } from 'kysely';
import type { PollProposalRow } from '../edge/database/tables/meetings.ts';
import type { Scope } from '../work/work.ts';
import type { Proposal } from './rules/proposals.ts';

/** Saves a proposal; the same date from the same person stays one. Answers whether it is new. */
export async function insertProposal(
  scope: Scope,
  pollId: string,
  { proposalId, personId, starts, minutes, note, at }: Omit<Proposal, 'state' | 'word'>,
): Promise<boolean> {
  const saved = await scope.tx
    .insertInto('poll_proposal')
    .values({
      partnership_id: scope.partnershipId,
      id: proposalId,
      poll_id: pollId,
      person_id: personId,
      starts,
      minutes,
      note,
      proposed_at: at,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'poll_id', 'person_id', 'starts']).doNothing())
    .returning('id')
    .execute();
  return saved.length > 0;
}

/** All that was proposed for a poll, first come first. */
export async function proposalsOf(scope: Scope, pollId: string): Promise<Proposal[]> {
  const rows = await scope.tx
    .selectFrom('poll_proposal')
    .selectAll()
    .where('partnership_id', '=', scope.partnershipId)
    .where('poll_id', '=', pollId)
    .orderBy('proposed_at')
    .orderBy('id')
    .execute();
  return rows.map(proposalOf);
}

function proposalOf(row: Selectable<PollProposalRow>): Proposal {
  const { id: proposalId, person_id: personId, starts, minutes, note, state, word, proposed_at } = row;
  return { proposalId, personId, starts, minutes, note, state, word, at: proposed_at.toISOString() };
}

export async function settleProposal(
  scope: Scope,
  proposalId: string,
  settled: { state: 'taken'; optionId: string } | { state: 'declined'; word: string },
  by: { personId: string; at: string },
): Promise<void> {
  const { state } = settled;
  await scope.tx
    .updateTable('poll_proposal')
    .set({ state, settled_by: by.personId, settled_at: by.at })
    .set(state === 'taken' ? { option_id: settled.optionId } : { word: settled.word })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', proposalId)
    .execute();
}
