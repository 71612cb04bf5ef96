import { isInTeams, type Outgoing } from '../../delivery/schema.ts';
import { deliver, takeBackTopic, waysOf } from '../../delivery/use-cases.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import { todayText } from '../../text/today.ts';
import { toInstant, toLocal } from '../../time/local.ts';
import type { Work } from '../../work/work.ts';
import { tabLinks } from '../cards/links.ts';
import { todayCard } from '../cards/today-card.ts';
import { type CalendarSpot, meetingSpot } from '../rules/outlook-event.ts';
import { type NewsOfToday, newsOfToday } from '../rules/today.ts';
import { findPartnership } from '../store.ts';
import { selectInvitations } from '../store-invitations.ts';
import { findMeetings, type StoredMeeting } from '../store-meetings.ts';
import { responsesOf } from '../store-outlook.ts';
import { type ExpectedPerson, expectedAt } from './attendees.ts';
import { loadSheet } from './load-sheet.ts';

/**
 * Tells who is expected at a meeting of today that it changed, as a line in the activity feed of Teams: the mail by which Outlook
 * tells them may be read too late. Whoever hears of it in another way already (`knows`, and who is invited by our own mail) is
 * left out, and so is whoever has no Teams. News that still waited makes way for this.
 */
export async function tellToday(
  work: Work,
  publicUrl: string,
  meetingId: string,
  { before, knows }: { before: CalendarSpot; knows: readonly (string | null)[] },
): Promise<void> {
  const [meeting] = await findMeetings(work, { meetingId });
  if (!meeting) return;
  const after = meeting.state === 'cancelled' ? 'off' : meetingSpot(meeting);
  const soon = newsOfToday(before, after, toLocal(work.now));
  if (!soon) return;
  const topic = `meeting-today:${meetingId}`;
  await takeBackTopic(work, topic);
  const people = (await hearers(work, meeting, soon.news)).filter(({ personId }) => !knows.includes(personId));
  const { name: partnershipName } = await findPartnership(work);
  const line = (language: Language): string => lineOf(soon.news, meeting, before, language);
  const id = work.newId();
  await deliver(
    work,
    people.map(({ personId, language }): Outgoing => {
      const shown = { language, partnershipName, bodyName: meeting.bodyName, line: line(language) };
      return {
        key: `${topic}:${id}:${personId}`,
        topic,
        purpose: 'inform',
        personId,
        summary: shown.line,
        card: todayCard({ ...shown, tabUrl: tabLinks(publicUrl).meeting(meetingId) }),
        mail: { subject: shown.line, paragraphs: [todayText[language].inCalendar] },
        urgent: 'meeting-today',
        expiresAt: toInstant(soon.until),
      };
    }),
  );
}

/** Who has the meeting in a calendar of the tenant and can be told in Teams. Who declined it need not hear that it is off, or where it is. */
async function hearers(work: Work, meeting: StoredMeeting, news: NewsOfToday): Promise<ExpectedPerson[]> {
  const { meetingId, bodyId, pollId } = meeting;
  const sheet = pollId ? await loadSheet(work, pollId, work.now) : null;
  const expected = await expectedAt(work, bodyId, sheet, work.now);
  const mailed = new Set(
    (await selectInvitations(work, meetingId)).flatMap(({ personId, way }) => (way === 'mail' ? personId : [])),
  );
  const responses = (await responsesOf(work, [meetingId])).get(meetingId) ?? [];
  const declined = new Set(responses.flatMap(({ email, response }) => (response === 'declined' ? email : [])));
  const ways = await waysOf(
    work,
    expected.map(({ personId }) => personId),
  );
  return expected.filter(({ personId, email }) => {
    return (
      isInTeams(ways.get(personId)) && !mailed.has(personId) && (news === 'moved' || !declined.has(email.toLowerCase()))
    );
  });
}

function lineOf(news: NewsOfToday, meeting: StoredMeeting, before: CalendarSpot, language: Language): string {
  const [say, meetings] = [todayText[language], meetingsText[language]];
  const { title, online } = meeting;
  const now = { ...meetingSpot(meeting), online };
  switch (news) {
    case 'moved':
      return say.moved(title, meetings.shortSpan(now));
    case 'place':
      return say.place(title, meetings.shortSpan(now), meetings.where(now));
    case 'off':
      return say.off(title, meetings.shortSpan({ ...before, online }));
  }
}
