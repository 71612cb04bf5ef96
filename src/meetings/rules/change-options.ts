import type { LocalDateTime } from '../../time/local.ts';
import { faultsOfNewPoll, type PollFault, type PollTimes, phaseOf } from './poll-lifecycle.ts';
import type { SheetOption } from './poll-sheet.ts';

/** The most dates a poll can hold, withdrawn ones included: they stay for the history. */
export const MOST_OPTIONS = 200;

export interface NewSlot {
  starts: LocalDateTime;
  minutes: number;
  place: string;
  online: boolean;
}

/** What somebody wants to change about a poll that was sent; a deadline that is left out stays. */
export interface OptionChange {
  add: readonly NewSlot[];
  withdraw: readonly string[];
  deadline?: LocalDateTime | undefined;
  /** Left out: it stays, except where a poll opens again without a new date, which would close it at once. */
  closeWhenAnswered?: boolean | undefined;
}

/** What a change comes down to, given how the poll stands now. */
export interface PlannedChange {
  insert: NewSlot[];
  /** Withdrawn dates that return; what was said about them stands only where nothing about them changed. */
  revive: { optionId: string; slot: NewSlot; answersStand: boolean }[];
  withdraw: string[];
  deadline: LocalDateTime;
  closeWhenAnswered: boolean;
  /** True when the poll was closed and can be answered again. */
  reopens: boolean;
  /** False: everything is already as was asked. */
  changes: boolean;
}

export type ChangeFault =
  | PollFault
  | { code: 'no-date-left' }
  | { code: 'too-many-dates'; most: number }
  | { code: 'closed-only-adds' }
  | { code: 'deadline-after-existing'; starts: LocalDateTime }
  | { code: 'date-unknown' };

/**
 * Works out a change of dates, or says what is wrong with it. What is already so is left alone, so that the same change
 * asked twice, or by two people, has one effect. A closed poll opens again when a date joins it or its time is prolonged.
 */
export function planChange(
  poll: PollTimes & { closeWhenAnswered: boolean },
  options: readonly SheetOption[],
  asked: OptionChange,
  now: string,
): PlannedChange | { fault: ChangeFault } {
  const known = new Map(options.map((option) => [option.optionId, option]));
  if (asked.withdraw.some((optionId) => !known.has(optionId))) return { fault: { code: 'date-unknown' } };
  const leaving = new Set(asked.withdraw.filter((optionId) => !known.get(optionId)?.withdrawn));
  const kept = options.filter(({ optionId, withdrawn }) => !withdrawn && !leaving.has(optionId));
  const fresh = asked.add.filter((slot) => !kept.some((option) => isSame(option, slot)));
  const deadline = asked.deadline ?? poll.deadline;
  const closed = phaseOf(poll, now) === 'closed';
  const prolongs = deadline > poll.deadline;
  const reopensBare = closed && fresh.length === 0;
  const closeWhenAnswered = asked.closeWhenAnswered ?? (poll.closeWhenAnswered && !reopensBare);
  const moves = leaving.size > 0 || fresh.length > 0 || deadline !== poll.deadline;
  const changes = moves || (!closed && closeWhenAnswered !== poll.closeWhenAnswered);
  const arriving = arrive(options, fresh, leaving);
  for (const { optionId } of arriving.revive) leaving.delete(optionId);
  const reopens = closed && changes;
  const planned = { ...arriving, withdraw: [...leaving], deadline, closeWhenAnswered, changes, reopens };
  if (!changes) return planned;
  if (closed && fresh.length === 0 && !prolongs) return { fault: { code: 'closed-only-adds' } };
  const fault = faultOf({ deadline, kept, fresh, total: options.length + planned.insert.length }, asked, now);
  return fault ? { fault } : planned;
}

interface Outcome {
  deadline: LocalDateTime;
  kept: readonly SheetOption[];
  fresh: readonly NewSlot[];
  total: number;
}

function faultOf({ deadline, kept, fresh, total }: Outcome, asked: OptionChange, now: string): ChangeFault | null {
  const [first] = faultsOfNewPoll({ deadline, options: fresh }, now);
  // Dates are counted as they were given, also where one of them was there already.
  if (first) return 'option' in first ? { ...first, option: numberOf(asked, fresh[first.option - 1]) } : first;
  const clash = fresh.find((slot) => kept.some((option) => isSameTime(option, slot)));
  if (clash) return { code: 'option-double', option: numberOf(asked, clash) };
  if (kept.length + fresh.length === 0) return { code: 'no-date-left' };
  if (total > MOST_OPTIONS) return { code: 'too-many-dates', most: MOST_OPTIONS };
  const before = kept.find(({ starts }) => starts <= deadline);
  return before ? { code: 'deadline-after-existing', starts: before.starts } : null;
}

function numberOf(asked: OptionChange, slot: NewSlot | undefined): number {
  return slot ? asked.add.indexOf(slot) + 1 : 0;
}

/** A date that is or was withdrawn comes back as the same one: a poll has each moment once. */
function arrive(
  options: readonly SheetOption[],
  fresh: readonly NewSlot[],
  leaving: ReadonlySet<string>,
): Pick<PlannedChange, 'insert' | 'revive'> {
  const insert: NewSlot[] = [];
  const revive: PlannedChange['revive'] = [];
  for (const slot of fresh) {
    const gone = options.find(
      (option) => isSameTime(option, slot) && (option.withdrawn || leaving.has(option.optionId)),
    );
    if (gone) revive.push({ optionId: gone.optionId, slot, answersStand: isSame(gone, slot) });
    else insert.push(slot);
  }
  return { insert, revive };
}

function isSameTime(option: SheetOption, slot: NewSlot): boolean {
  return option.starts === slot.starts && option.minutes === slot.minutes;
}

function isSame(option: SheetOption, slot: NewSlot): boolean {
  return isSameTime(option, slot) && option.place === slot.place && option.online === slot.online;
}
