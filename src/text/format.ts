import { addMinutes, type LocalDate, type LocalDateTime, weekday } from '../time/local.ts';

export type Language = 'nl' | 'en';

export const DAYS = {
  nl: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
export const MONTHS = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
/** Dutch cuts March to "mrt"; the others keep their first letters. */
const SHORT_MONTHS = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** "donderdag"; 1 is Monday. */
export const weekdayName = (weekday: number, language: Language): string => DAYS[language][weekday - 1] ?? '';
/** "september"; 1 is January. */
export const monthName = (month: number, language: Language): string => MONTHS[language][month - 1] ?? '';

function parts(date: LocalDate, language: Language) {
  const month = Number(date.slice(5, 7)) - 1;
  const day = DAYS[language][weekday(date) - 1] ?? '';
  return {
    day,
    shortDay: day.slice(0, language === 'nl' ? 2 : 3),
    number: Number(date.slice(8, 10)),
    month: MONTHS[language][month] ?? '',
    shortMonth: SHORT_MONTHS[language][month] ?? '',
    year: date.slice(0, 4),
  };
}

/** "donderdag 4 september 2025" */
export function longDate(date: LocalDate, language: Language): string {
  const { day, number, month, year } = parts(date, language);
  return `${day} ${number} ${month} ${year}`;
}

/** "do 4 sep" */
export function shortDate(date: LocalDate, language: Language): string {
  const { shortDay, number, shortMonth } = parts(date, language);
  return `${shortDay} ${number} ${shortMonth}`;
}

/** "14.00" in Dutch, "14:00" in English. */
export function clockTime(local: LocalDateTime, language: Language): string {
  const time = local.slice(11, 16);
  return language === 'nl' ? time.replace(':', '.') : time;
}

/** "14.00–16.00 uur" */
export function timeSpan(starts: LocalDateTime, minutes: number, language: Language): string {
  const span = `${clockTime(starts, language)}–${clockTime(addMinutes(starts, minutes), language)}`;
  return language === 'nl' ? `${span} uur` : span;
}

/** "donderdag 4 september 2025, 14.00–16.00 uur": dates in sentences. */
export function longSpan(starts: LocalDateTime, minutes: number, language: Language): string {
  return `${longDate(starts, language)}, ${timeSpan(starts, minutes, language)}`;
}

/** "do 4 sep, 14.00": dates in tables. */
export function shortMoment(starts: LocalDateTime, language: Language): string {
  return `${shortDate(starts, language)}, ${clockTime(starts, language)}`;
}

/** "a, b en c" */
export function list(words: readonly string[], language: Language): string {
  const and = language === 'nl' ? 'en' : 'and';
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

/** "1 antwoord", "3 antwoorden" */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "donderdag 4 september 2025 om 17.00 uur" */
export function longMoment(local: string, language: Language): string {
  const [date, time] = [longDate(local, language), clockTime(local, language)];
  return language === 'nl' ? `${date} om ${time} uur` : `${date} at ${time}`;
}
