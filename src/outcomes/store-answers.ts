import type { Scope, Work } from '../work/work.ts';
import type { Position } from './rules/outcome-round.ts';

export interface StoredAnswer {
  bodyId: string;
  questionId: string;
  position: Position | null;
  reasons: string;
  dissent: string;
  changedBy: string | null;
}

export async function findAnswers(scope: Scope, roundIds: readonly string[]) {
  if (roundIds.length === 0) return [];
  return scope.tx
    .selectFrom('outcome_answer')
    .select(['round_id as roundId', 'body_id as bodyId', 'question_id as questionId', 'position', 'reasons'])
    .select(['dissent', 'changed_by as changedBy'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', 'in', [...roundIds])
    .execute();
}

export async function saveAnswer(
  work: Work,
  roundId: string,
  bodyId: string,
  answer: { questionId: string; position: Position | null; reasons: string; dissent: string },
): Promise<void> {
  const columns = {
    ...{ position: answer.position, reasons: answer.reasons, dissent: answer.dissent },
    ...{ changed_at: work.now, changed_by: work.actor.personId },
  };
  await work.tx
    .insertInto('outcome_answer')
    .values({
      ...{ partnership_id: work.partnershipId, round_id: roundId, body_id: bodyId, question_id: answer.questionId },
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'round_id', 'body_id', 'question_id']).doUpdateSet(columns),
    )
    .execute();
}

/** What members of the kringen added, oldest first. */
export async function findAdditions(scope: Scope, roundId: string) {
  return scope.tx
    .selectFrom('outcome_addition as addition')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'addition.partnership_id').onRef('person.id', '=', 'addition.person_id'),
    )
    .select(['addition.id as additionId', 'addition.body_id as bodyId', 'addition.question_id as questionId'])
    .select(['addition.text', 'person.name as byName'])
    .where('addition.partnership_id', '=', scope.partnershipId)
    .where('addition.round_id', '=', roundId)
    .orderBy('addition.added_at')
    .orderBy('addition.id')
    .execute();
}

/** Adds what somebody of a kring wants to say; the same words by the same person are added once. */
export async function insertAddition(
  work: Work,
  addition: { roundId: string; bodyId: string; questionId: string; personId: string; text: string },
): Promise<void> {
  const of = {
    ...{ partnership_id: work.partnershipId, round_id: addition.roundId, body_id: addition.bodyId },
    ...{ question_id: addition.questionId, person_id: addition.personId, text: addition.text },
  };
  let same = work.tx.selectFrom('outcome_addition').select('id').where('partnership_id', '=', work.partnershipId);
  for (const column of ['round_id', 'body_id', 'question_id', 'person_id', 'text'] as const) {
    same = same.where(column, '=', of[column]);
  }
  if (await same.executeTakeFirst()) return;
  await work.tx
    .insertInto('outcome_addition')
    .values({ ...of, id: work.newId(), added_at: work.now })
    .execute();
}

/** Which decisions each kring already has on an agenda, as `body decision`. */
export async function findFed(scope: Scope, roundId: string): Promise<Set<string>> {
  const rows = await scope.tx
    .selectFrom('outcome_fed as fed')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.partnership_id', '=', 'fed.partnership_id')
        .onRef('meeting.id', '=', 'fed.meeting_id')
        .on('meeting.state', '<>', 'cancelled'),
    )
    .select(['fed.body_id', 'fed.decision_id'])
    .where('fed.partnership_id', '=', scope.partnershipId)
    .where('fed.round_id', '=', roundId)
    .execute();
  return new Set(rows.map(({ body_id, decision_id }) => `${body_id} ${decision_id}`));
}

export async function insertFed(
  work: Work,
  roundId: string,
  bodyId: string,
  decisionIds: readonly string[],
  meetingId: string,
): Promise<void> {
  const rows = decisionIds.map((decision_id) => ({
    ...{ partnership_id: work.partnershipId, round_id: roundId, body_id: bodyId, decision_id, meeting_id: meetingId },
  }));
  await work.tx
    .insertInto('outcome_fed')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'round_id', 'body_id', 'decision_id'])
        .doUpdateSet((eb) => ({ meeting_id: eb.ref('excluded.meeting_id') })),
    )
    .execute();
}
