import { actions, button, type Card, card, type Element, link, text } from '../../cards/kit.ts';
import { clockTime, type Language, longDate } from '../../text/format.ts';
import { programmeCopy } from '../../text/programmes.ts';
import type { PartView, ProgrammeView, SessionView } from '../schema.ts';

export interface ProgrammeOnCard {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  programme: ProgrammeView;
  /** What a press just did, each a sentence. */
  notices: readonly string[];
  /** Asked to change what was chosen before. */
  editing: boolean;
  /** The programme in the tab. */
  url: string;
}

/** What of somebody's choice is in the answer of a card: a session, or standing in line for it. */
export const IN_LINE = ':wait';

/** One's sessions: a choice per part while one can choose, and else one's own programme with rooms and tasks. */
export function programmeCard(state: ProgrammeOnCard): Card {
  const { language, programme } = state;
  const say = programmeCopy[language];
  const choosing = programme.may.signUp && (state.editing || !hasChosen(programme));
  return card({
    language,
    who: `${programme.bodyName} · ${state.partnershipName}`,
    question: choosing ? say.question(programme.title) : say.ownTitle(programme.title),
    facts: [
      ...(programme.startsAt ? [{ label: say.when, value: whenOf(programme, language) }] : []),
      ...(programme.place ? [{ label: say.where, value: programme.place }] : []),
    ],
    lines: [...state.notices],
    answer: choosing ? form(state) : [...ownParts(programme, language), ownButtons(state)],
    small: [standing(programme, language)].filter(Boolean),
  });
}

function hasChosen({ parts }: ProgrammeView): boolean {
  return parts.some(({ sessions }) => sessions.some(({ mine }) => mine !== null));
}

function whenOf({ startsAt }: ProgrammeView, language: Language): string {
  return `${longDate(startsAt, language)}, ${clockTime(startsAt, language)}`;
}

function standing({ open, state, signUpUntil }: ProgrammeView, language: Language): string {
  const say = programmeCopy[language];
  if (open) return signUpUntil ? say.until(signUpUntil) : '';
  return state === 'draft' ? say.notOpen : say.closed;
}

function form(state: ProgrammeOnCard): Element[] {
  const { language, programme } = state;
  const say = programmeCopy[language];
  const parts = programme.parts.filter(({ sessions }) => sessions.some(({ forMe, mine }) => forMe || mine));
  return [
    ...parts.map((part) => ({
      type: 'Input.ChoiceSet',
      id: `part:${part.partId}`,
      label: say.pick(part.title, part.startsAt ? clockTime(part.startsAt, language) : ''),
      style: 'expanded',
      wrap: true,
      spacing: 'Medium',
      value: chosenIn(part),
      choices: [
        ...part.sessions.filter(({ forMe, mine }) => forMe || mine).map((session) => choiceOf(session, language)),
        { title: say.pickNone, value: 'none' },
      ],
    })),
    actions(button(say.send, 'programme.choose', dataOf(state), { primary: true }), link(say.link, state.url)),
  ];
}

function chosenIn({ sessions }: PartView): string {
  const own = sessions.find(({ mine }) => mine !== null);
  return own ? choiceValue(own) : '';
}

/** Of a session that is full the choice says so: whoever takes it stands in line. */
function choiceOf(session: SessionView, language: Language): { title: string; value: string } {
  const say = programmeCopy[language];
  const { title, free, mine } = session;
  const full = free === 0 && mine !== 'placed';
  const places = free === null ? say.noLimit : say.free(free);
  return { title: full ? say.optionWait(title) : say.option(title, places), value: choiceValue(session) };
}

function choiceValue({ sessionId, free, mine }: SessionView): string {
  return free === 0 && mine !== 'placed' ? `${sessionId}${IN_LINE}` : sessionId;
}

function ownParts({ parts }: ProgrammeView, language: Language): Element[] {
  return parts.map((part) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      {
        type: 'Column',
        width: '56px',
        items: [text(part.startsAt ? clockTime(part.startsAt, language) : '–', { isSubtle: true })],
      },
      { type: 'Column', width: 'stretch', items: ownLines(part, language) },
    ],
  }));
}

function ownLines(part: PartView, language: Language): Element[] {
  const say = programmeCopy[language];
  const own = part.sessions.find(({ mine }) => mine !== null);
  const room = own?.room || part.room;
  const small = [
    ...(part.sessions.length > 0 && !own ? [say.noneChosen] : []),
    ...(own?.line ? [say.myLine(own.line)] : []),
    ...(room ? [say.room(room)] : []),
    ...(own && own.myTasks.length > 0 ? [say.myTask(own.myTasks.map((task) => say.tasks[task]))] : []),
  ];
  return [
    text(own ? `${part.title}: ${own.title}` : part.title, { weight: 'Bolder' }),
    ...small.map((line) => text(line, { size: 'Small', isSubtle: true, spacing: 'None' })),
  ];
}

function ownButtons(state: ProgrammeOnCard): Element {
  const say = programmeCopy[state.language];
  const change = button(say.change, 'programme.show', dataOf(state), { withInputs: false });
  return actions(...(state.programme.may.signUp ? [change] : []), link(say.link, state.url));
}

function dataOf({ partnershipId, programme }: ProgrammeOnCard): Record<string, unknown> {
  return { p: partnershipId, meetingId: programme.meetingId };
}
