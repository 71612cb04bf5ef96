import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { TodoProblem } from './ports.ts';
import type { Agreed, OwnAction } from './rules/todo.ts';

export interface StoredTodo {
  listId: string | null;
  problem: TodoProblem | null;
  /** ISO instant. */
  lookedAt: string | null;
  /** Tasks that stand in the list, open ones. */
  tasks: number;
}

/** Null: this person does not want it. */
export async function findTodo(scope: Scope, personId: string): Promise<StoredTodo | null> {
  const row = await scope.tx
    .selectFrom('todo_sync')
    .select(['list_id', 'problem', 'looked_at'])
    .select((eb) =>
      eb
        .selectFrom('todo_task')
        .select(eb.fn.countAll<string>().as('count'))
        .whereRef('todo_task.partnership_id', '=', 'todo_sync.partnership_id')
        .whereRef('todo_task.person_id', '=', 'todo_sync.person_id')
        .where('task_id', 'is not', null)
        .where('open', '=', true)
        .as('tasks'),
    )
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    listId: row.list_id,
    problem: row.problem as TodoProblem | null,
    lookedAt: row.looked_at?.toISOString() ?? null,
    tasks: Number(row.tasks ?? 0),
  };
}

export async function insertTodo(work: Work, personId: string): Promise<void> {
  await work.tx
    .insertInto('todo_sync')
    .values({
      ...{ partnership_id: work.partnershipId, person_id: personId, list_id: null },
      ...{ busy_until: null, looked_at: null, problem: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteTodo(work: Work, personId: string): Promise<void> {
  await work.tx
    .deleteFrom('todo_sync')
    .where('partnership_id', '=', work.partnershipId)
    .where('person_id', '=', personId)
    .execute();
}

/** A request that broke off lets another begin after this. */
const TURN_SECONDS = 60;

/** Takes the turn; false while another has it, or where nobody wants it. */
export async function claimTodo(work: Work, personId: string): Promise<boolean> {
  const { numUpdatedRows } = await work.tx
    .updateTable('todo_sync')
    .set({ busy_until: sql<string>`${work.now}::timestamptz + make_interval(secs => ${TURN_SECONDS})` })
    .where('partnership_id', '=', work.partnershipId)
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('busy_until', 'is', null), eb('busy_until', '<=', sql<Date>`${work.now}::timestamptz`)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function releaseTodo(work: Work, personId: string, problem: TodoProblem | null): Promise<void> {
  await work.tx
    .updateTable('todo_sync')
    .set({ busy_until: null, looked_at: work.now, problem })
    .where('partnership_id', '=', work.partnershipId)
    .where('person_id', '=', personId)
    .execute();
}

/** Tasks of another list than before are forgotten: that list was thrown away. */
export async function saveTodoList(work: Work, personId: string, listId: string): Promise<void> {
  await work.tx
    .updateTable('todo_sync')
    .set({ list_id: listId })
    .where('partnership_id', '=', work.partnershipId)
    .where('person_id', '=', personId)
    .execute();
  await work.tx
    .deleteFrom('todo_task')
    .where('partnership_id', '=', work.partnershipId)
    .where('person_id', '=', personId)
    .execute();
}

export async function findAgreed(scope: Scope, personId: string): Promise<Agreed[]> {
  return scope.tx
    .selectFrom('todo_task')
    .select(['action_id as actionId', 'task_id as taskId', 'text', 'due_on as dueOn', 'open'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', '=', personId)
    .execute();
}

export async function saveAgreed(work: Work, personId: string, agreed: Agreed): Promise<void> {
  const columns = { task_id: agreed.taskId, text: agreed.text, due_on: agreed.dueOn, open: agreed.open };
  await work.tx
    .insertInto('todo_task')
    .values({ partnership_id: work.partnershipId, person_id: personId, action_id: agreed.actionId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id', 'action_id']).doUpdateSet(columns))
    .execute();
}

export async function forgetAgreed(work: Work, personId: string, actionId: string): Promise<void> {
  await work.tx
    .deleteFrom('todo_task')
    .where('partnership_id', '=', work.partnershipId)
    .where('person_id', '=', personId)
    .where('action_id', '=', actionId)
    .execute();
}

/** The open actions somebody owns, and these others, as they stand. */
export async function actionsForTodo(
  scope: Scope,
  personId: string,
  actionIds: readonly string[],
): Promise<(OwnAction & { bodyName: string; meetingId: string })[]> {
  const rows = await scope.tx
    .selectFrom('action_item')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'action_item.partnership_id').onRef('body.id', '=', 'action_item.body_id'),
    )
    .select(['action_item.id as actionId', 'action_item.text', 'action_item.due_on as dueOn', 'action_item.status'])
    .select(['action_item.owner_id', 'action_item.meeting_id as meetingId', 'body.name as bodyName'])
    .where('action_item.partnership_id', '=', scope.partnershipId)
    .where((eb) =>
      eb.or([
        eb.and([eb('action_item.owner_id', '=', personId), eb('action_item.status', 'in', ['open', 'busy'])]),
        ...(actionIds.length > 0 ? [eb('action_item.id', 'in', [...actionIds])] : []),
      ]),
    )
    .execute();
  return rows.map(({ status, owner_id, ...action }) => ({
    ...action,
    open: status === 'open' || status === 'busy',
    mine: owner_id === personId && status !== 'dropped',
  }));
}
