import type { SchoolHoliday } from '../time/school-calendar.ts';
import type { Scope, Work } from '../work/work.ts';

export interface UploadedCalendar {
  fileName: string;
  holidays: SchoolHoliday[];
  byName: string;
  at: string;
}

/** The school holidays that the partnership put in place of the product's own, if it did. */
export async function findUploadedCalendar(scope: Scope): Promise<UploadedCalendar | undefined> {
  const row = await scope.tx
    .selectFrom('school_calendar as calendar')
    .innerJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'calendar.partnership_id')
        .onRef('person.id', '=', 'calendar.uploaded_by'),
    )
    .select(['calendar.file_name', 'calendar.holidays', 'calendar.uploaded_at', 'person.name'])
    .where('calendar.partnership_id', '=', scope.partnershipId)
    .executeTakeFirst();
  return (
    row && {
      fileName: row.file_name,
      holidays: row.holidays as SchoolHoliday[],
      byName: row.name,
      at: row.uploaded_at.toISOString(),
    }
  );
}

export async function saveUploadedCalendar(
  work: Work,
  calendar: { fileName: string; holidays: readonly SchoolHoliday[]; by: string },
): Promise<void> {
  const columns = {
    file_name: calendar.fileName,
    holidays: JSON.stringify(calendar.holidays),
    uploaded_by: calendar.by,
    uploaded_at: work.now,
  };
  await work.tx
    .insertInto('school_calendar')
    .values({ partnership_id: work.partnershipId, ...columns })
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet(columns))
    .execute();
}

/** Goes back to the product's own calendar; false when that was in use already. */
export async function deleteUploadedCalendar(scope: Scope): Promise<boolean> {
  const removed = await scope.tx
    .deleteFrom('school_calendar')
    .where('partnership_id', '=', scope.partnershipId)
    .returning('partnership_id')
    .execute();
  return removed.length > 0;
}
