import type { Availability } from '../meetings/rules/free-busy.ts';
import { bothLanguages } from './copy.ts';

type Known = Exclude<Availability, 'unknown'>;
const dutch: Record<Known, string> = { free: 'vrij', tentative: 'misschien bezet', busy: 'bezet' };
const english: Record<Known, string> = { free: 'free', tentative: 'perhaps busy', busy: 'busy' };

/** A card that was filled in from somebody's own calendar. */
export const suggestionText = bothLanguages({
  nl: {
    isThisRight: 'Voorstel uit je agenda – klopt dit?',
    notSent: 'Er is nog niets geantwoord. Pas aan wat niet klopt en verstuur.',
    label: (date: string, known: Known) => `${date} · agenda: ${dutch[known]}`,
  },
  en: {
    isThisRight: 'Suggestion from your calendar – is this right?',
    notSent: 'Nothing has been answered yet. Change what is not right and send.',
    label: (date: string, known: Known) => `${date} · calendar: ${english[known]}`,
  },
});
