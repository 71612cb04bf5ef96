import type { Cadence } from '../meetings/rules/year-plan/plan.ts';
import type { SchoolHoliday } from '../time/school-calendar.ts';
import type { HolidayDoubt } from '../time/school-calendar-check.ts';
import type { HolidayFault } from '../time/school-calendar-read.ts';
import { bothLanguages } from './copy.ts';
import { count, type Language, list, longDate, monthName, shortDate, timeSpan, weekdayName } from './format.ts';
import { schoolHolidayNames } from './year-plan-reasons.ts';

interface PlannedSlot {
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
}

const yearName = (schoolYear: number): string => `${schoolYear}-${schoolYear + 1}`;
const clock = (time: string, language: Language): string => (language === 'nl' ? time.replace(':', '.') : time);

function where({ place, online }: Pick<PlannedSlot, 'place' | 'online'>, language: Language): string {
  const both = language === 'nl' ? `${place} en online` : `${place} and online`;
  if (place === '') return online ? 'online' : '';
  return online ? both : place;
}

/** "Stuurgroep, Marnixzaal" */
function whatAndWhere(bodyName: string, slot: PlannedSlot, language: Language): string {
  return [bodyName, where(slot, language)].filter(Boolean).join(', ');
}

function moment(slot: PlannedSlot, language: Language): string {
  const span = timeSpan(slot.starts, slot.minutes, language).replace(' uur', '');
  return `${shortDate(slot.starts, language)}, ${span}`;
}

/** "herfstvakantie in regio noord, 10 oktober 2026 tot en met 18 oktober 2026" */
function holidayText({ name, region, from, until }: SchoolHoliday, language: Language): string {
  const [first, last] = [from, until].map((date) => longDate(date, language).replace(/^\S+ /, ''));
  return language === 'nl'
    ? `${schoolHolidayNames.nl[name]} in regio ${region}, ${first} tot en met ${last}`
    : `${schoolHolidayNames.en[name]} in region ${region}, ${first} to ${last}`;
}

function endOf({ starts, minutes }: Cadence): string {
  const end = Number(starts.slice(0, 2)) * 60 + Number(starts.slice(3)) + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** "4 per jaar, donderdag of dinsdag, 13.30–16.30" */
function wishNl(cadence: Cadence, nameOf: (bodyId: string) => string): string {
  const { when } = cadence;
  const days = cadence.weekdays.map((day) => weekdayName(day, 'nl')).join(' of ');
  const times = `${clock(cadence.starts, 'nl')}–${clock(endOf(cadence), 'nl')}`;
  if (when.kind === 'spread') return `${when.count} per jaar, ${days}, ${times}`;
  if (when.kind === 'before')
    return `${when.minWeeks}–${when.maxWeeks} weken vóór elke bijeenkomst van ${nameOf(when.bodyId)}, ${days}, ${times}`;
  const parts = { early: 'begin', middle: 'midden', late: 'eind' };
  const months = when.months.map(({ month, part }) => `${parts[part]} ${monthName(month, 'nl')}`);
  return `${list(months, 'nl')}, ${days}, ${times}`;
}

function wishEn(cadence: Cadence, nameOf: (bodyId: string) => string): string {
  const { when } = cadence;
  const days = cadence.weekdays.map((day) => weekdayName(day, 'en')).join(' or ');
  const times = `${cadence.starts}–${endOf(cadence)}`;
  if (when.kind === 'spread') return `${when.count} a year, ${days}, ${times}`;
  if (when.kind === 'before')
    return `${when.minWeeks}–${when.maxWeeks} weeks before each meeting of ${nameOf(when.bodyId)}, ${days}, ${times}`;
  const parts = { early: 'start of', middle: 'middle of', late: 'end of' };
  const months = when.months.map(({ month, part }) => `${parts[part]} ${monthName(month, 'en')}`);
  return `${list(months, 'en')}, ${days}, ${times}`;
}

/** What the year plan says in messages, files and answers; the reasons of dates are in year-plan-reasons.ts. */
export const yearPlanText = bothLanguages({
  nl: {
    wish: wishNl,
    told: {
      who: (partnership: string) => partnership,
      question: (schoolYear: number) => `De bijeenkomsten van ${yearName(schoolYear)} staan in je agenda`,
      line: (dates: number) =>
        `Het gaat om ${count(dates, 'bijeenkomst', 'bijeenkomsten')} waar jij bij hoort. Kun je ergens niet? Laat het de secretaris weten.`,
      when: (slot: PlannedSlot) => moment(slot, 'nl'),
      what: (bodyName: string, slot: PlannedSlot) => whatAndWhere(bodyName, slot, 'nl'),
      more: (dates: number) => `En nog ${count(dates, 'bijeenkomst', 'bijeenkomsten')}: je ziet ze in Kringwerk.`,
      open: 'Bekijk in Kringwerk',
      summary: (schoolYear: number, dates: number) =>
        `Jaarplanning ${yearName(schoolYear)}: ${count(dates, 'bijeenkomst', 'bijeenkomsten')} in je agenda`,
      subject: (schoolYear: number) => `Jaarplanning ${yearName(schoolYear)}: deze bijeenkomsten staan in je agenda`,
      paragraphs: (partnership: string, schoolYear: number) => [
        `${partnership} heeft de bijeenkomsten van ${yearName(schoolYear)} gepland. Je krijgt voor elke datum een uitnodiging. Het gaat om:`,
      ],
      last: 'Kun je ergens niet? Laat het de secretaris weten.',
      item: (bodyName: string, slot: PlannedSlot) => `${moment(slot, 'nl')}: ${whatAndWhere(bodyName, slot, 'nl')}`,
    },
    file: {
      name: (schoolYear: number) => `jaarplanning-${yearName(schoolYear)}`,
      list: 'Lijst',
      calendar: 'Jaarkalender',
      unmet: 'Wat niet lukte',
      headings: ['Datum', 'Dag', 'Van', 'Tot', 'Overleg', 'Waar', 'Stand', 'Waarom deze datum'],
      unmetHeading: 'Wat de planning niet kon waarmaken',
      day: 'Dag',
      month: (month: number, year: number) => `${monthName(month, 'nl')} ${year}`,
      weekday: (weekday: number) => weekdayName(weekday, 'nl'),
      where: (slot: PlannedSlot) => where(slot, 'nl'),
      states: { proposed: 'voorstel', locked: 'vastgezet', pushed: 'in de agenda’s', cancelled: 'gaat niet door' },
      holiday: (name: SchoolHoliday['name'], regions: string[]) =>
        `${schoolHolidayNames.nl[name]} ${list(regions, 'nl')}`,
    },
    doubt: (doubt: HolidayDoubt) => {
      switch (doubt.kind) {
        case 'length':
          return `De ${holidayText(doubt.holiday, 'nl')}, duurt ${count(doubt.days, 'dag', 'dagen')}. Gewoonlijk zijn het er ${doubt.usual.least} tot ${doubt.usual.most}.`;
        case 'season':
          return `De ${holidayText(doubt.holiday, 'nl')}, begint in een andere tijd van het jaar dan gewoonlijk.`;
        case 'overlap':
          return `De ${holidayText(doubt.holiday, 'nl')}, overlapt met de ${holidayText(doubt.with, 'nl')}.`;
        case 'twice':
          return `De ${holidayText(doubt.holiday, 'nl')}, staat er voor dat schooljaar nog een keer in: ${holidayText(doubt.with, 'nl')}.`;
        case 'year':
          return `De ${holidayText(doubt.holiday, 'nl')}, hoort bij schooljaar ${yearName(doubt.schoolYear)}. Dat ligt ver van nu.`;
        case 'missing':
          return `De ${schoolHolidayNames.nl[doubt.name]} van ${yearName(doubt.schoolYear)} ontbreekt voor regio ${doubt.region}.`;
      }
    },
    fault: (fault: HolidayFault) => {
      switch (fault.kind) {
        case 'no-lines':
          return 'Het bestand bevat geen vakanties.';
        case 'no-columns':
          return `Het bestand mist kolommen. Nodig zijn: ${list(fault.missing, 'nl')}.`;
        case 'region':
          return `Regel ${fault.line}: “${fault.value}” is geen regio. Gebruik noord, midden of zuid.`;
        case 'name':
          return `Regel ${fault.line}: “${fault.value}” is geen schoolvakantie. Gebruik herfst-, kerst-, voorjaars-, mei- of zomervakantie.`;
        case 'date':
          return `Regel ${fault.line}: “${fault.value}” is geen datum. Schrijf bijvoorbeeld 17-10-2026.`;
        case 'order':
          return `Regel ${fault.line}: de vakantie eindigt (${fault.value}) voordat zij begint.`;
      }
    },
    unreadable: 'Dit bestand is niet te lezen. Gebruik JSON, CSV of XLSX.',
  },
  en: {
    wish: wishEn,
    told: {
      who: (partnership: string) => partnership,
      question: (schoolYear: number) => `The meetings of ${yearName(schoolYear)} are in your calendar`,
      line: (dates: number) =>
        `These are ${count(dates, 'meeting', 'meetings')} that you belong to. Can you not make one? Tell the secretary.`,
      when: (slot: PlannedSlot) => moment(slot, 'en'),
      what: (bodyName: string, slot: PlannedSlot) => whatAndWhere(bodyName, slot, 'en'),
      more: (dates: number) => `And ${count(dates, 'more meeting', 'more meetings')}: you can see them in Kringwerk.`,
      open: 'View in Kringwerk',
      summary: (schoolYear: number, dates: number) =>
        `Year plan ${yearName(schoolYear)}: ${count(dates, 'meeting', 'meetings')} in your calendar`,
      subject: (schoolYear: number) => `Year plan ${yearName(schoolYear)}: these meetings are in your calendar`,
      paragraphs: (partnership: string, schoolYear: number) => [
        `${partnership} has planned the meetings of ${yearName(schoolYear)}. You will get an invitation for each date. They are:`,
      ],
      last: 'Can you not make one? Tell the secretary.',
      item: (bodyName: string, slot: PlannedSlot) => `${moment(slot, 'en')}: ${whatAndWhere(bodyName, slot, 'en')}`,
    },
    file: {
      name: (schoolYear: number) => `year-plan-${yearName(schoolYear)}`,
      list: 'List',
      calendar: 'Year calendar',
      unmet: 'Not possible',
      headings: ['Date', 'Day', 'From', 'To', 'Body', 'Where', 'Status', 'Why this date'],
      unmetHeading: 'What the plan could not meet',
      day: 'Day',
      month: (month: number, year: number) => `${monthName(month, 'en')} ${year}`,
      weekday: (weekday: number) => weekdayName(weekday, 'en'),
      where: (slot: PlannedSlot) => where(slot, 'en'),
      states: { proposed: 'proposed', locked: 'locked', pushed: 'in the calendars', cancelled: 'cancelled' },
      holiday: (name: SchoolHoliday['name'], regions: string[]) =>
        `${schoolHolidayNames.en[name]} ${list(regions, 'en')}`,
    },
    doubt: (doubt: HolidayDoubt) => {
      switch (doubt.kind) {
        case 'length':
          return `The ${holidayText(doubt.holiday, 'en')}, lasts ${count(doubt.days, 'day', 'days')}. Usually it is ${doubt.usual.least} to ${doubt.usual.most}.`;
        case 'season':
          return `The ${holidayText(doubt.holiday, 'en')}, begins at another time of the year than usual.`;
        case 'overlap':
          return `The ${holidayText(doubt.holiday, 'en')}, overlaps with the ${holidayText(doubt.with, 'en')}.`;
        case 'twice':
          return `The ${holidayText(doubt.holiday, 'en')}, is there once more for that school year: ${holidayText(doubt.with, 'en')}.`;
        case 'year':
          return `The ${holidayText(doubt.holiday, 'en')}, belongs to school year ${yearName(doubt.schoolYear)}. That is far from now.`;
        case 'missing':
          return `The ${schoolHolidayNames.en[doubt.name]} of ${yearName(doubt.schoolYear)} is missing for region ${doubt.region}.`;
      }
    },
    fault: (fault: HolidayFault) => {
      switch (fault.kind) {
        case 'no-lines':
          return 'The file holds no holidays.';
        case 'no-columns':
          return `The file lacks columns. Needed are: ${list(fault.missing, 'en')}.`;
        case 'region':
          return `Line ${fault.line}: “${fault.value}” is not a region. Use noord, midden or zuid.`;
        case 'name':
          return `Line ${fault.line}: “${fault.value}” is not a school holiday. Use autumn, Christmas, spring, May or summer holiday.`;
        case 'date':
          return `Line ${fault.line}: “${fault.value}” is not a date. Write 17-10-2026, for example.`;
        case 'order':
          return `Line ${fault.line}: the holiday ends (${fault.value}) before it begins.`;
      }
    },
    unreadable: 'This file cannot be read. Use JSON, CSV or XLSX.',
  },
});

export const yearPlanRefusals = bothLanguages<
  Record<string, (facts: Readonly<Record<string, string | number>>) => string>
>({
  nl: {
    'year-plan-changed': () =>
      'Iemand anders heeft deze jaarplanning net gewijzigd. Jouw wijziging is niet opgeslagen. Ververs het scherm en probeer het opnieuw.',
    'year-plan-missing': () => 'Er is nog geen jaarplanning voor dit schooljaar. Vul eerst de wensen in en bewaar ze.',
    'year-plan-no-wishes': () =>
      'Er zijn nog geen wensen ingevuld. Vul bij minstens één overleg in wanneer het bij elkaar wil komen.',
    'year-plan-window': () => 'De periode is te lang of ligt niet bij dit schooljaar. Kies hoogstens veertien maanden.',
    'year-plan-pushed': () =>
      'Deze bijeenkomst staat al in de agenda’s. Verzet haar bij Overleg, dan krijgt iedereen bericht.',
    'year-plan-past': () => 'Deze datum is al voorbij. Kies een datum die nog komt.',
    'year-plan-nothing-to-push': () => 'Er zijn geen data om in de agenda’s te zetten. Maak eerst een voorstel.',
  },
  en: {
    'year-plan-changed': () =>
      'Somebody else has just changed this year plan. Your change was not saved. Refresh the screen and try again.',
    'year-plan-missing': () =>
      'There is no year plan for this school year yet. Fill in the wishes first and save them.',
    'year-plan-no-wishes': () => 'No wishes have been filled in yet. Say for at least one body when it wants to meet.',
    'year-plan-window': () =>
      'The period is too long or does not lie near this school year. Choose fourteen months at most.',
    'year-plan-pushed': () =>
      'This meeting is in the calendars already. Move it under Meetings, so that everybody is told.',
    'year-plan-past': () => 'This date has passed. Choose a date to come.',
    'year-plan-nothing-to-push': () => 'There are no dates to put in the calendars. Make a proposal first.',
  },
});
