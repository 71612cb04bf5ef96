import * as z from 'zod';
import { IN_LINE } from '../../src/programmes/cards/programme-card.ts';
import type { SignUpChoice } from '../../src/programmes/schema.ts';
import { drawProgramme } from '../../src/programmes/use-cases-cards.ts';
import { type ChoiceOutcome, signUp } from '../../src/programmes/use-cases-sign-up.ts';
import { programmeCopy } from '../../src/text/programmes.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const place = z.object({ meetingId: z.string().min(1) });
type Place = z.infer<typeof place>;
const about = { kind: 'programme' as const, subject: ({ meetingId }: Place) => meetingId };

/** The answers come as one input per part, named after it; nothing chosen leaves a part as it was. */
const chooseData = place.catchall(z.unknown()).transform(({ meetingId, ...inputs }) => ({
  meetingId,
  choices: Object.entries(inputs).flatMap(([name, value]) => choiceIn(name, value) ?? []),
}));

function choiceIn(name: string, value: unknown): SignUpChoice | null {
  if (!name.startsWith('part:') || typeof value !== 'string' || value === '') return null;
  const partId = name.slice('part:'.length);
  if (value === 'none') return { partId, sessionId: null, waiting: false };
  const waiting = value.endsWith(IN_LINE);
  return { partId, sessionId: waiting ? value.slice(0, -IN_LINE.length) : value, waiting };
}

const choose = cardVerb<z.output<typeof chooseData>>({
  verb: 'programme.choose',
  data: chooseData,
  question: { ...about, answers: true },
  run: async (call, { meetingId, choices }) => {
    const { service, actor } = call;
    const outcomes = await service.transact(actor, (work) => signUp(work, service.publicUrl, meetingId, choices));
    const editing = outcomes.some(({ outcome }) => outcome === 'full');
    return draw(call, meetingId, { notices: outcomes.flatMap((one) => noticeOf(one, call)), editing });
  },
});

const show = cardVerb<Place>({
  verb: 'programme.show',
  data: place,
  question: about,
  run: (call, { meetingId }) => draw(call, meetingId, { editing: true }),
});

function noticeOf({ outcome, part, session }: ChoiceOutcome, { language }: CardCall): string[] {
  const say = programmeCopy[language];
  if (outcome === 'same') return [];
  return [outcome === 'left' ? say.left(part) : say[outcome](session)];
}

function draw(call: CardCall, meetingId: string, shown: { notices?: string[]; editing?: boolean } = {}) {
  const { service, actor, language } = call;
  const looker = { personId: actor.personId, now: service.clock.now(), language };
  return service.read(actor.partnershipId, (scope) =>
    drawProgramme(scope, looker, service.publicUrl, meetingId, shown),
  );
}

export const PROGRAMME_VERBS: readonly CardVerb[] = [choose, show];

/** The choice of sessions, for reminders, the tab and answer pages. */
export const PROGRAMME_QUESTION: QuestionCard = { kind: 'programme', draw: (call, subjectId) => draw(call, subjectId) };
