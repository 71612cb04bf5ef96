import { seatsOfBody } from '../../people/store.ts';
import { addDays, addMinutes, localDate, toInstant } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { type PersonsView, type PollSheet, viewFor } from '../rules/poll-sheet.ts';
import type { MeetingDetail, MeetingSummary, MeetingsOverview, MyMeetings } from '../schema.ts';
import { bodiesWithSeatsOf, countSeats, findBodies, findPolls } from '../store.ts';
import { selectInvitations } from '../store-invitations.ts';
import { findMeetings, type StoredMeeting } from '../store-meetings.ts';
import { responsesOf } from '../store-outlook.ts';
import { roomOf } from '../store-rooms.ts';
import { withHabits } from './forecast.ts';
import { completeSheet, loadPersonsSheet, loadSheet, peopleById } from './load-sheet.ts';
import { mayRead, pollSummary, type Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** What is asked of the reader, and the meetings they are expected at. */
export async function myMeetings(scope: Scope, reader: Reader): Promise<MyMeetings> {
  const seated = [...new Set(reader.standing.seats.map(({ bodyId }) => bodyId))];
  const boards = reader.standing.boards.filter(({ as }) => as !== 'relatiebeheerder').map(({ boardId }) => boardId);
  const bodyIds = [...new Set([...seated, ...(await bodiesWithSeatsOf(scope, boards))])];
  return {
    asks: await asksOf(scope, reader, bodyIds),
    next: (await comingMeetings(scope, reader.now, seated)).map(meetingSummary),
  };
}

async function asksOf(scope: Scope, reader: Reader, bodyIds: readonly string[]): Promise<MyMeetings['asks']> {
  const asks: MyMeetings['asks'] = [];
  for (const { poll } of await findPolls(scope, { bodyIds, states: ['open'] })) {
    const { sheet, answerer } = await loadPersonsSheet(scope, poll.pollId, reader.standing.personId, reader.now);
    const view = viewFor(sheet, answerer, reader.now);
    const state = ASK_STATE[view.state];
    if (!state) continue;
    asks.push({
      pollId: poll.pollId,
      body: { bodyId: poll.bodyId, name: poll.bodyName, kind: poll.bodyKind },
      title: poll.title,
      deadline: poll.deadline,
      optionCount: sheet.options.filter((option) => !option.withdrawn).length,
      state,
      answeredBy: sheet.people.get(view.answeredById ?? '')?.name ?? null,
    });
  }
  return asks.sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
}

const ASK_STATE: Partial<Record<PersonsView['state'], MyMeetings['asks'][number]['state']>> = {
  form: 'open',
  'new-dates': 'open',
  answered: 'answered',
  'answered-by-colleague': 'answered-by-colleague',
};

/** Whether a meeting ends after `now`, an instant; null: it has no date. */
function endsBeyond({ starts, minutes }: StoredMeeting, now: string): boolean | null {
  return starts ? toInstant(addMinutes(starts, minutes ?? 0)) > now : null;
}

/** Scheduled meetings that are not over yet, earliest first. */
export async function comingMeetings(scope: Scope, now: string, bodyIds?: readonly string[]): Promise<StoredMeeting[]> {
  const meetings = await findMeetings(scope, {
    states: ['scheduled'],
    startsFrom: addDays(localDate(now), -1),
    ...(bodyIds ? { bodyIds } : {}),
  });
  return meetings.filter((meeting) => endsBeyond(meeting, now) === true);
}

/** Meetings of these bodies that took place, earliest first; `from` is an ISO day in the partnership's zone. */
export async function meetingsThatEnded(
  scope: Scope,
  now: string,
  { bodyIds, from }: { bodyIds: readonly string[]; from: string },
): Promise<StoredMeeting[]> {
  const meetings = await findMeetings(scope, { states: ['scheduled', 'held'], startsFrom: from, bodyIds });
  return meetings.filter((meeting) => endsBeyond(meeting, now) === false);
}

export function meetingSummary(meeting: StoredMeeting): MeetingSummary {
  const { bodyId, bodyName, bodyKind, ...rest } = meeting;
  return { ...rest, body: { bodyId, name: bodyName, kind: bodyKind } };
}

/** A meeting with who fills each seat and what they said about the chosen date. */
export async function meetingDetail(scope: Scope, reader: Reader, meetingId: string): Promise<MeetingDetail> {
  const [meeting] = await findMeetings(scope, { meetingId });
  if (!meeting) throw new Refusal('not-found', 'not-found');
  if (!allows(reader.standing, 'meeting.read', meeting.bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  const may = {
    cancel: meeting.state === 'scheduled' && allows(reader.standing, 'meeting.cancel', meeting.bodyId),
    move: meeting.state === 'scheduled' && allows(reader.standing, 'meeting.move', meeting.bodyId),
  };
  const seats = await seatsAt(scope, meeting, reader);
  const answers = (await responsesOf(scope, [meetingId])).get(meetingId) ?? [];
  const room = await roomOf(scope, meetingId);
  const invitations = await selectInvitations(scope, meetingId);
  const byMail = new Set(invitations.filter(({ told }) => told !== null).map(({ personId }) => personId));
  const byEmail = new Map(answers.map(({ email, response }) => [email, response]));
  return {
    ...meetingSummary(meeting),
    seats: seats.map(({ email, personId, ...seat }) => ({
      ...seat,
      rsvp: byEmail.get(email?.toLowerCase() ?? '') ?? null,
      byMail: personId !== null && byMail.has(personId),
    })),
    room: room && { email: room.email, name: room.name, response: byEmail.get(room.email) ?? 'none' },
    may,
  };
}

/** Addresses are for finding answers in Outlook; they do not leave. */
type FilledSeat = Omit<MeetingDetail['seats'][number], 'rsvp' | 'byMail'> & {
  email: string | null;
  personId: string | null;
};

async function seatsAt(scope: Scope, meeting: StoredMeeting, reader: Reader): Promise<FilledSeat[]> {
  const { now } = reader;
  if (!meeting.pollId || meeting.state === 'polling') return filledSeats(scope, meeting.bodyId, now);
  const sheet = await loadSheet(scope, meeting.pollId, now);
  // The poll may be one that runs, for another date of a meeting that stands.
  const shown = mayRead(sheet, reader);
  return sheet.seats.map(({ seatId, label, role, askedId }) => ({
    seatId,
    label,
    role,
    name: sheet.people.get(askedId ?? '')?.name ?? null,
    email: sheet.people.get(askedId ?? '')?.email ?? null,
    personId: askedId,
    answer: sheet.said.get(seatId)?.answers[sheet.poll.chosenOptionId ?? ''] ?? null,
    remark: shown ? (sheet.remarks.get(seatId) ?? '') : '',
  }));
}

async function filledSeats(scope: Scope, bodyId: string, now: string): Promise<FilledSeat[]> {
  const seats = await seatsOfBody(scope, bodyId, localDate(now));
  const people = await peopleById(
    scope,
    seats.flatMap((seat) => seat.askedId ?? []),
  );
  return seats.map(({ seatId, label, role, askedId }) => {
    const person = people.get(askedId ?? '');
    const { name = null, email = null } = person ?? {};
    return { seatId, label, role, name, email, personId: askedId, answer: null, remark: '' };
  });
}

/** All bodies the reader may plan for or look after, each with what comes and what waits. */
export async function meetingsOverview(scope: Scope, reader: Reader): Promise<MeetingsOverview> {
  const { standing, now } = reader;
  const today = localDate(now);
  const bodies = (await findBodies(scope)).filter(
    ({ bodyId, endedOn }) =>
      (endedOn === null || today <= endedOn) &&
      (allows(standing, 'overview.read', bodyId) || allows(standing, 'poll.create', bodyId)),
  );
  const bodyIds = bodies.map(({ bodyId }) => bodyId);
  const coming = await comingMeetings(scope, now, bodyIds);
  const sheets: PollSheet[] = [];
  for (const poll of await findPolls(scope, { bodyIds, states: ['open', 'closed'] }))
    sheets.push(await completeSheet(scope, poll, now));
  const polls = await withHabits(scope, sheets, now);
  const seatCounts = await countSeats(scope, bodyIds, today);
  return {
    bodies: bodies.map(({ bodyId, name, kind }) => {
      const next = coming.find((meeting) => meeting.bodyId === bodyId);
      return {
        body: { bodyId, name, kind },
        seatCount: seatCounts.get(bodyId) ?? 0,
        next: next ? meetingSummary(next) : null,
        polls: polls.filter(({ poll }) => poll.bodyId === bodyId).map((sheet) => pollSummary(sheet, reader)),
        may: { plan: allows(standing, 'poll.create', bodyId) },
      };
    }),
  };
}
