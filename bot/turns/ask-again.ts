import type { Card } from '../../src/cards/kit.ts';
import type { LookAgain, Verdict } from '../../src/delivery/ports.ts';
import { type Outgoing, QUESTION_KINDS, type Question } from '../../src/delivery/schema.ts';
import { deliver, takeBack, waysOf, whereabouts } from '../../src/delivery/use-cases.ts';
import { wishesOn } from '../../src/delivery/use-cases-preferences.ts';
import { schoolHolidaysOf } from '../../src/meetings/use-cases.ts';
import type { AskAgain, MailedQuestion, ReminderMessage } from '../../src/reminders/ports.ts';
import type { QuestionRef } from '../../src/reminders/schema.ts';
import { lookAgain } from '../../src/reminders/use-cases-waiting.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import type { Service } from '../service.ts';
import { QUESTION_CARDS } from './question-cards.ts';

/** What stands behind the reminders' port: delivery for sending, and the registry of question cards. */
export function askAgainThrough(service: Service): AskAgain {
  return {
    send: (work, messages) => deliver(work, messages.map(asOutgoing)),
    takeBack,
    whenLeft: async (scope, keys) => {
      const messages = keys.length === 0 ? [] : await whereabouts(scope, { topics: [], keys });
      return new Map(
        messages.flatMap(({ key, state, sentAt }) => {
          const when = state === 'queued' || state === 'sending' ? ('not-yet' as const) : sentAt;
          return when ? [[key, when] as const] : [];
        }),
      );
    },
    waysOf,
    wishesOf: wishesOn,
    schoolHolidays: schoolHolidaysOf,
    drawQuestion: async (work, question, people) => {
      const drawer = QUESTION_CARDS.find(({ kind }) => kind === question.kind);
      if (!drawer) return new Map();
      const inWork = within(service, work);
      const calls = people.map(({ personId, language }) => {
        const actor = { partnershipId: work.partnershipId, personId, via: 'system' as const };
        return { service: inWork, actor, language };
      });
      if (drawer.drawForAll) return drawer.drawForAll(calls, question.subjectId).catch(noneWhenRefused);
      const cards = new Map<string, Card>();
      for (const call of calls) {
        const card = await drawer.draw(call, question.subjectId).catch(nullWhenRefused);
        if (card) cards.set(call.actor.personId, card);
      }
      return cards;
    },
  };
}

/** What stands behind the outbox's port: whoever sent a message knows whether it is still needed. */
export function lookAgainThrough(service: Service, askAgain: AskAgain): LookAgain {
  return async (waiting) => {
    const verdicts = new Map<string, Verdict>();
    for (const partnershipId of new Set(waiting.map((each) => each.partnershipId))) {
      const own = waiting.filter((each) => each.partnershipId === partnershipId);
      const actor = { partnershipId, personId: null, via: 'system' as const };
      const found = await service.transact(actor, (work) => lookAgain(work, askAgain, own));
      for (const [id, verdict] of found) {
        const other = typeof verdict === 'object' && 'instead' in verdict;
        verdicts.set(id, other ? { instead: asOutgoing(verdict.instead) } : verdict);
      }
    }
    return verdicts;
  };
}

function asOutgoing({ question, mail, purpose = 'remind', ...message }: ReminderMessage): Outgoing {
  return {
    ...message,
    purpose,
    mail: { ...mail, questions: (mail.questions ?? []).flatMap(answerable) },
    ...(question && isQuestion(question) ? { question } : {}),
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

function noneWhenRefused(cause: unknown): Map<string, Card> {
  return nullWhenRefused(cause) ?? new Map();
}

function answerable(asked: MailedQuestion) {
  const { question } = asked;
  return isQuestion(question) ? [{ ...asked, question }] : [];
}

function isQuestion(question: QuestionRef): question is Question {
  return (QUESTION_KINDS as readonly string[]).includes(question.kind);
}
