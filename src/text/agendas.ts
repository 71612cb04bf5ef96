import type { AgendaChange, NamedPaper } from '../agendas/rules/agenda-changes.ts';
import type { ItemOrigin } from '../agendas/rules/item-origin.ts';
import { bothLanguages } from './copy.ts';
import { count, type Language, longSpan } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;
type Kind = 'informeren' | 'bespreken' | 'besluiten';

const minutesNl = (minutes: number): string => count(minutes, 'minuut', 'minuten');
const minutesEn = (minutes: number): string => count(minutes, 'minute', 'minutes');

const nl = {
  kinds: { informeren: 'Informeren', bespreken: 'Bespreken', besluiten: 'Besluiten' } as Record<Kind, string>,
  agenda: (title: string) => `Agenda: ${title}`,
  changed: (title: string) => `De agenda is gewijzigd: ${title}`,
  when: 'Wanneer',
  where: 'Waar',
  online: 'Online via Teams',
  placeAndOnline: (place: string) => `${place}, en online via Teams`,
  duration: (minutes: number) => minutesNl(minutes),
  presenter: (name: string) => name,
  noItems: 'De agenda volgt nog.',
  moreItems: (n: number) => `En nog ${count(n, 'punt', 'punten')}. Je leest ze in het tabblad.`,
  moreChanges: (n: number) => `En nog ${count(n, 'wijziging', 'wijzigingen')}. Je ziet ze in het tabblad.`,
  open: 'Bekijk de agenda',
  join: 'Neem deel via Teams',
  version: (version: number) => `Versie ${version}`,
  sentBy: (name: string) => `Verstuurd door ${name}`,
  cancelled: 'Deze bijeenkomst gaat niet door.',
  summary: (body: string, title: string) => `Agenda van ${body}: ${title}`,
  summaryChanged: (body: string, title: string) => `Gewijzigde agenda van ${body}: ${title}`,
  mailAgenda: (title: string, starts: string, minutes: number) =>
    `Hierbij de agenda voor ${title} op ${longSpan(starts, minutes, 'nl')}.`,
  mailUndated: (title: string) => `Hierbij de agenda voor ${title}.`,
  mailChanged: (title: string) => `De agenda voor ${title} is gewijzigd. Dit is er anders:`,
  mailWhere: (where: string) => `Waar: ${where}.`,
  mailAt: (clock: string) => `${clock} uur`,
  mailItem: (number: number, title: string, about: string) => `${number}. ${title} (${about}).`,
  mailAlong: 'De hele agenda vind je als PDF en als Word-bestand in de bijlage.',
  mailPapers: (names: readonly string[]) => `Ook in de bijlage: ${names.join(', ')}.`,
  mailNamed: (names: readonly string[]) =>
    `Niet in de bijlage, omdat het te groot is of in SharePoint staat: ${names.join(', ')}. Vraag de secretaris erom.`,
  paper: {
    kind: 'Agenda',
    body: 'Overleg',
    version: 'Versie',
    draft: 'Concept, nog niet rondgestuurd',
    draftAfter: (version: number) => `Concept, gewijzigd na versie ${version}`,
    noDate: 'De datum volgt',
    sent: 'Rondgestuurd',
    sentBy: (date: string, by: string | null) => (by ? `${date}, door ${by}` : date),
    changed: (version: number) => `Wat er is veranderd na versie ${version}`,
    presenter: (name: string) => `Door ${name}`,
    goal: (kind: string, minutes: number) => `${kind}, ${minutes} min.`,
    footer: (title: string, version: string, date: string) => `${title} · ${version} · ${date}`,
    page: { page: 'Pagina', of: 'van' },
  },
  columns: { time: 'Tijd', item: 'Onderwerp', kind: 'Doel', presenter: 'Door' },
  added: (title: string, position: number) => `Nieuw: "${title}", als punt ${position}.`,
  removed: (title: string) => `Vervallen: "${title}".`,
  renamed: (before: string, title: string) => `"${before}" heet nu "${title}".`,
  moved: (title: string, position: number) => `"${title}" is verplaatst naar punt ${position}.`,
  kindChanged: (title: string, before: Kind, after: Kind) => `"${title}" gaat van ${before} naar ${after}.`,
  minutesChanged: (title: string, before: number, after: number) =>
    `"${title}" duurt nu ${minutesNl(after)}; dat was ${before}.`,
  presenterSet: (title: string, after: string) => `${after} brengt "${title}" in.`,
  presenterChanged: (title: string, before: string, after: string) =>
    `${after} brengt "${title}" in, in plaats van ${before}.`,
  presenterRemoved: (title: string, before: string) => `${before} brengt "${title}" niet meer in.`,
  explanation: (title: string) => `De toelichting bij "${title}" is aangepast.`,
  desiredChanged: (title: string, after: string) => `"${title}" moet nu leiden tot: ${after}`,
  desiredRemoved: (title: string) => `Bij "${title}" is de gewenste uitkomst weggehaald.`,
  desired: (outcome: string) => `Gewenste uitkomst: ${outcome}`,
  paperAdded: (title: string, name: string) => `Bij "${title}" staat nu het stuk "${name}".`,
  paperRenewed: (title: string, name: string) => `Van het stuk "${name}" bij "${title}" is er een nieuwe versie.`,
  paperRemoved: (title: string, name: string) => `Het stuk "${name}" bij "${title}" is weggehaald.`,
  papers: (names: readonly string[]) => `${names.length === 1 ? 'Stuk' : 'Stukken'}: ${names.join(', ')}`,
  paperFollows: 'Stuk volgt',
  paperDue: {
    obligation: (title: string) => `Stuk bij "${title}"`,
    owed: (title: string) => `Wil je het stuk bij "${title}" toevoegen?`,
    there: (title: string) => `Het stuk bij "${title}" is er`,
    'not-needed': (title: string) => `Bij "${title}" hoort geen stuk meer`,
    meeting: 'Bijeenkomst',
    presenter: 'Ingebracht door',
    until: 'Uiterlijk',
    add: 'Voeg het stuk toe',
    open: 'Bekijk de agenda',
    none: 'Er komt geen stuk',
    mailed: 'Kun je het tabblad niet openen? Mail het stuk dan aan de secretaris; die zet het bij het agendapunt.',
  },
  originMember: (name: string) => `Ingebracht door ${name}`,
  originCarried: 'Doorgeschoven van de vorige keer',
  originKringen: 'Opbrengst van de kringen',
  originBody: (name: string) => `Afkomstig van ${name}`,
};

const en: typeof nl = {
  kinds: { informeren: 'Inform', bespreken: 'Discuss', besluiten: 'Decide' },
  agenda: (title) => `Agenda: ${title}`,
  changed: (title) => `The agenda has changed: ${title}`,
  when: 'When',
  where: 'Where',
  online: 'Online in Teams',
  placeAndOnline: (place) => `${place}, and online in Teams`,
  duration: (minutes) => minutesEn(minutes),
  presenter: (name) => name,
  noItems: 'The agenda will follow.',
  moreItems: (n) => `And ${count(n, 'more item', 'more items')}. You can read them in the tab.`,
  moreChanges: (n) => `And ${count(n, 'more change', 'more changes')}. You can see them in the tab.`,
  open: 'View the agenda',
  join: 'Join in Teams',
  version: (version) => `Version ${version}`,
  sentBy: (name) => `Sent by ${name}`,
  cancelled: 'This meeting will not take place.',
  summary: (body, title) => `Agenda of ${body}: ${title}`,
  summaryChanged: (body, title) => `Changed agenda of ${body}: ${title}`,
  mailAgenda: (title, starts, minutes) => `Here is the agenda for ${title} on ${longSpan(starts, minutes, 'en')}.`,
  mailUndated: (title) => `Here is the agenda for ${title}.`,
  mailChanged: (title) => `The agenda for ${title} has changed. This is different:`,
  mailWhere: (where) => `Where: ${where}.`,
  mailAt: (clock) => clock,
  mailItem: (number, title, about) => `${number}. ${title} (${about}).`,
  mailAlong: 'The whole agenda is attached as PDF and as a Word file.',
  mailPapers: (names) => `Also attached: ${names.join(', ')}.`,
  mailNamed: (names) =>
    `Not attached, because it is too large or stands in SharePoint: ${names.join(', ')}. Ask the secretary for it.`,
  paper: {
    kind: 'Agenda',
    body: 'Body',
    version: 'Version',
    draft: 'Draft, not circulated yet',
    draftAfter: (version) => `Draft, changed after version ${version}`,
    noDate: 'The date will follow',
    sent: 'Circulated',
    sentBy: (date, by) => (by ? `${date}, by ${by}` : date),
    changed: (version) => `What changed after version ${version}`,
    presenter: (name) => `By ${name}`,
    goal: (kind, minutes) => `${kind}, ${minutes} min.`,
    footer: (title, version, date) => `${title} · ${version} · ${date}`,
    page: { page: 'Page', of: 'of' },
  },
  columns: { time: 'Time', item: 'Item', kind: 'Purpose', presenter: 'By' },
  added: (title, position) => `New: "${title}", as item ${position}.`,
  removed: (title) => `Dropped: "${title}".`,
  renamed: (before, title) => `"${before}" is now called "${title}".`,
  moved: (title, position) => `"${title}" has moved to item ${position}.`,
  kindChanged: (title, before, after) =>
    `"${title}" goes from ${en.kinds[before].toLowerCase()} to ${en.kinds[after].toLowerCase()}.`,
  minutesChanged: (title, before, after) => `"${title}" now takes ${minutesEn(after)}; it was ${before}.`,
  presenterSet: (title, after) => `${after} presents "${title}".`,
  presenterChanged: (title, before, after) => `${after} presents "${title}" instead of ${before}.`,
  presenterRemoved: (title, before) => `${before} no longer presents "${title}".`,
  explanation: (title) => `The explanation of "${title}" was adjusted.`,
  desiredChanged: (title, after) => `"${title}" should now lead to: ${after}`,
  desiredRemoved: (title) => `The desired outcome of "${title}" was taken away.`,
  desired: (outcome) => `Desired outcome: ${outcome}`,
  paperAdded: (title, name) => `The paper "${name}" now stands at "${title}".`,
  paperRenewed: (title, name) => `There is a new version of the paper "${name}" at "${title}".`,
  paperRemoved: (title, name) => `The paper "${name}" at "${title}" was taken away.`,
  papers: (names) => `${names.length === 1 ? 'Paper' : 'Papers'}: ${names.join(', ')}`,
  paperFollows: 'Paper to follow',
  paperDue: {
    obligation: (title) => `Paper for "${title}"`,
    owed: (title) => `Will you add the paper for "${title}"?`,
    there: (title) => `The paper for "${title}" is there`,
    'not-needed': (title) => `"${title}" needs no paper any more`,
    meeting: 'Meeting',
    presenter: 'Presented by',
    until: 'At the latest',
    add: 'Add the paper',
    open: 'View the agenda',
    none: 'There will be no paper',
    mailed: 'Can you not open the tab? Mail the paper to the secretary, who puts it at the item.',
  },
  originMember: (name) => `Submitted by ${name}`,
  originCarried: 'Carried over from the last meeting',
  originKringen: 'Outcomes of the kringen',
  originBody: (name) => `From ${name}`,
};

export const agendaCopy = bothLanguages({ nl, en });

/** Where a meeting is, as part of a sentence; empty: nothing was said. */
export function placeLine({ place, online }: { place: string; online: boolean }, language: Language): string {
  const say = agendaCopy[language];
  if (!online) return place;
  return place ? say.placeAndOnline(place) : say.online;
}

/** One change between two versions, as a sentence. */
export function changeSentence(change: AgendaChange, language: Language): string {
  const say = agendaCopy[language];
  switch (change.what) {
    case 'added':
      return say.added(change.title, change.position);
    case 'removed':
      return say.removed(change.title);
    case 'renamed':
      return say.renamed(change.before, change.title);
    case 'moved':
      return say.moved(change.title, change.position);
    case 'kind':
      return say.kindChanged(change.title, change.before, change.after);
    case 'minutes':
      return say.minutesChanged(change.title, change.before, change.after);
    case 'presenter':
      return presenterSentence(change, language);
    case 'explanation':
      return say.explanation(change.title);
    case 'desired':
      return change.after ? say.desiredChanged(change.title, change.after) : say.desiredRemoved(change.title);
    case 'paper-added':
      return say.paperAdded(change.title, change.name);
    case 'paper-renewed':
      return say.paperRenewed(change.title, change.name);
    case 'paper-removed':
      return say.paperRemoved(change.title, change.name);
  }
}

/** The papers of an item in one line, or that one is to follow; null where there is nothing to say. */
export function papersLine(
  { papers = [], paperDue = false }: { papers?: readonly NamedPaper[]; paperDue?: boolean },
  language: Language,
): string | null {
  const say = agendaCopy[language];
  if (papers.length > 0) return say.papers(papers.map(({ name }) => name));
  return paperDue ? say.paperFollows : null;
}

/** Where an item came from, for whoever wonders; null where there is nothing to say. */
export function originLine(origin: ItemOrigin | null | undefined, language: Language): string | null {
  const say = agendaCopy[language];
  switch (origin?.kind) {
    case 'member':
      return say.originMember(origin.name);
    case 'carried':
      return say.originCarried;
    case 'kringen':
      return say.originKringen;
    case 'body':
      return say.originBody(origin.name);
    default:
      return null;
  }
}

function presenterSentence(change: Extract<AgendaChange, { what: 'presenter' }>, language: Language): string {
  const say = agendaCopy[language];
  const { title, before, after } = change;
  if (before && after) return say.presenterChanged(title, before, after);
  if (after) return say.presenterSet(title, after);
  return say.presenterRemoved(title, before ?? '');
}

export const agendaRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'agenda-changed-meanwhile': ({ by }) =>
      `${by || 'Iemand anders'} heeft deze agenda intussen gewijzigd. Wat jij hebt getypt staat nog op je scherm, maar is niet opgeslagen en niet rondgestuurd. Kijk wat er veranderd is en probeer het opnieuw.`,
    'agenda-unchanged': () =>
      'De agenda is niet veranderd sinds de vorige verzending. Er is niets verstuurd: iedereen heeft al de laatste versie.',
    'agenda-empty': () => 'De agenda heeft nog geen punten. Er is niets verstuurd. Voeg eerst een punt toe.',
    'agenda-meeting-over': () =>
      'Deze bijeenkomst is al geweest of gaat niet door. De agenda blijft staan zoals die is; er is niets verstuurd.',
    'agenda-unknown-presenter': () =>
      'Een van de inbrengers staat niet (meer) op de deelnemerslijst. Er is niets opgeslagen. Kies iemand anders of typ de naam.',
  },
  en: {
    'agenda-changed-meanwhile': ({ by }) =>
      `${by || 'Somebody else'} changed this agenda in the meantime. What you typed is still on your screen but has not been saved or circulated. See what changed and try again.`,
    'agenda-unchanged': () =>
      'The agenda has not changed since it was last sent. Nothing was sent: everybody has the latest version already.',
    'agenda-empty': () => 'The agenda has no items yet. Nothing was sent. Add an item first.',
    'agenda-meeting-over': () =>
      'This meeting has been held or will not take place. The agenda stays as it is; nothing was sent.',
    'agenda-unknown-presenter': () =>
      'One of the presenters is not on the roster (any more). Nothing was saved. Choose somebody else or type the name.',
  },
});
