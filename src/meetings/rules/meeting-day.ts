import type { PublicHolidayName } from '../../time/holidays.ts';
import { isLocalDateTime, type LocalDateTime, toLocal } from '../../time/local.ts';
import type { HolidayRegion, SchoolHoliday, SchoolHolidayName } from '../../time/school-calendar.ts';
import { holidayOn } from './poll-lifecycle.ts';

export type DayFault =
  | { code: 'past' }
  | { code: 'holiday'; holiday: PublicHolidayName }
  /** No refusal for who says that it is meant. */
  | { code: 'school-holiday'; holiday: SchoolHolidayName; regions: string };

/** What is against a meeting at this moment; null: nothing. `regions` are those of the schools that the body stands for. */
export function faultOfDay(
  starts: LocalDateTime,
  now: string,
  school: { holidays: readonly SchoolHoliday[]; regions: readonly HolidayRegion[] },
): DayFault | null {
  if (!isLocalDateTime(starts) || starts <= toLocal(now)) return { code: 'past' };
  const holiday = holidayOn(starts);
  if (holiday) return { code: 'holiday', holiday };
  const day = starts.slice(0, 10);
  const free = school.holidays.filter(
    ({ region, from, until }) => school.regions.includes(region) && from <= day && day <= until,
  );
  const [first] = free;
  if (!first) return null;
  const regions = [...new Set(free.map(({ region }) => region))].sort().join(', ');
  return { code: 'school-holiday', holiday: first.name, regions };
}
