import type { ChangePlan } from '../meetings/rules/body-change.ts';
import { bothLanguages } from './copy.ts';
import { count, type Language, list, longDate, shortMoment } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;

export const bodyChangeRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'body-ended': () => 'Dit overleg bestaat niet meer. Er is niets veranderd. Ververs het scherm.',
    'body-same': () => 'Een overleg kan niet in zichzelf opgaan. Er is niets veranderd. Kies een ander overleg.',
    'body-name-taken': ({ name }) =>
      `Er is al een overleg met de naam ${name}. Er is niets veranderd. Kies een andere naam.`,
    'body-change-stale': () =>
      'Er is intussen iets veranderd. Er is niets doorgevoerd. Bekijk opnieuw wat er gebeurt en voer het dan door.',
    'board-exists': ({ number }) =>
      `Er is al een bestuur met nummer ${number}. Er is niets veranderd. Kijk het nummer na, of pas het bestaande bestuur aan in de deelnemerslijst.`,
    'seat-label-taken': () =>
      'Dit bestuur heeft al een zetel in dit overleg. Er is niets veranderd. Geef die zetel een nieuw lid.',
    'not-a-kring-here': () => 'Een bestuur sluit aan bij een kring. Er is niets veranderd. Kies een kring.',
    'person-left': () =>
      'Deze persoon doet niet meer mee. Er is niets veranderd. Zet de persoon eerst terug in de deelnemerslijst.',
    'hand-over-past': () =>
      'Een zetel gaat vandaag of later over op iemand anders. Er is niets veranderd. Kies een datum vanaf vandaag.',
  },
  en: {
    'body-ended': () => 'This body no longer exists. Nothing has changed. Refresh the screen.',
    'body-same': () => 'A body cannot merge into itself. Nothing has changed. Choose another body.',
    'body-name-taken': ({ name }) =>
      `There is a body called ${name} already. Nothing has changed. Choose another name.`,
    'body-change-stale': () =>
      'Something changed meanwhile. Nothing was carried out. Look again at what happens and then carry it out.',
    'board-exists': ({ number }) =>
      `There is a board with number ${number} already. Nothing has changed. Check the number, or change that board in the roster.`,
    'seat-label-taken': () =>
      'This board has a seat in this body already. Nothing has changed. Give that seat a new member.',
    'not-a-kring-here': () => 'A board joins a kring. Nothing has changed. Choose a kring.',
    'person-left': () =>
      'This person takes part no longer. Nothing has changed. Put the person back in the roster first.',
    'hand-over-past': () => 'A seat changes hands today or later. Nothing has changed. Choose a date from today on.',
  },
});

const nl = {
  merged: (body: string, into: string) => `${body} gaat op in ${into}`,
  renamed: (into: string, name: string) => `${into} heet voortaan ${name}.`,
  dissolved: (body: string) => `${body} wordt opgeheven`,
  ended: (body: string, day: string) =>
    `${body} bestaat vanaf ${day} niet meer. Wat er is besproken en besloten, blijft bewaard.`,
  seatMoves: (was: string, label: string, into: string) =>
    was === label
      ? `Zetel ${label} gaat mee naar ${into}.`
      : `Zetel ${was} gaat mee naar ${into} en heet daar ${label}.`,
  seatSteps: (was: string) => `${was} wordt daar lid: dat overleg heeft al een eigen voorzitter of secretaris.`,
  seatEnds: (was: string) => `Zetel ${was} vervalt.`,
  boards: (names: string[], into: string | null) =>
    into
      ? `${count(names.length, 'bestuur hoort', 'besturen horen')} voortaan bij ${into}: ${list(names, 'nl')}.`
      : `${count(names.length, 'bestuur heeft', 'besturen hebben')} dan geen kring meer: ${list(names, 'nl')}.`,
  standsFor: (body: string, label: string, into: string) => `In ${body} staat zetel ${label} voortaan voor ${into}.`,
  standsForNone: (body: string, label: string) => `In ${body} vervalt zetel ${label}.`,
  meetingMoves: (title: string, when: string, into: string) =>
    `Bijeenkomst ${title} (${when}) wordt er een van ${into}; de genodigden veranderen mee.`,
  meetingOff: (title: string, when: string) =>
    `Bijeenkomst ${title} (${when}) gaat niet door; de genodigden horen dat.`,
  pollCarries: (title: string, into: string) =>
    `Datumprikker ${title} loopt door voor ${into}. Wat is geantwoord telt mee, wie erbij komt krijgt de vraag.`,
  pollDrops: (title: string) => `Datumprikker ${title} vervalt.`,
  nothingPlanned: 'Er staan geen bijeenkomsten of datumprikkers open.',
  handOver: (seat: string, body: string, name: string, day: string) =>
    `${name} krijgt vanaf ${day} zetel ${seat} in ${body}.`,
  handOverNews: (seat: string, body: string) => `Zetel ${seat} in ${body} krijgt een nieuw lid`,
  handOverEnds: (name: string, day: string) => `${name} heeft de zetel tot en met ${day}.`,
  newPerson: (name: string) => `${name} komt in de deelnemerslijst.`,
  invitedTo: (meetings: number) =>
    meetings === 0
      ? 'Er staan geen bijeenkomsten gepland.'
      : `De uitnodigingen voor ${count(meetings, 'geplande bijeenkomst', 'geplande bijeenkomsten')} gaan mee.`,
  asked: (polls: number) =>
    polls === 0
      ? null
      : `${count(polls, 'lopende datumprikker vraagt', 'lopende datumprikkers vragen')} ook het nieuwe lid.`,
  joins: (board: string, body: string) => `${board} sluit aan bij ${body}`,
  joinsSeat: (name: string, seat: string, body: string) => `${name} krijgt zetel ${seat} in ${body}, met stem.`,
  seatOf: (board: string) => `Lid namens ${board}`,
  told: (people: number) => `${count(people, 'persoon krijgt', 'mensen krijgen')} hier één bericht over.`,
  day: (date: string) => longDate(date, 'nl'),
  toMeetings: 'Bekijk mijn bijeenkomsten',
};

const en: typeof nl = {
  merged: (body, into) => `${body} merges into ${into}`,
  renamed: (into, name) => `${into} is called ${name} from now on.`,
  dissolved: (body) => `${body} is dissolved`,
  ended: (body, day) => `${body} no longer exists from ${day}. What was discussed and decided is kept.`,
  seatMoves: (was, label, into) =>
    was === label
      ? `Seat ${label} goes along to ${into}.`
      : `Seat ${was} goes along to ${into} and is called ${label} there.`,
  seatSteps: (was) => `${was} becomes a member there: that body has a chair or secretary of its own.`,
  seatEnds: (was) => `Seat ${was} lapses.`,
  boards: (names, into) =>
    into
      ? `${count(names.length, 'board belongs', 'boards belong')} to ${into} from now on: ${list(names, 'en')}.`
      : `${count(names.length, 'board has', 'boards have')} no kring any more then: ${list(names, 'en')}.`,
  standsFor: (body, label, into) => `In ${body} seat ${label} stands for ${into} from now on.`,
  standsForNone: (body, label) => `In ${body} seat ${label} lapses.`,
  meetingMoves: (title, when, into) => `Meeting ${title} (${when}) becomes one of ${into}; those invited change along.`,
  meetingOff: (title, when) => `Meeting ${title} (${when}) is off; those invited are told.`,
  pollCarries: (title, into) =>
    `Date poll ${title} goes on for ${into}. What was answered counts, whoever joins gets the question.`,
  pollDrops: (title) => `Date poll ${title} is dropped.`,
  nothingPlanned: 'No meetings are planned and no date polls are open.',
  handOver: (seat, body, name, day) => `${name} gets seat ${seat} in ${body} from ${day}.`,
  handOverNews: (seat, body) => `Seat ${seat} in ${body} gets a new member`,
  handOverEnds: (name, day) => `${name} holds the seat until ${day}.`,
  newPerson: (name) => `${name} is added to the roster.`,
  invitedTo: (meetings) =>
    meetings === 0
      ? 'No meetings are planned.'
      : `The invitations to ${count(meetings, 'planned meeting', 'planned meetings')} change along.`,
  asked: (polls) =>
    polls === 0 ? null : `${count(polls, 'running date poll asks', 'running date polls ask')} the new member too.`,
  joins: (board, body) => `${board} joins ${body}`,
  joinsSeat: (name, seat, body) => `${name} gets seat ${seat} in ${body}, with a vote.`,
  seatOf: (board) => `Lid namens ${board}`,
  told: (people) => `${count(people, 'person gets', 'people get')} one message about this.`,
  day: (date) => longDate(date, 'en'),
  toMeetings: 'Show my meetings',
};

export const bodyChangeText = bothLanguages({ nl, en });

/** What happens when a body goes, sentence by sentence. */
export function changeLines(
  plan: ChangePlan,
  names: { body: string; into: string | null },
  today: string,
  language: Language,
): string[] {
  const say = bodyChangeText[language];
  const into = names.into ?? '';
  const when = (starts: string): string => shortMoment(starts, language);
  const hasPlans = plan.meetings.length + plan.polls.length > 0;
  return [
    say.ended(names.body, say.day(today)),
    ...plan.meetings.map(({ step, title, starts }) =>
      step === 'move' ? say.meetingMoves(title, when(starts), into) : say.meetingOff(title, when(starts)),
    ),
    ...plan.polls.map(({ step, title }) => (step === 'carry' ? say.pollCarries(title, into) : say.pollDrops(title))),
    ...(hasPlans ? [] : [say.nothingPlanned]),
    ...plan.seats.map((seat) =>
      seat.step === 'move' ? say.seatMoves(seat.was, seat.label, into) : say.seatEnds(seat.was),
    ),
    ...plan.seats.flatMap((seat) => (seat.step === 'move' && seat.stepsDown ? [say.seatSteps(seat.was)] : [])),
    ...(plan.boards.length > 0
      ? [
          say.boards(
            plan.boards.map(({ name }) => name),
            names.into,
          ),
        ]
      : []),
    ...plan.elsewhere.map(({ bodyName, label, step }) =>
      step === 'repoint' ? say.standsFor(bodyName, label, into) : say.standsForNone(bodyName, label),
    ),
  ];
}
