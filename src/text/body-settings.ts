import type { CountedCondition } from '../meetings/rules/body-settings.ts';
import type { QuorumCondition } from '../meetings/rules/quorum.ts';
import { bothLanguages } from './copy.ts';
import type { Language } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;

export const bodySettingsRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'body-times-reversed': () =>
      'De eindtijd ligt voor de begintijd. Er is niets opgeslagen. Kies een latere eindtijd of wis een van de twee.',
    'body-times-too-short': () =>
      'Tussen de begintijd en de eindtijd past een gewone bijeenkomst niet. Er is niets opgeslagen. Maak de tijd ruimer of de bijeenkomst korter.',
    'body-quorum-nothing': () =>
      'Een quorum vraagt minstens 1 zetel. Er is niets opgeslagen. Vul een heel getal in of haal de regel weg.',
    'body-quorum-twice': () =>
      'Twee regels van het quorum gaan over dezelfde zetels. Er is niets opgeslagen. Haal een van de twee weg.',
    'body-settings-changed': ({ name }) =>
      `${name || 'Iemand anders'} heeft deze afspraken net gewijzigd. Jouw wijziging is niet opgeslagen. Ververs het scherm en vul opnieuw in wat je wilt.`,
  },
  en: {
    'body-times-reversed': () =>
      'The end lies before the beginning. Nothing was saved. Choose a later end or clear one of the two.',
    'body-times-too-short': () =>
      'A usual meeting does not fit between these times. Nothing was saved. Widen the times or shorten the meeting.',
    'body-quorum-nothing': () =>
      'A quorum asks for at least 1 seat. Nothing was saved. Fill in a whole number or remove the line.',
    'body-quorum-twice': () =>
      'Two lines of the quorum are about the same seats. Nothing was saved. Remove one of them.',
    'body-settings-changed': ({ name }) =>
      `${name || 'Somebody else'} has just changed these agreements. Your change was not saved. Refresh the screen and enter it again.`,
  },
});

/** The groups of seats that a quorum can be about, by `groupKey`. */
const GROUPS = bothLanguages<Record<string, string>>({
  nl: {
    voting: 'zetels met stem',
    required: 'zetels die niet gemist kunnen worden',
    voorzitter: 'zetels van een voorzitter',
    secretaris: 'zetels van een secretaris',
    lid: 'zetels van een lid',
    adviseur: 'zetels van een adviseur',
    bestuur: 'zetels van een bestuur',
    kring: 'zetels van een kring',
    opleiding: 'zetels van de opleiding',
  },
  en: {
    voting: 'voting seats',
    required: 'seats that cannot be missed',
    voorzitter: 'seats of a chair',
    secretaris: 'seats of a secretary',
    lid: 'seats of a member',
    adviseur: 'seats of an adviser',
    bestuur: 'seats of a board',
    kring: 'seats of a kring',
    opleiding: 'seats of the institute',
  },
});

export const QUORUM_GROUP_KEYS = Object.keys(GROUPS.nl);

export function groupKey(of: QuorumCondition['of']): string {
  return typeof of === 'string' ? of : of.role;
}

export function groupName(key: string, language: Language): string {
  return GROUPS[language][key] ?? key;
}

/** "Minstens 4 van de 8 zetels met stem" or, where that cannot be, what is in the way. */
export function conditionSentence(counted: CountedCondition, language: Language): string {
  const { condition, seats, needed, possible } = counted;
  const group = groupName(groupKey(condition.of), language);
  const nl = language === 'nl';
  if (possible && needed === seats) return nl ? `Alle ${group} (${seats}).` : `All ${group} (${seats}).`;
  if (possible)
    return nl ? `Minstens ${needed} van de ${seats} ${group}.` : `At least ${needed} of the ${seats} ${group}.`;
  if (seats === 0) return nl ? `Er zijn nu geen bezette ${group}.` : `There are no filled ${group} now.`;
  return nl
    ? `Minstens ${needed} ${group}, maar er zijn er nu maar ${seats} bezet.`
    : `At least ${needed} ${group}, but only ${seats} are filled now.`;
}
