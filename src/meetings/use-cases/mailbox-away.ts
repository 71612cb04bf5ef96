import { deliver } from '../../delivery/use-cases.ts';
import { findPersons } from '../../people/store.ts';
import { mailboxAwayText } from '../../text/mailbox-away.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Actor, Transact, Work } from '../../work/work.ts';
import { mailboxAwayCard } from '../cards/mailbox-away-card.ts';
import { findPartnership } from '../store.ts';
import { findMeetings } from '../store-meetings.ts';
import { lockFollowed } from '../store-outlook.ts';

/**
 * Runs what asks the calendar. When its mailbox is no longer there, whoever made the meeting hears so, once a day; the
 * fault is thrown on, so that it is tried again, and nothing is concluded from a calendar that cannot be read.
 */
export async function sayingSoWhenAway<T>(
  deps: { transact: Transact; publicUrl: string },
  actor: Actor,
  meetingId: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'mailbox-away')
      await deps.transact(actor, (work) => tell(work, deps.publicUrl, meetingId));
    throw cause;
  }
}

async function tell(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const meeting = await lockFollowed(work, meetingId);
  const [shown] = await findMeetings(work, { meetingId });
  if (!meeting || !shown) return;
  const { mailbox, name, language: own } = await findPartnership(work);
  const person = (await findPersons(work, [meeting.createdBy])).get(meeting.createdBy);
  const language = person?.language ?? own;
  const say = mailboxAwayText[language];
  const tabUrl = `${publicUrl}/tab/bijeenkomst/${meetingId}`;
  await deliver(work, [
    {
      key: `mailbox-away:${mailbox}:${meeting.createdBy}:${localDate(work.now)}`,
      topic: `mailbox-away:${mailbox}`,
      purpose: 'inform',
      personId: meeting.createdBy,
      summary: say.heading(mailbox),
      card: mailboxAwayCard({ language, partnershipName: name, bodyName: shown.bodyName, mailbox, tabUrl }),
      mail: { subject: say.heading(mailbox), paragraphs: say.lines },
    },
  ]);
}
