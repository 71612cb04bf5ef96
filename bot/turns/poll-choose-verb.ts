import * as z from 'zod';
import { withNotice } from '../../src/cards/notice.ts';
import {
  BusyMeanwhile,
  decidePoll,
  drawDecided,
  drawResult,
  loadSheet,
  refuseIfBusy,
} from '../../src/meetings/use-cases.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { cardReader } from './card-reader.ts';
import { type CardCall, cardVerb, RefusedOnCard } from './card-verb.ts';

const choice = z.object({
  pollId: z.string().min(1),
  optionId: z.string().min(1),
  /** Seats of which the card said that they are busy now though they said yes. */
  despite: z.array(z.string().max(100)).max(1_000).default([]),
});
type Choice = z.infer<typeof choice>;

/** Chooses the date of a poll, after a look at the calendars: somebody who said yes may have become busy meanwhile. */
export const pollChoose = cardVerb<Choice>({
  verb: 'poll.choose',
  data: choice,
  run: async (call, { pollId, optionId, despite }) => {
    const { service, actor } = call;
    await look(call, { pollId, optionId, despite });
    const sheet = await service.transact(actor, (work) => decidePoll(work, service.publicUrl, pollId, optionId));
    return drawDecided(sheet, drawing(call));
  },
});

async function look(call: CardCall, choice: Choice): Promise<void> {
  const { service, actor, language } = call;
  const reader = await cardReader(call);
  if (!reader) return;
  try {
    await refuseIfBusy(service, actor.partnershipId, reader, choice.pollId, { ...choice, withinMs: CHAT_WITHIN_MS });
  } catch (cause) {
    if (!(cause instanceof BusyMeanwhile)) throw cause;
    const sheet = await service.read(actor.partnershipId, (scope) => loadSheet(scope, choice.pollId, reader.now));
    const again = { optionId: choice.optionId, seatIds: cause.seatIds };
    const card = drawResult(sheet, drawing(call), again);
    throw new RefusedOnCard(cause, withNotice(card, refusalText(cause.code, cause.facts, language)));
  }
}

/** A chat waits a few seconds for the answer to a button at most. */
const CHAT_WITHIN_MS = 2_500;

function drawing({ service, actor, language }: CardCall) {
  const { publicUrl, clock } = service;
  return { partnershipId: actor.partnershipId, language, publicUrl, now: clock.now() };
}
