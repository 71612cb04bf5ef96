import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { OPTION_INPUT } from '../../src/meetings/cards/poll-card.ts';
import { ANSWERS, type Answer } from '../../src/meetings/rules/answers.ts';
import { MAX_REMARK } from '../../src/meetings/schema.ts';
import {
  type Asked,
  answerPollTogether,
  drawPoll,
  type GivenAnswers,
  loadPersonsSheet,
  loadPersonsSheets,
  type PersonsSheet,
  type Taken,
  withOwnCalendar,
} from '../../src/meetings/use-cases.ts';
import { gather } from '../../src/work/gather.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';
import { pollChoose } from './poll-choose-verb.ts';
import { PROPOSAL_VERBS } from './proposal-verbs.ts';

const pollData = z.object({ pollId: z.string().min(1), replace: z.boolean().optional() });

/** The form as clients send it: one input per option, empty where nothing was chosen. */
const answerData = pollData
  .extend({ remark: z.string().trim().max(MAX_REMARK).optional() })
  .catchall(z.unknown())
  .transform(({ pollId, replace, remark, ...inputs }) => ({ pollId, replace, remark, answers: answersIn(inputs) }));

function answersIn(inputs: Record<string, unknown>): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [name, value] of Object.entries(inputs)) {
    if (name.startsWith(OPTION_INPUT) && isAnswer(value)) answers[name.slice(OPTION_INPUT.length)] = value;
  }
  return answers;
}

function isAnswer(value: unknown): value is Answer {
  return ANSWERS.some((answer) => answer === value);
}

/** A poll that was just sent out is answered by many in the same minute. */
const answerTogether = gather<GivenAnswers, Taken>();

const aboutPoll = { kind: 'poll' as const, subject: ({ pollId }: { pollId: string }) => pollId };

const answer = cardVerb<z.infer<typeof answerData>>({
  verb: 'poll.answer',
  data: answerData,
  question: { ...aboutPoll, answers: true, marksCard: true },
  carriesTrace: true,
  run: async (call, { pollId, replace, remark, answers }) => {
    const { service, actor, cardId } = call;
    const given = { answers, replace: replace ?? false, ...(remark === undefined ? {} : { remark }) };
    const taken = await answerTogether(
      service,
      `${actor.partnershipId} ${pollId}`,
      { actor, given, cardId },
      (people) =>
        service.transact(actor, (work) =>
          answerPollTogether(work, service.publicUrl, pollId, people, { endsWork: true }),
        ),
    );
    if ('refused' in taken) throw taken.refused;
    return draw(call, taken);
  },
});

const edit = cardVerb<z.infer<typeof pollData>>({
  verb: 'poll.edit',
  data: pollData,
  question: aboutPoll,
  run: (call, { pollId, replace }) => show(call, pollId, { edit: true, replace: replace ?? false }),
});

const refresh = cardVerb<z.infer<typeof pollData>>({
  verb: 'poll.show',
  data: pollData,
  question: aboutPoll,
  carriesTrace: true,
  run: (call, { pollId }) => show(call, pollId),
});

/**
 * The question as it stands, for reminders, the tab and answer pages. In the tab it can wait a moment for the person's own
 * calendar; elsewhere it shows what the calendar suggested when the poll was sent.
 */
async function ask(call: CardCall, pollId: string): Promise<Card> {
  const { service, actor } = call;
  const now = service.clock.now();
  const loaded = await service.read(actor.partnershipId, (scope) =>
    loadPersonsSheet(scope, pollId, actor.personId, now),
  );
  if (actor.via !== 'tab') return draw(call, loaded);
  return draw(call, await withOwnCalendar(service, actor.partnershipId, loaded, now));
}

/** The card as it now stands for whoever looks. */
async function show(call: CardCall, pollId: string, asked: Asked = {}): Promise<Card> {
  const { service, actor } = call;
  const now = service.clock.now();
  const loaded = await service.read(actor.partnershipId, (scope) =>
    loadPersonsSheet(scope, pollId, actor.personId, now),
  );
  return draw(call, loaded, asked);
}

function draw(call: CardCall, { sheet, answerer }: PersonsSheet, asked: Asked = {}): Card {
  return drawPoll(sheet, answerer, drawing(call), { ...asked, roomy: call.actor.via !== 'chat' });
}

function drawing({ service, actor, language }: CardCall) {
  const { publicUrl, clock } = service;
  return { partnershipId: actor.partnershipId, language, publicUrl, now: clock.now() };
}

export const POLL_VERBS: readonly CardVerb[] = [answer, edit, refresh, pollChoose, ...PROPOSAL_VERBS];

/** All calls are of one partnership. */
async function askAll(calls: readonly CardCall[], pollId: string): Promise<Map<string, Card>> {
  const [first] = calls;
  if (!first) return new Map();
  const { service, actor } = first;
  const personIds = calls.map((call) => call.actor.personId);
  const loaded = await service.read(actor.partnershipId, (scope) =>
    loadPersonsSheets(scope, pollId, personIds, service.clock.now()),
  );
  const cards = new Map<string, Card>();
  for (const call of calls) {
    const sheet = loaded.get(call.actor.personId);
    if (sheet) cards.set(call.actor.personId, draw(call, sheet));
  }
  return cards;
}

export const POLL_QUESTION: QuestionCard = { kind: 'poll', draw: ask, drawForAll: askAll };
