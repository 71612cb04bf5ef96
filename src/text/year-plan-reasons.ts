import type { Barrier, DateReason, Hint, Unmet } from '../meetings/rules/year-plan/plan.ts';
import type { PublicHolidayName } from '../time/holidays.ts';
import type { HolidayRegion, SchoolHolidayName } from '../time/school-calendar.ts';
import { bothLanguages, type Copy } from './copy.ts';
import { count, DAYS, type Language, list, longDate, MONTHS } from './format.ts';

export const schoolHolidayNames: Copy<Record<SchoolHolidayName, string>> = bothLanguages({
  nl: {
    autumn: 'herfstvakantie',
    christmas: 'kerstvakantie',
    spring: 'voorjaarsvakantie',
    may: 'meivakantie',
    summer: 'zomervakantie',
  },
  en: {
    autumn: 'autumn holiday',
    christmas: 'Christmas holiday',
    spring: 'spring holiday',
    may: 'May holiday',
    summer: 'summer holiday',
  },
});

export const publicHolidayNames: Copy<Record<PublicHolidayName, string>> = bothLanguages({
  nl: {
    newYear: 'Nieuwjaarsdag',
    goodFriday: 'Goede Vrijdag',
    easterMonday: 'tweede paasdag',
    kingsDay: 'Koningsdag',
    liberationDay: 'Bevrijdingsdag',
    ascension: 'Hemelvaartsdag',
    dayAfterAscension: 'de dag na Hemelvaart',
    whitMonday: 'tweede pinksterdag',
    christmas: 'eerste kerstdag',
    boxingDay: 'tweede kerstdag',
  },
  en: {
    newYear: "New Year's Day",
    goodFriday: 'Good Friday',
    easterMonday: 'Easter Monday',
    kingsDay: "King's Day",
    liberationDay: 'Liberation Day',
    ascension: 'Ascension Day',
    dayAfterAscension: 'the day after Ascension Day',
    whitMonday: 'Whit Monday',
    christmas: 'Christmas Day',
    boxingDay: 'Boxing Day',
  },
});

/** "donderdag 4 september": the year is known from the plan. */
function dayOf(date: string, language: Language): string {
  return longDate(date, language).replace(/ \d{4}$/, '');
}

const inRegions = (regions: readonly HolidayRegion[], language: Language): string =>
  language === 'nl' ? `regio ${list(regions, 'nl')}` : `region ${list(regions, 'en')}`;

interface Sentences {
  reason: { [K in DateReason['kind']]: (reason: Extract<DateReason, { kind: K }>) => string };
  barrier: (barrier: Barrier) => string;
  unmet: { [K in Unmet['kind']]: (unmet: Extract<Unmet, { kind: K }>) => string };
}

const nl: Sentences = {
  reason: {
    locked: () => 'vastgezet',
    'next-to-holiday': ({ side, weekday, name, regions, allRegions }) => {
      const day = `${side === 'after' ? 'eerste' : 'laatste'} ${DAYS.nl[weekday - 1]}`;
      const where = allRegions
        ? regions.length > 1
          ? 'in alle regio’s'
          : `in ${inRegions(regions, 'nl')}`
        : `in ${inRegions(regions, 'nl')}`;
      return `${day} ${side === 'after' ? 'na' : 'vóór'} de ${schoolHolidayNames.nl[name]} ${where}`;
    },
    month: ({ month, part }) =>
      `${{ early: 'begin', middle: 'midden', late: 'eind' }[part]} ${MONTHS.nl[month - 1]}, zoals gevraagd`,
    spread: ({ nth, of, weeksSince }) => {
      const turn = `${nth}e van ${of} in het jaar`;
      return weeksSince === null ? turn : `${turn}, ${count(weeksSince, 'week', 'weken')} na de vorige`;
    },
    before: ({ bodyName, date, weeks, holidays, outcomeBy }) => {
      const names = holidays.map((name) => schoolHolidayNames.nl[name]);
      const without = names.length > 0 ? ` (${list(names, 'nl')} niet meegeteld)` : '';
      const wait = `${count(weeks, 'week', 'weken')} vóór ${bodyName} van ${dayOf(date, 'nl')}${without}`;
      return `${wait}; opbrengst uiterlijk ${dayOf(outcomeBy, 'nl')} bij de stukken`;
    },
    'run-up': ({ bodyNames, minWeeks, maxWeeks }) =>
      bodyNames.length === 1
        ? `${bodyNames[0]} komt ${minWeeks}–${maxWeeks} weken ervoor bij elkaar`
        : `${bodyNames.length} overleggen komen ${minWeeks}–${maxWeeks} weken ervoor bij elkaar`,
    'other-weekday': ({ weekday, wanted }) =>
      `op ${DAYS.nl[weekday - 1]}, want een geschikte ${DAYS.nl[wanted - 1]} was er niet dichtbij`,
    instead: ({ date, barrier }) => `niet op ${dayOf(date, 'nl')}: ${nl.barrier(barrier)}`,
  },
  barrier: (barrier) => {
    switch (barrier.kind) {
      case 'holiday':
        return `${schoolHolidayNames.nl[barrier.name]} in ${inRegions(barrier.regions, 'nl')}`;
      case 'public':
        return publicHolidayNames.nl[barrier.name];
      case 'closure':
        return barrier.name;
      case 'clash':
        return `${count(barrier.people, 'lid zit', 'leden zitten')} dan bij ${barrier.bodyName}`;
      case 'weekday':
        return 'een dag van de week die niet gevraagd is';
      case 'past':
        return 'die dag is al voorbij';
      case 'shortDay':
        return 'korte schooldag';
      case 'distance':
        return 'te ver weg, of te dichtbij';
      case 'papers':
        return 'de opbrengst is dan niet op tijd bij de stukken';
      case 'spacing':
        return 'te dicht op een andere bijeenkomst van hetzelfde overleg';
      case 'run-up':
        return 'dat paste minder goed bij de overleggen ervoor';
    }
  },
  unmet: {
    'no-day': ({ bodyName, nth, of, before, from, until, barriers, hint }) =>
      [
        before
          ? `${bodyName}: geen dag gevonden vóór ${before.bodyName} van ${dayOf(before.date, 'nl')}.`
          : `${bodyName}: geen dag gevonden voor bijeenkomst ${nth} van ${of}.`,
        `Gezocht van ${dayOf(from, 'nl')} tot en met ${dayOf(until, 'nl')}.`,
        barriers.length > 0 &&
          `In de weg stond: ${list(
            barriers.slice(0, 4).map(({ barrier, days }) => `${nl.barrier(barrier)} (${count(days, 'dag', 'dagen')})`),
            'nl',
          )}.`,
        hint ? hintText.nl(hint) : 'Kies andere dagen of een andere tijd, of zet zelf een datum vast.',
      ]
        .filter(Boolean)
        .join(' '),
    'parent-unplaced': ({ bodyName, nth, parentName }) =>
      `${bodyName}: bijeenkomst ${nth} is niet gepland, omdat ${parentName} daarvoor geen datum heeft.`,
    'parent-unplanned': ({ bodyName, parentName }) =>
      parentName === null
        ? `${bodyName} komt vóór een overleg dat niet meer bestaat. Kies een ander overleg.`
        : `${bodyName} komt vóór ${parentName}, maar voor ${parentName} zijn geen wensen ingevuld.`,
    circle: ({ bodyName, parentName }) =>
      `${bodyName} en ${parentName} wachten op elkaar: elk moet vóór de ander komen. Pas de wens van een van beide aan.`,
    'month-outside': ({ bodyName, month }) =>
      `${bodyName}: ${MONTHS.nl[month - 1]} valt buiten de periode van deze planning.`,
    locked: ({ bodyName, date, barrier }) =>
      `${bodyName} staat vast op ${dayOf(date, 'nl')}, maar daar is iets mee: ${nl.barrier(barrier)}.`,
    close: ({ bodyName, first, second, days }) =>
      `${bodyName}: tussen ${dayOf(first, 'nl')} en ${dayOf(second, 'nl')} zit maar ${count(days, 'dag', 'dagen')}.`,
    nobody: ({ bodyName }) => `${bodyName} heeft geen leden. Of mensen dubbel geboekt zijn, is daar niet te zien.`,
    'no-regions': ({ bodyName }) =>
      `${bodyName}: van de scholen achter de zetels is geen vakantieregio bekend. De vakanties van alle regio’s tellen mee.`,
    'holidays-unknown': ({ region, missing }) =>
      `Regio ${region}: niet bekend is de ${list(
        missing.map(({ name, schoolYear }) => `${schoolHolidayNames.nl[name]} van ${schoolYear}-${schoolYear + 1}`),
        'nl',
      )}. Kijk zelf of een datum daarin valt, of laad een nieuwe schoolkalender.`,
    'not-all-tried': () =>
      'Er zijn zo veel mogelijkheden dat ze niet allemaal zijn bekeken. Zet een paar data vast en maak opnieuw een voorstel.',
  },
};

const en: Sentences = {
  reason: {
    locked: () => 'locked',
    'next-to-holiday': ({ side, weekday, name, regions, allRegions }) => {
      const day = `${side === 'after' ? 'first' : 'last'} ${DAYS.en[weekday - 1]}`;
      const where = allRegions && regions.length > 1 ? 'in all regions' : `in ${inRegions(regions, 'en')}`;
      return `${day} ${side === 'after' ? 'after' : 'before'} the ${schoolHolidayNames.en[name]} ${where}`;
    },
    month: ({ month, part }) =>
      `${{ early: 'start of', middle: 'middle of', late: 'end of' }[part]} ${MONTHS.en[month - 1]}, as asked`,
    spread: ({ nth, of, weeksSince }) =>
      weeksSince === null
        ? `number ${nth} of ${of} in the year`
        : `number ${nth} of ${of} in the year, ${count(weeksSince, 'week', 'weeks')} after the last`,
    before: ({ bodyName, date, weeks, holidays, outcomeBy }) => {
      const names = holidays.map((name) => schoolHolidayNames.en[name]);
      const without = names.length > 0 ? ` (not counting the ${list(names, 'en')})` : '';
      const wait = `${count(weeks, 'week', 'weeks')} before ${bodyName} of ${dayOf(date, 'en')}${without}`;
      return `${wait}; outcome in the papers by ${dayOf(outcomeBy, 'en')}`;
    },
    'run-up': ({ bodyNames, minWeeks, maxWeeks }) =>
      bodyNames.length === 1
        ? `${bodyNames[0]} meets ${minWeeks}–${maxWeeks} weeks before`
        : `${bodyNames.length} bodies meet ${minWeeks}–${maxWeeks} weeks before`,
    'other-weekday': ({ weekday, wanted }) =>
      `on a ${DAYS.en[weekday - 1]}, as no suitable ${DAYS.en[wanted - 1]} was near`,
    instead: ({ date, barrier }) => `not on ${dayOf(date, 'en')}: ${en.barrier(barrier)}`,
  },
  barrier: (barrier) => {
    switch (barrier.kind) {
      case 'holiday':
        return `${schoolHolidayNames.en[barrier.name]} in ${inRegions(barrier.regions, 'en')}`;
      case 'public':
        return publicHolidayNames.en[barrier.name];
      case 'closure':
        return barrier.name;
      case 'clash':
        return `${count(barrier.people, 'member is', 'members are')} at ${barrier.bodyName} then`;
      case 'weekday':
        return 'a day of the week that was not asked for';
      case 'past':
        return 'that day has passed';
      case 'shortDay':
        return 'short school day';
      case 'distance':
        return 'too far away, or too near';
      case 'papers':
        return 'the outcome would be too late for the papers';
      case 'spacing':
        return 'too close to another meeting of the same body';
      case 'run-up':
        return 'it suited the meetings before it less well';
    }
  },
  unmet: {
    'no-day': ({ bodyName, nth, of, before, from, until, barriers, hint }) =>
      [
        before
          ? `${bodyName}: no day found before ${before.bodyName} of ${dayOf(before.date, 'en')}.`
          : `${bodyName}: no day found for meeting ${nth} of ${of}.`,
        `Searched from ${dayOf(from, 'en')} to ${dayOf(until, 'en')}.`,
        barriers.length > 0 &&
          `In the way: ${list(
            barriers.slice(0, 4).map(({ barrier, days }) => `${en.barrier(barrier)} (${count(days, 'day', 'days')})`),
            'en',
          )}.`,
        hint ? hintText.en(hint) : 'Choose other days or another time, or lock a date yourself.',
      ]
        .filter(Boolean)
        .join(' '),
    'parent-unplaced': ({ bodyName, nth, parentName }) =>
      `${bodyName}: meeting ${nth} is not planned, because ${parentName} has no date for it.`,
    'parent-unplanned': ({ bodyName, parentName }) =>
      parentName === null
        ? `${bodyName} comes before a body that no longer exists. Choose another body.`
        : `${bodyName} comes before ${parentName}, but nothing is asked for ${parentName}.`,
    circle: ({ bodyName, parentName }) =>
      `${bodyName} and ${parentName} wait for each other: each has to come before the other. Change what one of them asks.`,
    'month-outside': ({ bodyName, month }) =>
      `${bodyName}: ${MONTHS.en[month - 1]} lies outside the period of this plan.`,
    locked: ({ bodyName, date, barrier }) =>
      `${bodyName} is locked on ${dayOf(date, 'en')}, but something is wrong with it: ${en.barrier(barrier)}.`,
    close: ({ bodyName, first, second, days }) =>
      `${bodyName}: only ${count(days, 'day lies', 'days lie')} between ${dayOf(first, 'en')} and ${dayOf(second, 'en')}.`,
    nobody: ({ bodyName }) => `${bodyName} has no members. Whether people are booked twice cannot be seen there.`,
    'no-regions': ({ bodyName }) =>
      `${bodyName}: no holiday region is known of the schools behind its seats. The holidays of all regions count.`,
    'holidays-unknown': ({ region, missing }) =>
      `Region ${region}: the ${list(
        missing.map(({ name, schoolYear }) => `${schoolHolidayNames.en[name]} of ${schoolYear}-${schoolYear + 1}`),
        'en',
      )} is not known. Check yourself whether a date falls in it, or load a new school calendar.`,
    'not-all-tried': () =>
      'There are so many possibilities that not all were looked at. Lock a few dates and make a new proposal.',
  },
};

const hintText: Copy<(hint: Hint) => string> = bothLanguages({
  nl: (hint: Hint) => {
    if (hint.kind === 'weekday') return `Wel mogelijk is ${dayOf(hint.date, 'nl')}, als die dag van de week ook mag.`;
    if (hint.kind === 'shortDay') return `Wel mogelijk is ${dayOf(hint.date, 'nl')}, als een korte schooldag ook mag.`;
    return `Wel mogelijk is ${dayOf(hint.date, 'nl')}, als ${count(hint.weeks, 'week', 'weken')} ervoor ook mag.`;
  },
  en: (hint: Hint) => {
    if (hint.kind === 'weekday') return `${dayOf(hint.date, 'en')} is possible if that day of the week will do too.`;
    if (hint.kind === 'shortDay') return `${dayOf(hint.date, 'en')} is possible if a short school day will do too.`;
    return `${dayOf(hint.date, 'en')} is possible if ${count(hint.weeks, 'week', 'weeks')} before will do too.`;
  },
});

const SENTENCES: Copy<Sentences> = { nl, en };

/** "eerste donderdag na de zomervakantie in alle regio’s; 6 overleggen komen 3–5 weken ervoor bij elkaar" */
export function reasonText(reasons: readonly DateReason[], language: Language): string {
  const { reason } = SENTENCES[language];
  return reasons.map((one) => (reason[one.kind] as (of: DateReason) => string)(one)).join('; ');
}

/** One thing that the plan could not meet, as a sentence. */
export function unmetText(unmet: Unmet, language: Language): string {
  return (SENTENCES[language].unmet[unmet.kind] as (of: Unmet) => string)(unmet);
}
