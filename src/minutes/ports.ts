import type { FoundTask, TaskChange } from './rules/todo.ts';

/** Why somebody's To Do could not be looked at: not allowed yet, there is none, or no answer. */
export type TodoProblem = 'todo-consent' | 'todo-none' | 'todo-unavailable';

export interface NewTask {
  actionId: string;
  title: string;
  /** Wall-clock date. */
  dueOn: string;
  /** Where it came from, in a few words, and the page it is on. */
  from: string;
  url: string;
}

/** The list of this product in one person's To Do, as found; what is asked of it throws where Microsoft refuses. */
export interface TodoList {
  listId: string;
  tasks: FoundTask[];
  /** Returns the id of the task. */
  create(task: NewTask): Promise<string>;
  write(taskId: string, set: TaskChange): Promise<void>;
  /** One that is gone already is removed as well. */
  remove(taskId: string): Promise<void>;
}

export interface OwnTodo {
  /**
   * Opens the list of whoever the token of our API is of, and makes it where it is not there. `listId`: where it was last.
   * `mark`: only tasks made under this mark are given, and what is created gets it.
   */
  open(
    userToken: string,
    asked: { listId: string | null; mark: string },
  ): Promise<{ ok: true; list: TodoList } | { ok: false; because: TodoProblem }>;
}
