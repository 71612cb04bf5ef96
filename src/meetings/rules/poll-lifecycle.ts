import { type PublicHolidayName, publicHolidays } from '../../time/holidays.ts';
import { isLocalDateTime, type LocalDate, type LocalDateTime, toInstant, toLocal } from '../../time/local.ts';

export type PollPhase = 'open' | 'closed' | 'decided' | 'cancelled';

export interface PollTimes {
  state: PollPhase;
  deadline: LocalDateTime;
}

/** A poll past its deadline is closed from that moment, whether or not the clock has already written it down. */
export function phaseOf(poll: PollTimes, now: string): PollPhase {
  return poll.state === 'open' && now >= toInstant(poll.deadline) ? 'closed' : poll.state;
}

/** True when the deadline has passed and nobody has closed the poll yet. */
export function isDueToClose(poll: PollTimes, now: string): boolean {
  return poll.state === 'open' && phaseOf(poll, now) === 'closed';
}

export type PollFault =
  | { code: 'deadline-invalid' }
  | { code: 'deadline-past' }
  | { code: 'deadline-after-option'; option: number }
  | { code: 'option-invalid'; option: number }
  | { code: 'option-past'; option: number }
  | { code: 'option-holiday'; option: number; holiday: PublicHolidayName }
  | { code: 'option-double'; option: number };

/** What is wrong with a poll that is about to be sent; `option` counts from 1, as people do. */
export function faultsOfNewPoll(
  poll: { deadline: LocalDateTime; options: readonly { starts: LocalDateTime; minutes: number }[] },
  now: string,
): PollFault[] {
  const faults: PollFault[] = [];
  const localNow = toLocal(now);
  const deadlineValid = isLocalDateTime(poll.deadline);
  if (!deadlineValid) faults.push({ code: 'deadline-invalid' });
  else if (poll.deadline <= localNow) faults.push({ code: 'deadline-past' });
  const seen = new Set<string>();
  poll.options.forEach(({ starts, minutes }, index) => {
    const option = index + 1;
    const key = `${starts}/${minutes}`;
    const holiday = isLocalDateTime(starts) ? holidayOn(starts) : null;
    if (!isLocalDateTime(starts)) faults.push({ code: 'option-invalid', option });
    else if (starts <= localNow) faults.push({ code: 'option-past', option });
    else if (holiday) faults.push({ code: 'option-holiday', option, holiday });
    else if (seen.has(key)) faults.push({ code: 'option-double', option });
    else if (deadlineValid && starts <= poll.deadline) faults.push({ code: 'deadline-after-option', option });
    seen.add(key);
  });
  return faults;
}

/** The public holiday on the day of `date`, on which no body is asked to meet; null: there is none. */
export function holidayOn(date: LocalDate | LocalDateTime): PublicHolidayName | null {
  const day = date.slice(0, 10);
  return publicHolidays(Number(day.slice(0, 4))).find((holiday) => holiday.date === day)?.name ?? null;
}

/** Why this option may not be chosen now; null: it may. A closed poll is exactly one that waits for a choice. */
export function whyNotChoose(
  poll: PollTimes & { chosenOptionId: string | null },
  option: { starts: LocalDateTime; withdrawn: boolean } | undefined,
  now: string,
): 'poll-decided' | 'poll-cancelled' | 'option-unknown' | 'option-withdrawn' | 'option-past' | null {
  if (poll.state === 'decided') return 'poll-decided';
  if (poll.state === 'cancelled') return 'poll-cancelled';
  if (!option) return 'option-unknown';
  if (option.withdrawn) return 'option-withdrawn';
  return now >= toInstant(option.starts) ? 'option-past' : null;
}
