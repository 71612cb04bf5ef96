import { builtInSchoolHolidays, type SchoolHoliday } from '../../time/school-calendar.ts';
import type { Scope } from '../../work/work.ts';
import { findUploadedCalendar } from '../store-school-calendar.ts';

/** The school holidays that a partnership goes by: its own calendar, or else the product's. */
export async function schoolHolidaysOf(scope: Scope): Promise<readonly SchoolHoliday[]> {
  return (await findUploadedCalendar(scope))?.holidays ?? builtInSchoolHolidays();
}
