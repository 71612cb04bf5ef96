import { QUESTION_KINDS, type Question } from '../../src/delivery/schema.ts';
import { deliver, waysOf } from '../../src/delivery/use-cases.ts';
import { pausedToday } from '../../src/delivery/use-cases-preferences.ts';
import type { AskAgain } from '../../src/reminders/ports.ts';
import type { QuestionRef } from '../../src/reminders/schema.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import type { Service } from '../service.ts';
import { QUESTION_CARDS } from './question-cards.ts';

/** What stands behind the reminders' port: delivery for sending, and the registry of question cards. */
export function askAgainThrough(service: Service): AskAgain {
  return {
    send: (work, messages) =>
      deliver(
        work,
        messages.map(({ question, ...message }) => ({
          ...message,
          purpose: 'remind' as const,
          ...(isQuestion(question) ? { question } : {}),
        })),
      ),
    waysOf,
    pausedOn: pausedToday,
    drawQuestion: async (work, question, { personId, language }) => {
      const drawer = QUESTION_CARDS.find(({ kind }) => kind === question.kind);
      if (!drawer) return null;
      const actor = { partnershipId: work.partnershipId, personId, via: 'system' as const };
      const call = { service: within(service, work), actor, language };
      return drawer.draw(call, question.subjectId).catch(nullWhenRefused);
    },
  };
}

/** The service as seen from inside a transaction: on the embedded database a second one would wait for the first. */
function within(service: Service, work: Work): Service {
  return {
    ...service,
    read: (_, look) => look(work),
    transact: (actor, act) => act({ ...work, actor }),
  };
}

/** A question that this person may not see, or that is over, is not drawn: the reminder then lists it by title. */
function nullWhenRefused(cause: unknown): null {
  if (cause instanceof Refusal) return null;
  throw cause;
}

function isQuestion(question: QuestionRef): question is Question {
  return (QUESTION_KINDS as readonly string[]).includes(question.kind);
}
