import { noticeCard } from '../../cards/notice.ts';
import type { Outgoing } from '../../delivery/schema.ts';
import { deliver } from '../../delivery/use-cases.ts';
import { findPersons, type Person } from '../../people/store.ts';
import { invitationText } from '../../text/invitation.ts';
import type { Work } from '../../work/work.ts';
import { type Invitation, type MailStep, nextMail } from '../rules/mail-invitation.ts';
import { findPartnership } from '../store.ts';
import {
  keepWays,
  outsideDirectory,
  type StoredInvitation,
  saveTold,
  selectInvitations,
} from '../store-invitations.ts';
import { findMeetings, type StoredMeeting } from '../store-meetings.ts';
import { type ExpectedPerson, expectedAt } from './attendees.ts';
import { invitationFile } from './invitation-file.ts';
import { loadSheet } from './load-sheet.ts';

/**
 * Of the people expected at a meeting, those whom the calendar of the tenant invites. The others have no account there and
 * get our own mail. Exchange mails an invitation to every address on an event, so that nobody may be on both lists; what was
 * decided the first time therefore stays, also when somebody gets an account later.
 */
export async function invitedByCalendar(
  work: Work,
  meetingId: string,
  expected: readonly ExpectedPerson[],
  inCalendar: boolean,
): Promise<ExpectedPerson[]> {
  const known = new Map((await selectInvitations(work, meetingId)).map(({ personId, way }) => [personId, way]));
  // An event from before ways were kept has everybody on it.
  const everybody = inCalendar && known.size === 0;
  const fresh = expected.filter(({ personId }) => !known.has(personId)).map(({ personId }) => personId);
  const outside = everybody ? new Set<string>() : await outsideDirectory(work, fresh);
  const ways = fresh.map((personId) => {
    return { personId, way: outside.has(personId) ? ('mail' as const) : ('calendar' as const) };
  });
  await keepWays(work, meetingId, ways);
  for (const { personId, way } of ways) known.set(personId, way);
  return expected.filter(({ personId }) => known.get(personId) === 'calendar');
}

/**
 * Mails whoever is invited by mail how the meeting stands now: an invitation, a change, or that it is off. Doing it again
 * without a change sends nothing. Belongs in the transaction that records what the calendar was told.
 */
export async function inviteByMail(work: Work, meetingId: string): Promise<void> {
  const invited = (await selectInvitations(work, meetingId)).filter(({ way }) => way === 'mail');
  const [meeting] = await findMeetings(work, { meetingId });
  if (invited.length === 0 || !meeting || meeting.state === 'held') return;
  const sheet = meeting.pollId ? await loadSheet(work, meeting.pollId, work.now) : null;
  const expected = new Map(
    (await expectedAt(work, meeting.bodyId, sheet, work.now)).map((person) => [person.personId, person]),
  );
  const people = await findPersons(
    work,
    invited.map(({ personId }) => personId),
  );
  const mails: Outgoing[] = [];
  for (const before of invited) {
    const wanted = meeting.state === 'scheduled' && expected.has(before.personId) ? invitationTo(meeting) : null;
    const step = nextMail(before, wanted);
    const person = people.get(before.personId);
    if (step.kind === 'nothing' || !person) continue;
    await saveTold(work, meetingId, before.personId, { told: step.told, sequence: step.sequence, at: work.now });
    const optional = expected.get(before.personId)?.kind === 'optional';
    mails.push(await mailFor(work, meeting, { before, step, person, optional }));
  }
  await deliver(work, mails);
}

function invitationTo({ title, starts, minutes, place, online, joinUrl }: StoredMeeting): Invitation {
  return { title, starts: starts ?? '', minutes: minutes ?? 0, place, online, joinUrl };
}

interface Addressed {
  before: StoredInvitation;
  step: Exclude<MailStep, { kind: 'nothing' }>;
  person: Person;
  optional: boolean;
}

async function mailFor(work: Work, meeting: StoredMeeting, to: Addressed): Promise<Outgoing> {
  const { before, step, person, optional } = to;
  const partnership = await findPartnership(work);
  const say = invitationText[person.language];
  // Whoever is told that it is off is told what was on their calendar, wherever the meeting is now.
  const shown = step.kind === 'cancel' ? lastTold(before, meeting) : invitationTo(meeting);
  const off = step.kind !== 'cancel' ? step.kind : meeting.state === 'cancelled' ? 'cancel' : 'released';
  const subject = say.subject[off](shown.title);
  const paragraphs = say.paragraphs(off, meeting.bodyName, shown);
  const text = invitationFile({
    ...shown,
    meetingId: meeting.meetingId,
    partnershipId: work.partnershipId,
    method: step.kind === 'cancel' ? 'CANCEL' : 'REQUEST',
    sequence: step.sequence,
    description: [say.intro(meeting.bodyName, partnership.name), ...(shown.joinUrl ? [shown.joinUrl] : [])].join('\n'),
    location: say.where(shown),
    organizer: { name: partnership.name, email: partnership.mailbox },
    attendee: { name: person.name, email: person.email, optional },
    now: work.now,
  });
  return {
    key: `meeting:${meeting.meetingId}:invitation:${person.id}:${step.sequence}`,
    topic: `meeting-invitation:${meeting.meetingId}`,
    purpose: 'inform',
    personId: person.id,
    summary: subject,
    card: noticeCard(person.language, meeting.bodyName, subject),
    mail: { subject, paragraphs, calendar: { method: step.kind === 'cancel' ? 'CANCEL' : 'REQUEST', text } },
  };
}

function lastTold({ told }: StoredInvitation, meeting: StoredMeeting): Invitation {
  if (told === null) return invitationTo(meeting);
  const [title, starts, minutes, place, online, joinUrl] = JSON.parse(told) as [
    string,
    string,
    number,
    string,
    boolean,
    string | null,
  ];
  return { title, starts, minutes, place, online, joinUrl };
}
