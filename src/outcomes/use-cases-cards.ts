import type { Card } from '../cards/kit.ts';
import { deliver, postToGroup, updateCards } from '../delivery/use-cases.ts';
import type { Standing } from '../people/rules/roles.ts';
import { findPersons, seatsOfBody } from '../people/store.ts';
import { findBodies, partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { outcomesCopy } from '../text/outcomes.ts';
import { localDate, toInstant } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { type OutcomeOnCard, outcomeAskedCard, outcomeCard } from './cards/outcome-card.ts';
import { kringInQuestion, outcomeQuestion, outcomeTopic, outcomeUrl } from './rules/outcome-refs.ts';
import { findKringen, findQuestions, findRound } from './store.ts';
import { findAnswers } from './store-answers.ts';
import { type Looker, settlersOf, viewKringen, viewRound } from './use-cases.ts';

/** Asks whoever settles for the answer, and tells the others of the kring; each once. */
export async function askKring(work: Work, publicUrl: string, roundId: string, bodyId: string): Promise<void> {
  const drawn = await drawings(work, publicUrl, roundId, bodyId, work.now);
  const { round, kring } = drawn;
  const topic = outcomeTopic(roundId, bodyId);
  const people = await peopleOf(work, bodyId, work.now);
  await deliver(
    work,
    people.map(({ person, seatId }) => {
      const say = outcomesCopy[person.language];
      const settles = drawn.settlers.has(person.id);
      return {
        ...{ key: `${topic}:${person.id}`, topic, personId: person.id, seatId },
        purpose: settles ? ('ask' as const) : ('inform' as const),
        summary: say.summary(round.toBodyName, round.title),
        card: drawn.draw(settles, person.language),
        mail: {
          subject: say.summary(round.toBodyName, round.title),
          paragraphs: [
            settles
              ? say.mailSettle(round.toBodyName, kring.name, round.dueOn)
              : say.mailAdd(round.toBodyName, kring.name),
            ...drawn.questions.map(({ text }, nth) => `${nth + 1}. ${text}`),
          ],
        },
        question: outcomeQuestion(roundId, bodyId),
        expiresAt: toInstant(`${round.dueOn}T23:59`),
      };
    }),
  );
  const conversationId = (await findBodies(work, [bodyId])).get(bodyId)?.conversationId;
  if (!conversationId) return;
  await postToGroup(work, {
    ...{ key: `${topic}:group`, topic: `${topic}:group`, conversationId },
    summary: outcomesCopy.nl.summary(round.toBodyName, round.title),
    card: outcomeAskedCard(drawn.state('nl')),
  });
}

/** Cards that went out about one kring's answer show it as it now is. */
export async function redrawKring(work: Work, publicUrl: string, roundId: string, bodyId: string): Promise<void> {
  const drawn = await drawings(work, publicUrl, roundId, bodyId, work.now);
  const languages = new Map((await peopleOf(work, bodyId, work.now)).map(({ person }) => [person.id, person.language]));
  await updateCards(work, outcomeTopic(roundId, bodyId), ({ personId }) =>
    drawn.draw(drawn.settlers.has(personId ?? ''), languages.get(personId ?? '') ?? 'nl'),
  );
}

/** The card as it stands for one person; `questionId`: the question whose form is shown. */
export async function drawOutcome(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  shown: { subjectId: string; questionId?: string | undefined },
): Promise<Card> {
  const at = kringInQuestion(shown.subjectId);
  if (!at) throw new Refusal('not-found', 'not-found');
  const round = await viewRound(scope, looker, at.roundId);
  const kring = round.kringen.find(({ bodyId }) => bodyId === at.bodyId);
  if (!kring) throw new Refusal('not-allowed', 'not-allowed');
  const name = await partnershipName(scope);
  return outcomeCard({
    ...{ language: looker.language, partnershipId: scope.partnershipId, partnershipName: name, round, kring },
    ...{ questions: round.questions, questionId: shown.questionId ?? null },
    url: outcomeUrl(publicUrl, at.roundId, at.bodyId),
  });
}

/** What is needed to draw one kring's card for those who settle and for the others. */
async function drawings(scope: Scope, publicUrl: string, roundId: string, bodyId: string, now: string) {
  const [round, questions] = [await findRound(scope, roundId), await findQuestions(scope, roundId)];
  const stored = (await findKringen(scope, [roundId])).find((one) => one.bodyId === bodyId);
  if (!round || !stored) throw new Refusal('not-found', 'not-found');
  const answers = await findAnswers(scope, [roundId]);
  const name = await partnershipName(scope);
  const seen = (seats: Standing['seats']) =>
    viewKringen(scope, {
      ...{ round, kringen: [stored], questions, answers, now },
      standing: { personId: '', programmaleider: false, bureau: false, secretariat: false, boards: [], seats },
    });
  const seat = { bodyId, as: 'member' as const, role: 'lid' as const };
  const [settling] = await seen([{ ...seat, seatId: stored.settlerSeatId ?? '' }]);
  const [adding] = await seen([{ ...seat, seatId: '-' }]);
  if (!settling || !adding) throw new Refusal('not-found', 'not-found');
  const state = (language: Language, kring = adding): OutcomeOnCard => ({
    ...{ language, partnershipId: scope.partnershipId, partnershipName: name, round, kring, questions },
    ...{ questionId: null, url: outcomeUrl(publicUrl, roundId, bodyId) },
  });
  return {
    ...{ round, questions, kring: adding, state },
    settlers: new Set((await settlersOf(scope, [stored], localDate(now))).get(bodyId) ?? []),
    draw: (settles: boolean, language: Language) => outcomeCard(state(language, settles ? settling : adding)),
  };
}

/** Whoever fills a seat of the kring, everybody once; the deputy too where the holder settles. */
async function peopleOf(scope: Scope, bodyId: string, now: string) {
  const seats = await seatsOfBody(scope, bodyId, localDate(now));
  const people = await findPersons(
    scope,
    seats.flatMap(({ askedId }) => askedId ?? []),
  );
  const found = new Map<string, string>();
  for (const { askedId, seatId } of seats) if (askedId && !found.has(askedId)) found.set(askedId, seatId);
  return [...found].flatMap(([personId, seatId]) => {
    const person = people.get(personId);
    return person ? [{ person, seatId }] : [];
  });
}
