import type { AppointmentWarning } from '../meetings/rules/appointment.ts';
import { bothLanguages, type Copy } from './copy.ts';
import { count, type Language } from './format.ts';
import { publicHolidayNames, schoolHolidayNames } from './year-plan-reasons.ts';

type Say = (warning: AppointmentWarning) => string;

const list = (seats: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format([...seats]);

/** What is against an appointment in Outlook: a sentence for each warning. */
const warnings: Copy<Say> = {
  nl: (warning) => {
    switch (warning.code) {
      case 'quorum':
        return warning.because === 'busy'
          ? 'Het quorum wordt niet gehaald: te veel genodigden hebben dan al iets anders.'
          : 'Met deze genodigden wordt het quorum niet gehaald.';
      case 'seats-missing':
        return `Niet uitgenodigd: ${list(warning.seats, 'nl')}.`;
      case 'busy':
        return `Heeft dan al iets anders: ${list(warning.seats, 'nl')}.`;
      case 'holiday':
        return `Deze dag is een vrije dag (${publicHolidayNames.nl[warning.holiday]}).`;
      case 'school-holiday':
        return `Deze dag valt in de ${schoolHolidayNames.nl[warning.holiday]} (${warning.regions}).`;
      case 'past':
        return 'Dit moment is al geweest.';
    }
  },
  en: (warning) => {
    switch (warning.code) {
      case 'quorum':
        return warning.because === 'busy'
          ? 'The quorum will not be met: too many of those invited have something else then.'
          : 'With those invited the quorum will not be met.';
      case 'seats-missing':
        return `Not invited: ${list(warning.seats, 'en')}.`;
      case 'busy':
        return `Has something else then: ${list(warning.seats, 'en')}.`;
      case 'holiday':
        return `This day is a public holiday (${publicHolidayNames.en[warning.holiday]}).`;
      case 'school-holiday':
        return `This day lies in the ${schoolHolidayNames.en[warning.holiday]} (${warning.regions}).`;
      case 'past':
        return 'This moment has passed.';
    }
  },
};

/** What the service says to the add-in in Outlook. */
export const outlookCopy = bothLanguages({
  nl: {
    warning: warnings.nl,
    subject: (body: string) => `Bijeenkomst ${body}`,
    quorum: {
      met: 'Met deze genodigden wordt het quorum gehaald.',
      missed: 'Met deze genodigden wordt het quorum niet gehaald.',
      none: 'Voor dit overleg is geen quorum afgesproken.',
    },
    agendaFollows: 'De agenda volgt en staat straks hier:',
    stopped: (sentences: string) => `${sentences} Pas de uitnodiging aan, of kies in Kringwerk voor Toch verzenden.`,
    invited: (people: number) => count(people, 'genodigde', 'genodigden'),
  },
  en: {
    warning: warnings.en,
    subject: (body: string) => `Meeting ${body}`,
    quorum: {
      met: 'With those invited the quorum will be met.',
      missed: 'With those invited the quorum will not be met.',
      none: 'No quorum has been agreed on for this body.',
    },
    agendaFollows: 'The agenda follows and will be here:',
    stopped: (sentences: string) => `${sentences} Change the invitation, or choose Send anyway in Kringwerk.`,
    invited: (people: number) => `${people} invited`,
  },
});
