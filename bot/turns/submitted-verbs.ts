import * as z from 'zod';
import { submitFormCard, submittedCard } from '../../src/agendas/cards/submitted-card.ts';
import { mayAgendas } from '../../src/agendas/rules/may-agendas.ts';
import { SUBMIT_ITEM } from '../../src/agendas/schema-submitted.ts';
import { decideSubmitted } from '../../src/agendas/use-cases-decide-submitted.ts';
import { drawDecidedSubmission } from '../../src/agendas/use-cases-draw-submitted.ts';
import { submitItem } from '../../src/agendas/use-cases-submit.ts';
import type { Card } from '../../src/cards/kit.ts';
import { withNotice } from '../../src/cards/notice.ts';
import { rolesAt } from '../../src/people/rules/roles.ts';
import { standingOf } from '../../src/people/store.ts';
import { bodiesOn, partnershipName } from '../../src/people/store-bodies.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { localDate } from '../../src/time/local.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { type CardCall, type CardVerb, cardVerb, RefusedOnCard } from './card-verb.ts';

const acceptData = z.object({ submissionId: z.string().min(1), meetingId: z.string().min(1) });
const text = z.string().max(4000).default('');
/** As it comes from the form: everything is still what somebody typed. */
const submitData = z.object({
  submitId: z.uuid(),
  bodyId: z.string().min(1),
  title: text,
  kind: text,
  minutes: z.union([z.string(), z.number()]).default('').transform(String),
  desired: text,
  explanation: text,
});
type Submitted = z.output<typeof submitData>;

const submit = cardVerb<Submitted>({
  verb: 'item.submit',
  data: submitData as unknown as z.ZodType<Submitted>,
  run: async (call, typed) => {
    const { service, actor, language } = call;
    const item = SUBMIT_ITEM.safeParse({ ...typed, minutes: Number(typed.minutes), meetingId: null });
    try {
      if (!item.success) throw new Refusal('invalid', 'bad-input');
      const made = await service.transact(actor, (work) =>
        submitItem(work, service.publicUrl, typed.bodyId, item.data),
      );
      const name = await service.read(actor.partnershipId, partnershipName);
      return submittedCard({ language, partnershipName: name, title: item.data.title, ...made });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      // What was typed stays in the form.
      const form = await submitForm(call, { submitId: typed.submitId, typed });
      if (!form) throw cause;
      throw new RefusedOnCard(cause, withNotice(form, whatIsWrong(typed, cause, call)));
    }
  },
});

function whatIsWrong(typed: Submitted, cause: Refusal, { language }: CardCall): string {
  const say = submittedText[language];
  if (cause.code !== 'bad-input') return refusalText(cause.code, cause.facts, language);
  if (!typed.title.trim()) return say.titleMissing;
  const minutes = Number(typed.minutes);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 600) return say.minutesWrong;
  return refusalText(cause.code, cause.facts, language);
}

const accept = cardVerb<z.infer<typeof acceptData>>({
  verb: 'item.accept',
  data: acceptData,
  run: async (call, { submissionId, meetingId }) => {
    const { service, actor, language } = call;
    await service.transact(actor, (work) =>
      decideSubmitted(work, service.publicUrl, submissionId, { decision: 'accept', meetingId }),
    );
    return service.read(actor.partnershipId, (scope) =>
      drawDecidedSubmission(scope, { language, publicUrl: service.publicUrl, submissionId, meetingId }),
    );
  },
});

/** The form for whoever asks: with the bodies they may submit to, or the one that was named. Null: there are none. */
export async function submitForm(
  { service, actor, language }: CardCall,
  about: {
    submitId: string;
    bodyId?: string | undefined;
    typed?: {
      title?: string;
      kind?: string;
      minutes?: string;
      desired?: string;
      explanation?: string;
      bodyId?: string;
    };
  },
): Promise<Card | null> {
  const today = localDate(service.clock.now());
  const { bodies, name } = await service.read(actor.partnershipId, async (scope) => {
    const standing = await standingOf(scope, actor.personId, today);
    const seats = new Set(standing?.seats.map(({ bodyId }) => bodyId));
    const all = await bodiesOn(scope, today);
    const may = all.filter(({ id }) => mayAgendas('agenda.submit', rolesAt(standing, { bodyId: id })));
    const named = may.filter(({ id }) => id === about.bodyId);
    const own = may.filter(({ id }) => seats.has(id));
    const offered = named.length > 0 ? named : own.length > 0 ? own : may;
    return {
      bodies: offered.map(({ id, name: called }) => ({ bodyId: id, name: called })),
      name: await partnershipName(scope),
    };
  });
  if (bodies.length === 0) return null;
  const { submitId, typed = {} } = about;
  const { partnershipId } = actor;
  return submitFormCard({ language, partnershipName: name, partnershipId, submitId, bodies, typed });
}

export const SUBMITTED_VERBS: readonly CardVerb[] = [submit, accept];
