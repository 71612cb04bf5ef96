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
  closeWhenAnswered: boolean;
}

export function draftChange({ deadline, closeWhenAnswered }: PollDetail): DateChange {
  const [deadlineDate, deadlineTime] = [deadline.slice(0, 10), deadline.slice(11)];
  return { withdraw: [], add: [], deadlineDate, deadlineTime, closeWhenAnswered };
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
    ...(draft.closeWhenAnswered === poll.closeWhenAnswered ? {} : { closeWhenAnswered: draft.closeWhenAnswered }),
  };
}

/** True where nothing is asked for; a date half filled in is something. */
export function isEmpty(draft: DateChange, poll: PollDetail): boolean {
  const same = deadlineOf(draft) === poll.deadline && draft.closeWhenAnswered === poll.closeWhenAnswered;
  return draft.add.length === 0 && draft.withdraw.length === 0 && same;
}

/** The same rule as the service applies, so that most mistakes are seen before sending. */
export function faultOfChange(draft: DateChange, poll: PollDetail, now: Instant): ChangeFault[] {
  const asked = { add: draft.add.map(slotOf), withdraw: draft.withdraw, deadline: deadlineOf(draft) };
  const { phase, deadline, options, closeWhenAnswered } = poll;
  const planned = planChange({ state: phase, deadline, closeWhenAnswered }, options, asked, now);
  return 'fault' in planned ? [planned.fault] : [];
}

function deadlineOf({ deadlineDate, deadlineTime }: DateChange): string {
  return `${deadlineDate}T${deadlineTime}`;
}
