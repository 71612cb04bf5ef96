import { actions, button, type Card, card, link } from '../../cards/kit.ts';
import { agendaCopy } from '../../text/agendas.ts';
import { type Language, longDate, longSpan } from '../../text/format.ts';

export interface PaperDueOnCard {
  language: Language;
  partnershipId: string;
  itemId: string;
  bodyName: string;
  meetingTitle: string;
  /** Wall-clock; null while no date has been chosen. */
  starts: string | null;
  minutes: number | null;
  itemTitle: string;
  presenter: string | null;
  /** The last day, `YYYY-MM-DD`; null while the meeting has no date. */
  dueOn: string | null;
  state: 'owed' | 'there' | 'not-needed';
  papers: readonly string[];
  mayAnswer: boolean;
  /** The agenda in the tab, where a paper is added. */
  url: string;
}

/** Asks for a paper that was promised: where to add it, or that none will come. */
export function paperDueCard(about: PaperDueOnCard): Card {
  const { language, state } = about;
  const say = agendaCopy[language].paperDue;
  const asks = state === 'owed' && about.mayAnswer;
  const none = button(say.none, 'paper.none', { p: about.partnershipId, itemId: about.itemId });
  return card({
    language,
    who: about.bodyName,
    question: say[state](about.itemTitle),
    facts: [
      {
        label: say.meeting,
        value: [
          about.meetingTitle,
          about.starts && about.minutes ? longSpan(about.starts, about.minutes, language) : '',
        ]
          .filter(Boolean)
          .join(', '),
      },
      ...(about.presenter ? [{ label: say.presenter, value: about.presenter }] : []),
      ...(about.dueOn && state === 'owed' ? [{ label: say.until, value: longDate(about.dueOn, language) }] : []),
    ],
    lines: state === 'there' ? [...about.papers] : [],
    answer: [actions(link(asks ? say.add : say.open, about.url), ...(asks ? [none] : []))],
    small: state === 'owed' ? [say.mailed] : [],
  });
}
