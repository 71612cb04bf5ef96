import type { Card } from '../cards/kit.ts';
import { deliver, readersOfTopic, updateCards } from '../delivery/use-cases.ts';
import { rolesAt } from '../people/rules/roles.ts';
import { findPerson, findPersons, seatsOfBody, standingOf } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { liveCopy } from '../text/live.ts';
import { addMinutes, localDate, toInstant, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { ballotCard } from './cards/ballot-card.ts';
import { decideVote, maySecret, totalsOf } from './rules/ballot.ts';
import { mayLive } from './rules/may-live.ts';
import type { CastVote, LiveSeat, OpenBallot, SetWeights } from './schema.ts';
import {
  addToTotals,
  closeStoredBallot,
  findBallot,
  findBallots,
  findVotes,
  hasOpenBallot,
  insertBallot,
  lockBallot,
  lockLive,
  saveAttendance,
  saveVote,
  saveWeights,
  touchLive,
} from './store.ts';
import { agendaFor, isHeldByHolder, type Looker, liveSeats, seatsWithPeople, viewLive } from './use-cases.ts';

const ballotTopic = (ballotId: string) => `ballot:${ballotId}`;
/** Minutes that a mailed link to a ballot opens; by then it is closed. */
const LINK_MINUTES = 240;

/** Puts something to the vote; whoever may vote for a seat gets a card. */
export async function openBallot(work: Work, publicUrl: string, meetingId: string, asked: OpenBallot): Promise<void> {
  const agenda = await agendaFor(work, lookerIn(work), meetingId, 'live.lead');
  const live = await lockLive(work, meetingId);
  if (live?.state !== 'running') throw new Refusal('conflict', 'live-not-running');
  const seats = (await liveSeats(work, agenda, work.now)).filter(({ votes }) => votes);
  if (asked.secret && !maySecret(seats.map(({ weight }) => weight)))
    throw new Refusal('conflict', 'vote-secret-weighted');
  const ballotId = work.newId();
  await insertBallot(work, { ballotId, meetingId, ...asked });
  await touchLive(work, meetingId);
  const { question, secret } = asked;
  await recordHistory(work, { entity: 'ballot', entityId: ballotId, what: 'opened', after: { question, secret } });
  await askVoters(work, publicUrl, seats, ballotId);
}

async function askVoters(work: Work, publicUrl: string, voting: readonly LiveSeat[], ballotId: string): Promise<void> {
  const seatOf = new Map<string, string>();
  for (const seat of voting) {
    const asked = isHeldByHolder(seat) ? seat.people.filter(({ deputy }) => !deputy) : seat.people;
    for (const { personId } of asked) if (!seatOf.has(personId)) seatOf.set(personId, seat.seatId);
  }
  const people = [...(await findPersons(work, [...seatOf.keys()])).values()];
  const { question, secret } = await ballotOrRefuse(work, ballotId);
  const messages = [];
  for (const person of people) {
    const card = await drawBallot(work, { ...person, personId: person.id, now: work.now }, publicUrl, ballotId);
    const say = liveCopy[person.language];
    messages.push({
      ...{ key: `${ballotTopic(ballotId)}:${person.id}`, topic: ballotTopic(ballotId), purpose: 'ask' as const },
      ...{ personId: person.id, seatId: seatOf.get(person.id) ?? '', card, summary: say.voteSummary(question) },
      mail: {
        ...{ subject: say.voteSummary(question), paragraphs: [say.mailVote] },
        asks: { button: say.mailVoteButton, line: say.mailVoteLine(secret) },
      },
      question: { kind: 'ballot' as const, subjectId: ballotId },
      expiresAt: toInstant(addMinutes(toLocal(work.now), LINK_MINUTES)),
    });
  }
  await deliver(work, messages);
}

/**
 * One vote for a seat. Of a secret ballot only the totals are kept: the mark that the seat has voted holds no choice, no
 * moment and no person but who may ask whether it counted, and nothing of it goes into the history.
 */
export async function castVote(work: Work, ballotId: string, cast: CastVote): Promise<void> {
  const { meetingId } = await ballotOrRefuse(work, ballotId);
  const agenda = await agendaFor(work, lookerIn(work), meetingId, 'live.watch');
  const ballot = await lockBallot(work, ballotId);
  const seat = (await seatsOfBody(work, agenda.bodyId, localDate(work.now))).find(
    ({ seatId }) => seatId === cast.seatId,
  );
  const [there] = seat ? await seatsWithPeople(work, meetingId, [seat]) : [];
  if (!ballot || !seat || !there) throw new Refusal('not-found', 'not-found');
  const earlier = (await findVotes(work, [ballotId])).find(({ seatId }) => seatId === cast.seatId) ?? null;
  const personId = work.actor.personId ?? '';
  const voting = { ...seat, votes: there.votes, holderPresent: isHeldByHolder(there) };
  const decision = decideVote(ballot, voting, personId, earlier);
  if (decision.do === 'refuse') {
    const kind =
      decision.because === 'vote-no-seat' || decision.because === 'vote-adviser' ? 'not-allowed' : 'conflict';
    throw new Refusal(kind, decision.because);
  }
  const { weight } = there;
  const { seatId, choice } = cast;
  await saveVote(work, { ballotId, seatId, choice: ballot.secret ? null : choice, personId, weight });
  if (ballot.secret) await addToTotals(work, ballotId, choice, weight);
  // Whoever votes is there.
  await saveAttendance(work, meetingId, [{ seatId, state: 'present', personId }]);
  await touchLive(work, meetingId);
}

/** Nobody votes any more, and the totals are told. Closing twice closes once. */
export async function closeBallot(work: Work, publicUrl: string, ballotId: string): Promise<void> {
  const { meetingId } = await ballotOrRefuse(work, ballotId);
  await agendaFor(work, lookerIn(work), meetingId, 'live.lead');
  await finish(work, publicUrl, ballotId);
}

/** The ballots of a meeting that is over. */
export async function closeOpenBallots(
  work: Work,
  publicUrl: string,
  meetingId: string,
  looker: Looker,
): Promise<void> {
  const open = (await findBallots(work, meetingId)).filter(({ state }) => state === 'open');
  for (const { ballotId } of open) await finish(work, publicUrl, ballotId, looker);
}

async function finish(work: Work, publicUrl: string, ballotId: string, looker = lookerIn(work)): Promise<void> {
  const ballot = await lockBallot(work, ballotId);
  if (!ballot || ballot.state === 'closed') return;
  const totals = ballot.secret ? null : totalsOf(await findVotes(work, [ballotId]));
  await closeStoredBallot(work, ballotId, totals);
  await touchLive(work, ballot.meetingId);
  const after = totals ?? { for: ballot.inFavour, against: ballot.against, abstain: ballot.abstained };
  await recordHistory(work, { entity: 'ballot', entityId: ballotId, what: 'closed', after });
  const name = await partnershipName(work);
  const { shared } = await viewLive(work, looker, ballot.meetingId);
  const shown = shared.ballots.find((one) => one.ballotId === ballotId);
  if (!shown) return;
  const state = { partnershipId: work.partnershipId, partnershipName: name, bodyName: shared.bodyName, ballot: shown };
  const url = liveUrl(publicUrl, ballot.meetingId);
  const readers = await readersOfTopic(work, ballotTopic(ballotId));
  await updateCards(work, ballotTopic(ballotId), ({ personId }) => {
    const language = readers.get(personId ?? '') ?? 'nl';
    return ballotCard({ ...state, language, url, seats: [], votes: [] });
  });
}

/** The ballot as it stands for one person: their seats to vote for, or what came of it. */
export async function drawBallot(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  ballotId: string,
): Promise<Card> {
  const { meetingId } = await ballotOrRefuse(scope, ballotId);
  const { shared, mine } = await viewLive(scope, looker, meetingId);
  const ballot = shared.ballots.find((one) => one.ballotId === ballotId);
  if (!ballot) throw new Refusal('not-found', 'not-found');
  const account = (await findPerson(scope, looker.personId))?.entraId ?? null;
  return ballotCard({
    ...{ language: looker.language, partnershipId: scope.partnershipId, bodyName: shared.bodyName, ballot },
    ...{ partnershipName: await partnershipName(scope), seats: mine.seats },
    url: account === null ? null : liveUrl(publicUrl, meetingId),
    votes: mine.votes.filter((vote) => vote.ballotId === ballotId),
  });
}

/**
 * What the votes of a body's seats count for, from the next ballot on. Refused while one is open: whoever gave each seat another
 * weight meanwhile could read from the totals of a secret ballot who chose what.
 */
export async function setWeights(work: Work, bodyId: string, { weights }: SetWeights): Promise<void> {
  const standing = await standingOf(work, work.actor.personId ?? '', localDate(work.now));
  if (!mayLive('live.lead', rolesAt(standing, { bodyId }))) throw new Refusal('not-allowed', 'not-allowed');
  const seats = new Set((await seatsOfBody(work, bodyId, localDate(work.now))).map(({ seatId }) => seatId));
  if (weights.some(({ seatId }) => !seats.has(seatId))) throw new Refusal('conflict', 'live-seat-gone');
  if (await hasOpenBallot(work, bodyId)) throw new Refusal('conflict', 'live-weights-while-voting');
  await saveWeights(work, weights);
  await recordHistory(work, { entity: 'body', entityId: bodyId, what: 'vote-weights', after: weights });
}

async function ballotOrRefuse(scope: Scope, ballotId: string) {
  const ballot = await findBallot(scope, ballotId);
  if (!ballot) throw new Refusal('not-found', 'not-found');
  return ballot;
}

function lookerIn(work: Work): Looker {
  return { personId: work.actor.personId ?? '', now: work.now };
}

function liveUrl(publicUrl: string, meetingId: string): string {
  return `${publicUrl}/tab/vergadering/${meetingId}`;
}
