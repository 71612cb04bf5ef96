import { actions, button, type Card, card, text } from '../../cards/kit.ts';
import { commandText } from '../../text/commands.ts';
import type { Language } from '../../text/format.ts';
import { submittedText } from '../../text/submitted-items.ts';
import type { MeetingIntent } from '../rules/phrases.ts';
import type { Target } from '../rules/understand.ts';

/** Where an answer to a text is read. */
export interface Where {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  inGroup: boolean;
  conversationId: string | null;
}

export type ChoosableIntent = 'remind' | 'status' | 'agenda' | 'link' | MeetingIntent;

export interface Choice {
  label: string;
  target: Target;
}

type Allowed = { remind: boolean; link: boolean; plan: boolean };

/** What somebody may ask, each with an example to press. */
export function helpCard(where: Where, may: Allowed): Card {
  const say = commandText[where.language];
  return examplesCard(where, may, say.helpQuestion, say.helpLine);
}

/** For who has just added the app: what it is for, and what they may ask. */
export function welcomeCard(where: Where, may: Allowed): Card {
  const say = commandText[where.language];
  return examplesCard(where, may, say.welcome, say.welcomeLine);
}

function examplesCard(where: Where, may: Allowed, question: string, line: string): Card {
  const say = commandText[where.language];
  const examples: [string, string, boolean][] = [
    [say.sayMyQuestions, say.helpQuestions, true],
    [say.sayAgenda, say.helpMeetings, true],
    [say.sayProgramme, say.helpProgramme, !where.inGroup],
    [submittedText[where.language].say, submittedText[where.language].help, true],
    [say.sayStatus, say.helpStatus, true],
    [say.sayDecided, say.helpDecided, !where.inGroup],
    [say.sayWhoCannot, say.helpWhoCannot, !where.inGroup],
    [say.sayPlan, say.helpPlan, may.plan],
    [say.sayMove, say.helpMove, may.plan],
    [say.sayRemindAll, say.helpRemind, may.remind],
    [say.sayLink, say.helpLink, may.link && where.inGroup],
  ];
  return card({
    language: where.language,
    who: where.partnershipName,
    question,
    lines: [line],
    answer: examples
      .filter(([, , shown]) => shown)
      .map(([example, explanation]) => ({
        type: 'Container',
        separator: true,
        spacing: 'Medium',
        items: [text(explanation), actions(exampleButton(where, example))],
      })),
  });
}

/** A kind answer to what was not understood, with examples to press. */
export function unknownCard(where: Where, mayRemind: boolean): Card {
  const say = commandText[where.language];
  const examples = [
    say.sayMyQuestions,
    say.sayAgenda,
    say.sayStatus,
    ...(mayRemind ? [say.sayRemindAll] : []),
    say.sayHelp,
  ];
  return card({
    language: where.language,
    who: where.partnershipName,
    question: say.unknownQuestion,
    lines: [say.unknownLine],
    answer: [actions(...examples.map((example) => exampleButton(where, example)))],
  });
}

/** The intent is clear but not whom or what: nothing happens before something is chosen. */
export function chooseCard(where: Where, intent: ChoosableIntent, choices: readonly Choice[]): Card {
  const say = commandText[where.language];
  const question = {
    remind: say.chooseRemind,
    status: say.chooseStatus,
    agenda: say.chooseAgenda,
    link: say.chooseLink,
    plan: say.choosePlan,
    move: say.chooseMove,
    'who-cannot': say.chooseWhoCannot,
  }[intent];
  return card({
    language: where.language,
    who: where.partnershipName,
    question,
    lines: [say.chooseLine],
    answer: choices.map(({ label, target }) =>
      actions(button(label, 'command.choose', { ...placed(where), intent, target }, { withInputs: false })),
    ),
  });
}

/** One plain message of the bot. */
export function noticeCard(where: Where, question: string, line: string): Card {
  return card({ language: where.language, who: where.partnershipName, question, lines: [line] });
}

function exampleButton(where: Where, example: string) {
  return button(example, 'command.say', { ...placed(where), text: example }, { withInputs: false });
}

function placed(where: Where): Record<string, unknown> {
  const { partnershipId: p, inGroup, conversationId } = where;
  return { p, inGroup, ...(conversationId ? { conversationId } : {}) };
}
