import { faultsOfNewPoll, holidayOn, type PollFault } from '../../src/meetings/rules/poll-lifecycle.ts';
import type { CreatePollInput } from '../../src/meetings/schema.ts';
import { addDays, type Instant, type LocalDate, localDate } from '../../src/time/local.ts';
import { weekdayAfter } from '../shell/working-day.ts';

/** An option while it is being filled in; texts are as typed, empty: not filled in. */
export interface DraftOption {
  key: string;
  date: string;
  time: string;
  minutes: number;
  place: string;
  online: boolean;
}

export interface DraftPoll {
  bodyId: string;
  title: string;
  explanation: string;
  deadlineDate: string;
  deadlineTime: string;
  resultsHidden: boolean;
  holdDates: boolean;
  closeWhenAnswered: boolean;
  options: DraftOption[];
}

/** How long meetings usually take, in minutes. */
export const DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 480];

/** A poll that can be answered for a week, about dates from three weeks on: time to answer and to send papers. */
export function draftPoll(now: Instant, keys: () => string): DraftPoll {
  const today = localDate(now);
  const first = {
    key: keys(),
    date: meetingDayFrom(addDays(today, 21)),
    time: '14:00',
    minutes: 120,
    place: '',
    online: true,
  };
  const others = [nextOption(first, keys())];
  others.push(nextOption(others[0]!, keys()));
  return {
    bodyId: '',
    title: '',
    explanation: '',
    deadlineDate: weekdayAfter(addDays(today, 7)),
    deadlineTime: '17:00',
    resultsHidden: false,
    holdDates: false,
    closeWhenAnswered: true,
    options: [first, ...others],
  };
}

/** The same time and place, two days later: polls usually offer several days of the same kind. */
export function nextOption(previous: DraftOption, key: string): DraftOption {
  return { ...previous, key, date: previous.date ? meetingDayFrom(addDays(previous.date, 1)) : '' };
}

/** The first weekday from `date` on that is no public holiday. */
export function meetingDayFrom(date: LocalDate): LocalDate {
  const day = weekdayAfter(date);
  return holidayOn(day) ? meetingDayFrom(addDays(day, 1)) : day;
}

/** The options after one was changed. The place of the first holds for the others too, until they got one of their own. */
export function withOption(options: readonly DraftOption[], changed: DraftOption): DraftOption[] {
  const first = options[0];
  const shared = first?.key === changed.key ? first.place : null;
  return options.map((option) => {
    if (option.key === changed.key) return changed;
    return option.place === shared ? { ...option, place: changed.place } : option;
  });
}

/**
 * The options after some were taken over from what was proposed: those that the form began with and nobody touched make
 * room. A proposal without a place takes that of the options there are.
 */
export function withSuggestions(
  options: readonly DraftOption[],
  begun: readonly DraftOption[],
  chosen: readonly { starts: string; minutes: number; place: string; online: boolean }[],
  keys: () => string,
): DraftOption[] {
  const kept = options.filter((option) => !begun.some((one) => isSameDraft(one, option)));
  const like = options[0];
  const added = chosen.map(({ starts, minutes, place, online }) => {
    const where = place === '' && like ? { place: like.place, online: online || like.online } : { place, online };
    return { key: keys(), date: starts.slice(0, 10), time: starts.slice(11), minutes, ...where };
  });
  const startOf = ({ date, time }: DraftOption): string => `${date}T${time}`;
  const news = added.filter((one) => !kept.some((option) => startOf(option) === startOf(one)));
  return [...kept, ...news].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

function isSameDraft(one: DraftOption, other: DraftOption): boolean {
  return one.key === other.key && one.date === other.date && one.time === other.time && one.minutes === other.minutes;
}

/** What is sent, in order of time. */
export function pollBody(draft: DraftPoll): CreatePollInput {
  return {
    bodyId: draft.bodyId,
    title: draft.title.trim(),
    explanation: draft.explanation.trim(),
    deadline: `${draft.deadlineDate}T${draft.deadlineTime}`,
    resultsHidden: draft.resultsHidden,
    holdDates: draft.holdDates,
    closeWhenAnswered: draft.closeWhenAnswered,
    options: draft.options.map(slotOf),
  };
}

/** A date as it is sent. */
export function slotOf({ date, time, minutes, place, online }: DraftOption) {
  return { starts: `${date}T${time}`, minutes, place: place.trim(), online };
}

export type DraftFault = PollFault | { code: 'no-body' } | { code: 'no-title' };

/** The same rule as the service applies, so that most mistakes are seen before sending. */
export function faultsOf(draft: DraftPoll, now: Instant): DraftFault[] {
  const faults: DraftFault[] = [];
  if (!draft.bodyId) faults.push({ code: 'no-body' });
  if (!draft.title.trim()) faults.push({ code: 'no-title' });
  return [...faults, ...faultsOfNewPoll(pollBody(draft), now)];
}
