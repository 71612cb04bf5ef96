import { randomUUID } from 'node:crypto';
import { titleIn } from '../../src/agendas/rules/submitted-items.ts';
import { nextAgendaCard } from '../../src/agendas/use-cases-circulate.ts';
import type { Card } from '../../src/cards/kit.ts';
import { mayConversations } from '../../src/people/rules/may-conversations.ts';
import { rolesAt } from '../../src/people/rules/roles.ts';
import { standingOf } from '../../src/people/store.ts';
import { type BodyOnDay, bodiesOn } from '../../src/people/store-bodies.ts';
import { linkConversation } from '../../src/people/use-cases-conversation.ts';
import { drawNextProgramme } from '../../src/programmes/use-cases-cards.ts';
import {
  type ChoosableIntent,
  chooseCard,
  helpCard,
  noticeCard,
  unknownCard,
  type Where,
  welcomeCard,
} from '../../src/reminders/cards/command-cards.ts';
import { digestCard } from '../../src/reminders/cards/digest-card.ts';
import { groupQuestionsCard } from '../../src/reminders/cards/group-questions-card.ts';
import { mayReminders } from '../../src/reminders/rules/may-reminders.ts';
import type { Intent } from '../../src/reminders/rules/phrases.ts';
import { type Target, type Understanding, understand } from '../../src/reminders/rules/understand.ts';
import { myObligations, openTopics } from '../../src/reminders/use-cases-look.ts';
import { commandText, KIND_WORDS } from '../../src/text/commands.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { localDate } from '../../src/time/local.ts';
import type { Scope } from '../../src/work/work.ts';
import { roundStatusFor } from './capacity-status.ts';
import type { CardCall } from './card-verb.ts';
import { decidedAbout } from './decided-about.ts';
import { mayPlanAnything, moveFor, planFor, whoCannot } from './meeting-commands.ts';
import { lookerOf, previewFor, statusFor } from './reminder-answers.ts';
import { spokenLanguage } from './spoken-language.ts';
import { submitForm } from './submitted-verbs.ts';
import type { TextCall, TextHandler, TextReply } from './text-call.ts';

/** Answers a typed request with one card. Nothing is ever sent on by it: a reminder begins with a preview. */
export const handleText: TextHandler = async (call: TextCall, text: string): Promise<TextReply[]> => {
  const { service, actor, language, partnershipName } = call;
  const where: Where = {
    language,
    partnershipName,
    partnershipId: actor.partnershipId,
    inGroup: call.conversation.kind !== 'personal',
    conversationId: call.conversation.kind === 'personal' ? null : call.conversation.id,
  };
  return [{ card: await answerWords({ service, actor, language }, text, where) }];
};

type Topics = Awaited<ReturnType<typeof openTopics>>;

/** What the bot says to these words in this place. */
export async function answerWords(call: CardCall, text: string, where: Where): Promise<Card> {
  const spoken = await spokenLanguage(call, text, where);
  if (spoken) return spoken;
  const decided = await decidedAbout(call, text, where);
  if (decided) return decided;
  const { bodies, topics } = await call.service.read(call.actor.partnershipId, async (scope) => ({
    bodies: await bodiesOn(scope, localDate(call.service.clock.now())),
    topics: await openTopics(scope, lookerOf(call)),
  }));
  const here = where.conversationId ? bodies.find((body) => body.conversationId === where.conversationId) : undefined;
  const meant = understand(text, {
    bodies,
    topics: topics.map(({ title, selection }) => {
      const { kind, subjectId, title: boardTitle } = selection;
      return { title, target: { kind, subjectId, title: boardTitle }, kindWords: KIND_WORDS[kind ?? ''] ?? [] };
    }),
    hereBodyId: here?.id ?? null,
  });
  if (meant.state === 'unknown') return unknownCard(where, (await mayOf(call)).remind);
  if (meant.state === 'choose') return offer(call, where, meant, bodies, topics);
  const { intent, target } = meant;
  return carryOut(call, where, intent, intent === 'submit-item' ? { ...target, words: [titleIn(text)] } : target);
}

/** Does what was asked, now that it is clear. */
export async function carryOut(call: CardCall, where: Where, intent: Intent, target: Target): Promise<Card> {
  switch (intent) {
    case 'help':
      return helpCard(where, await mayOf(call));
    case 'my-questions':
      return myQuestions(call, where, target.bodyId);
    case 'remind':
      return previewFor(call, where, target);
    case 'status':
      return target.kind === 'capacity' ? roundStatusFor(call, where) : statusFor(call, where, target);
    case 'agenda':
      return nextAgenda(call, where, target.bodyId);
    case 'programme':
      return nextProgramme(call, where, target.bodyId);
    case 'link':
      return link(call, where, target.bodyId ?? '');
    case 'submit-item':
      return submit(call, where, target);
    case 'plan':
      return planFor(call, where, target);
    case 'move':
      return moveFor(call, where, target);
    case 'who-cannot':
      return whoCannot(call, where, target);
  }
}

/** Offers what could be meant; whoever may remind nobody is not asked whom. */
async function offer(
  call: CardCall,
  where: Where,
  meant: Extract<Understanding, { state: 'choose' }>,
  bodies: readonly BodyOnDay[],
  topics: Topics,
): Promise<Card> {
  const { intent } = meant;
  if (intent === 'link' && !where.inGroup) return carryOut(call, where, intent, {});
  const named = meant.targets.map((target) => ({ label: labelOf(where, target, bodies, topics), target }));
  // Nobody to choose from, or nobody whom this person may remind: the preview says which it is, and sends nothing.
  if (intent === 'remind' && (named.length === 0 || !(await mayOf(call)).remind))
    return carryOut(call, where, intent, {});
  const everyone = { label: commandText[where.language].everyoneLate, target: {} };
  const choices = intent === 'remind' && !meant.targets.some(({ bodyId }) => bodyId) ? [...named, everyone] : named;
  if (choices.length === 0) return unknownCard(where, (await mayOf(call)).remind);
  return chooseCard(where, intent as ChoosableIntent, choices);
}

function labelOf(where: Where, target: Target, bodies: readonly BodyOnDay[], topics: Topics): string {
  const say = commandText[where.language];
  const body = bodies.find(({ id }) => id === target.bodyId)?.name;
  const topic = topics.find(
    ({ selection }) =>
      selection.kind === target.kind &&
      selection.subjectId === target.subjectId &&
      selection.title === target.title &&
      (target.subjectId ?? target.title) !== undefined,
  );
  const about = topic
    ? [topic.title, body ? null : topic.bodyName].filter(Boolean).join(', ')
    : target.kind
      ? say.kind(target.kind)
      : null;
  if (body && about) return say.about(body, about);
  return body ?? about ?? say.everyoneLate;
}

/** In a group a card in which everybody sees their own: of the body that was named, or else that the group is of. */
async function myQuestions(call: CardCall, where: Where, bodyId?: string): Promise<Card> {
  const { service, actor } = call;
  if (where.inGroup) {
    const bodies = await service.read(actor.partnershipId, (scope) => bodiesOn(scope, localDate(service.clock.now())));
    const body = bodies.find(({ id, conversationId }) =>
      bodyId ? id === bodyId : conversationId !== null && conversationId === where.conversationId,
    );
    return groupQuestionsCard(where, body ? { bodyId: body.id, name: body.name } : null);
  }
  const open = await service.read(actor.partnershipId, (scope) => myObligations(scope, lookerOf(call)));
  const { language, partnershipId, partnershipName } = where;
  return digestCard({ language, partnershipId, partnershipName, open });
}

/**
 * For who has just added the app; null: a question is on its way to them, which is why the app was added for them, and it
 * speaks for itself.
 */
export async function welcomeFor(call: CardCall, where: Where): Promise<Card | null> {
  const open = await call.service.read(call.actor.partnershipId, (scope) => myObligations(scope, lookerOf(call)));
  return open.length > 0 ? null : welcomeCard(where, await mayOf(call));
}

/** The form; whoever may submit nowhere hears so. */
async function submit(call: CardCall, where: Where, target: Target): Promise<Card> {
  const say = submittedText[where.language];
  const about = { submitId: randomUUID(), bodyId: target.bodyId, typed: { title: target.words?.[0] ?? '' } };
  return (await submitForm(call, about)) ?? noticeCard(where, say.nowhere, say.nowhereLine);
}

/** In a group the meeting of its own body; elsewhere the first of all bodies somebody sits in. */
async function nextAgenda(call: CardCall, where: Where, bodyId: string | undefined): Promise<Card> {
  const say = commandText[where.language];
  if (where.inGroup && !bodyId) return noticeCard(where, say.privateQuestion, say.privateLine);
  const about = { publicUrl: call.service.publicUrl, language: where.language, ...(bodyId ? { bodyId } : {}) };
  const card = await call.service.read(call.actor.partnershipId, (scope) =>
    nextAgendaCard(scope, lookerOf(call), about),
  );
  return card ?? noticeCard(where, say.noMeeting, say.noMeetingLine);
}

/** Somebody's own sessions are nobody else's: in a group they are asked to come to their own chat. */
async function nextProgramme(call: CardCall, where: Where, bodyId: string | undefined): Promise<Card> {
  const say = commandText[where.language];
  if (where.inGroup) return noticeCard(where, say.privateQuestion, say.privateLine);
  const looker = { ...lookerOf(call), language: where.language };
  const card = await call.service.read(call.actor.partnershipId, (scope) =>
    drawNextProgramme(scope, looker, call.service.publicUrl, bodyId),
  );
  return card ?? noticeCard(where, say.noProgramme, say.noProgrammeLine);
}

async function link(call: CardCall, where: Where, bodyId: string): Promise<Card> {
  const say = commandText[where.language];
  const { conversationId } = where;
  if (!conversationId) return noticeCard(where, say.linkInGroup, say.linkInGroupLine);
  const { name } = await call.service.transact(call.actor, (work) => linkConversation(work, bodyId, conversationId));
  return noticeCard(where, say.linked(name), say.linkedLine);
}

/** What this person may do somewhere: what help and examples depend on. */
async function mayOf(call: CardCall): Promise<{ remind: boolean; link: boolean; plan: boolean }> {
  return call.service.read(call.actor.partnershipId, async (scope: Scope) => {
    const standing = await standingOf(scope, call.actor.personId, localDate(call.service.clock.now()));
    const places = [{}, ...(standing?.seats ?? []).map(({ bodyId }) => ({ bodyId }))];
    const roles = places.flatMap((place) => rolesAt(standing, place));
    return {
      remind: mayReminders('reminder.send', roles),
      link: mayConversations('conversation.link', roles),
      plan: mayPlanAnything(roles),
    };
  });
}
