import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { withNotice } from '../../src/cards/notice.ts';
import { declineProposalBody, proposeDateBody } from '../../src/meetings/schema-poll-changes.ts';
import {
  type Asked,
  calendarsForAddedDates,
  declineProposal,
  drawPoll,
  drawProposal,
  loadPersonsSheet,
  type PersonsSheet,
  proposeDate,
  takeProposal,
} from '../../src/meetings/use-cases.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { cardReader } from './card-reader.ts';
import { type CardCall, type CardVerb, cardVerb, RefusedOnCard } from './card-verb.ts';

const pollData = z.object({ pollId: z.string().min(1) });
const proposeData = proposeDateBody.extend(pollData.shape);
const proposalData = pollData.extend({ proposalId: z.string().min(1) });
const declineData = declineProposalBody.extend(proposalData.shape);

const aboutPoll = { kind: 'poll' as const, subject: ({ pollId }: { pollId: string }) => pollId };

/** Shows the form in which another date is proposed. */
const other = cardVerb<z.infer<typeof pollData>>({
  verb: 'poll.other',
  data: pollData,
  question: aboutPoll,
  run: async (call, { pollId }) => draw(call, await load(call, pollId), { propose: 'empty' }),
});

const propose = cardVerb<z.infer<typeof proposeData>>({
  verb: 'poll.propose',
  data: proposeData,
  question: { ...aboutPoll, answers: true },
  run: async (call, { pollId, ...asked }) => {
    const { service, actor } = call;
    try {
      return draw(call, await service.transact(actor, (work) => proposeDate(work, service.publicUrl, pollId, asked)));
    } catch (cause) {
      if (!(cause instanceof Refusal) || !cause.code.startsWith('proposal-')) throw cause;
      // What was typed stays in the form.
      const form = draw(call, await load(call, pollId), { propose: asked });
      throw new RefusedOnCard(cause, withNotice(form, refusalText(cause.code, cause.facts, call.language)));
    }
  },
});

const take = cardVerb<z.infer<typeof proposalData>>({
  verb: 'poll.take-proposal',
  data: proposalData,
  run: async (call, { pollId, proposalId }) => {
    const { service, actor } = call;
    const reader = await cardReader(call);
    const calendars =
      reader && (await calendarsForAddedDates(service, actor.partnershipId, reader, pollId, { proposalId }));
    const { sheet, proposal } = await service.transact(actor, (work) =>
      takeProposal(work, service.publicUrl, pollId, proposalId, calendars ?? undefined),
    );
    return drawProposal(sheet, proposal, drawing(call));
  },
});

const decline = cardVerb<z.infer<typeof declineData>>({
  verb: 'poll.decline-proposal',
  data: declineData,
  run: async (call, { pollId, proposalId, word }) => {
    const { service, actor } = call;
    const { sheet, proposal } = await service.transact(actor, (work) =>
      declineProposal(work, service.publicUrl, pollId, proposalId, word),
    );
    return drawProposal(sheet, proposal, drawing(call));
  },
});

function load({ service, actor }: CardCall, pollId: string): Promise<PersonsSheet> {
  const now = service.clock.now();
  return service.read(actor.partnershipId, (scope) => loadPersonsSheet(scope, pollId, actor.personId, now));
}

function draw(call: CardCall, { sheet, answerer }: PersonsSheet, asked: Asked = {}): Card {
  return drawPoll(sheet, answerer, drawing(call), { ...asked, roomy: call.actor.via !== 'chat' });
}

function drawing({ service, actor, language }: CardCall) {
  const { publicUrl, clock } = service;
  return { partnershipId: actor.partnershipId, language, publicUrl, now: clock.now() };
}

export const PROPOSAL_VERBS: readonly CardVerb[] = [other, propose, take, decline];
