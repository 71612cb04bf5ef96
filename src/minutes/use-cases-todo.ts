import { lookerOf } from '../agendas/use-cases.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Actor, Scope, Transact, Work } from '../work/work.ts';
import type { OwnTodo, TodoList, TodoProblem } from './ports.ts';
import { type Agreed, type OwnAction, stepsFor, type TodoStep } from './rules/todo.ts';
import type { TodoView } from './schema.ts';
import {
  actionsForTodo,
  claimTodo,
  deleteTodo,
  findAgreed,
  findTodo,
  forgetAgreed,
  insertTodo,
  releaseTodo,
  saveAgreed,
  saveTodoList,
} from './store-todo.ts';
import { changeAction } from './use-cases-actions.ts';

/** Texts of actions are longer than a line in To Do is for; the whole stands behind the link. */
const TITLE_LENGTH = 255;

/** Whether somebody's actions go to their own Microsoft To Do, and how that went last. */
export async function viewTodo(scope: Scope, personId: string): Promise<TodoView> {
  const todo = await findTodo(scope, personId);
  if (!todo) return { on: false, problem: null, lookedAt: null, tasks: 0 };
  const { problem, lookedAt, tasks } = todo;
  return { on: true, problem, lookedAt, tasks };
}

/** Nobody turns it on for another. Turned off, what stands in the list stays there, and nothing changes it any longer. */
export async function wantTodo(work: Work, on: boolean): Promise<void> {
  const { personId } = lookerOf(work);
  if (!personId) throw new Refusal('not-allowed', 'not-allowed');
  await (on ? insertTodo(work, personId) : deleteTodo(work, personId));
  await recordHistory(work, { entity: 'todo', entityId: personId, what: on ? 'on' : 'off' });
}

interface Needs {
  transact: Transact;
  /** Left out: nobody's To Do can be reached. */
  todo: OwnTodo | undefined;
  publicUrl: string;
}

/**
 * Makes somebody's actions and their To Do the same, with their own rights, while they are here: no right of theirs is kept for
 * later. Each step is written down as soon as it is done, and what a crash left undone is found again by the mark in the task.
 * Two tabs at once take turns: the second leaves it to the first. Does nothing for whoever does not want it.
 */
export async function syncTodo(
  { transact, todo, publicUrl }: Needs,
  actor: Actor & { personId: string },
  userToken: string,
): Promise<void> {
  const { personId, partnershipId } = actor;
  const began = await transact(actor, async (work) => {
    if (!(await claimTodo(work, personId))) return null;
    return { listId: (await findTodo(work, personId))?.listId ?? null };
  });
  if (!began) return;
  let problem: TodoProblem | null = 'todo-unavailable';
  try {
    const opened = await todo?.open(userToken, { listId: began.listId, mark: partnershipId });
    if (opened?.ok) {
      const { list } = opened;
      if (list.listId !== began.listId) await transact(actor, (work) => saveTodoList(work, personId, list.listId));
      await takeSteps({ transact, publicUrl }, actor, list);
      problem = null;
    } else if (opened) problem = opened.because;
  } finally {
    await transact(actor, (work) => releaseTodo(work, personId, problem));
  }
}

type Shown = OwnAction & { bodyName: string; meetingId: string };

async function takeSteps(
  { transact, publicUrl }: Pick<Needs, 'transact' | 'publicUrl'>,
  actor: Actor & { personId: string },
  list: TodoList,
): Promise<void> {
  const { actions, agreed } = await transact(actor, async (work) => {
    const known = await findAgreed(work, actor.personId);
    const ids = [...known, ...list.tasks].map(({ actionId }) => actionId);
    return { agreed: known, actions: await actionsForTodo(work, actor.personId, ids) };
  });
  const byId = new Map(actions.map((action) => [action.actionId, action]));
  for (const step of stepsFor(actions, list.tasks, agreed)) {
    const action = byId.get(step.actionId);
    const taskId = await there(step, action, list, publicUrl);
    await transact(actor, (work) => here(work, publicUrl, step, action, taskId));
  }
}

/** What a step does in To Do; gives the task it is about. */
async function there(
  step: TodoStep,
  action: Shown | undefined,
  list: TodoList,
  publicUrl: string,
): Promise<string | null> {
  if (step.do === 'let-go') return null;
  if (step.do === 'create') {
    if (!action) return null;
    const { actionId, dueOn, bodyName, meetingId } = action;
    const title = action.text.slice(0, TITLE_LENGTH);
    return list.create({ actionId, title, dueOn, from: bodyName, url: `${publicUrl}/tab/notulen/${meetingId}` });
  }
  if (step.do === 'remove') await list.remove(step.taskId);
  if (step.do === 'write') {
    const { title, ...rest } = step.set;
    await list.write(step.taskId, { ...rest, ...(title ? { title: title.slice(0, TITLE_LENGTH) } : {}) });
  }
  return step.taskId;
}

/** What a step does here, and what is remembered of it. */
async function here(
  work: Work,
  publicUrl: string,
  step: TodoStep,
  action: Shown | undefined,
  taskId: string | null,
): Promise<void> {
  const { personId } = lookerOf(work);
  const { actionId } = step;
  if (step.do === 'remove' || !action) return forgetAgreed(work, personId, actionId);
  if (step.do === 'follow') {
    await changeAction(work, publicUrl, actionId, { status: step.done ? 'done' : 'open' });
  }
  const open = step.do === 'follow' ? !step.done : action.open;
  const agreed: Agreed = { actionId, taskId, text: action.text, dueOn: action.dueOn, open };
  await saveAgreed(work, personId, agreed);
}
