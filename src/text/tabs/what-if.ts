import { bothLanguages } from '../copy.ts';

/** What would be the best date if somebody came after all, or not. */
export const whatIfText = bothLanguages({
  nl: {
    title: 'Wat als?',
    help: 'Kijk welke datum dan het best is. Er verandert niets en niemand ziet dit.',
    seat: 'Zetel',
    choose: 'Kies een zetel',
    comes: 'Stel: komt wel',
    staysAway: 'Stel: komt niet',
    supposed: (label: string, comes: boolean) => `Stel: ${label} komt ${comes ? 'wel' : 'niet'}`,
    forget: (label: string) => `Vergeet wat je stelt over ${label}`,
    best: (date: string) => `Dan is de beste datum ${date}.`,
    same: (date: string) => `De beste datum blijft ${date}.`,
  },
  en: {
    title: 'What if?',
    help: 'See which date would then be best. Nothing changes and nobody sees this.',
    seat: 'Seat',
    choose: 'Choose a seat',
    comes: 'Suppose: comes',
    staysAway: 'Suppose: stays away',
    supposed: (label: string, comes: boolean) => `Suppose: ${label} ${comes ? 'comes' : 'stays away'}`,
    forget: (label: string) => `Forget what you suppose of ${label}`,
    best: (date: string) => `Then the best date is ${date}.`,
    same: (date: string) => `The best date stays ${date}.`,
  },
});
