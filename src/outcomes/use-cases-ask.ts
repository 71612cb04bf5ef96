import { meetingOrRefuse } from '../agendas/use-cases.ts';
import { carryToNextMeeting, papersFollow, takeOffAgenda } from '../agendas/use-cases-carry.ts';
import { type Role, rolesAt } from '../people/rules/roles.ts';
import { findPersons, type SeatOnDay, seatsOfBody, standingOf } from '../people/store.ts';
import { bodiesOn } from '../people/store-bodies.ts';
import { owe, withdraw } from '../reminders/use-cases.ts';
import { outcomesCopy } from '../text/outcomes.ts';
import { localDate, toInstant, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { mayOutcomes } from './rules/may-outcomes.ts';
import { outcomeQuestion, outcomeTopic, outcomeUrl } from './rules/outcome-refs.ts';
import type { AskOutcomes, OutcomeChoices } from './schema.ts';
import {
  findKringen,
  findQuestions,
  insertKring,
  insertRound,
  lockRound,
  type StoredKring,
  type StoredRound,
  saveKring,
  saveRound,
} from './store.ts';
import type { Looker } from './use-cases.ts';
import { askKring, redrawKring } from './use-cases-cards.ts';

/** Minutes that a question gets on the agenda of a kring until somebody gives it others. */
const QUESTION_MINUTES = 30;

/** For whom somebody may ask, and whom; null: nothing. */
export async function outcomeChoices(scope: Scope, looker: Looker): Promise<OutcomeChoices | null> {
  const today = localDate(looker.now);
  const standing = await standingOf(scope, looker.personId, today);
  const bodies = await bodiesOn(scope, today);
  const asks = bodies.filter(({ id, kind }) => {
    return kind !== 'kring' && mayOutcomes('outcome.ask', rolesAt(standing, { bodyId: id }));
  });
  if (asks.length === 0) return null;
  const first = (kind: string) => (kind === 'stuurgroep' ? 0 : 1);
  const kringen = [];
  for (const { id, name } of bodies.filter(({ kind }) => kind === 'kring')) {
    const seats = await seatsOfBody(scope, id, today);
    const people = await findPersons(
      scope,
      seats.flatMap(({ askedId }) => askedId ?? []),
    );
    const filled = seats.flatMap(({ seatId, label, askedId }) => {
      const person = people.get(askedId ?? '');
      return person ? [{ seatId, label, name: person.name }] : [];
    });
    kringen.push({ bodyId: id, name, seats: filled });
  }
  return {
    to: asks.sort((a, b) => first(a.kind) - first(b.kind)).map(({ id, name }) => ({ bodyId: id, name })),
    kringen,
  };
}

/** Puts questions to kringen: each gets an item on its next agenda, and the one who settles owes an answer. */
export async function askOutcomes(work: Work, publicUrl: string, asked: AskOutcomes): Promise<string> {
  const today = localDate(work.now);
  if (!mayOutcomes('outcome.ask', await rolesIn(work, asked.toBodyId))) throw new Refusal('not-allowed', 'not-allowed');
  if (asked.dueOn < today) throw new Refusal('invalid', 'outcome-due-past');
  const bodies = new Map((await bodiesOn(work, today)).map((body) => [body.id, body]));
  if (!bodies.has(asked.toBodyId)) throw new Refusal('not-found', 'not-found');
  const kringen = [...new Map(asked.kringen.map((kring) => [kring.bodyId, kring])).values()];
  for (const { bodyId } of kringen) {
    if (bodies.get(bodyId)?.kind !== 'kring') throw new Refusal('invalid', 'outcome-no-kring');
  }
  const roundId = work.newId();
  await insertRound(work, { ...asked, roundId }, asked.questions);
  for (const { bodyId, settlerSeatId } of kringen) {
    const seats = await seatsOfBody(work, bodyId, today);
    const chosen = settlerSeatId === null ? null : seats.find(({ seatId }) => seatId === settlerSeatId);
    if (chosen === undefined) throw new Refusal('invalid', 'outcome-settler-gone');
    await insertKring(work, { roundId, bodyId, settlerSeatId: (chosen ?? settlerAmong(seats))?.seatId ?? null });
  }
  await recordHistory(work, {
    entity: 'outcome-round',
    entityId: roundId,
    what: 'asked',
    after: { title: asked.title, dueOn: asked.dueOn, kringen: kringen.map(({ bodyId }) => bodyId) },
  });
  const round = await lockedRound(work, roundId);
  for (const kring of await findKringen(work, [roundId])) await putTo(work, publicUrl, round, kring);
  return roundId;
}

/** Who settles by itself: the chair, else the secretary, else whoever votes; of seats that somebody fills. */
export function settlerAmong(seats: readonly SeatOnDay[]): SeatOnDay | undefined {
  const filled = seats.filter(({ askedId }) => askedId !== null);
  const as = (role: SeatOnDay['role']) => filled.find((seat) => seat.role === role);
  return as('voorzitter') ?? as('secretaris') ?? filled.find(({ votes }) => votes) ?? filled[0];
}

/** Everything that asking a kring brings about: the agenda, what is owed, and the cards. */
export async function putTo(work: Work, publicUrl: string, round: StoredRound, kring: StoredKring): Promise<void> {
  await putOnAgenda(work, publicUrl, round, kring);
  await oweOutcome(work, round, kring);
  await askKring(work, publicUrl, round.roundId, kring.bodyId);
}

export async function oweOutcome(work: Work, round: StoredRound, kring: StoredKring): Promise<void> {
  if (!kring.settlerSeatId) return;
  await owe(work, [
    {
      question: outcomeQuestion(round.roundId, kring.bodyId),
      topic: outcomeTopic(round.roundId, kring.bodyId),
      title: outcomesCopy.nl.obligation(round.title, kring.name),
      dueAt: toInstant(`${round.dueOn}T23:59`),
      bodyId: kring.bodyId,
      seatId: kring.settlerSeatId,
    },
  ]);
}

/** Puts the question on the kring's first planned meeting; without one it waits, and is tried again. */
export async function putOnAgenda(
  work: Work,
  publicUrl: string,
  round: StoredRound,
  kring: StoredKring,
): Promise<void> {
  const say = outcomesCopy.nl;
  const questions = await findQuestions(work, round.roundId);
  const itemId = work.newId();
  const explanation = [
    ...(round.explanation ? [round.explanation] : []),
    ...questions.map(({ text }, nth) => `${nth + 1}. ${text}`),
    say.itemDue(round.dueOn, outcomeUrl(publicUrl, round.roundId, kring.bodyId)),
  ].join('\n');
  const meetingId = await carryToNextMeeting(work, kring.bodyId, toLocal(work.now), [
    {
      ...{ id: itemId, near: 'closing', kind: 'bespreken', minutes: QUESTION_MINUTES },
      ...{ presenterId: null, presenterText: null, origin: { kind: 'body', name: round.toBodyName } },
      title: say.itemTitle(round.toBodyName, round.title).slice(0, 200),
      explanation: explanation.slice(0, 4000),
    },
  ]);
  if (!meetingId) return;
  await papersFollow(work, kring.itemId, { meetingId, itemId });
  await saveKring(work, round.roundId, kring.bodyId, { agenda: { meetingId, itemId } });
}

/** Takes a question back: nobody owes an answer, it leaves agendas that are still ahead, and what was said is kept. */
export async function withdrawRound(work: Work, publicUrl: string, roundId: string): Promise<void> {
  const round = await lockedRound(work, roundId);
  if (!mayOutcomes('outcome.roll-up', await rolesIn(work, round.toBodyId))) {
    throw new Refusal('not-allowed', 'not-allowed');
  }
  if (round.state === 'withdrawn') return;
  if (round.state === 'decided') throw new Refusal('conflict', 'outcome-decided');
  await saveRound(work, roundId, { state: 'withdrawn' });
  if (round.rolledTo && round.rolledItemId) await takeOffAhead(work, round.rolledTo, round.rolledItemId);
  for (const kring of await findKringen(work, [roundId])) {
    await withdraw(work, outcomeQuestion(roundId, kring.bodyId));
    if (kring.meetingId && kring.itemId) await takeOffAhead(work, kring.meetingId, kring.itemId);
    await redrawKring(work, publicUrl, roundId, kring.bodyId);
  }
  await recordHistory(work, { entity: 'outcome-round', entityId: roundId, what: 'withdrawn' });
}

/** What was discussed already stays on its agenda. */
export async function takeOffAhead(work: Work, meetingId: string, itemId: string): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  if (meeting.starts && meeting.starts > toLocal(work.now)) await takeOffAgenda(work, meetingId, itemId);
}

export async function lockedRound(work: Work, roundId: string): Promise<StoredRound> {
  const round = await lockRound(work, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  return round;
}

export async function rolesIn(work: Work, bodyId: string): Promise<readonly Role[]> {
  const standing = await standingOf(work, work.actor.personId ?? '', localDate(work.now));
  return rolesAt(standing, { bodyId });
}
