import { bothLanguages } from './copy.ts';
import { clockTime, type Language, longDate } from './format.ts';
import { schoolYearName } from './placements.ts';

type Facts = Readonly<Record<string, string | number>>;

const phaseNames = bothLanguages<Record<string, string>>({
  nl: { redistribution: 'herverdelen', students: 'antwoorden op studenten' },
  en: { redistribution: 'redistributing', students: 'answering about students' },
});

function moment(local: string | number | undefined, language: Language): string {
  const text = String(local ?? '');
  return text === '' ? '' : `${longDate(text, language)}, ${clockTime(text, language)}`;
}

export const phaseRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'phase-dates': () => 'Een fase eindigt na haar begin. Kijk de datums na. Er is niets opgeslagen.',
    'phase-before-capacity': ({ deadline }) =>
      `Deze fase komt na het opgeven van plaatsen, dus na ${moment(deadline, 'nl')}. Kies een latere datum. Er is niets opgeslagen.`,
    'phase-planned': ({ phase, opens }) =>
      `De fase ${phaseNames.nl[String(phase)]} begint op ${moment(opens, 'nl')}. Er is niets opgeslagen. Probeer het vanaf dan.`,
    'phase-closed': ({ phase, closes }) =>
      `De fase ${phaseNames.nl[String(phase)]} is gesloten${closes ? ` (${moment(closes, 'nl')})` : ''}. Er is niets opgeslagen. Wil je nog iets wijzigen? Vraag het de programmaleider.`,
    'request-not-needed': () =>
      'De ronde is voor dit bestuur nog open. Je kunt je antwoord gewoon wijzigen. Er is niets opgeslagen.',
    'request-no-reason': () => 'Vul in waarom. Er is niets opgeslagen.',
    'request-same': () => 'Dit staat er al zo. Er is niets gevraagd.',
    'request-decided': ({ by }) =>
      `Over dit verzoek is al beslist${by ? ` door ${by}` : ''}. Er is niets veranderd. Ververs het scherm.`,
  },
  en: {
    'phase-dates': () => 'A phase ends after it begins. Check the dates. Nothing has been saved.',
    'phase-before-capacity': ({ deadline }) =>
      `This phase comes after stating places, so after ${moment(deadline, 'en')}. Choose a later date. Nothing has been saved.`,
    'phase-planned': ({ phase, opens }) =>
      `The phase ${phaseNames.en[String(phase)]} begins on ${moment(opens, 'en')}. Nothing has been saved. Try again from then on.`,
    'phase-closed': ({ phase, closes }) =>
      `The phase ${phaseNames.en[String(phase)]} is closed${closes ? ` (${moment(closes, 'en')})` : ''}. Nothing has been saved. Do you want to change something? Ask the programme leader.`,
    'request-not-needed': () =>
      'The round is still open for this board. You can simply change your answer. Nothing has been saved.',
    'request-no-reason': () => 'Say why. Nothing has been saved.',
    'request-same': () => 'It says so already. Nothing was asked.',
    'request-decided': ({ by }) =>
      `This request was decided already${by ? ` by ${by}` : ''}. Nothing has changed. Refresh the screen.`,
  },
});

/** What is said about a change that a board asks after its deadline. */
export const requestCopy = bothLanguages({
  nl: {
    asked: (board: string, person: string, year: number, period: string, reason: string) => ({
      summary: `${board} vraagt een wijziging na de sluiting`,
      lines: [
        `${person} wil de opgave voor ${schoolYearName(year)} (${period}) wijzigen: "${reason}".`,
        'Open Plaatsing in Kringwerk om het verzoek aan te nemen of af te wijzen.',
      ],
    }),
    decided: (board: string, accepted: boolean, year: number, period: string, note: string) => ({
      summary: accepted ? `De wijziging voor ${board} is aangenomen` : `De wijziging voor ${board} is afgewezen`,
      lines: [
        accepted
          ? `De opgave voor ${schoolYearName(year)} (${period}) is aangepast zoals je vroeg.`
          : `De opgave voor ${schoolYearName(year)} (${period}) blijft zoals die was.`,
        ...(note ? [`De programmaleider schrijft: "${note}".`] : []),
      ],
    }),
  },
  en: {
    asked: (board, person, year, period, reason) => ({
      summary: `${board} asks for a change after closing`,
      lines: [
        `${person} wants to change the figures for ${schoolYearName(year)} (${period}): "${reason}".`,
        'Open Placement in Kringwerk to accept or decline the request.',
      ],
    }),
    decided: (board, accepted, year, period, note) => ({
      summary: accepted ? `The change for ${board} was accepted` : `The change for ${board} was declined`,
      lines: [
        accepted
          ? `The figures for ${schoolYearName(year)} (${period}) were changed as you asked.`
          : `The figures for ${schoolYearName(year)} (${period}) stay as they were.`,
        ...(note ? [`The programme leader writes: "${note}".`] : []),
      ],
    }),
  },
});
