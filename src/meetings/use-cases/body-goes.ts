import { type SeatOnDay, seatsOfBody } from '../../people/store.ts';
import {
  boardsOfKring,
  endBody,
  endSeats,
  moveSeat,
  pointSeatAt,
  renameBody,
  seatsForKring,
  setKring,
} from '../../people/store-body-changes.ts';
import { settle, withdraw } from '../../reminders/use-cases.ts';
import { bodyChangeText, changeLines } from '../../text/body-change.ts';
import type { Language } from '../../text/format.ts';
import { localDate } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { type BodyFacts, type ChangePlan, planBodyChange } from '../rules/body-change.ts';
import type { BodyChange } from '../schema-body-change.ts';
import { findBodies, findPolls, type BodyFacts as StoredBody } from '../store.ts';
import { copyAnswers, dropFromPlans, moveToBody, selectPollIds } from '../store-body-change.ts';
import type { Prepared } from './change-bodies.ts';
import { cancelMeeting } from './change-meeting.ts';
import { cancelPoll } from './end-poll.ts';
import { redrawMeeting } from './follow-outlook.ts';
import { followAttendees, plannedMeetings } from './follow-seats.ts';
import { loadSheet } from './load-sheet.ts';
import { askSeats } from './plan-poll.ts';
import { pollQuestion } from './redraw.ts';
import { demand } from './rights.ts';
import { tellBodyChange } from './tell-body-change.ts';

type Going = Extract<BodyChange, { kind: 'merge' | 'dissolve' }>;

/** A body merges into another one, or ends. */
export async function prepareGoing(work: Work, change: Going): Promise<Prepared> {
  const body = await livingBody(work, change.bodyId);
  await demand(work, 'body.change', change.bodyId);
  if (change.kind === 'merge' && change.intoId === change.bodyId) throw new Refusal('invalid', 'body-same');
  const into = change.kind === 'merge' ? await livingBody(work, change.intoId) : null;
  const name = change.kind === 'merge' && change.name && change.name !== into?.name ? change.name : null;
  const facts = await factsOf(work, body, into);
  const choices = change.kind === 'merge' ? change : { meetings: 'cancel' as const, polls: 'drop' as const };
  const plan = planBodyChange(facts.rule, choices);
  const names = { body: body.name, into: name ?? into?.name ?? null };
  const say = (language: Language): string[] => [
    ...(name && into ? [bodyChangeText[language].renamed(into.name, name)] : []),
    ...changeLines(plan, names, localDate(work.now), language),
  ];
  const going: GoingNow = { body, into, name, plan, people: facts.people, say };
  return {
    say: (language) => [...say(language), bodyChangeText[language].told(facts.people.size)],
    facts: { plan, name, people: [...facts.people].sort() },
    carryOut: (publicUrl) => carryOut(work, publicUrl, going),
  };
}

async function livingBody(work: Work, bodyId: string): Promise<StoredBody> {
  const [body] = await findBodies(work, [bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  if (body.endedOn !== null && body.endedOn < localDate(work.now)) throw new Refusal('conflict', 'body-ended');
  return body;
}

async function factsOf(work: Work, body: StoredBody, into: StoredBody | null) {
  const today = localDate(work.now);
  const seats = await seatsOfBody(work, body.bodyId, today);
  const intoSeats = into ? await seatsOfBody(work, into.bodyId, today) : [];
  const rule: BodyFacts = {
    name: body.name,
    seats: seats.map(changing),
    into: into && { name: into.name, seats: intoSeats.map(changing) },
    boards: await boardsOfKring(work, body.bodyId),
    elsewhere: await seatsForKring(work, body.bodyId, into?.bodyId ?? null, today),
    meetings: (await plannedMeetings(work, body.bodyId)).map(({ meetingId, title, starts }) => {
      return { meetingId, title, starts: starts ?? '' };
    }),
    polls: (await findPolls(work, { bodyId: body.bodyId, states: ['open', 'closed'] })).map(({ poll }) => {
      return { pollId: poll.pollId, meetingId: poll.meetingId, title: poll.title };
    }),
  };
  return { rule, people: new Set([...seats, ...intoSeats].flatMap(peopleIn)) };
}

function changing({ seatId, label, role, boardId, required, askedId }: SeatOnDay) {
  return { seatId, label, role, boardId, required, filled: askedId !== null };
}

const peopleIn = ({ holderId, deputyIds }: SeatOnDay): string[] => [...(holderId ? [holderId] : []), ...deputyIds];

interface GoingNow {
  body: StoredBody;
  into: StoredBody | null;
  name: string | null;
  plan: ChangePlan;
  people: ReadonlySet<string>;
  say(language: Language): string[];
}

async function carryOut(work: Work, publicUrl: string, going: GoingNow): Promise<number> {
  const { body, into, name, plan } = going;
  const today = localDate(work.now);
  // What ends, ends while its seats are still there: their cards say so.
  for (const { pollId, step } of plan.polls) if (step === 'drop') await cancelPoll(work, publicUrl, pollId);
  for (const { meetingId, step } of plan.meetings) {
    if (step === 'cancel') await cancelMeeting(work, publicUrl, meetingId, true);
  }
  if (into && name && !(await renameBody(work, into.bodyId, name))) {
    throw new Refusal('invalid', 'body-name-taken', { name });
  }
  const seats = await moveSeats(work, plan, into, today);
  await setKring(
    work,
    plan.boards.map(({ boardId }) => boardId),
    into?.bodyId ?? null,
  );
  await endBody(work, body.bodyId, today, into?.bodyId ?? null);
  await dropFromPlans(work, body.bodyId);
  if (into) await carryAlong(work, publicUrl, plan, into.bodyId, seats);
  await remember(work, going, seats);
  return tellBodyChange(work, publicUrl, going.people, (language) => ({
    heading: into
      ? bodyChangeText[language].merged(body.name, into.name)
      : bodyChangeText[language].dissolved(body.name),
    lines: going.say(language),
  }));
}

/** Returns the seats that came in the place of others. */
async function moveSeats(
  work: Work,
  plan: ChangePlan,
  into: StoredBody | null,
  today: string,
): Promise<Map<string, string>> {
  const moved = new Map<string, string>();
  for (const seat of plan.seats) {
    if (seat.step === 'move' && into) moved.set(seat.seatId, await moveSeat(work, seat, into.bodyId, today));
  }
  const ending = [...plan.seats, ...plan.elsewhere].filter(({ step }) => step === 'end');
  await endSeats(
    work,
    ending.map(({ seatId }) => seatId),
    today,
  );
  for (const { seatId, step } of plan.elsewhere) {
    if (step === 'repoint' && into) await pointSeatAt(work, seatId, into.bodyId);
  }
  return moved;
}

/** Meetings and polls that go along belong to the other body from now on, with what was said for the seats that moved. */
async function carryAlong(
  work: Work,
  publicUrl: string,
  plan: ChangePlan,
  intoId: string,
  seats: ReadonlyMap<string, string>,
): Promise<void> {
  const meetingIds = plan.meetings.filter(({ step }) => step === 'move').map(({ meetingId }) => meetingId);
  const carried = plan.polls.filter(({ step }) => step === 'carry');
  const moving = [...new Set([...meetingIds, ...carried.map(({ meetingId }) => meetingId)])];
  await moveToBody(work, moving, intoId);
  await copyAnswers(work, await selectPollIds(work, moving), seats);
  for (const meetingId of moving) {
    await recordHistory(work, { entity: 'meeting', entityId: meetingId, what: 'body-changed', after: intoId });
  }
  for (const { pollId } of carried) await askAgain(work, publicUrl, pollId, seats);
  for (const meetingId of meetingIds) await followAttendees(work, meetingId);
  // The body that took it in meets with these people too: its own plans follow.
  for (const { meetingId } of await plannedMeetings(work, intoId)) await followAttendees(work, meetingId);
  for (const { poll } of await findPolls(work, { bodyId: intoId, states: ['open'] })) {
    await askSeats(work, await loadSheet(work, poll.pollId, work.now), publicUrl);
  }
  for (const meetingId of moving) await redrawMeeting(work, publicUrl, meetingId);
}

/** The seats that went owe nothing any more; those that came owe what is not answered. */
async function askAgain(
  work: Work,
  publicUrl: string,
  pollId: string,
  seats: ReadonlyMap<string, string>,
): Promise<void> {
  const question = pollQuestion(pollId);
  await withdraw(work, question);
  const sheet = await loadSheet(work, pollId, work.now);
  if (sheet.poll.state !== 'open') return;
  await askSeats(work, sheet, publicUrl);
  for (const seatId of seats.values()) {
    const said = sheet.said.get(seatId);
    if (said?.complete) await settle(work, { question, seatId, personId: said.personId });
  }
}

async function remember(work: Work, { body, into, name, plan }: GoingNow, seats: ReadonlyMap<string, string>) {
  const what = into ? 'merged' : 'dissolved';
  const after = { into: into?.bodyId ?? null, seats: [...seats], plan };
  await recordHistory(work, { entity: 'body', entityId: body.bodyId, what, before: { name: body.name }, after });
  if (!into) return;
  const change = { before: { name: into.name }, after: { name: name ?? into.name, from: body.bodyId } };
  await recordHistory(work, { entity: 'body', entityId: into.bodyId, what: 'took-in', ...change });
}
