import type { DifferenceCode } from '../placements/rules/registration/compare.ts';
import type { FindingCode } from '../placements/rules/registration/findings.ts';
import type { Standing } from '../placements/rules/registration/lines.ts';
import type { SchemeEffect } from '../placements/rules/registration/scheme.ts';
import { toLocal } from '../time/local.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, type Language, longDate } from './format.ts';

/** Whether a placement counts, in words. */
export const standingText = bothLanguages<Record<Standing, string>>({
  nl: {
    counts: 'Telt mee',
    twice: 'Telt niet mee: student telt al op een andere plek',
    'left-out': 'Telt niet mee: met de hand weggelaten',
    waiting: 'Telt niet mee: nog niet bevestigd',
    declined: 'Telt niet mee: niet geplaatst',
    outside: 'Telt niet mee: loopt niet op de teldatum',
    'school-unknown': 'Telt niet mee: school doet niet meer mee',
    'site-unknown': 'Telt niet mee: vestiging onbekend',
    'region-unknown': 'Telt niet mee: onderwijsregio onbekend',
  },
  en: {
    counts: 'Counts',
    twice: 'Does not count: student counts elsewhere',
    'left-out': 'Does not count: left out by hand',
    waiting: 'Does not count: not confirmed yet',
    declined: 'Does not count: not placed',
    outside: 'Does not count: does not run on the counting date',
    'school-unknown': 'Does not count: school no longer takes part',
    'site-unknown': 'Does not count: site not known',
    'region-unknown': 'Does not count: education region not known',
  },
});

/** What does not add up, and what to do about it. */
export const findingText = bothLanguages<Record<FindingCode, { title: string; todo: string }>>({
  nl: {
    twice: {
      title: 'Student staat op meer dan één plek op de teldatum',
      todo: 'Alleen de plek die het eerst begon, telt. Laat de andere weg, of pas de datums aan in OnStage en lees de lijst opnieuw in.',
    },
    'site-unknown': {
      title: 'Vestiging is niet bekend',
      todo: 'De school heeft meer vestigingen, of geen. Zet de vestiging in OnStage en lees de lijst opnieuw in, of vul de vestigingen aan in de deelnemerslijst.',
    },
    'region-unknown': {
      title: 'Vestiging heeft geen onderwijsregio',
      todo: 'Zet de onderwijsregio bij de vestiging in de deelnemerslijst en lees die opnieuw in.',
    },
    'school-unknown': {
      title: 'BRIN is op de teldatum niet (meer) bekend',
      todo: 'De school is uit de deelnemerslijst. Plaats de student op een school die meedoet, of zet de school terug.',
    },
    waiting: {
      title: 'Bestuur heeft nog geen ja gezegd',
      todo: 'Herinner het bestuur, of zeg ja namens het bestuur bij Studenten.',
    },
    'other-region-than-last-year': {
      title: 'Vestiging telt in een andere onderwijsregio dan vorig jaar',
      todo: 'Een vestiging telt in één onderwijsregio. Klopt de wijziging? Dan hoef je niets te doen. Anders pas je de deelnemerslijst aan.',
    },
    'runs-on-from-last-year': {
      title: 'Plaatsing van vorig jaar loopt door op een andere school',
      todo: 'Vorig jaar is deze student geteld tot na deze teldatum. Kijk de einddatum na in OnStage.',
    },
  },
  en: {
    twice: {
      title: 'Student is in more than one place on the counting date',
      todo: 'Only the placement that began first counts. Leave the other one out, or change the dates in OnStage and read the list in again.',
    },
    'site-unknown': {
      title: 'Site is not known',
      todo: 'The school has several sites, or none. Put the site in OnStage and read the list in again, or add the sites to the roster.',
    },
    'region-unknown': {
      title: 'Site has no education region',
      todo: 'Put the education region with the site in the roster and read it in again.',
    },
    'school-unknown': {
      title: 'BRIN is not known (any more) on the counting date',
      todo: 'The school left the roster. Place the student at a school that takes part, or put the school back.',
    },
    waiting: {
      title: 'Board has not said yes yet',
      todo: 'Remind the board, or say yes on its behalf under Students.',
    },
    'other-region-than-last-year': {
      title: 'Site counts in another education region than last year',
      todo: 'A site counts in one education region. Is the change right? Then there is nothing to do. Otherwise change the roster.',
    },
    'runs-on-from-last-year': {
      title: 'Placement of last year runs on at another school',
      todo: 'Last year this student was counted until after this counting date. Check the last day in OnStage.',
    },
  },
});

/** What a list of OnStage says otherwise, and what to do. */
export const differenceText = bothLanguages<Record<DifferenceCode, { title: string; todo: string }>>({
  nl: {
    'only-there': {
      title: 'Alleen in OnStage',
      todo: 'Lees de lijst in bij Studenten, zodat het bestuur kan antwoorden.',
    },
    'only-here': { title: 'Alleen in Kringwerk', todo: 'Is de student gestopt? Lees dan de nieuwe lijst in.' },
    'other-place': {
      title: 'Andere school of vestiging',
      todo: 'Pas de plek aan in OnStage, of lees de nieuwe lijst in.',
    },
    'other-period': { title: 'Andere datums', todo: 'Kijk na welke datums kloppen.' },
    'twice-there': {
      title: 'Staat vaker in de lijst',
      todo: 'Laat in OnStage één regel staan. De eerste rij is vergeleken.',
    },
    'place-unknown': {
      title: 'BRIN of vestiging is onbekend',
      todo: 'Kijk het BRIN na, of voeg de school of vestiging toe aan de deelnemerslijst.',
    },
    'two-regions': {
      title: 'Vestiging in twee onderwijsregio’s',
      todo: 'Een vestiging telt in één onderwijsregio. Maak OnStage en de deelnemerslijst gelijk.',
    },
    'row-unreadable': {
      title: 'Rij is niet te lezen',
      todo: 'Het studentnummer of het BRIN klopt niet. Verbeter de rij.',
    },
  },
  en: {
    'only-there': { title: 'Only in OnStage', todo: 'Read the list in under Students, so that the board can answer.' },
    'only-here': { title: 'Only in Kringwerk', todo: 'Did the student stop? Then read the new list in.' },
    'other-place': { title: 'Other school or site', todo: 'Change the place in OnStage, or read the new list in.' },
    'other-period': { title: 'Other dates', todo: 'Check which dates are right.' },
    'twice-there': {
      title: 'More than once in the list',
      todo: 'Keep one line in OnStage. The first row was compared.',
    },
    'place-unknown': {
      title: 'BRIN or site is not known',
      todo: 'Check the BRIN, or add the school or site to the roster.',
    },
    'two-regions': {
      title: 'Site in two education regions',
      todo: 'A site counts in one education region. Make OnStage and the roster agree.',
    },
    'row-unreadable': { title: 'Row cannot be read', todo: 'The student number or the BRIN is wrong. Mend the row.' },
  },
});

/** "€ 1.234,50", or "€ 1.234" where there are no cents. */
export function euros(cents: number, language: Language): string {
  const whole = cents % 100 === 0;
  const [big = '', small] = (cents / 100).toFixed(whole ? 0 : 2).split('.');
  const grouped = big.replace(/\B(?=(\d{3})+$)/g, language === 'nl' ? '.' : ',');
  const point = language === 'nl' ? ',' : '.';
  return `€ ${grouped}${small ? point + small : ''}`;
}

export const exportSheets = { cover: 'Voorblad', lines: 'Registratie' };
/** The headings of the export, in Dutch: it goes to a Dutch authority. */
export const exportHeadings = [
  ...['Studentnummer', 'BRIN', 'Vestiging', 'School', 'Onderwijsregio', 'Opleidingsvariant'],
  ...['Van', 'Tot en met', 'Status'],
];
export const EXPORT_WIDTHS = [16, 8, 11, 36, 24, 22, 12, 12, 48];

interface Registered {
  schoolYear: number;
  kind: 'frozen' | 'draft';
  version: number;
  countingDate: string;
  frozenAt: string;
  frozenBy: string | null;
  reason: string;
  checksum: string;
  lines: number;
  counted: number;
  setting: { amountCents: number; minimumPerRegion: number };
  effect: SchemeEffect;
}

export function exportFileName(
  { schoolYear, kind, version }: Pick<Registered, 'schoolYear' | 'kind' | 'version'>,
  format: string,
): string {
  const what = kind === 'frozen' ? `versie-${version}` : 'voorlopig';
  return `registratie-${schoolYear}-${schoolYear + 1}-${what}.${format}`;
}

/** The cover sheet: what this is, of when, by which settings, with what outcome, and the checksum of its lines. */
export function coverRows(
  of: Registered,
  who: { partnership: string; institute: string },
): (string | number | null)[][] {
  const frozen = toLocal(of.frozenAt);
  const moment = `${longDate(frozen, 'nl')}, ${clockTime(frozen, 'nl')} uur`;
  return [
    ['Registratie opleidingsplaatsen'],
    ['Partnerschap', who.partnership],
    ['Opleiding', who.institute],
    ['Schooljaar', `${of.schoolYear}-${of.schoolYear + 1}`],
    ['Teldatum', longDate(of.countingDate, 'nl')],
    ['Stand', of.kind === 'frozen' ? `Vastgelegd, versie ${of.version}` : 'Voorlopig: nog niet vastgelegd'],
    ['Vastgelegd op', moment],
    ['Vastgelegd door', of.frozenBy ?? 'Kringwerk, op de teldatum'],
    ...(of.reason ? [['Reden van deze versie', of.reason]] : []),
    ['Regels', of.lines],
    ['Studenten die meetellen', of.counted],
    ['Bedrag per student', euros(of.setting.amountCents, 'nl')],
    ['Minimum per onderwijsregio', of.setting.minimumPerRegion],
    ['Bedrag samen', euros(of.effect.cents, 'nl')],
    ['Controlegetal (SHA-256 van de regels)', of.checksum],
    [],
    ['Onderwijsregio', 'Studenten', 'Bedrag', 'Tekort tot minimum'],
    ...of.effect.regions.map(({ region, students, cents, missing }) => [
      region ?? 'Onbekend',
      students,
      euros(cents, 'nl'),
      missing,
    ]),
  ];
}

type Facts = Readonly<Record<string, string | number>>;

export const registrationRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'registration-no-scheme': () =>
      'We weten nog niet wat de regeling voor dit schooljaar zegt. Vul eerst bij "Regeling" het bedrag, het minimum en de teldatum in. Er is niets veranderd.',
    'registration-early': ({ date }) =>
      `De teldatum is ${longDate(String(date), 'nl')}. Vanaf die dag kun je vastleggen. Er is niets veranderd.`,
    'registration-empty': () =>
      'In dit schooljaar staan nog geen studenten. Lees eerst de lijst uit OnStage in. Er is niets veranderd.',
    'registration-no-reason': () => 'Vul in waarom. Er is niets opgeslagen.',
    'registration-same': () =>
      'Er is niets veranderd sinds de laatste keer dat je vastlegde. Die versie blijft gelden.',
    'registration-erased': () =>
      'De studenten van deze registratie zijn gewist. De aantallen en het controlegetal staan er nog; een uitvoer kan niet meer.',
    'registration-damaged': () =>
      'De regels van deze registratie kloppen niet meer met het controlegetal. Er is niets uitgevoerd. Leg de registratie opnieuw vast en meld dit aan de beheerder.',
    'scheme-date': () => 'Kies vanaf welke dag dit geldt. Er is niets opgeslagen.',
    'scheme-amount': () =>
      'Het bedrag per student is een bedrag van € 0 tot en met € 1.000.000. Er is niets opgeslagen.',
    'scheme-minimum': () => 'Het minimum per regio is een heel getal van 0 tot en met 9.999. Er is niets opgeslagen.',
    'scheme-counting-day': () =>
      'Deze teldatum bestaat niet in elk jaar. Kies een dag, zoals 1 oktober. Er is niets opgeslagen.',
    'compare-unreadable': ({ file }) =>
      `Het bestand ${file} is niet te lezen. Sla het op als Excel (.xlsx) of CSV en kies het opnieuw. Er is niets veranderd.`,
    'compare-no-columns': () =>
      'In dit bestand vinden we geen kolom met studentnummers en een kolom met BRIN. Lees de lijst eerst in bij Studenten: daar kies je de kolommen. Er is niets veranderd.',
  },
  en: {
    'registration-no-scheme': () =>
      'We do not know yet what the scheme says for this school year. First fill in the amount, the minimum and the counting date under "Scheme". Nothing has changed.',
    'registration-early': ({ date }) =>
      `The counting date is ${longDate(String(date), 'en')}. From that day on you can freeze. Nothing has changed.`,
    'registration-empty': () =>
      'There are no students in this school year yet. Read in the list of OnStage first. Nothing has changed.',
    'registration-no-reason': () => 'Say why. Nothing has been saved.',
    'registration-same': () => 'Nothing has changed since you froze it last. That version stands.',
    'registration-erased': () =>
      'The students of this registration were erased. The counts and the checksum are still there; it can no longer be exported.',
    'registration-damaged': () =>
      'The lines of this registration no longer agree with the checksum. Nothing was exported. Freeze it again and tell the administrator.',
    'scheme-date': () => 'Choose from which day this holds. Nothing has been saved.',
    'scheme-amount': () => 'The amount per student is between € 0 and € 1,000,000. Nothing has been saved.',
    'scheme-minimum': () => 'The minimum per region is a whole number from 0 to 9,999. Nothing has been saved.',
    'scheme-counting-day': () =>
      'This counting date does not exist in every year. Choose a day such as 1 October. Nothing has been saved.',
    'compare-unreadable': ({ file }) =>
      `The file ${file} cannot be read. Save it as Excel (.xlsx) or CSV and choose it again. Nothing has changed.`,
    'compare-no-columns': () =>
      'We find no column with student numbers and one with BRIN in this file. Read the list in under Students first: you choose the columns there. Nothing has changed.',
  },
});
