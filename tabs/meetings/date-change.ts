import { type ChangeFault, planChange } from '../../src/meetings/rules/change-options.ts';
import type { PollDetail } from '../../src/meetings/schema.ts';
import type { ChangeOptionsInput } from '../../src/meetings/schema-poll-changes.ts';
import type { Instant } from '../../src/time/local.ts';
import { type DraftOption, nextOption, slotOf } from './new-poll.ts';

/** A change of dates while it is being filled in; texts are as typed. */
export interface DateChange {
  withdraw: string[];
  add: DraftOption[];
  deadlineDate: string;
  deadlineTime: string;
}

export function draftChange({ deadline }: PollDetail): DateChange {
  return { withdraw: [], add: [], deadlineDate: deadline.slice(0, 10), deadlineTime: deadline.slice(11) };
}

/** The first new date: like the last one there is, on the next day on which one can meet. */
export function firstOption({ options }: PollDetail, key: string): DraftOption {
  const last = options.at(-1);
  const [date, time] = [last?.starts.slice(0, 10) ?? '', last?.starts.slice(11) ?? '14:00'];
  const like = {
    key,
    date,
    time,
    minutes: last?.minutes ?? 120,
    place: last?.place ?? '',
    online: last?.online ?? true,
  };
  return nextOption(like, key);
}

/** What is sent. */
export function changeBody(draft: DateChange, poll: PollDetail): ChangeOptionsInput {
  const deadline = deadlineOf(draft);
  return {
    add: draft.add.map(slotOf),
    withdraw: draft.withdraw,
    ...(deadline === poll.deadline ? {} : { deadline }),
  };
}

/** True where nothing is asked for; a date half filled in is something. */
export function isEmpty(draft: DateChange, poll: PollDetail): boolean {
  return draft.add.length === 0 && draft.withdraw.length === 0 && deadlineOf(draft) === poll.deadline;
}

/** The same rule as the service applies, so that most mistakes are seen before sending. */
export function faultOfChange(draft: DateChange, poll: PollDetail, now: Instant): ChangeFault[] {
  const asked = { add: draft.add.map(slotOf), withdraw: draft.withdraw, deadline: deadlineOf(draft) };
  const { phase, deadline, options } = poll;
  const planned = planChange({ state: phase, deadline }, options, asked, now);
  return 'fault' in planned ? [planned.fault] : [];
}

function deadlineOf({ deadlineDate, deadlineTime }: DateChange): string {
  return `${deadlineDate}T${deadlineTime}`;
}
