import { useEffect, useEffectEvent } from 'react';
import { type BodyPreferences, NO_PREFERENCES } from '../../src/meetings/rules/body-settings.ts';
import type { BodySettingsView } from '../../src/meetings/schema-body-settings.ts';
import { addDays, type Instant, type LocalDate, localDate, weekday } from '../../src/time/local.ts';
import { useRead } from '../shell/use-api.ts';
import { type DraftPoll, meetingDayFrom } from './new-poll.ts';

/** Tells how the chosen body likes to meet, once that is known. */
export function usePreferences(bodyId: string, tell: (preferences: BodyPreferences) => void): void {
  const settings = useRead<BodySettingsView>(`/bodies/${bodyId}/settings`, { enabled: bodyId !== '' });
  const preferences = settings.data?.preferences;
  const onPreferences = useEffectEvent(tell);
  useEffect(() => {
    if (preferences) onPreferences(preferences);
  }, [preferences]);
}

/** The draft with dates, times and place as the body likes them. What it leaves open stays as it was. */
export function withPreferences(draft: DraftPoll, preferences: BodyPreferences, now: Instant): DraftPoll {
  const { weekdays, from, minutes, place, form, resultsHidden } = { ...NO_PREFERENCES, ...preferences };
  let date = addDays(localDate(now), 20);
  const options = draft.options.map((option) => {
    date = nextDay(date, weekdays);
    return {
      ...option,
      date,
      ...(from === null ? {} : { time: from }),
      ...(minutes === null ? {} : { minutes }),
      place: form === 'online' ? '' : place || option.place,
      online: form === null ? option.online : form !== 'onsite',
    };
  });
  return { ...draft, options, resultsHidden };
}

/** The next day on which a body likes to meet and that is no holiday. */
function nextDay(after: LocalDate, weekdays: readonly number[]): LocalDate {
  const first = meetingDayFrom(addDays(after, 1));
  const wanted = weekdays.filter((day) => day <= 5);
  return wanted.length === 0 || wanted.includes(weekday(first)) ? first : nextDay(first, weekdays);
}
