import { bothLanguages } from './copy.ts';

type Problem = 'mail-bounced' | 'not-me';

/** Asking a board who comes in the place of somebody whom mail does not reach any more. */
export const successorText = bothLanguages({
  nl: {
    question: (name: string) => `We bereiken ${name} niet meer. Wie komt ervoor in de plaats?`,
    why: (name: string, problem: Problem) =>
      problem === 'mail-bounced'
        ? `Onze mail aan ${name} kwam terug: het adres bestaat niet (meer).`
        : `Wie onze mail aan ${name} kreeg, meldt dat die voor iemand anders is.`,
    whatToDo: (partnership: string) =>
      `Geef de naam en het mailadres van de opvolger, of het nieuwe adres, door aan het secretariaat van ${partnership}. Tot die tijd krijgt niemand deze berichten.`,
    flags: { 'mail-bounced': 'Mail komt terug', 'not-me': 'Adres is van iemand anders' } as Record<string, string>,
  },
  en: {
    question: (name) => `We no longer reach ${name}. Who comes in their place?`,
    why: (name, problem) =>
      problem === 'mail-bounced'
        ? `Our mail to ${name} came back: the address does not exist (any more).`
        : `Whoever got our mail to ${name} says that it is meant for somebody else.`,
    whatToDo: (partnership) =>
      `Give the name and mail address of the successor, or the new address, to the secretariat of ${partnership}. Until then nobody gets these messages.`,
    flags: { 'mail-bounced': 'Mail comes back', 'not-me': 'Address is somebody else’s' },
  },
});
