import type { Card } from '../../src/cards/kit.ts';
import { commandCard } from '../../src/meetings/cards/command-card.ts';
import { mayMeetings } from '../../src/meetings/rules/may-meetings.ts';
import type { MeetingDetail, MeetingSummary, PollDetail } from '../../src/meetings/schema.ts';
import {
  bodyAvailability,
  meetingDetail,
  planningChoices,
  pollDetail,
  type Reader,
} from '../../src/meetings/use-cases.ts';
import type { Role } from '../../src/people/rules/roles.ts';
import { standingOf } from '../../src/people/store.ts';
import { chooseCard, type Where } from '../../src/reminders/cards/command-cards.ts';
import type { Target } from '../../src/reminders/rules/understand.ts';
import { shortMoment } from '../../src/text/format.ts';
import { meetingCommandText } from '../../src/text/meeting-commands.ts';
import { localDate } from '../../src/time/local.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { CardCall } from './card-verb.ts';

/** As many as can be overseen on a card. */
const MOST = 6;
const MOST_OPTIONS = 3;

export function mayPlanAnything(roles: readonly Role[]): boolean {
  return mayMeetings('poll.create', roles);
}

async function readerOf({ service, actor, language }: CardCall): Promise<Reader> {
  const now = service.clock.now();
  const standing = await service.read(actor.partnershipId, (scope) =>
    standingOf(scope, actor.personId, localDate(now)),
  );
  if (!standing) throw new Refusal('not-allowed', 'unknown-person');
  return { standing, language, now };
}

type Choices = Awaited<ReturnType<typeof planningChoices>>;

async function choicesOf(call: CardCall, reader: Reader): Promise<Choices> {
  return call.service.read(call.actor.partnershipId, (scope) => planningChoices(scope, reader));
}

function answer(where: Where, question: string, lines: string[], links: { title: string; url: string }[] = []): Card {
  return commandCard({ language: where.language, partnershipName: where.partnershipName, question, lines, links });
}

/** The bodies somebody may plan for, each with a link to the form for it. */
export async function planFor(call: CardCall, where: Where, target: Target): Promise<Card> {
  const say = meetingCommandText[where.language];
  const { plannable } = await choicesOf(call, await readerOf(call));
  const meant = plannable.filter(({ bodyId }) => target.bodyId === undefined || bodyId === target.bodyId);
  if (plannable.length === 0) return answer(where, say.planNobody, [say.planNobodyLine]);
  const form = `${call.service.publicUrl}/tab/programma/prikker`;
  const links = (meant.length > 0 ? meant : plannable).slice(0, MOST).map(({ bodyId, name }) => {
    return { title: say.planFor(name), url: `${form}?overleg=${bodyId}` };
  });
  const more = plannable.length > links.length && meant.length !== 1 ? [{ title: say.more, url: form }] : [];
  return answer(where, say.plan, [say.planLine], [...links, ...more]);
}

/** The meetings somebody may move; the one that is surely meant with its two ways, of several the choice. */
export async function moveFor(call: CardCall, where: Where, target: Target): Promise<Card> {
  const say = meetingCommandText[where.language];
  const { movable, plannable } = await choicesOf(call, await readerOf(call));
  const ofBody = movable.filter(({ body }) => target.bodyId === undefined || body.bodyId === target.bodyId);
  const named = ofBody.filter(({ title }) => isNamed(title, target.words ?? []));
  const meant = named.length > 0 ? named : ofBody.length > 0 ? ofBody : movable;
  const [only] = meant;
  if (!only) return answer(where, say.moveNothing, [plannable.length > 0 ? say.moveNothingYet : say.moveNothingLine]);
  const { publicUrl } = call.service;
  const when = ({ starts }: MeetingSummary) => shortMoment(starts ?? '', where.language);
  const isSure = meant.length === 1 && (target.words === undefined || named.length === 1);
  if (!isSure) {
    const links = meant.slice(0, MOST).map((meeting) => {
      return {
        title: say.meeting(meeting.title, when(meeting)),
        url: `${publicUrl}/tab/bijeenkomst/${meeting.meetingId}?verzet=1`,
      };
    });
    return answer(where, say.move, [say.moveLine], links);
  }
  return answer(
    where,
    say.moveThis(only.title),
    [say.meeting(only.body.name, when(only)), say.moveLine],
    [
      { title: say.moveHere, url: `${publicUrl}/tab/bijeenkomst/${only.meetingId}?verzet=1` },
      {
        title: say.pollAgain,
        url: `${publicUrl}/tab/programma/prikker?overleg=${only.body.bodyId}&bijeenkomst=${only.meetingId}`,
      },
    ],
  );
}

function isNamed(title: string, words: readonly string[]): boolean {
  const folded = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return words.length > 0 && words.some((word) => folded.includes(word));
}

/** Who said no, declined, or has a taken calendar; in one's own chat alone, and no more than one may see anyway. */
export async function whoCannot(call: CardCall, where: Where, target: Target): Promise<Card> {
  const say = meetingCommandText[where.language];
  if (where.inGroup) return answer(where, say.private, [say.privateLine]);
  const reader = await readerOf(call);
  const { upcoming } = await choicesOf(call, reader);
  const bodies = upcoming.filter(({ body }) => target.bodyId === undefined || body.bodyId === target.bodyId);
  const [first] = bodies;
  if (!first) return answer(where, say.whoNothing, [say.whoNothingLine]);
  if (bodies.length > 1) {
    const choices = bodies.slice(0, MOST).map(({ body }) => ({ label: body.name, target: { bodyId: body.bodyId } }));
    return chooseCard(where, 'who-cannot', choices);
  }
  const { partnershipId } = call.actor;
  if (first.meetingId !== null) {
    const { meetingId } = first;
    const meeting = await call.service.read(partnershipId, (scope) => meetingDetail(scope, reader, meetingId));
    return meetingAnswer(call, where, meeting);
  }
  const { pollId } = first;
  const poll = await call.service.read(partnershipId, (scope) => pollDetail(scope, reader, pollId ?? ''));
  return pollAnswer(call, where, reader, poll);
}

function meetingAnswer({ service }: CardCall, where: Where, meeting: MeetingDetail): Card {
  const say = meetingCommandText[where.language];
  const filled = meeting.seats.filter(({ name }) => name !== null);
  const nameOf = ({ name, label }: MeetingDetail['seats'][number]) => name ?? label;
  const declined = filled.filter(({ rsvp }) => rsvp === 'declined');
  // What was answered in Outlook came later, and is the last word.
  const said = filled.filter(({ rsvp, answer: given }) => given === 'no' && (rsvp === null || rsvp === 'none'));
  const silent = filled.filter(
    ({ rsvp, answer: given }) => given === null && (rsvp === null || rsvp === 'none'),
  ).length;
  const lines = [
    shortMoment(meeting.starts ?? '', where.language),
    ...(declined.length > 0 ? [say.declined(declined.map(nameOf))] : []),
    ...(said.length > 0 ? [say.saidNo(said.map(nameOf))] : []),
    ...(declined.length + said.length === 0 ? [say.everybody] : []),
    ...(silent > 0 ? [say.silent(silent)] : []),
  ];
  const url = `${service.publicUrl}/tab/bijeenkomst/${meeting.meetingId}`;
  return answer(where, say.who(meeting.title), lines, [{ title: say.open, url }]);
}

async function pollAnswer(call: CardCall, where: Where, reader: Reader, poll: PollDetail): Promise<Card> {
  const say = meetingCommandText[where.language];
  const url = `${call.service.publicUrl}/tab/programma/peiling/${poll.pollId}`;
  const best = poll.options
    .filter(({ withdrawn, answers }) => !withdrawn && answers !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, MOST_OPTIONS);
  if (best.length === 0) return answer(where, say.who(poll.title), [say.hidden]);
  const busy = await busyAt(call, reader, poll, best);
  const names = new Map(poll.seats.map(({ seatId, asked, label }) => [seatId, asked?.name ?? label]));
  const lines = best.map((option, nth) => {
    const seats = Object.entries(option.answers ?? {});
    const no = seats.filter(([, given]) => given === 'no').map(([seatId]) => names.get(seatId) ?? '');
    const taken = (busy[nth] ?? []).filter((seatId) => !option.answers?.[seatId]).map((id) => names.get(id) ?? '');
    const parts = [...(no.length > 0 ? [say.no(no)] : []), ...(taken.length > 0 ? [say.busy(taken)] : [])];
    return say.option(shortMoment(option.starts, where.language), parts);
  });
  return answer(where, say.who(poll.title), lines, [{ title: say.open, url }]);
}

/** Seats whose calendar is taken at each of these options; nothing for who may not look into calendars. */
async function busyAt(
  { service, actor }: CardCall,
  reader: Reader,
  { body }: PollDetail,
  options: readonly { starts: string; minutes: number }[],
): Promise<string[][]> {
  const slots = options.map(({ starts, minutes }) => ({ starts, minutes }));
  try {
    const read = await bodyAvailability(service, actor.partnershipId, reader, {
      ...{ bodyId: body.bodyId, slots, fresh: false },
    });
    return read.slots.map(({ seats }) =>
      seats.flatMap((availability, at) => (availability === 'busy' ? (read.seats[at]?.seatId ?? []) : [])),
    );
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}
