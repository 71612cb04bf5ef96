import * as z from 'zod';
import { findBodies, partnershipName } from '../../src/people/store-bodies.ts';
import type { Where } from '../../src/reminders/cards/command-cards.ts';
import { digestCard, withWayBack } from '../../src/reminders/cards/digest-card.ts';
import { OWN_QUESTIONS } from '../../src/reminders/cards/group-questions-card.ts';
import { notSentCard, outcomeCard, undoneCard } from '../../src/reminders/cards/reminder-card.ts';
import { LONGEST_NOTE, SELECTION } from '../../src/reminders/schema.ts';
import { findOpenObligation, myObligations } from '../../src/reminders/use-cases-look.ts';
import { sendOrPlan, undoReminder } from '../../src/reminders/use-cases-plan.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { askAgainThrough } from './ask-again.ts';
import { type CardCall, type CardVerb, cardVerb } from './card-verb.ts';
import { answerWords, carryOut } from './commands.ts';
import { QUESTION_CARDS } from './question-cards.ts';
import { lookerOf, previewFor } from './reminder-answers.ts';

const inPlace = z.looseObject({
  p: z.string(),
  inGroup: z.boolean().default(false),
  conversationId: z.string().optional(),
});
type InPlace = z.infer<typeof inPlace>;

/** "Beantwoord" in a digest: the question's own card, with a way back to the other questions. */
const open = z.looseObject({ p: z.string(), obligationId: z.string() });
const openObligation = cardVerb<z.infer<typeof open>>({
  verb: 'obligation.open',
  data: open,
  run: async (call, { obligationId }) => {
    const mine = await readMine(call);
    // A deputy or colleague is told of what others owe; whether they may answer it, the drawing decides.
    const found =
      mine.find((obligation) => obligation.obligationId === obligationId) ??
      (await call.service.read(call.actor.partnershipId, (scope) => findOpenObligation(scope, obligationId)));
    const drawer = QUESTION_CARDS.find(({ kind }) => kind === found?.question.kind);
    if (!found || !drawer) throw new Refusal('conflict', 'question-gone');
    const card = await drawer.draw(call, found.question.subjectId);
    const { language, actor } = call;
    const others = mine.filter((obligation) => obligation.obligationId !== obligationId).length;
    return withWayBack(card, { language, partnershipId: actor.partnershipId, others });
  },
});

const list = z.looseObject({ p: z.string() });
const listObligations = cardVerb<z.infer<typeof list>>({
  verb: 'obligation.list',
  data: list,
  run: async (call) => {
    const { partnershipId, partnershipName: name } = await whereOf(call, { inGroup: false });
    return digestCard({
      language: call.language,
      partnershipId,
      partnershipName: name,
      open: await readMine(call),
    });
  },
});

/** In a group: one's own questions of its body, seen by who asks alone. */
const mine = z.looseObject({ p: z.string(), bodyId: z.string().max(64).optional() });
const mineVerb = cardVerb<z.infer<typeof mine>>({
  verb: OWN_QUESTIONS,
  data: mine,
  run: async (call, { bodyId }) => {
    const { partnershipId, partnershipName: name, language } = await whereOf(call, { inGroup: false });
    const bodies = bodyId ? await call.service.read(partnershipId, (scope) => findBodies(scope, [bodyId])) : null;
    const body = bodyId ? bodies?.get(bodyId)?.name : undefined;
    const open = (await readMine(call)).filter(({ bodyName }) => body === undefined || bodyName === body);
    return digestCard({ language, partnershipId, partnershipName: body ? `${body} · ${name}` : name, open });
  },
});

const preview = inPlace.extend({ selection: SELECTION });
const previewVerb = cardVerb<z.infer<typeof preview>>({
  verb: 'reminder.preview',
  data: preview,
  run: async (call, data) => previewFor(call, await whereOf(call, data), data.selection),
});

const send = inPlace.extend({
  selection: SELECTION,
  sendId: z.string().min(8),
  confirmedAgain: z.boolean(),
  note: z.string().max(LONGEST_NOTE).default(''),
  sendAt: z.union([z.literal(''), z.iso.datetime()]).default(''),
});
const sendVerb = cardVerb<z.infer<typeof send>>({
  verb: 'reminder.send',
  data: send,
  run: async (call, data) => {
    const where = await whereOf(call, data);
    const outcome = await call.service.transact(call.actor, (work) =>
      sendOrPlan(work, askAgainThrough(call.service), data),
    );
    return outcomeCard(where, outcome, data.note);
  },
});

const undo = inPlace.extend({ sendId: z.string().min(8) });
const undoVerb = cardVerb<z.infer<typeof undo>>({
  verb: 'reminder.undo',
  data: undo,
  run: async (call, data) => {
    const outcome = await call.service.transact(call.actor, (work) =>
      undoReminder(work, askAgainThrough(call.service), data.sendId),
    );
    return undoneCard(await whereOf(call, data), outcome);
  },
});

const cancelVerb = cardVerb<InPlace>({
  verb: 'reminder.cancel',
  data: inPlace,
  run: async (call, data) => notSentCard(await whereOf(call, data)),
});

/** An example that was pressed instead of typed. */
const say = inPlace.extend({ text: z.string().min(1).max(300) });
const sayVerb = cardVerb<z.infer<typeof say>>({
  verb: 'command.say',
  data: say,
  run: async (call, data) => answerWords(call, data.text, await whereOf(call, data)),
});

const choose = inPlace.extend({
  intent: z.enum(['remind', 'status', 'agenda', 'link', 'plan', 'move', 'who-cannot']),
  target: SELECTION.pick({ bodyId: true, kind: true, subjectId: true, title: true }),
});
const chooseVerb = cardVerb<z.infer<typeof choose>>({
  verb: 'command.choose',
  data: choose,
  run: async (call, data) => carryOut(call, await whereOf(call, data), data.intent, data.target),
});

export const reminderVerbs: readonly CardVerb[] = [
  openObligation,
  listObligations,
  mineVerb,
  previewVerb,
  sendVerb,
  undoVerb,
  cancelVerb,
  sayVerb,
  chooseVerb,
];

function readMine(call: CardCall) {
  return call.service.read(call.actor.partnershipId, (scope) => myObligations(scope, lookerOf(call)));
}

async function whereOf(
  call: CardCall,
  place: { inGroup: boolean; conversationId?: string | undefined },
): Promise<Where> {
  const { partnershipId } = call.actor;
  return {
    language: call.language,
    partnershipId,
    partnershipName: await call.service.read(partnershipId, partnershipName),
    inGroup: place.inGroup,
    conversationId: place.conversationId ?? null,
  };
}
