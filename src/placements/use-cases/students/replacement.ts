import { deliver, updateCards } from '../../../delivery/use-cases.ts';
import { rolesAt } from '../../../people/rules/roles.ts';
import { findPersons, standingOf } from '../../../people/store.ts';
import { answerersOfBoards } from '../../../people/store-answerers.ts';
import { programmeLeaderIds } from '../../../people/store-partnership.ts';
import type { Language } from '../../../text/format.ts';
import { replacementCopy } from '../../../text/replacements.ts';
import { localDate, toInstant } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { type ReplacementCardState, replacementCard } from '../../cards/replacement-card.ts';
import { speaksForBoard } from '../../rules/may-placements.ts';
import { mayStudents } from '../../rules/may-students.ts';
import { offerFault, replacementIsOver } from '../../rules/students/replacement.ts';
import type { AnswerOfferBody, ReplacementQuestion, SeekPlaceBody } from '../../schema-replacements.ts';
import { partnershipName, programmeLeaders, schoolsOfBoard } from '../../store/boards.ts';
import {
  endSearch,
  insertSearch,
  lockSearch,
  lockUnplaced,
  type OfferedPlace,
  offeredPlaces,
  openSearches,
  placeStudent,
  saveOfferAnswer,
} from '../../store/replacements.ts';
import { findRound } from '../../store/rounds.ts';
import { busyStudents } from '../../store/swaps.ts';
import { actingRoles } from '../acting.ts';
import { tell } from '../telling.ts';
import { demandStudents, roundWithStudents } from './acting.ts';
import { tendStudentQuestions } from './asking.ts';
import { rankedFor } from './unplaced.ts';

const topicOf = (replacementId: string): string => `replacement:${replacementId}`;

/** Asks boards whether they have a place for a student whose board said no. The boards must be among the ones that have room. */
export async function seekPlace(work: Work, roundId: string, studentId: string, body: SeekPlaceBody): Promise<void> {
  await demandStudents(work, 'students.replace');
  await roundWithStudents(work, roundId);
  if (replacementIsOver(body.answerBy, work.now)) throw new Refusal('invalid', 'ask-deadline-past');
  const student = await lockUnplaced(work, roundId, studentId);
  if (!student) throw new Refusal('conflict', 'replacement-not-needed');
  if ((await busyStudents(work, roundId)).inSwap.has(studentId)) throw new Refusal('conflict', 'swap-open');
  const searches = await offeredPlaces(work, { roundId });
  const mine = searches.filter((offer) => offer.studentId === studentId);
  if (mine.some(({ searchState }) => searchState === 'open')) throw new Refusal('conflict', 'replacement-open');
  const ranked = (await rankedFor(work, roundId, searches))(studentId, student);
  const asked = ranked.filter(({ boardId }) => body.boardIds.includes(boardId));
  if (asked.length < new Set(body.boardIds).size) throw new Refusal('conflict', 'replacement-no-room');
  const id = work.newId();
  const offers = asked.map(({ boardId, sameKring, spare }, at) => ({
    ...{ id: work.newId(), boardId, rank: at + 1, why: { sameKring, spare } },
  }));
  await insertSearch(work, { id, roundId, studentId, answerBy: body.answerBy }, offers);
  await recordHistory(work, {
    entity: 'student',
    entityId: studentId,
    what: 'replacement-asked',
    after: { boards: asked.map(({ boardId }) => boardId), answerBy: body.answerBy },
  });
  await askBoards(work, id);
}

async function askBoards(work: Work, replacementId: string): Promise<void> {
  const offers = await offeredPlaces(work, { replacementId });
  const drawing = await groundOf(work, offers);
  await deliver(
    work,
    offers.flatMap((offer) =>
      drawing.peopleOf(offer.boardId).map((person) => {
        const copy = replacementCopy[person.language];
        const question = drawing.question(offer);
        return {
          key: `replacement:${offer.offerId}:ask:${person.personId}`,
          topic: topicOf(replacementId),
          purpose: 'ask' as const,
          personId: person.personId,
          summary: copy.ask(offer.boardName, offer.variant),
          card: drawing.card(offer, person),
          mail: {
            subject: copy.ask(offer.boardName, offer.variant),
            paragraphs: copy.mail(offer.boardName, question.schoolYear, offer.answerBy),
          },
          question: { kind: 'replacement' as const, subjectId: offer.offerId },
          expiresAt: toInstant(offer.answerBy),
        };
      }),
    ),
  );
}

/** Everything the cards of one search are drawn from, loaded once. */
async function groundOf(scope: Scope & { now: string }, offers: readonly OfferedPlace[]) {
  const today = localDate(scope.now);
  const boardIds = offers.map(({ boardId }) => boardId);
  const answerers = await answerersOfBoards(scope, boardIds, today);
  const persons = await findPersons(
    scope,
    [...answerers.values()].flatMap(({ personIds }) => personIds),
  );
  const round = offers[0] && (await findRound(scope, offers[0].roundId));
  const schools = new Map<string, { id: string; name: string }[]>();
  for (const boardId of boardIds) {
    schools.set(
      boardId,
      (await schoolsOfBoard(scope, boardId, today)).map(({ id, name }) => ({ id, name })),
    );
  }
  const contacts = await programmeLeaders(scope);
  const partnership = await partnershipName(scope);
  const question = (offer: OfferedPlace): ReplacementQuestion => ({
    ...offer,
    answeredBy:
      offer.answeredAt === null
        ? null
        : { personId: offer.answeredById, name: offer.answeredBy ?? '', onBehalf: offer.onBehalf },
    schoolYear: round?.schoolYear ?? 0,
    period: round?.period ?? '',
    schools: schools.get(offer.boardId) ?? [],
    mayAnswer: offer.searchState === 'open' && !replacementIsOver(offer.answerBy, scope.now),
    contacts,
  });
  return {
    question,
    peopleOf: (boardId: string) =>
      (answerers.get(boardId)?.personIds ?? []).map((personId) => ({
        personId,
        language: persons.get(personId)?.language ?? ('nl' as Language),
      })),
    card: (offer: OfferedPlace, viewer: { personId: string; language: Language }, view: ReplacementCardView = {}) =>
      replacementCard({
        language: viewer.language,
        partnershipId: scope.partnershipId,
        partnershipName: partnership,
        question: question(offer),
        viewerId: viewer.personId,
        ...view,
      }),
  };
}

/** How a card is drawn beyond what the question itself says. */
export type ReplacementCardView = Pick<ReplacementCardState, 'show' | 'fault'>;

/**
 * Saves what a board says. The first yes has the student: answers about one student wait for each other, and whoever comes after
 * it is refused in words. A board that said no may still say yes as long as nobody did.
 */
export async function answerOffer(work: Work, offerId: string, answer: AnswerOfferBody): Promise<void> {
  const [seen] = await offeredPlaces(work, { offerId });
  const search = seen && (await lockSearch(work, seen.replacementId));
  // Read again: what was seen before the lock may have changed while waiting for it.
  const [offer] = search ? await offeredPlaces(work, { offerId }) : [];
  if (!search || !offer) throw new Refusal('not-found', 'not-found');
  const roles = await actingRoles(work, offer.boardId);
  if (!mayStudents('students.offer', roles)) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: offer.boardName });
  }
  if (offer.state === 'accepted' && answer.accept) return;
  const fault = offerFault(search, answer, work.now);
  if (fault) throw new Refusal(FAULT_KIND[fault], fault);
  const onBehalf = !speaksForBoard(roles);
  if (answer.accept) await accept(work, offer, answer.schoolId ?? '', onBehalf);
  else {
    const said = { state: 'declined' as const, reason: answer.reason, schoolId: null, onBehalf };
    await saveOfferAnswer(work, offerId, said);
  }
  await recordHistory(work, {
    entity: 'student',
    entityId: offer.studentId,
    what: answer.accept ? 'replacement-accepted' : 'replacement-declined',
    after: { boardId: offer.boardId, schoolId: answer.schoolId },
  });
  await redraw(work, offer.replacementId);
}

const FAULT_KIND = {
  'replacement-taken': 'conflict',
  'replacement-over': 'conflict',
  'replacement-withdrawn': 'conflict',
  'replacement-no-school': 'invalid',
  'student-no-reason': 'invalid',
  'student-reason-number': 'invalid',
} as const;

async function accept(work: Work, offer: OfferedPlace, schoolId: string, onBehalf: boolean): Promise<void> {
  const school = (await schoolsOfBoard(work, offer.boardId, localDate(work.now))).find(({ id }) => id === schoolId);
  if (!school) throw new Refusal('invalid', 'capacity-school-gone');
  if (!(await lockUnplaced(work, offer.roundId, offer.studentId))) throw new Refusal('conflict', 'replacement-taken');
  await saveOfferAnswer(work, offer.offerId, { state: 'accepted', reason: '', schoolId, onBehalf });
  await placeStudent(work, offer.studentId, { schoolId, onBehalf });
  await endSearch(work, offer.replacementId, 'taken');
  await tendStudentQuestions(work, offer.roundId, 'all');
  await tell(work, await programmeLeaderIds(work), {
    key: `replacement:${offer.replacementId}:taken`,
    topic: `replacement-news:${offer.replacementId}`,
    words: (language) => replacementCopy[language].found(offer.label, school.name, offer.boardName),
  });
}

/** Stops asking; boards that wait hear that it is no longer needed. */
export async function stopSeeking(work: Work, replacementId: string): Promise<void> {
  await demandStudents(work, 'students.replace');
  const search = await lockSearch(work, replacementId);
  if (!search) throw new Refusal('not-found', 'not-found');
  if (search.state !== 'open') return;
  await endSearch(work, replacementId, 'withdrawn');
  await redraw(work, replacementId);
}

/** Ends the searches whose time is over, and tells the programmaleiders that nobody had a place; for the clock. */
export async function expireSearches(work: Work): Promise<void> {
  for (const { id, answerBy } of await openSearches(work)) {
    if (!replacementIsOver(answerBy, work.now) || (await lockSearch(work, id))?.state !== 'open') continue;
    await endSearch(work, id, 'expired');
    const [offer] = await offeredPlaces(work, { replacementId: id });
    if (!offer) continue;
    await tell(work, await programmeLeaderIds(work), {
      key: `replacement:${id}:expired`,
      topic: `replacement-news:${id}`,
      words: (language) => replacementCopy[language].notFound(offer.label, offer.variant),
    });
    await redraw(work, id);
  }
}

async function redraw(work: Work, replacementId: string): Promise<void> {
  const offers = await offeredPlaces(work, { replacementId });
  const drawing = await groundOf(work, offers);
  await updateCards(work, topicOf(replacementId), ({ personId }) => {
    // Who answers for two of the boards sees the one that said yes, or else the first that was asked.
    const mine = offers.filter(({ boardId }) => drawing.peopleOf(boardId).some((each) => each.personId === personId));
    const offer = mine.find(({ state }) => state === 'accepted') ?? mine[0];
    const person = offer && drawing.peopleOf(offer.boardId).find((each) => each.personId === personId);
    return offer && person ? drawing.card(offer, person) : null;
  });
}

/** One board's question as it now stands for one person. */
export async function drawOffer(
  scope: Scope,
  now: string,
  offerId: string,
  viewer: { personId: string; language: Language },
  view: ReplacementCardView = {},
) {
  const [offer] = await offeredPlaces(scope, { offerId });
  if (!offer) throw new Refusal('not-found', 'not-found');
  const roles = rolesAt(await standingOf(scope, viewer.personId, localDate(now)), { boardId: offer.boardId });
  if (!mayStudents('students.offer', roles)) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: offer.boardName });
  }
  return (await groundOf({ ...scope, now }, [offer])).card(offer, viewer, view);
}
