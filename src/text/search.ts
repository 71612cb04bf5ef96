import type { SearchKind } from '../search/schema.ts';
import { bothLanguages } from './copy.ts';
import { longDate } from './format.ts';

/** Searching in the tab and by the bot. */
export const searchText = bothLanguages({
  nl: {
    title: 'Zoek in vergaderstukken',
    open: 'Zoek in vergaderstukken',
    label: 'Waar zoek je naar?',
    hint: 'In agenda’s, notulen, besluiten, acties en namen van stukken van jouw overleggen. Ook andere vormen van een woord worden gevonden.',
    none: 'Niets gevonden',
    noneHelp: 'Probeer een ander of korter woord. Je vindt alleen wat is rondgestuurd in overleggen waar je bij hoort.',
    kinds: {
      decision: 'Besluiten',
      minutes: 'Notulen',
      agenda: 'Agendapunten',
      paper: 'Stukken',
      action: 'Acties',
    } as Record<SearchKind, string>,
    line: (body: string, meeting: string, date: string) =>
      [body, meeting, date ? longDate(date, 'nl') : ''].filter(Boolean).join(' · '),
    decidedOn: (words: string) => `Besloten over “${words}”`,
    noDecision: 'Hierover vind ik geen besluit in de overleggen waar je bij hoort.',
    decision: (body: string, date: string, text: string) => `${body}, ${longDate(date, 'nl')}: ${text}`,
    withdrawn: 'Ingetrokken',
    withdrawnDecision: (body: string, date: string, text: string) =>
      `${body}, ${longDate(date, 'nl')}, later ingetrokken: ${text}`,
    more: (n: number) => `En nog ${n}. Die vind je in de tab.`,
    decided: 'Besluit',
    decidedAt: 'Besloten in',
    openMinutes: 'Bekijk de notulen',
  },
  en: {
    title: 'Search meeting papers',
    open: 'Search meeting papers',
    label: 'What are you looking for?',
    hint: 'In agendas, minutes, decisions, actions and the names of papers of your bodies. Other forms of a Dutch word are found too.',
    none: 'Nothing found',
    noneHelp: 'Try another or a shorter word. You only find what was circulated in bodies you belong to.',
    kinds: { decision: 'Decisions', minutes: 'Minutes', agenda: 'Agenda items', paper: 'Papers', action: 'Actions' },
    line: (body, meeting, date) => [body, meeting, date ? longDate(date, 'en') : ''].filter(Boolean).join(' · '),
    decidedOn: (words) => `Decided about “${words}”`,
    noDecision: 'I find no decision about this in the bodies you belong to.',
    decision: (body, date, text) => `${body}, ${longDate(date, 'en')}: ${text}`,
    withdrawn: 'Withdrawn',
    withdrawnDecision: (body, date, text) => `${body}, ${longDate(date, 'en')}, withdrawn later: ${text}`,
    more: (n) => `And ${n} more. You find them in the tab.`,
    decided: 'Decision',
    decidedAt: 'Decided in',
    openMinutes: 'View the minutes',
  },
});
