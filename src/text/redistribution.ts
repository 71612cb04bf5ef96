import type { AskWhy } from '../placements/rules/redistribution/ask.ts';
import type { Tier } from '../placements/rules/redistribution/problem.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, list, longDate } from './format.ts';
import { schoolYearName } from './placements.ts';

const moment = (local: string, language: Language): string =>
  `${longDate(local, language)}, ${clockTime(local, language)}${language === 'nl' ? ' uur' : ''}`;

/** The question to a board for more places, by card and mail. */
export const redistributionCopy = bothLanguages({
  nl: {
    obligation: (year: number, period: string) => `Herverdeling plaatsingen ${schoolYearName(year)}, ${period}`,
    ask: (board: string, places: number) => `Kan ${board} ${count(places, 'student', 'studenten')} extra plaatsen?`,
    asked: 'Gevraagd',
    why: 'Waarom jullie',
    lines: (lines: readonly { variant: string; places: number }[]) =>
      list(
        lines.map(({ variant, places }) => `${places} ${variant}`),
        'nl',
      ),
    accept: 'Ja, dat kan',
    other: 'Minder of nee',
    howMany: (board: string) => `Hoeveel studenten kan ${board} wel extra plaatsen?`,
    agreedLabel: (variant: string, asked: number) => `${variant} (gevraagd: ${asked}; 0 betekent nee)`,
    reasonLabel: 'Waarom niet alles? Verplicht als je op alles nee zegt',
    send: 'Verstuur antwoord',
    back: 'Terug naar de vraag',
    edit: 'Wijzig antwoord',
    agreed: (board: string, places: number) => `${board} plaatst ${count(places, 'student', 'studenten')} extra`,
    saidNo: (board: string) => `${board} plaatst geen extra studenten`,
    ofAsked: (agreed: number, asked: number) => `${agreed} van de ${asked} gevraagde`,
    thanks: 'Dank je wel. Je antwoord is bewaard; het bureau rekent ermee verder.',
    reason: (reason: string) => `Toelichting: ${reason}`,
    until: (answerBy: string) => `Antwoorden en wijzigen kan tot ${moment(answerBy, 'nl')}.`,
    withdrawn: (board: string) => `De vraag aan ${board} is niet meer nodig`,
    withdrawnLine: 'De programmaleider heeft de vraag ingetrokken. Je hoeft niets meer te doen.',
    expired: (board: string) => `De vraag aan ${board} is gesloten`,
    expiredLine: (answerBy: string) => `Antwoorden kon tot ${moment(answerBy, 'nl')}. Er is geen antwoord ontvangen.`,
    mail: (partnership: string, board: string, year: number, answerBy: string) => [
      `${partnership} heeft voor ${schoolYearName(year)} nog te weinig plaatsen en vraagt besturen om samen het tekort op te vangen. ${board} is een van die besturen.`,
      `Je ziet hieronder wat we vragen en waarom. Antwoord vóór ${moment(answerBy, 'nl')}: ja, minder of nee.`,
    ],
  },
  en: {
    obligation: (year: number, period: string) => `Redistribution of placements ${schoolYearName(year)}, ${period}`,
    ask: (board: string, places: number) => `Can ${board} place ${count(places, 'more student', 'more students')}?`,
    asked: 'Asked',
    why: 'Why you',
    lines: (lines: readonly { variant: string; places: number }[]) =>
      list(
        lines.map(({ variant, places }) => `${places} ${variant}`),
        'en',
      ),
    accept: 'Yes, we can',
    other: 'Fewer or no',
    howMany: (board: string) => `How many more students can ${board} place?`,
    agreedLabel: (variant: string, asked: number) => `${variant} (asked: ${asked}; 0 means no)`,
    reasonLabel: 'Why not all? Required when you say no to everything',
    send: 'Send answer',
    back: 'Back to the question',
    edit: 'Change answer',
    agreed: (board: string, places: number) => `${board} places ${count(places, 'more student', 'more students')}`,
    saidNo: (board: string) => `${board} places no more students`,
    ofAsked: (agreed: number, asked: number) => `${agreed} of ${asked} asked`,
    thanks: 'Thank you. Your answer has been saved; the office goes on from there.',
    reason: (reason: string) => `Explanation: ${reason}`,
    until: (answerBy: string) => `You can answer and change your answer until ${moment(answerBy, 'en')}.`,
    withdrawn: (board: string) => `The question to ${board} is no longer needed`,
    withdrawnLine: 'The programme leader has withdrawn the question. You need not do anything.',
    expired: (board: string) => `The question to ${board} is closed`,
    expiredLine: (answerBy: string) => `Answers were taken until ${moment(answerBy, 'en')}. No answer was received.`,
    mail: (partnership: string, board: string, year: number, answerBy: string) => [
      `${partnership} is still short of places for ${schoolYearName(year)} and asks boards to make up for it together. ${board} is one of them.`,
      `Below you see what we ask and why. Answer before ${moment(answerBy, 'en')}: yes, fewer or no.`,
    ],
  },
});

const tierNames: Record<Language, Record<Tier, string>> = {
  nl: { accredited: 'geaccrediteerde scholen', keurmerk: 'keurmerkscholen', stageschool: 'stagescholen' },
  en: { accredited: 'accredited schools', keurmerk: 'keurmerk schools', stageschool: 'stagescholen' },
};

export function tierName(tier: Tier, language: Language): string {
  return tierNames[language][tier];
}

/** Why a board is asked, in figures it knows. */
export function whyText(why: AskWhy, language: Language): string {
  return whyWords[language](why);
}

const whyWords: Record<Language, (why: AskWhy) => string> = {
  nl: ({ teachers, half, offered, past, tier }) => {
    const now = offered === null ? 'nog niets opgegeven' : `nu ${count(offered, 'plaats', 'plaatsen')} aangeboden`;
    const size = `${count(teachers, 'groepsleraar', 'groepsleraren')}, de helft is ${half}; ${now}`;
    return past === null
      ? `${size} (${tierName(tier, 'nl')})`
      : `${size}, vorige keer ${past} (${tierName(tier, 'nl')})`;
  },
  en: ({ teachers, half, offered, past, tier }) => {
    const now = offered === null ? 'nothing stated yet' : `now ${count(offered, 'place', 'places')} offered`;
    const size = `${count(teachers, 'group teacher', 'group teachers')}, half is ${half}; ${now}`;
    return past === null ? `${size} (${tierName(tier, 'en')})` : `${size}, last time ${past} (${tierName(tier, 'en')})`;
  },
};
