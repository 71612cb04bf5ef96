import type { SuggestionFact } from '../meetings/rules/suggest-options.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, list, weekdayName } from './format.ts';

/** Names beyond this many are counted instead, so that a reason stays short. */
const NAMES = 3;

const reasonText = bothLanguages({
  nl: {
    planned: 'staat in het jaarplan',
    before: (body: string, weeks: number) => `${count(weeks, 'lesweek', 'lesweken')} voor ${body}`,
    beforeOff: (body: string, weeks: number) =>
      `${count(weeks, 'lesweek', 'lesweken')} voor ${body}, anders dan gewenst`,
    free: (seats: number) => `${seats} vrij`,
    busy: (names: string) => `bezet: ${names}`,
    tentative: (seats: number) => `${seats} misschien bezet`,
    unknown: (seats: number) => `${seats} onbekend`,
    byCalendar: (parts: string) => `volgens agenda ${parts}`,
    quorumLost: (seats: number) => `quorum dan niet haalbaar: ${count(seats, 'zetel', 'zetels')} te weinig`,
    otherTime: (usual: string) => `om ${usual} uur zijn meer mensen bezet`,
    wished: (day: string) => `${day} is een voorkeursdag`,
    other: (day: string) => `${day} is geen voorkeursdag`,
    more: (names: number) => `nog ${names}`,
  },
  en: {
    planned: 'is in the year plan',
    before: (body: string, weeks: number) => `${count(weeks, 'school week', 'school weeks')} before ${body}`,
    beforeOff: (body: string, weeks: number) =>
      `${count(weeks, 'school week', 'school weeks')} before ${body}, not as wished`,
    free: (seats: number) => `${seats} free`,
    busy: (names: string) => `busy: ${names}`,
    tentative: (seats: number) => `${seats} perhaps busy`,
    unknown: (seats: number) => `${seats} unknown`,
    byCalendar: (parts: string) => `by calendar ${parts}`,
    quorumLost: (seats: number) => `quorum then out of reach: ${count(seats, 'seat', 'seats')} short`,
    otherTime: (usual: string) => `at ${usual} more people are busy`,
    wished: (day: string) => `${day} is a wished day`,
    other: (day: string) => `${day} is not a wished day`,
    more: (names: number) => `${names} more`,
  },
});

/** "Staat in het jaarplan; volgens agenda 4 vrij, bezet: kring Noord; donderdag is een voorkeursdag" */
export function suggestionSentence(facts: readonly SuggestionFact[], language: Language): string {
  const sentence = facts
    .map((fact) => phrase(fact, language))
    .filter(Boolean)
    .join('; ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function phrase(item: SuggestionFact, language: Language): string {
  const say = reasonText[language];
  switch (item.fact) {
    case 'planned':
      return say.planned;
    case 'before':
      return (item.fits ? say.before : say.beforeOff)(item.bodyName, item.weeks);
    case 'by-calendar':
      return calendarPhrase(item, language);
    case 'quorum-lost':
      return say.quorumLost(item.short);
    case 'other-time':
      return say.otherTime(clockTime(item.usual, language));
    case 'wished-day':
      return say.wished(weekdayName(item.weekday, language));
    case 'other-day':
      return say.other(weekdayName(item.weekday, language));
  }
}

function calendarPhrase(item: Extract<SuggestionFact, { fact: 'by-calendar' }>, language: Language): string {
  const say = reasonText[language];
  const { free, busy, tentative, unknown } = item;
  const names = busy.length <= NAMES + 1 ? busy : [...busy.slice(0, NAMES), say.more(busy.length - NAMES)];
  const parts = [
    ...(free > 0 ? [say.free(free)] : []),
    ...(tentative > 0 ? [say.tentative(tentative)] : []),
    ...(unknown > 0 ? [say.unknown(unknown)] : []),
    ...(busy.length > 0 ? [say.busy(list(names, language))] : []),
  ];
  return parts.length === 0 ? '' : say.byCalendar(parts.join(', '));
}
