import { meetingOrRefuse } from '../agendas/use-cases.ts';
import { carryToNextMeeting, upcomingMeeting } from '../agendas/use-cases-carry.ts';
import { deliver } from '../delivery/use-cases.ts';
import type { DecisionFacts } from '../minutes/schema.ts';
import { decisionsAbout } from '../minutes/use-cases-about.ts';
import { findPersons, seatsOfBody } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { livingBody } from '../people/store-body-changes.ts';
import { withdraw } from '../reminders/use-cases.ts';
import { outcomesCopy } from '../text/outcomes.ts';
import { addDays, localDate, toInstant, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import { outcomeDecidedCard } from './cards/outcome-card.ts';
import { outcomeQuestion, outcomeTopic, outcomeUrl } from './rules/outcome-refs.ts';
import { afterKringEnded } from './rules/outcome-round.ts';
import {
  findKringen,
  insertKring,
  lockRound,
  roundsToKeep,
  type StoredKring,
  type StoredRound,
  saveKring,
  saveRound,
} from './store.ts';
import { findFed, insertFed } from './store-answers.ts';
import { oweOutcome, putOnAgenda, putTo, settlerAmong, takeOffAhead } from './use-cases-ask.ts';
import { askKring, redrawKring } from './use-cases-cards.ts';
import { livingAsker, putTogether } from './use-cases-roll-up.ts';

/** Days after which nobody expects another decision on outcomes. */
const KEPT_DAYS = 400;
const DECISION_MINUTES = 10;

/** Follows everything that changes around a round: bodies, seats, agendas, and the decision. Doing it twice does it once. */
export async function keepOutcomes(work: Work, publicUrl: string): Promise<void> {
  const since = toInstant(`${addDays(localDate(work.now), -KEPT_DAYS)}T00:00`);
  for (const { roundId } of await roundsToKeep(work, since)) {
    const round = await lockRound(work, roundId);
    if (!round || round.state === 'withdrawn') continue;
    if (round.state !== 'decided') {
      await followBodies(work, publicUrl, round);
      await followSeats(work, publicUrl, round);
      await followAgendas(work, publicUrl, round);
    }
    await bringBack(work, publicUrl, round);
  }
}

/** Kringen that ended while the round ran. */
async function followBodies(work: Work, publicUrl: string, round: StoredRound): Promise<void> {
  const kringen = await findKringen(work, [round.roundId]);
  const asked = kringen.map(({ bodyId }) => bodyId);
  for (const kring of kringen) {
    if (kring.endedOn === null || kring.endedOn >= localDate(work.now) || kring.goneOn !== null) continue;
    const { bodyId, mergedInto } = kring;
    await saveKring(work, round.roundId, bodyId, { gone: { on: kring.endedOn, into: mergedInto } });
    await withdraw(work, outcomeQuestion(round.roundId, bodyId));
    const after = afterKringEnded({ settled: kring.settledAt !== null, mergedInto }, asked);
    if (after.do !== 'keep' && kring.meetingId && kring.itemId) {
      await takeOffAhead(work, kring.meetingId, kring.itemId);
    }
    if (after.do === 'ask') await askSuccessor(work, publicUrl, round, after.bodyId, asked);
    await recordHistory(work, {
      entity: 'outcome',
      entityId: `${round.roundId}:${bodyId}`,
      what: 'kring-ended',
      after: { into: mergedInto, answer: after.do },
    });
    await redrawKring(work, publicUrl, round.roundId, bodyId);
  }
}

async function askSuccessor(work: Work, publicUrl: string, round: StoredRound, bodyId: string, asked: string[]) {
  asked.push(bodyId);
  const seat = settlerAmong(await seatsOfBody(work, bodyId, localDate(work.now)));
  await insertKring(work, { roundId: round.roundId, bodyId, settlerSeatId: seat?.seatId ?? null });
  const kring = (await findKringen(work, [round.roundId])).find((one) => one.bodyId === bodyId);
  if (kring) await putTo(work, publicUrl, round, kring);
}

/** A seat that ended, or that nobody fills any more, can settle nothing: another one is asked. */
async function followSeats(work: Work, publicUrl: string, round: StoredRound): Promise<void> {
  for (const kring of await findKringen(work, [round.roundId])) {
    if (kring.settledAt !== null || kring.goneOn !== null) continue;
    const seats = await seatsOfBody(work, kring.bodyId, localDate(work.now));
    if (seats.some(({ seatId, askedId }) => seatId === kring.settlerSeatId && askedId !== null)) continue;
    const next = settlerAmong(seats)?.seatId ?? null;
    if (next === kring.settlerSeatId) continue;
    await withdraw(work, outcomeQuestion(round.roundId, kring.bodyId));
    await saveKring(work, round.roundId, kring.bodyId, { settlerSeatId: next });
    await oweOutcome(work, round, { ...kring, settlerSeatId: next });
    await askKring(work, publicUrl, round.roundId, kring.bodyId);
    await redrawKring(work, publicUrl, round.roundId, kring.bodyId);
  }
}

/** Questions that wait for a meeting, or whose meeting was called off, go on the next agenda; so do the outcomes. */
async function followAgendas(work: Work, publicUrl: string, round: StoredRound): Promise<void> {
  for (const kring of await findKringen(work, [round.roundId])) {
    if (kring.settledAt !== null || kring.goneOn !== null) continue;
    if (await standsOnAgenda(work, kring)) continue;
    await saveKring(work, round.roundId, kring.bodyId, { agenda: null });
    await putOnAgenda(work, publicUrl, round, kring);
  }
  if (round.state !== 'rolled-up' || !round.rolledTo) return;
  if ((await meetingOrRefuse(work, round.rolledTo)).state !== 'cancelled') return;
  const next = await upcomingMeeting(work, await livingAsker(work, round), toLocal(work.now));
  if (next) await putTogether(work, publicUrl, round, await findKringen(work, [round.roundId]));
}

async function standsOnAgenda(work: Work, kring: StoredKring): Promise<boolean> {
  return kring.meetingId !== null && (await meetingOrRefuse(work, kring.meetingId)).state !== 'cancelled';
}

/** What was decided goes to the next agenda of every kring that was asked, or of the body that took it in; each once. */
async function bringBack(work: Work, publicUrl: string, round: StoredRound): Promise<void> {
  if (!round.rolledTo || !round.rolledItemId) return;
  const decisions = await decisionsAbout(work, round.rolledTo, round.rolledItemId);
  if (decisions.length === 0) return;
  if (round.state === 'rolled-up') await endRound(work, publicUrl, round);
  const fed = await findFed(work, round.roundId);
  for (const [bodyId, kring] of await listeners(work, round.roundId)) {
    const news = decisions.filter(({ decisionId }) => !fed.has(`${bodyId} ${decisionId}`));
    if (news.length > 0) await tellKring(work, publicUrl, round, { ...kring, bodyId }, news);
  }
}

async function endRound(work: Work, publicUrl: string, round: StoredRound): Promise<void> {
  await saveRound(work, round.roundId, { state: 'decided' });
  await recordHistory(work, { entity: 'outcome-round', entityId: round.roundId, what: 'decided' });
  for (const { bodyId } of await findKringen(work, [round.roundId])) {
    await withdraw(work, outcomeQuestion(round.roundId, bodyId));
    await redrawKring(work, publicUrl, round.roundId, bodyId);
  }
}

/** The bodies that hear what was decided: each kring, or what it has become. */
async function listeners(work: Work, roundId: string): Promise<Map<string, StoredKring>> {
  const found = new Map<string, StoredKring>();
  for (const kring of await findKringen(work, [roundId])) {
    const bodyId = await livingBody(work, kring.bodyId, localDate(work.now));
    if (bodyId && (!found.has(bodyId) || bodyId === kring.bodyId)) found.set(bodyId, kring);
  }
  return found;
}

async function tellKring(
  work: Work,
  publicUrl: string,
  round: StoredRound,
  kring: StoredKring,
  decisions: readonly DecisionFacts[],
): Promise<void> {
  const say = outcomesCopy.nl;
  const lines = decisions.flatMap(({ year, number, text, followUp }) => [
    say.decisionLine(`${year}-${number}`, text),
    ...(followUp ? [say.followUp(followUp)] : []),
  ]);
  const meetingId = await carryToNextMeeting(work, kring.bodyId, toLocal(work.now), [
    {
      ...{
        near: 'opening',
        kind: 'informeren',
        minutes: DECISION_MINUTES,
        presenterId: null,
        presenterText: null,
        origin: { kind: 'body', name: round.toBodyName },
      },
      title: say.decidedTitle(round.toBodyName, round.title).slice(0, 200),
      explanation: [...lines, say.rolledFoot(outcomeUrl(publicUrl, round.roundId))].join('\n').slice(0, 4000),
    },
  ]);
  if (!meetingId) return;
  const ids = decisions.map(({ decisionId }) => decisionId);
  await insertFed(work, round.roundId, kring.bodyId, ids, meetingId);
  const { starts } = await meetingOrRefuse(work, meetingId);
  await tellSettler(work, publicUrl, round, kring, decisions, starts?.slice(0, 10) ?? localDate(work.now));
}

/** Whoever settled the kring's answer, or settles for it now, hears the decision at once. */
async function tellSettler(
  work: Work,
  publicUrl: string,
  round: StoredRound,
  kring: StoredKring,
  decisions: readonly DecisionFacts[],
  onAgendaOf: string,
): Promise<void> {
  const seat = settlerAmong(await seatsOfBody(work, kring.bodyId, localDate(work.now)));
  const ids = [...new Set([kring.settledBy, seat?.askedId].flatMap((id) => id ?? []))];
  const people = await findPersons(work, ids);
  const name = await partnershipName(work);
  const topic = `${outcomeTopic(round.roundId, kring.bodyId)}:decided`;
  const told = decisions.map(({ year, number, text, followUp }) => ({ number: `${year}-${number}`, text, followUp }));
  await deliver(
    work,
    [...people.values()].map((person) => {
      const say = outcomesCopy[person.language];
      const heading = say.decidedTitle(round.toBodyName, round.title);
      return {
        ...{ key: `${topic}:${decisions.map(({ decisionId }) => decisionId).join(',')}:${person.id}`, topic },
        ...{ purpose: 'inform' as const, personId: person.id, summary: heading },
        card: outcomeDecidedCard({
          ...{ language: person.language, partnershipName: name, round, kringName: kring.name, onAgendaOf },
          ...{ decisions: told, url: outcomeUrl(publicUrl, round.roundId) },
        }),
        mail: {
          subject: heading,
          paragraphs: told.map(({ number, text }) => say.decisionLine(number, text)),
        },
      };
    }),
  );
}
