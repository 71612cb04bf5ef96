/** An action as it stands here, for the person whose To Do it is about. */
export interface OwnAction {
  actionId: string;
  text: string;
  /** Wall-clock date. */
  dueOn: string;
  open: boolean;
  /** Still this person's to do or done by them: not handed over, and not dropped. */
  mine: boolean;
}

/** A task in the list of this product in somebody's To Do. `dueOn` is a wall-clock date; null: none. */
export interface FoundTask {
  taskId: string;
  /** Of the action it stands for, as it was written into the task. */
  actionId: string;
  title: string;
  dueOn: string | null;
  done: boolean;
}

/** How an action stood when both sides agreed last. `taskId` null: its task was thrown away there, and is not made again. */
export interface Agreed {
  actionId: string;
  taskId: string | null;
  text: string;
  dueOn: string;
  open: boolean;
}

export interface TaskChange {
  title?: string;
  dueOn?: string;
  done?: boolean;
}

export type TodoStep =
  | { do: 'create'; actionId: string }
  | { do: 'write'; actionId: string; taskId: string; set: TaskChange }
  /** Only to be remembered: both sides are the same already. */
  | { do: 'agree'; actionId: string; taskId: string }
  | { do: 'remove'; actionId: string; taskId: string }
  | { do: 'let-go'; actionId: string }
  /** What was ticked, or ticked off, in To Do holds here too. */
  | { do: 'follow'; actionId: string; taskId: string; done: boolean };

/**
 * What makes a person's actions and the tasks in their To Do the same again. Words and dates are those of here, written where
 * they changed here; what somebody renames in their own list stays. Done or not: whichever side changed since both agreed; where
 * both did, this side. A task is known by what is written in it, so that one made just before a crash is found and not doubled.
 */
export function stepsFor(
  actions: readonly OwnAction[],
  tasks: readonly FoundTask[],
  agreed: readonly Agreed[],
): TodoStep[] {
  const last = new Map(agreed.map((one) => [one.actionId, one]));
  const found = new Map<string, FoundTask>();
  const steps: TodoStep[] = [];
  for (const task of tasks) {
    const { actionId, taskId } = task;
    if (found.has(actionId)) steps.push({ do: 'remove', actionId, taskId });
    else found.set(actionId, task);
  }
  const known = new Set(actions.map(({ actionId }) => actionId));
  for (const action of actions) {
    const step = stepFor(action, found.get(action.actionId), last.get(action.actionId));
    if (step) steps.push(step);
  }
  for (const { actionId, taskId } of found.values()) {
    if (!known.has(actionId)) steps.push({ do: 'remove', actionId, taskId });
  }
  return steps;
}

function stepFor(action: OwnAction, task: FoundTask | undefined, agreed: Agreed | undefined): TodoStep | null {
  const { actionId } = action;
  if (!task) {
    if (!agreed) return action.open && action.mine ? { do: 'create', actionId } : null;
    return agreed.taskId === null ? null : { do: 'let-go', actionId };
  }
  const { taskId } = task;
  if (!action.mine) return { do: 'remove', actionId, taskId };
  // Made before a crash and not remembered: it was open, as every new task is.
  const before = agreed ?? { text: task.title, dueOn: task.dueOn ?? action.dueOn, open: true };
  if (task.done === action.open && action.open === before.open)
    return { do: 'follow', actionId, taskId, done: task.done };
  const set: TaskChange = {
    ...(action.text !== before.text ? { title: action.text } : {}),
    ...(action.dueOn !== before.dueOn ? { dueOn: action.dueOn } : {}),
    ...(task.done === action.open ? { done: !action.open } : {}),
  };
  if (Object.keys(set).length > 0) return { do: 'write', actionId, taskId, set };
  return agreed && agreed.open === action.open && agreed.taskId === taskId ? null : { do: 'agree', actionId, taskId };
}
