import type { GivenBy } from '../../placements/schema.ts';
import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** Schools that fill in for themselves because their board lets them. */
export const delegationText = bothLanguages({
  nl: {
    title: 'Laat scholen zelf invullen',
    help: 'De contactpersoon van de school krijgt de vraag als kaart of mail. Jij ziet de antwoorden hierboven en kunt ze aanpassen.',
    askAll: (schools: number) => `Vraag ${count(schools, 'school', 'scholen')}`,
    remindAll: (schools: number) => `Herinner ${count(schools, 'school', 'scholen')}`,
    ask: 'Laat zelf invullen',
    askFor: (school: string) => `Laat zelf invullen: ${school}`,
    withdraw: 'Vul zelf in',
    withdrawFor: (school: string) => `Vul zelf in voor ${school}`,
    contact: (name: string) => `Contactpersoon: ${name}`,
    noContact: 'Geen contactpersoon bekend. Zet die in de deelnemerslijst.',
    asked: (at: string, times: number) =>
      times === 1 ? `gevraagd op ${at}` : `${times} keer gevraagd, laatst op ${at}`,
    states: { none: 'nog niets ingevuld', partial: 'deels ingevuld', answered: 'klaar' },
    given: (by: GivenBy, at: string) =>
      ({
        school: `Ingevuld door de school (${by.name}, ${at})`,
        changed: `Ingevuld door de school, aangepast door het bestuur (${by.name}, ${at})`,
        board: `Ingevuld door het bestuur (${by.name}, ${at})`,
        programme: `Namens het bestuur ingevuld door ${by.name}, ${at}`,
      })[by.as],
    done: (schools: number) =>
      schools === 0 ? 'Er is niemand gevraagd.' : `${count(schools, 'school is', 'scholen zijn')} gevraagd.`,
    unreachable: (schools: string) => `Zonder contactpersoon, en dus niet gevraagd: ${schools}.`,
    forSchool: (board: string) =>
      `${board} vraagt je dit voor de school in te vullen. Het bestuur ziet je antwoord en kan het aanpassen.`,
    overruled: (board: string, variants: string) =>
      `Voor ${variants} gaf ${board} zelf een aantal op voor alle scholen samen. Dat telt.`,
    changedBy: (name: string, day: string) => `Ingevuld door de school, aangepast door het bestuur (${name}, ${day}).`,
  },
  en: {
    title: 'Let schools fill in themselves',
    help: 'The contact person of the school gets the question as a card or a mail. You see the answers above and can change them.',
    askAll: (schools) => `Ask ${count(schools, 'school', 'schools')}`,
    remindAll: (schools) => `Remind ${count(schools, 'school', 'schools')}`,
    ask: 'Let them fill in',
    askFor: (school) => `Let them fill in: ${school}`,
    withdraw: 'Fill in yourself',
    withdrawFor: (school) => `Fill in yourself for ${school}`,
    contact: (name) => `Contact person: ${name}`,
    noContact: 'No contact person known. Add one to the roster.',
    asked: (at, times) => (times === 1 ? `asked on ${at}` : `asked ${times} times, last on ${at}`),
    states: { none: 'nothing filled in yet', partial: 'filled in part', answered: 'done' },
    given: (by, at) =>
      ({
        school: `Filled in by the school (${by.name}, ${at})`,
        changed: `Filled in by the school, changed by the board (${by.name}, ${at})`,
        board: `Filled in by the board (${by.name}, ${at})`,
        programme: `Filled in for the board by ${by.name}, ${at}`,
      })[by.as],
    done: (schools) => (schools === 0 ? 'Nobody was asked.' : `${count(schools, 'school was', 'schools were')} asked.`),
    unreachable: (schools) => `Without a contact person, so not asked: ${schools}.`,
    forSchool: (board) =>
      `${board} asks you to fill this in for the school. The board sees your answer and can change it.`,
    overruled: (board, variants) => `For ${variants} ${board} gave one figure for all its schools. That one counts.`,
    changedBy: (name, day) => `Filled in by the school, changed by the board (${name}, ${day}).`,
  },
});
