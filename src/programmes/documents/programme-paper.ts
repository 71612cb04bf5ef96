import type { DocumentPart, PaperDocument } from '../../documents/document.ts';
import { agendaCopy } from '../../text/agendas.ts';
import { clockTime, type Language, list, longDate } from '../../text/format.ts';
import { programmeCopy } from '../../text/programmes.ts';
import type { PartView, ProgrammeView, SessionView } from '../schema.ts';

export interface ProgrammeOnPaper {
  language: Language;
  partnershipName: string;
  programme: ProgrammeView;
  /** The day it was written, `YYYY-MM-DD`. */
  today: string;
}

/** The programme of the day to hang at the door; for who makes it, with who comes where. */
export function programmePaper({ language, partnershipName, programme, today }: ProgrammeOnPaper): PaperDocument {
  const say = programmeCopy[language];
  const { paper } = say;
  return {
    language,
    kind: paper.kind,
    title: programme.title,
    facts: [
      { label: paper.body, value: `${programme.bodyName}, ${partnershipName}` },
      { label: say.when, value: programme.startsAt ? longDate(programme.startsAt, language) : paper.noDate },
      ...(programme.place ? [{ label: say.where, value: programme.place }] : []),
    ],
    parts: [
      { part: 'points', points: programme.parts.map((part, nth) => point(part, nth, language)) },
      ...programme.parts.flatMap((part) => sessionTable(part, language)),
      ...programme.parts.flatMap((part) => part.sessions.flatMap((session) => participants(part, session, language))),
    ],
    footer: paper.footer(programme.title, longDate(today, language)),
    page: agendaCopy[language].paper.page,
  };
}

function point(part: PartView, nth: number, language: Language) {
  const say = programmeCopy[language];
  const own = part.sessions.find(({ mine }) => mine === 'placed');
  return {
    number: String(nth + 1),
    title: part.title,
    lines: [
      own ? `${say.mine}: ${own.title}` : null,
      own && own.myTasks.length > 0 ? say.myTask(own.myTasks.map((task) => say.tasks[task])) : null,
      part.explanation || null,
    ].filter((line) => line !== null),
    beside: [
      ...(part.startsAt ? [`${clockTime(part.startsAt, language)}–${clockTime(part.endsAt, language)}`] : []),
      ...(part.sessions.length === 0 ? [say.plenary] : []),
      ...(own?.room || part.room ? [own?.room || part.room] : []),
    ],
  };
}

function sessionTable(part: PartView, language: Language): DocumentPart[] {
  if (part.sessions.length === 0) return [];
  const say = programmeCopy[language];
  return [
    { part: 'heading', text: part.title },
    {
      part: 'table',
      head: say.paper.head,
      rows: part.sessions.map((session) => [
        [session.title, session.explanation].filter(Boolean).join('\n'),
        session.room,
        session.audiences.length > 0
          ? list(
              session.audiences.map((one) => say.audiences[one]),
              language,
            )
          : say.everybody,
        session.tasks.map(({ task, name }) => say.taskLine(say.tasks[task], name)).join('\n'),
      ]),
      widths: [38, 16, 18, 28],
    },
  ];
}

/** The list for at the door of a room; only who makes the programme has the names. */
function participants(part: PartView, session: SessionView, language: Language): DocumentPart[] {
  if (!session.people) return [];
  const say = programmeCopy[language];
  const { placed, waiting } = session.people;
  return [
    { part: 'heading', text: say.paper.people(`${part.title}, ${session.title}`) },
    { part: 'text', text: placed.length > 0 ? placed.join(', ') : say.nobody },
    ...(waiting.length > 0 ? [{ part: 'text' as const, text: say.waitingNames(waiting.join(', ')) }] : []),
  ];
}
