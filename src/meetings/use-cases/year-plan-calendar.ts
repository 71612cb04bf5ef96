import { createHash } from 'node:crypto';
import type { Sheet, UploadedFile } from '../../sheets/cells.ts';
import { FileFault } from '../../sheets/cells.ts';
import { decodeText } from '../../sheets/read-csv.ts';
import { readSheets } from '../../sheets/read-sheets.ts';
import type { Language } from '../../text/format.ts';
import { yearPlanText } from '../../text/year-plan.ts';
import { localDate, schoolYearOf } from '../../time/local.ts';
import { builtInSchoolHolidays, type SchoolHoliday } from '../../time/school-calendar.ts';
import { doubtsAbout } from '../../time/school-calendar-check.ts';
import {
  type HolidayLine,
  linesOfJson,
  linesOfSheet,
  type ReadHolidays,
  readHolidayLines,
} from '../../time/school-calendar-read.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import type { CalendarUpload, SchoolCalendarView } from '../schema-year-plan.ts';
import { deleteUploadedCalendar, findUploadedCalendar, saveUploadedCalendar } from '../store-school-calendar.ts';
import { calendarView, type PlanReader } from './year-plan.ts';
import { allowsYearPlan, demandView, demandYearPlan } from './year-plan-rights.ts';

/** A file as it was read, outside any transaction; `null`: no file that can be read at all. */
export type ReadCalendar = ReadHolidays | null;

/** Reads JSON, CSV or XLSX. */
export async function readCalendarFile(file: UploadedFile): Promise<ReadCalendar> {
  const lines = linesOfText(file) ?? (await linesOfSheets(file));
  if (lines === null) return null;
  if ('missing' in lines) return { holidays: [], faults: [{ kind: 'no-columns', missing: lines.missing }] };
  return readHolidayLines(lines);
}

type Lines = HolidayLine[] | { missing: string[] };

function linesOfText({ bytes }: UploadedFile): Lines | null {
  const text = decodeText(bytes)?.trim() ?? '';
  if (!/^[[{]/.test(text)) return null;
  try {
    return linesOfJson(JSON.parse(text));
  } catch {
    return null;
  }
}

async function linesOfSheets(file: UploadedFile): Promise<Lines | null> {
  const sheets = await readSheets(file).catch((cause: unknown): Sheet[] | null => {
    if (cause instanceof FileFault) return null;
    throw cause;
  });
  return sheets && linesOfSheet(sheets[0]?.rows ?? []);
}

export function demandCalendarChange(standing: PlanReader['standing']): void {
  if (!allowsYearPlan(standing, 'school-calendar.change')) throw new Refusal('not-allowed', 'not-allowed');
}

/**
 * Puts an uploaded calendar in the place of the one in use. What cannot be read is refused; what can be read but is hard
 * to believe is asked first: the same file has to come again with the fingerprint of what was asked.
 */
export async function uploadSchoolCalendar(
  work: Work,
  language: Language,
  upload: { fileName: string; read: ReadCalendar; confirmed?: string },
): Promise<CalendarUpload> {
  const by = await demandYearPlan(work, 'school-calendar.change');
  const say = yearPlanText[language];
  const { fileName, read, confirmed } = upload;
  const nothing = { inUse: false, holidays: 0, faults: [], doubts: [], fingerprint: '' };
  if (!read) return { ...nothing, faults: [say.unreadable] };
  const { holidays } = read;
  if (read.faults.length > 0) return { ...nothing, faults: read.faults.slice(0, 50).map(say.fault) };
  const doubts = doubtsAbout(holidays, schoolYearOf(localDate(work.now))).map(say.doubt);
  const fingerprint = fingerprintOf(holidays);
  const inUse = doubts.length === 0 || confirmed === fingerprint;
  if (inUse) {
    await saveUploadedCalendar(work, { fileName, holidays, by });
    const after = { fileName, holidays: holidays.length, confirmedDoubts: doubts.length };
    await recordHistory(work, { entity: 'school-calendar', entityId: work.partnershipId, what: 'uploaded', after });
  }
  return { inUse, holidays: holidays.length, faults: [], doubts, fingerprint };
}

function fingerprintOf(holidays: readonly SchoolHoliday[]): string {
  return createHash('sha256').update(JSON.stringify(holidays)).digest('hex').slice(0, 32);
}

/** Goes back to the calendar that the product comes with. */
export async function dropSchoolCalendar(work: Work): Promise<void> {
  await demandYearPlan(work, 'school-calendar.change');
  if (!(await deleteUploadedCalendar(work))) return;
  await recordHistory(work, { entity: 'school-calendar', entityId: work.partnershipId, what: 'removed' });
}

export async function viewSchoolCalendar(
  scope: Scope,
  reader: PlanReader,
): Promise<SchoolCalendarView & { holidays: SchoolHoliday[] }> {
  demandView(reader.standing);
  const uploaded = (await findUploadedCalendar(scope)) ?? null;
  const holidays = uploaded?.holidays ?? builtInSchoolHolidays();
  return { ...calendarView({ holidays, uploaded }, reader.language), holidays };
}
