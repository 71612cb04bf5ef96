import { getVtimezoneComponent } from '@touch4it/ical-timezones';
import ical from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Cell, WrittenSheet } from '../../sheets/cells.ts';
import { writeSheets } from '../../sheets/write-sheets.ts';
import { clockTime, type Language } from '../../text/format.ts';
import { yearPlanText } from '../../text/year-plan.ts';
import { addDays, addMinutes, weekday, ZONE } from '../../time/local.ts';
import type { SchoolHoliday } from '../../time/school-calendar.ts';
import type { PlannedDateView, YearPlanView } from '../schema-year-plan.ts';

/** The plan as a workbook: a list, a year calendar, and what could not be met. */
export async function yearPlanWorkbook(plan: YearPlanView, language: Language): Promise<Buffer> {
  const say = yearPlanText[language].file;
  const unmet: WrittenSheet = {
    name: say.unmet,
    rows: [[say.unmetHeading], ...plan.unmet.map((sentence) => [sentence])],
    widths: [110],
  };
  return writeSheets([listSheet(plan, language), calendarSheet(plan, language), unmet]);
}

function listSheet({ dates }: YearPlanView, language: Language): WrittenSheet {
  const say = yearPlanText[language].file;
  const rows = dates.map((date): Cell[] => [
    new Date(`${date.starts.slice(0, 10)}T00:00:00Z`),
    say.weekday(weekday(date.starts)),
    clockTime(date.starts, language),
    clockTime(addMinutes(date.starts, date.minutes), language),
    date.bodyName,
    say.where(date),
    say.states[date.state],
    date.reason,
  ]);
  return { name: say.list, rows: [say.headings, ...rows], widths: [12, 12, 8, 8, 30, 30, 16, 80] };
}

/** A column a month, a row a day; what falls on it, and which holidays. */
function calendarSheet(plan: YearPlanView, language: Language): WrittenSheet {
  const say = yearPlanText[language].file;
  const months = monthsOf(plan.from, plan.until, plan.dates);
  const days = Array.from({ length: 31 }, (_, index) => index + 1);
  const cell = (month: string, day: number): string => {
    const date = `${month}-${String(day).padStart(2, '0')}`;
    if (day > daysIn(month)) return '';
    return [say.weekday(weekday(date)).slice(0, 2), ...onDay(plan, date, language)].join('\n');
  };
  return {
    name: say.calendar,
    rows: [
      [say.day, ...months.map((month) => say.month(Number(month.slice(5)), Number(month.slice(0, 4))))],
      ...days.map((day): Cell[] => [day, ...months.map((month) => cell(month, day))]),
    ],
    widths: [6, ...months.map(() => 24)],
  };
}

function onDay(plan: YearPlanView, date: string, language: Language): string[] {
  const say = yearPlanText[language].file;
  const meetings = plan.dates
    .filter(({ starts, state }) => starts.startsWith(date) && state !== 'cancelled')
    .map(({ starts, bodyName }) => `${clockTime(starts, language)} ${bodyName}`);
  const free = plan.holidays.filter(({ from, until }) => from <= date && date <= until);
  const byName = new Map<SchoolHoliday['name'], string[]>();
  for (const { name, region } of free) byName.set(name, [...(byName.get(name) ?? []), region]);
  return [
    ...meetings,
    ...[...byName].map(([name, regions]) => say.holiday(name, regions)),
    ...plan.publicHolidays.filter((one) => one.date === date).map(({ name }) => name),
    ...plan.settings.closures.filter(({ from, until }) => from <= date && date <= until).map(({ name }) => name),
  ];
}

/** Every month of the plan, and the months before it in which something is prepared. */
function monthsOf(from: string, until: string, dates: readonly PlannedDateView[]): string[] {
  const days = [from, until, ...dates.map(({ starts }) => starts)].sort();
  const first = (days[0] ?? from).slice(0, 7);
  const last = (days.at(-1) ?? until).slice(0, 7);
  const months = [first];
  for (let month = first; month < last; months.push(month)) month = addDays(`${month}-01`, 31).slice(0, 7);
  return months;
}

function daysIn(month: string): number {
  return Number(addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1).slice(8));
}

/**
 * The plan as a calendar file, each meeting at its wall-clock time in Europe/Amsterdam. The zone is named per event: one
 * on the calendar as a whole would also strip the mark of UTC from each DTSTAMP.
 */
export function yearPlanCalendar(plan: YearPlanView, language: Language, partnershipId: string, now: string): string {
  const say = yearPlanText[language].file;
  const calendar = ical({
    name: say.name(plan.schoolYear),
    prodId: { company: 'Kringwerk', product: 'Jaarplanning', language: language.toUpperCase() },
    timezone: { name: null, generator: getVtimezoneComponent },
  });
  for (const date of plan.dates.filter(({ state }) => state !== 'cancelled')) {
    const start = Temporal.PlainDateTime.from(date.starts).toZonedDateTime(ZONE);
    calendar.createEvent({
      id: `${date.bodyId}-${date.slot}-${plan.schoolYear}-${partnershipId}@kringwerk`,
      stamp: new Date(now),
      start,
      end: start.add({ minutes: date.minutes }),
      timezone: ZONE,
      summary: date.bodyName,
      location: say.where(date),
      description: date.reason,
    });
  }
  return calendar.toString();
}
