import { type Looker, lookerOf, meetingOrRefuse } from '../agendas/use-cases.ts';
import type { Card } from '../cards/kit.ts';
import { deliver, readersOfTopic, updateCards } from '../delivery/use-cases.ts';
import { findPersons, type SeatOnDay, seatsOfBody } from '../people/store.ts';
import { livingBody } from '../people/store-bodies.ts';
import { programmeLeaderIds } from '../people/store-partnership.ts';
import { oweAgain, settle, withdraw } from '../reminders/use-cases.ts';
import type { Language } from '../text/format.ts';
import { minutesCopy } from '../text/minutes.ts';
import { addDays, localDate, toInstant } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { correctionsCard } from './cards/corrections-card.ts';
import { mayMinutes } from './rules/may-minutes.ts';
import { findCorrections, findMinutes, insertCorrection, markCorrectionHandled } from './store.ts';
import { rolesOnMinutes, startStep } from './use-cases.ts';

/** Days in which a correction is dealt with when no next meeting approves the minutes. */
const DAYS_TO_HANDLE = 7;
/** Days after its last day for which the link in a mail about corrections opens. */
const LINK_DAYS = 60;

const correctionQuestion = (meetingId: string) => ({ kind: 'correction' as const, subjectId: meetingId });
const correctionTopic = (meetingId: string) => `correction:${meetingId}`;

/** A member says what is not right in circulated minutes; whoever makes them is asked to look at it. */
export async function correct(work: Work, publicUrl: string, meetingId: string, text: string): Promise<void> {
  await startStep(work, meetingId, 'correct');
  const open = await openCorrections(work, meetingId);
  await insertCorrection(work, meetingId, lookerOf(work).personId, text);
  await recordHistory(work, { entity: 'minutes', entityId: meetingId, what: 'correction', after: { text } });
  // Whoever has yet to look at an earlier one sees this one in the same card.
  if (open.length > 0) await redraw(work, publicUrl, meetingId);
  else await askMaker(work, publicUrl, meetingId);
}

/** Whoever makes the minutes has looked at a correction; with the last one nothing is asked any more. */
export async function handleCorrection(
  work: Work,
  publicUrl: string,
  meetingId: string,
  correctionId: string,
): Promise<void> {
  await startStep(work, meetingId, 'write');
  if (!(await markCorrectionHandled(work, meetingId, correctionId))) throw new Refusal('not-found', 'not-found');
  const after = { correctionId };
  await recordHistory(work, { entity: 'minutes', entityId: meetingId, what: 'correction-handled', after });
  const open = await openCorrections(work, meetingId);
  const { maker } = await makerOf(work, meetingId);
  if (open.length === 0 && maker) {
    const { personId } = lookerOf(work);
    await settle(work, { question: correctionQuestion(meetingId), seatId: maker.seatId, personId });
  }
  await redraw(work, publicUrl, meetingId);
}

/** The minutes stand as they are: what was not dealt with is not asked any more. */
export async function closeCorrections(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  await withdraw(work, correctionQuestion(meetingId));
  await redraw(work, publicUrl, meetingId);
}

/** The corrections of a meeting as a card for one person: who makes the minutes can say which are dealt with. */
export async function drawCorrections(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  meetingId: string,
): Promise<Card> {
  const { meeting, roles } = await rolesOnMinutes(scope, looker, meetingId);
  if (!mayMinutes('minutes.write', roles)) throw new Refusal('not-allowed', 'not-allowed');
  const minutes = await findMinutes(scope, meetingId);
  const open = await openCorrections(scope, meetingId);
  const people = await findPersons(
    scope,
    open.map(({ byPersonId }) => byPersonId),
  );
  return correctionsCard({
    ...{ language: looker.language, partnershipId: scope.partnershipId, meetingId },
    ...{ bodyName: meeting.bodyName, title: meeting.title, approved: minutes?.state === 'approved' },
    open: open.map(({ correctionId, text, byPersonId }) => ({
      ...{ correctionId, text, byName: people.get(byPersonId)?.name ?? '' },
    })),
    url: `${publicUrl}/tab/notulen/${meetingId}`,
  });
}

/** Those that nobody has dealt with, oldest first. */
async function openCorrections(scope: Scope, meetingId: string) {
  return (await findCorrections(scope, meetingId)).filter(({ handled }) => !handled);
}

async function askMaker(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const { meeting, bodyId, maker } = await makerOf(work, meetingId);
  const { dueAt, linkEnds } = await untilWhen(work, meetingId);
  if (maker) {
    await oweAgain(work, [
      {
        ...{ question: correctionQuestion(meetingId), topic: correctionTopic(meetingId), dueAt, bodyId },
        ...{ title: minutesCopy.nl.corrections.obligation(meeting.title), seatId: maker.seatId },
      },
    ]);
  }
  const asked = maker?.askedId ? [maker.askedId] : await programmeLeaderIds(work);
  const people = [...(await findPersons(work, asked)).values()].filter(({ id }) => id !== work.actor.personId);
  const messages = people.map(async ({ id: personId, language }) => {
    const say = minutesCopy[language].corrections;
    const summary = say.asked(meeting.title);
    return {
      ...{ key: `${correctionTopic(meetingId)}:${work.newId()}`, topic: correctionTopic(meetingId) },
      ...{ purpose: 'ask' as const, personId, summary },
      ...(maker ? { seatId: maker.seatId } : {}),
      card: await drawCorrections(work, { personId, now: work.now, language }, publicUrl, meetingId),
      mail: { subject: summary, paragraphs: [say.mailLine(meeting.title)] },
      ...{ question: correctionQuestion(meetingId), expiresAt: linkEnds },
    };
  });
  await deliver(work, await Promise.all(messages));
}

/** Before the meeting that approves the minutes; where none is planned, within a week. */
async function untilWhen(work: Work, meetingId: string): Promise<{ dueAt: string; linkEnds: string }> {
  const carriedTo = (await findMinutes(work, meetingId))?.carriedTo ?? null;
  const starts = carriedTo === null ? null : (await meetingOrRefuse(work, carriedTo)).starts;
  const inAWeek = toInstant(`${addDays(localDate(work.now), DAYS_TO_HANDLE)}T17:00`);
  const dueAt = starts !== null && toInstant(starts) > work.now ? toInstant(starts) : inAWeek;
  return { dueAt, linkEnds: toInstant(`${addDays(localDate(dueAt), LINK_DAYS)}T23:59`) };
}

/** The seat that deals with corrections: the secretary's, or else the chair's. */
async function makerOf(work: Work, meetingId: string) {
  const meeting = await meetingOrRefuse(work, meetingId);
  const bodyId = await livingBody(work, meeting.bodyId);
  const filled = (await seatsOfBody(work, bodyId, localDate(work.now))).filter(({ askedId }) => askedId !== null);
  const ofRole = (role: SeatOnDay['role']) => filled.find((seat) => seat.role === role);
  return { meeting, bodyId, maker: ofRole('secretaris') ?? ofRole('voorzitter') };
}

/** Everybody who has the card sees what is left of it. */
async function redraw(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const topic = correctionTopic(meetingId);
  const cards = new Map<string, Card>();
  for (const [id, language] of await readersOfTopic(work, topic)) {
    const drawn = drawCorrections(work, { personId: id, now: work.now, language }, publicUrl, meetingId);
    const card = await drawn.catch(nothingForOutsiders);
    if (card) cards.set(id, card);
  }
  await updateCards(work, topic, ({ personId }) => cards.get(personId ?? '') ?? null);
}

/** Whoever had the card and does not make the minutes any more keeps it as it was. */
function nothingForOutsiders(cause: unknown): null {
  if (cause instanceof Refusal) return null;
  throw cause;
}
