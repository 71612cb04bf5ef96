import { bothLanguages } from './copy.ts';
import { count } from './format.ts';

/** The archive of a body and year: what it is called, what it says about itself, and its place on the screen. */
export const archiveText = bothLanguages({
  nl: {
    heading: 'Archief',
    help: 'Alles van een overleg, per jaar in één zipbestand: elke agenda die is rondgestuurd, notulen, besluiten, acties, stukken en wat kringen antwoordden. Je krijgt wat je zelf mag lezen. Wie een archief ophaalt, wordt vastgelegd.',
    body: 'Overleg',
    allBodies: 'Alle overleggen',
    chooseBody: 'Kies bovenaan een overleg. Dan staan hier de jaren waarvan je het archief kunt ophalen.',
    year: 'Jaar',
    save: 'Bewaar archief',
    busy: 'Het archief wordt gemaakt',
    fileWords: (body: string, year: number) => ['Archief', body, String(year)],
    contents: 'Inhoud van het archief',
    title: (body: string, year: number) => `${body} ${year}`,
    partnership: 'Partnerschap',
    madeOn: 'Gemaakt op',
    holds: 'Bevat',
    counts: (meetings: number, decisions: number, papers: number) =>
      [
        count(meetings, 'bijeenkomst', 'bijeenkomsten'),
        count(decisions, 'besluit', 'besluiten'),
        count(papers, 'stuk', 'stukken'),
      ].join(', '),
    explanation:
      'Per bijeenkomst is er een map met de agenda, de notulen en de stukken. Is een stuk vervangen, dan staat de oude versie in eerdere-versies. In agenda-versies staat elke agenda die is rondgestuurd, met wat er toen is veranderd. In opbrengsten staat wat de kringen antwoordden op vragen op die agenda. De besluitenlijst en de actielijst van het jaar staan ernaast. In archief.json staat hetzelfde voor een ander systeem.',
    date: 'Datum',
    meeting: 'Bijeenkomst',
    folder: 'Map',
    elsewhere: 'Stukken die elders staan',
    elsewhereHelp: 'Deze stukken staan in SharePoint of OneDrive en zitten niet in dit archief.',
    paper: 'Stuk',
    where: 'Waar',
    footer: (title: string, date: string) => `Archief ${title} · ${date}`,
    page: { page: 'Pagina', of: 'van' },
    files: {
      contents: 'inhoud',
      agenda: 'agenda',
      versions: 'agenda-versies',
      version: 'versie',
      outcomes: 'opbrengsten',
      minutes: 'notulen',
      papers: 'stukken',
      earlier: 'eerdere-versies',
      decisions: 'besluitenlijst',
      actions: 'actielijst',
    },
  },
  en: {
    heading: 'Archive',
    help: 'Everything of a body, one zip file for each year: every agenda that was sent, minutes, decisions, actions, papers and what kringen answered. You get what you may read yourself. It is recorded who fetches an archive.',
    body: 'Body',
    allBodies: 'All bodies',
    chooseBody: 'Choose a body above. Then the years of which you can get the archive stand here.',
    year: 'Year',
    save: 'Save archive',
    busy: 'The archive is being made',
    fileWords: (body: string, year: number) => ['Archive', body, String(year)],
    contents: 'Contents of the archive',
    title: (body: string, year: number) => `${body} ${year}`,
    partnership: 'Partnership',
    madeOn: 'Made on',
    holds: 'Holds',
    counts: (meetings: number, decisions: number, papers: number) =>
      [
        count(meetings, 'meeting', 'meetings'),
        count(decisions, 'decision', 'decisions'),
        count(papers, 'paper', 'papers'),
      ].join(', '),
    explanation:
      'For each meeting there is a folder with its agenda, minutes and papers. Where a paper was replaced, its old version is in earlier-versions. In agenda-versions stands every agenda that was circulated, with what it changed. In outcomes stands what the kringen answered to questions on that agenda. The lists of decisions and actions of the year stand beside them. archief.json says the same for another system.',
    date: 'Date',
    meeting: 'Meeting',
    folder: 'Folder',
    elsewhere: 'Papers that stand elsewhere',
    elsewhereHelp: 'These papers stand in SharePoint or OneDrive and are not in this archive.',
    paper: 'Paper',
    where: 'Where',
    footer: (title: string, date: string) => `Archive ${title} · ${date}`,
    page: { page: 'Page', of: 'of' },
    files: {
      contents: 'contents',
      agenda: 'agenda',
      versions: 'agenda-versions',
      version: 'version',
      outcomes: 'outcomes',
      minutes: 'minutes',
      papers: 'papers',
      earlier: 'earlier-versions',
      decisions: 'decisions',
      actions: 'actions',
    },
  },
});

export const archiveRefusals = bothLanguages<Record<string, () => string>>({
  nl: {
    'archive-empty': () =>
      'In dat jaar had dit overleg geen bijeenkomsten. Er is geen archief gemaakt. Kies een ander jaar.',
  },
  en: {
    'archive-empty': () => 'This body had no meetings in that year. No archive was made. Choose another year.',
  },
});
