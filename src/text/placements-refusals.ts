import { bothLanguages } from './copy.ts';
import { clockTime, longDate } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;
type Sentences = Record<string, (facts: Facts) => string>;

const day = (value: string | number | undefined, language: 'nl' | 'en'): string => longDate(String(value), language);

const NOTHING_SAVED_NL = 'Er is nog niets opgeslagen.';
const NOTHING_SAVED_EN = 'Nothing has been saved yet.';

/** What is wrong with a round or an answer, what was kept, and what to do. */
export const placementsRefusals = bothLanguages<Sentences>({
  nl: {
    'demand-regions-over': ({ variant, sum, demand }) =>
      `De kringen vragen samen ${sum} plaatsen voor ${variant}, maar in totaal zijn er ${demand} nodig. Pas een van beide aan. ${NOTHING_SAVED_NL}`,
    'ask-still-open': ({ board }) =>
      `Bij ${board || 'een bestuur'} staat nog een vraag open. Wacht op het antwoord, of trek die vraag eerst in. Er is niets verstuurd.`,
    'ask-withdrawn': () => 'Deze vraag is ingetrokken. Je hoeft niets meer te doen.',
    'ask-closed': ({ deadline, contact }) =>
      `Antwoorden kon tot ${day(deadline, 'nl')}, ${clockTime(String(deadline), 'nl')} uur. Er is niets gewijzigd. Wil je toch iets doorgeven? Vraag het ${contact || 'de programmaleider'}.`,
    'ask-not-whole': ({ variant, asked }) =>
      `Vul bij ${variant} een heel aantal in, van 0 tot en met ${asked}. ${NOTHING_SAVED_NL} Kun je er meer plaatsen? Vertel het de programmaleider.`,
    'ask-no-reason': () => `Zeg in een paar woorden waarom het niet kan. ${NOTHING_SAVED_NL}`,
    'ask-answered': () =>
      'Dit bestuur heeft al geantwoord; dat antwoord blijft staan. Overleg met het bestuur als je het anders wilt.',
    'ask-deadline-past': () =>
      'Het moment tot wanneer besturen kunnen antwoorden ligt in het verleden. Kies een later moment.',
    'ask-proposal-changed': () =>
      'Het voorstel is intussen veranderd, bijvoorbeeld door een nieuw antwoord. Er is niets verstuurd. Bekijk het nieuwe voorstel en verstuur dat.',
    'round-not-open': () => 'Deze ronde is nog niet geopend. Je krijgt bericht zodra je kunt antwoorden.',
    'round-cancelled': () => 'Deze ronde is ingetrokken. Je hoeft niets meer te doen.',
    'round-closed': ({ deadline, answered, contact }) =>
      [
        `Deze ronde is op ${day(deadline, 'nl')} om ${clockTime(String(deadline), 'nl')} uur gesloten.`,
        answered
          ? `De opgave van ${day(answered, 'nl')} blijft staan.`
          : 'Er is voor dit bestuur geen opgave ontvangen.',
        `Wil je iets wijzigen? Vraag het ${contact || 'de programmaleider'}.`,
      ].join(' '),
    'round-already-open': () => 'Deze ronde is al open.',
    'round-not-draft': () =>
      'Deze ronde is al geopend. De deadline en de toelichting kun je nog wijzigen; de rest ligt vast, omdat besturen er al op antwoorden.',
    'round-deadline-past': () => 'De deadline ligt in het verleden. Kies een later moment.',
    'round-deadline-after-start': () =>
      'De deadline ligt na het begin van de periode. Kies een eerder moment, of pas het begin van de periode aan.',
    'round-no-variants': () => 'Er zijn nog geen opleidingsvarianten. Voeg er minstens één toe.',
    'round-same-variants': () => 'Twee opleidingsvarianten heten hetzelfde. Geef elke variant een eigen naam.',
    'round-exists': ({ period, year }) =>
      `Er is al een ronde voor ${year}, ${period}. Open die, of geef deze ronde een andere periode.`,
    'round-no-boards': () => 'Er staan nog geen besturen in de deelnemerslijst. Importeer eerst de deelnemerslijst.',
    'demand-not-whole': ({ variant }) => `Vul bij ${variant} een heel aantal studenten in, van 0 tot en met 99.999.`,
    'capacity-not-your-board': ({ board }) =>
      `Alleen de bestuurder of de BOC van ${board} kan deze opgave doen. Er is niets opgeslagen. Klopt dat niet? Vraag het de programmaleider.`,
    'capacity-not-your-school': ({ school }) =>
      `Alleen de contactpersoon van ${school} en het bestuur van de school kunnen dit invullen. Er is niets opgeslagen. Klopt dat niet? Vraag het je bestuur.`,
    'school-not-asked': () =>
      'Deze school vult in deze ronde niet zelf in. Er is niets opgeslagen. Klopt dat niet? Vraag het je bestuur.',
    'school-delegation-ended': ({ board }) =>
      `${board} geeft de plaatsen weer zelf op. Wat je eerder invulde, is bewaard. Wil je iets wijzigen? Vraag het je bestuur.`,
    'delegation-no-contact': ({ schools }) =>
      Number(schools) === 1
        ? 'Van deze school is geen contactpersoon bekend. Er is niemand gevraagd. Zet de contactpersoon in de deelnemerslijst, of vul de aantallen zelf in.'
        : 'Van deze scholen is geen contactpersoon bekend. Er is niemand gevraagd. Zet de contactpersonen in de deelnemerslijst, of vul de aantallen zelf in.',
    'capacity-board-not-asked': () =>
      'Dit bestuur doet niet mee in deze ronde. Er is niets opgeslagen. Klopt dat niet? Vraag het de programmaleider.',
    'capacity-not-whole': ({ variant, most }) =>
      `Vul bij ${variant} een heel aantal plaatsen in, van 0 tot en met ${most}. ${NOTHING_SAVED_NL}`,
    'capacity-cap-not-whole': ({ most }) =>
      `Vul bij "samen hoogstens" een heel getal in, van 0 tot en met ${most}, of laat het leeg. ${NOTHING_SAVED_NL}`,
    'capacity-no-date': ({ variant }) =>
      `Vul bij ${variant} in wanneer je het zeker weet: dat hoort bij "onder voorbehoud". ${NOTHING_SAVED_NL}`,
    'capacity-date-past': ({ variant }) =>
      `De datum bij ${variant} is al geweest. Kies een dag vanaf vandaag. ${NOTHING_SAVED_NL}`,
    'capacity-date-late': ({ variant, date }) =>
      `De datum bij ${variant} is te laat: de periode begint op ${day(date, 'nl')}. Kies een dag daarvoor. ${NOTHING_SAVED_NL}`,
    'capacity-no-reason': ({ variant }) =>
      `Vul in waarom er geen plaatsen zijn voor ${variant}: dat hoort bij "nee". ${NOTHING_SAVED_NL}`,
    'capacity-over-cap': ({ variant, places, cap }) =>
      `Bij ${variant} staan ${places} plaatsen, maar samen mogen het er hoogstens ${cap} zijn. Verlaag het aantal of verhoog "samen hoogstens". ${NOTHING_SAVED_NL}`,
    'capacity-variant-gone': () =>
      'Een van de varianten hoort niet bij deze ronde. Ververs het scherm en vul je opgave opnieuw in.',
    'capacity-school-gone': () =>
      'Een van de scholen hoort niet (meer) bij dit bestuur. Er is niets opgeslagen. Ververs het scherm.',
    'capacity-empty': () => 'Je hebt nog niets ingevuld. Vul bij minstens één variant een aantal plaatsen in.',
    'capacity-twice': ({ variant }) => `${variant} staat twee keer in je opgave. ${NOTHING_SAVED_NL}`,
    'capacity-absurd': ({ total, teachers, school }) =>
      Number(teachers) > 0
        ? `Je vult ${school ? `bij ${school} ` : ''}${total} plaatsen in, terwijl er ${teachers} groepsleraren zijn. Klopt dat? ${NOTHING_SAVED_NL}`
        : `Je vult ${school ? `bij ${school} ` : ''}${total} plaatsen in. Dat is veel. Klopt dat? ${NOTHING_SAVED_NL}`,
    'extension-too-early': ({ deadline }) =>
      `Kies een moment na de deadline van de ronde (${day(deadline, 'nl')}), en voor het begin van de periode.`,
  },
  en: {
    'demand-regions-over': ({ variant, sum, demand }) =>
      `The kringen together ask ${sum} places for ${variant}, but ${demand} are needed in all. Change one of them. ${NOTHING_SAVED_EN}`,
    'ask-still-open': ({ board }) =>
      `A question to ${board || 'a board'} is still open. Wait for the answer, or withdraw that question first. Nothing was sent.`,
    'ask-withdrawn': () => 'This question has been withdrawn. You need not do anything.',
    'ask-closed': ({ deadline, contact }) =>
      `Answers were taken until ${day(deadline, 'en')}, ${clockTime(String(deadline), 'en')}. Nothing was changed. Anything to add? Ask ${contact || 'the programme leader'}.`,
    'ask-not-whole': ({ variant, asked }) =>
      `Enter a whole number at ${variant}, from 0 to ${asked}. ${NOTHING_SAVED_EN} Can you place more? Tell the programme leader.`,
    'ask-no-reason': () => `Say in a few words why it is not possible. ${NOTHING_SAVED_EN}`,
    'ask-answered': () => 'This board has answered; that answer stands. Talk with the board if it should be different.',
    'ask-deadline-past': () => 'The moment until which boards can answer lies in the past. Choose a later one.',
    'ask-proposal-changed': () =>
      'The proposal has changed meanwhile, perhaps by a new answer. Nothing was sent. Look at the new proposal and send that.',
    'round-not-open': () => 'This round has not been opened yet. You will hear when you can answer.',
    'round-cancelled': () => 'This round has been withdrawn. There is nothing left for you to do.',
    'round-closed': ({ deadline, answered, contact }) =>
      [
        `This round closed on ${day(deadline, 'en')} at ${clockTime(String(deadline), 'en')}.`,
        answered ? `The answer of ${day(answered, 'en')} stands.` : 'No answer was received for this board.',
        `Do you want to change something? Ask ${contact || 'the programme leader'}.`,
      ].join(' '),
    'round-already-open': () => 'This round is open already.',
    'round-not-draft': () =>
      'This round has been opened. You can still change the deadline and the explanation; the rest is fixed, because boards are answering it.',
    'round-deadline-past': () => 'The deadline lies in the past. Choose a later moment.',
    'round-deadline-after-start': () =>
      'The deadline lies after the start of the period. Choose an earlier moment, or change the start of the period.',
    'round-no-variants': () => 'There are no programme variants yet. Add at least one.',
    'round-same-variants': () => 'Two programme variants have the same name. Give each its own name.',
    'round-exists': ({ period, year }) =>
      `There is a round for ${year}, ${period} already. Open that one, or give this round another period.`,
    'round-no-boards': () => 'There are no boards in the roster yet. Import the roster first.',
    'demand-not-whole': ({ variant }) => `Enter a whole number of students for ${variant}, from 0 to 99,999.`,
    'capacity-not-your-board': ({ board }) =>
      `Only the board member or the training coordinator of ${board} can give this answer. Nothing has been saved. Not right? Ask the programme leader.`,
    'capacity-not-your-school': ({ school }) =>
      `Only the contact person of ${school} and its board can fill this in. Nothing has been saved. Not right? Ask your board.`,
    'school-not-asked': () =>
      'This school does not answer for itself in this round. Nothing has been saved. Not right? Ask your board.',
    'school-delegation-ended': ({ board }) =>
      `${board} states the places itself again. What you filled in before has been kept. Do you want to change something? Ask your board.`,
    'delegation-no-contact': ({ schools }) =>
      Number(schools) === 1
        ? 'No contact person is known for this school. Nobody was asked. Add the contact person to the roster, or fill in the figures yourself.'
        : 'No contact person is known for these schools. Nobody was asked. Add the contact persons to the roster, or fill in the figures yourself.',
    'capacity-board-not-asked': () =>
      'This board does not take part in this round. Nothing has been saved. Not right? Ask the programme leader.',
    'capacity-not-whole': ({ variant, most }) =>
      `Enter a whole number of places for ${variant}, from 0 to ${most}. ${NOTHING_SAVED_EN}`,
    'capacity-cap-not-whole': ({ most }) =>
      `Enter a whole number for "at most, together", from 0 to ${most}, or leave it empty. ${NOTHING_SAVED_EN}`,
    'capacity-no-date': ({ variant }) =>
      `Say when you will know for sure about ${variant}: that goes with "provisional". ${NOTHING_SAVED_EN}`,
    'capacity-date-past': ({ variant }) =>
      `The date for ${variant} has passed. Choose today or a later day. ${NOTHING_SAVED_EN}`,
    'capacity-date-late': ({ variant, date }) =>
      `The date for ${variant} is too late: the period begins on ${day(date, 'en')}. Choose a day before that. ${NOTHING_SAVED_EN}`,
    'capacity-no-reason': ({ variant }) =>
      `Say why there are no places for ${variant}: that goes with "no places". ${NOTHING_SAVED_EN}`,
    'capacity-over-cap': ({ variant, places, cap }) =>
      `${variant} has ${places} places, but together there may be at most ${cap}. Lower the number or raise "at most, together". ${NOTHING_SAVED_EN}`,
    'capacity-variant-gone': () =>
      'One of the variants does not belong to this round. Refresh the screen and fill in your answer again.',
    'capacity-school-gone': () =>
      'One of the schools does not belong to this board (any more). Nothing has been saved. Refresh the screen.',
    'capacity-empty': () => 'You have not filled in anything yet. Enter a number of places for at least one variant.',
    'capacity-twice': ({ variant }) => `${variant} is in your answer twice. ${NOTHING_SAVED_EN}`,
    'capacity-absurd': ({ total, teachers, school }) =>
      Number(teachers) > 0
        ? `You entered ${total} places${school ? ` for ${school}` : ''}, while there are ${teachers} group teachers. Is that right? ${NOTHING_SAVED_EN}`
        : `You entered ${total} places${school ? ` for ${school}` : ''}. That is a lot. Is that right? ${NOTHING_SAVED_EN}`,
    'extension-too-early': ({ deadline }) =>
      `Choose a moment after the deadline of the round (${day(deadline, 'en')}), and before the period begins.`,
  },
});
