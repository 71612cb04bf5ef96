import { meetingOrRefuse } from '../agendas/use-cases.ts';
import { decisionsAbout } from '../minutes/use-cases-about.ts';
import { rolesAt, type Standing } from '../people/rules/roles.ts';
import { findPersons, seatsOfBody, standingOf } from '../people/store.ts';
import { findBodies } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import { mayOutcomes } from './rules/may-outcomes.ts';
import { type KringFacts, refuseKringStep, standingOfKring, tallyOf } from './rules/outcome-round.ts';
import type { OutcomeKringView, OutcomeRoundLine, OutcomeRoundView, OutcomesOfMeeting } from './schema.ts';
import {
  findKringen,
  findQuestions,
  findRound,
  findRounds,
  itemsOfMeeting,
  type StoredKring,
  type StoredRound,
} from './store.ts';
import { findAdditions, findAnswers, type StoredAnswer } from './store-answers.ts';

/** Who looks, and when (ISO instant). */
export interface Looker {
  personId: string;
  now: string;
}

/** What the rules need to know of a kring in a round. */
export function factsOf(kring: StoredKring, answers: readonly StoredAnswer[]): KringFacts {
  const answered = answers.filter(({ bodyId, position }) => bodyId === kring.bodyId && position !== null).length;
  return {
    gone: kring.goneOn !== null,
    settled: kring.settledAt !== null,
    inRollUp: kring.inRollUp,
    answered,
  };
}

/** The rounds that somebody may see: all of a body that asks, and those put to a kring of theirs. */
export async function listRounds(scope: Scope, looker: Looker): Promise<OutcomeRoundLine[]> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const rounds = await findRounds(scope);
  const ids = rounds.map(({ roundId }) => roundId);
  const [kringen, answers] = [await findKringen(scope, ids), await findAnswers(scope, ids)];
  const today = localDate(looker.now);
  return rounds.flatMap((round): OutcomeRoundLine[] => {
    const asked = kringen.filter(({ roundId }) => roundId === round.roundId);
    const said = answers.filter(({ roundId }) => roundId === round.roundId);
    const stand = asked.map((kring) => standingOfKring(factsOf(kring, said), round.dueOn, today));
    const mine = asked.flatMap(({ bodyId, name }, at) => {
      const own = standing?.seats.some((seat) => seat.bodyId === bodyId);
      return own ? [{ bodyId, bodyName: name, standing: stand[at] ?? 'waiting' }] : [];
    });
    const overview = maySeeAll(standing, round, asked);
    if (!overview && mine.length === 0) return [];
    const counted = (of: (typeof stand)[number]) => stand.filter((one) => one === of).length;
    const { roundId, title, toBodyName, dueOn, state } = round;
    const counts = { asked: asked.length, settled: counted('settled'), late: counted('late') };
    return [{ roundId, title, toBodyName, dueOn, state, ...counts, mine, overview }];
  });
}

/** The body that asks sees everything at any time; the kringen see each other's words once they were brought together. */
function maySeeAll(standing: Standing | null, round: StoredRound, kringen: readonly StoredKring[]): boolean {
  if (mayOutcomes('outcome.overview', rolesAt(standing, { bodyId: round.toBodyId }))) return true;
  if (round.state === 'open') return false;
  return kringen.some(({ bodyId }) => mayOutcomes('outcome.see', rolesAt(standing, { bodyId })));
}

/** One round as somebody may see it. */
export async function viewRound(scope: Scope, looker: Looker, roundId: string): Promise<OutcomeRoundView> {
  const round = await findRound(scope, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const all = await findKringen(scope, [roundId]);
  const overview = maySeeAll(standing, round, all);
  const own = all.filter(({ bodyId }) => mayOutcomes('outcome.see', rolesAt(standing, { bodyId })));
  const shown = overview ? all : own;
  if (shown.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  const questions = await findQuestions(scope, roundId);
  const answers = await findAnswers(scope, [roundId]);
  const kringen = await viewKringen(scope, { round, kringen: shown, questions, answers, standing, now: looker.now });
  const asks = mayOutcomes('outcome.roll-up', rolesAt(standing, { bodyId: round.toBodyId }));
  const living = round.state === 'open' || round.state === 'rolled-up';
  return {
    ...{ roundId, title: round.title, explanation: round.explanation, dueOn: round.dueOn, state: round.state },
    ...{ toBodyId: round.toBodyId, toBodyName: round.toBodyName, questions, kringen },
    tallies: overview ? talliesOf(questions, all, answers) : [],
    rolledUp: await rolledUp(scope, round, all),
    decisions: await decisionsOf(scope, round),
    may: { overview, rollUp: asks && living, withdraw: asks && living },
  };
}

export function talliesOf(
  questions: readonly { questionId: string }[],
  kringen: readonly StoredKring[],
  answers: readonly StoredAnswer[],
) {
  const said = kringen.map((kring) => ({
    ...factsOf(kring, answers),
    name: kring.name,
    answers: answers.filter(({ bodyId }) => bodyId === kring.bodyId),
  }));
  return questions.map(({ questionId }) => tallyOf(questionId, said));
}

async function rolledUp(scope: Scope, round: StoredRound, kringen: readonly StoredKring[]) {
  if (!round.rolledTo || !round.rolledAt) return null;
  const { starts } = await meetingOrRefuse(scope, round.rolledTo);
  const without = kringen.filter(({ inRollUp, goneOn }) => !inRollUp && goneOn === null).map(({ name }) => name);
  return { meetingId: round.rolledTo, startsAt: starts ?? '', at: round.rolledAt.toISOString(), without };
}

async function decisionsOf(scope: Scope, round: StoredRound): Promise<OutcomeRoundView['decisions']> {
  if (!round.rolledTo || !round.rolledItemId) return [];
  const decisions = await decisionsAbout(scope, round.rolledTo, round.rolledItemId);
  return decisions.map(({ decisionId, year, number, text, followUp, decidedOn }) => {
    return { decisionId, number: `${year}-${number}`, text, followUp, decidedOn };
  });
}

interface Shown {
  round: StoredRound;
  kringen: readonly StoredKring[];
  questions: readonly { questionId: string }[];
  answers: readonly StoredAnswer[];
  standing: Standing | null;
  now: string;
}

/** Kringen in a round, with what `standing` may do there. */
export async function viewKringen(scope: Scope, shown: Shown): Promise<OutcomeKringView[]> {
  const { round, kringen, questions, answers, standing, now } = shown;
  const today = localDate(now);
  const additions = await findAdditions(scope, round.roundId);
  const into = await findBodies(
    scope,
    kringen.flatMap(({ goneInto }) => goneInto ?? []),
  );
  const settlers = await settlersOf(scope, kringen, today);
  const people = await findPersons(scope, [
    ...kringen.flatMap(({ settledBy }) => settledBy ?? []),
    ...answers.flatMap(({ changedBy }) => changedBy ?? []),
    ...[...settlers.values()].flat(),
  ]);
  const nameOf = (personId: string | null | undefined) => (personId && people.get(personId)?.name) || null;
  const views: OutcomeKringView[] = [];
  for (const kring of kringen) {
    const facts = factsOf(kring, answers);
    const roles = rolesAt(standing, { bodyId: kring.bodyId });
    const settles =
      mayOutcomes('outcome.settle', roles) ||
      (standing?.seats ?? []).some(({ seatId }) => seatId === kring.settlerSeatId);
    const step = (which: Parameters<typeof refuseKringStep>[0]) =>
      refuseKringStep(which, { state: round.state, questions: questions.length }, facts) === null;
    const meeting = kring.meetingId ? await meetingOrRefuse(scope, kring.meetingId) : null;
    views.push({
      ...{ bodyId: kring.bodyId, name: kring.name, standing: standingOfKring(facts, round.dueOn, today) },
      settler: nameOf(settlers.get(kring.bodyId)?.[0]),
      settledAt: kring.settledAt?.toISOString() ?? null,
      settledBy: nameOf(kring.settledBy),
      afterRollUp: facts.settled && !kring.inRollUp && round.rolledAt !== null,
      goneOn: kring.goneOn,
      goneInto: (kring.goneInto && into.get(kring.goneInto)?.name) || null,
      agenda: meeting ? { meetingId: meeting.meetingId, startsAt: meeting.starts ?? '' } : null,
      answers: questions.map(({ questionId }) => {
        const said = answers.find((answer) => answer.bodyId === kring.bodyId && answer.questionId === questionId);
        const { position = null, reasons = '', dissent = '' } = said ?? {};
        return { questionId, position, reasons, dissent, changedBy: nameOf(said?.changedBy) };
      }),
      additions: additions
        .filter(({ bodyId }) => bodyId === kring.bodyId)
        .map(({ additionId, questionId, byName, text }) => ({ additionId, questionId, byName, text })),
      may: {
        answer: settles && step('answer'),
        settle: settles && step('settle') && !facts.settled,
        reopen: settles && facts.settled && step('reopen'),
        add: mayOutcomes('outcome.add', roles) && step('add'),
      },
    });
  }
  return views;
}

/** Per kring who may be asked to settle: whoever fills that seat, the holder first. */
export async function settlersOf(
  scope: Scope,
  kringen: readonly Pick<StoredKring, 'bodyId' | 'settlerSeatId'>[],
  today: string,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { bodyId, settlerSeatId } of kringen) {
    const seat = (await seatsOfBody(scope, bodyId, today)).find(({ seatId }) => seatId === settlerSeatId);
    found.set(bodyId, seat ? [...(seat.holderId ? [seat.holderId] : []), ...seat.deputyIds] : []);
  }
  return found;
}

/** Questions to kringen, and what was brought together, on the agenda of a meeting that somebody may see. */
export async function outcomesOfMeeting(scope: Scope, looker: Looker, meetingId: string): Promise<OutcomesOfMeeting> {
  const { bodyId } = await meetingOrRefuse(scope, meetingId);
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  if (!mayOutcomes('outcome.see', rolesAt(standing, { bodyId }))) throw new Refusal('not-allowed', 'not-allowed');
  return { outcomes: await itemsOfMeeting(scope, meetingId) };
}
