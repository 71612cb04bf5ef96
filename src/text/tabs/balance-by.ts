import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** The balance laid out by kring, board, region or tier, and the forecast. */
export const balanceByText = bothLanguages({
  nl: {
    title: 'Balans per kring, bestuur of regio',
    by: 'Verdeel naar',
    dimensions: { kring: 'Kring', board: 'Bestuur', region: 'Onderwijsregio', tier: 'Soort school' },
    unknown: 'Niet bekend',
    tiers: { accredited: 'Geaccrediteerd', keurmerk: 'Keurmerk', stageschool: 'Stageschool' },
    columns: {
      bar: 'Aanbod',
      demand: 'Nodig',
      definite: 'Definitief',
      provisional: 'Onder voorbehoud',
      short: 'Tekort',
    },
    variant: 'Variant',
    allVariants: 'Alle varianten samen',
    capped: 'Alle varianten samen: van elk bestuur telt niet meer dan het als maximum opgaf.',
    estimated: 'geschat',
    estimatedHelp:
      'Geschat: een bestuur gaf één getal voor al zijn scholen. Dat is verdeeld naar het aantal groepsleraren.',
    show: (group: string) => `Toon de besturen van ${group}`,
    boardsOf: (group: string) => `Besturen van ${group}`,
    board: 'Bestuur',
    status: 'Antwoord',
    bar: (name: string, definite: number, provisional: number, demand: number | null) =>
      demand === null
        ? `${name}: ${definite} definitief, ${provisional} onder voorbehoud`
        : `${name}: ${definite} definitief, ${provisional} onder voorbehoud, ${demand} nodig`,
    forecast: 'Verwachting',
    forecastLine: (name: string, stated: number, expected: number, open: number) =>
      `${name}: ${stated} opgegeven, nog ongeveer ${expected} te verwachten van ${count(open, 'bestuur', 'besturen')}.`,
    unknownBoards: (boards: number) => ` Van ${count(boards, 'bestuur', 'besturen')} weten we niets van eerder.`,
    forecastHelp: (rounds: number) =>
      `Gebaseerd op ${count(rounds, 'eerdere ronde', 'eerdere rondes')} en op wat de andere besturen nu opgeven.`,
  },
  en: {
    title: 'Balance by kring, board or region',
    by: 'Lay out by',
    dimensions: { kring: 'Kring', board: 'Board', region: 'Education region', tier: 'Kind of school' },
    unknown: 'Not known',
    tiers: { accredited: 'Accredited', keurmerk: 'Quality mark', stageschool: 'Placement school' },
    columns: { bar: 'Supply', demand: 'Needed', definite: 'Definite', provisional: 'Provisional', short: 'Short' },
    variant: 'Variant',
    allVariants: 'All variants together',
    capped: 'All variants together: of each board no more counts than the most it gave.',
    estimated: 'estimated',
    estimatedHelp: 'Estimated: a board gave one figure for all its schools. It was divided by their group teachers.',
    show: (group) => `Show the boards of ${group}`,
    boardsOf: (group) => `Boards of ${group}`,
    board: 'Board',
    status: 'Answer',
    bar: (name, definite, provisional, demand) =>
      demand === null
        ? `${name}: ${definite} definite, ${provisional} provisional`
        : `${name}: ${definite} definite, ${provisional} provisional, ${demand} needed`,
    forecast: 'Forecast',
    forecastLine: (name, stated, expected, open) =>
      `${name}: ${stated} stated, about ${expected} more to expect from ${count(open, 'board', 'boards')}.`,
    unknownBoards: (boards) => ` Of ${count(boards, 'board', 'boards')} we know nothing from before.`,
    forecastHelp: (rounds) =>
      `Based on ${count(rounds, 'earlier round', 'earlier rounds')} and on what the other boards state now.`,
  },
});
