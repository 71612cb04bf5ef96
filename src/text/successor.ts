import { bothLanguages } from './copy.ts';

/** Why somebody is not reached any more. */
export type Unreachable = 'mail-bounced' | 'not-me' | 'left-tenant';

/** Asking a board who comes in the place of somebody whom mail does not reach any more. */
export const successorText = bothLanguages({
  nl: {
    question: (name: string) => `We bereiken ${name} niet meer. Wie komt ervoor in de plaats?`,
    why: (name: string, problem: Unreachable) =>
      ({
        'mail-bounced': `Onze mail aan ${name} kwam terug: het adres bestaat niet (meer).`,
        'not-me': `Wie onze mail aan ${name} kreeg, meldt dat die voor iemand anders is.`,
        'left-tenant': `${name} zit niet meer in de Microsoft 365-omgeving van het partnerschap.`,
      })[problem],
    whatToDo: (partnership: string) =>
      `Geef de naam en het mailadres van de opvolger, of het nieuwe adres, door aan het secretariaat van ${partnership}. Tot die tijd krijgt niemand deze berichten.`,
    flags: {
      'mail-bounced': 'Mail komt terug',
      'not-me': 'Adres is van iemand anders',
      'left-tenant': 'Niet meer in Microsoft 365',
    } as Record<string, string>,
  },
  en: {
    question: (name) => `We no longer reach ${name}. Who comes in their place?`,
    why: (name, problem) =>
      ({
        'mail-bounced': `Our mail to ${name} came back: the address does not exist (any more).`,
        'not-me': `Whoever got our mail to ${name} says that it is meant for somebody else.`,
        'left-tenant': `${name} is not in the Microsoft 365 environment of the partnership any more.`,
      })[problem],
    whatToDo: (partnership) =>
      `Give the name and mail address of the successor, or the new address, to the secretariat of ${partnership}. Until then nobody gets these messages.`,
    flags: {
      'mail-bounced': 'Mail comes back',
      'not-me': 'Address is somebody else’s',
      'left-tenant': 'Not in Microsoft 365 any more',
    },
  },
});
