import { agendaSettingRefusals } from './agenda-settings.ts';
import { agendaRefusals } from './agendas.ts';
import { archiveRefusals } from './archive.ts';
import { bodyChangeRefusals } from './body-change.ts';
import { bodySettingsRefusals } from './body-settings.ts';
import { bothLanguages } from './copy.ts';
import { deliveryRefusals } from './delivery.ts';
import { demandRefusals } from './demand.ts';
import type { Language } from './format.ts';
import { liveRefusals } from './live.ts';
import { mailboxAwayRefusals } from './mailbox-away.ts';
import { meetingDayRefusals } from './meeting-day.ts';
import { meetingsRefusals } from './meetings-refusals.ts';
import { minutesRefusals } from './minutes.ts';
import { outcomesRefusals } from './outcomes.ts';
import { paperRefusals } from './papers.ts';
import { peopleRefusals } from './people.ts';
import { phaseRefusals } from './phases.ts';
import { placementsRefusals } from './placements-refusals.ts';
import { pollChangeRefusals } from './poll-changes.ts';
import { proposalRefusals } from './poll-proposals.ts';
import { programmeRefusals } from './programmes.ts';
import { registrationRefusals } from './registration.ts';
import { reminderRefusals } from './reminders.ts';
import { roomRefusals } from './rooms.ts';
import { studentRefusals } from './students.ts';
import { submittedRefusals } from './submitted-items.ts';
import { studentPlaceRefusals, swapRefusals } from './swaps.ts';
import { yearPlanRefusals } from './year-plan.ts';

type Facts = Readonly<Record<string, string | number>>;

/** What is wrong, what was kept, and what to do, for each refusal code that a rule or use case can give. */
const refusals: Record<Language, Record<string, (facts: Facts) => string>> = bothLanguages<
  Record<string, (facts: Facts) => string>
>({
  nl: {
    'not-allowed': () =>
      'Je mag dit niet doen. Er is niets veranderd. Denk je dat dit wel moet kunnen? Vraag het de programmaleider.',
    'not-found': () => 'Dit bestaat niet (meer). Ververs het scherm, of vraag de afzender om een nieuw bericht.',
    'unknown-person': () =>
      'We kennen je nog niet in dit partnerschap. Vraag de programmaleider om je toe te voegen aan de deelnemerslijst.',
    'bad-input': () =>
      'Er klopt iets niet in wat je hebt ingevuld. Er is niets opgeslagen. Kijk het na en verstuur het opnieuw.',
    failed: () => 'Het lukte niet. Er is niets veranderd. Probeer het over een minuut nog eens.',
    ...deliveryRefusals.nl,
    ...peopleRefusals.nl,
    ...mailboxAwayRefusals.nl,
    ...meetingsRefusals.nl,
    ...pollChangeRefusals.nl,
    ...proposalRefusals.nl,
    ...bodySettingsRefusals.nl,
    ...roomRefusals.nl,
    ...bodyChangeRefusals.nl,
    ...meetingDayRefusals.nl,
    ...agendaRefusals.nl,
    ...agendaSettingRefusals.nl,
    ...submittedRefusals.nl,
    ...paperRefusals.nl,
    ...minutesRefusals.nl,
    ...archiveRefusals.nl,
    ...outcomesRefusals.nl,
    ...programmeRefusals.nl,
    ...liveRefusals.nl,
    ...placementsRefusals.nl,
    ...demandRefusals.nl,
    ...studentRefusals.nl,
    ...swapRefusals.nl,
    ...(studentPlaceRefusals.nl as Record<string, (facts: Facts) => string>),
    ...phaseRefusals.nl,
    ...registrationRefusals.nl,
    ...reminderRefusals.nl,
    ...yearPlanRefusals.nl,
  },
  en: {
    'not-allowed': () => 'You may not do this. Nothing has changed. Do you think you should? Ask the programme leader.',
    'not-found': () => 'This does not exist (any more). Refresh the screen, or ask the sender for a new message.',
    'unknown-person': () =>
      'We do not know you in this partnership yet. Ask the programme leader to add you to the roster.',
    'bad-input': () => 'Something in what you entered is not right. Nothing was saved. Check it and send it again.',
    failed: () => 'That did not work. Nothing has changed. Try again in a minute.',
    ...deliveryRefusals.en,
    ...peopleRefusals.en,
    ...mailboxAwayRefusals.en,
    ...meetingsRefusals.en,
    ...pollChangeRefusals.en,
    ...proposalRefusals.en,
    ...bodySettingsRefusals.en,
    ...roomRefusals.en,
    ...bodyChangeRefusals.en,
    ...meetingDayRefusals.en,
    ...agendaRefusals.en,
    ...agendaSettingRefusals.en,
    ...submittedRefusals.en,
    ...paperRefusals.en,
    ...minutesRefusals.en,
    ...archiveRefusals.en,
    ...outcomesRefusals.en,
    ...programmeRefusals.en,
    ...liveRefusals.en,
    ...placementsRefusals.en,
    ...demandRefusals.en,
    ...studentRefusals.en,
    ...swapRefusals.en,
    ...(studentPlaceRefusals.en as Record<string, (facts: Facts) => string>),
    ...phaseRefusals.en,
    ...registrationRefusals.en,
    ...reminderRefusals.en,
    ...yearPlanRefusals.en,
  },
});

/** The sentence for a refusal code; an unknown code gets the general one, never the code itself. */
export function refusalText(code: string, facts: Facts, language: Language): string {
  const sentence = refusals[language][code] ?? refusals[language]['failed'];
  return sentence ? sentence(facts) : '';
}
