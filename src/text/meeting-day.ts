import type { PublicHolidayName } from '../time/holidays.ts';
import type { SchoolHolidayName } from '../time/school-calendar.ts';
import { bothLanguages } from './copy.ts';
import type { Language } from './format.ts';
import { publicHolidayNames, schoolHolidayNames } from './year-plan-reasons.ts';

type Facts = Readonly<Record<string, string | number>>;

const school = (facts: Facts, language: Language): string =>
  schoolHolidayNames[language][String(facts['holiday'] ?? '') as SchoolHolidayName] ?? '';
const free = (facts: Facts, language: Language): string =>
  publicHolidayNames[language][String(facts['holiday'] ?? '') as PublicHolidayName] ?? '';

/** Why a meeting is not put on a day. */
export const meetingDayRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'meeting-holiday': (facts) =>
      `Deze dag is een vrije dag (${free(facts, 'nl')}). Er is niets veranderd. Kies een andere dag.`,
    'meeting-school-holiday': (facts) =>
      `Deze dag valt in de ${school(facts, 'nl')} (${facts['regions']}). Er is niets veranderd. Kies een andere dag, of vink aan dat je deze dag toch wilt.`,
  },
  en: {
    'meeting-holiday': (facts) =>
      `This day is a public holiday (${free(facts, 'en')}). Nothing has changed. Choose another day.`,
    'meeting-school-holiday': (facts) =>
      `This day lies in the ${school(facts, 'en')} (${facts['regions']}). Nothing has changed. Choose another day, or tick that you want this day all the same.`,
  },
});
