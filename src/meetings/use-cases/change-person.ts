import { askAtNewAddress } from '../../delivery/use-cases-address.ts';
import type { PersonChanged, PersonFacts } from '../../people/schema.ts';
import { changeFacts } from '../../people/use-cases-person.ts';
import { askNothing } from '../../reminders/use-cases-waiting.ts';
import { localDate } from '../../time/local.ts';
import type { Work } from '../../work/work.ts';
import { SYNC_EVENT } from '../schema.ts';
import { forgetTold } from '../store-invitations.ts';
import { lockAttendeesTold, saveMeeting } from '../store-meetings.ts';
import { expectedAt } from './attendees.ts';
import { plannedMeetings } from './follow-seats.ts';
import { loadSheet } from './load-sheet.ts';

/** Changes how somebody is known; with another address, open questions and invitations follow them there. */
export async function changePerson(work: Work, personId: string, facts: PersonFacts): Promise<PersonChanged> {
  const { addressChanged } = await changeFacts(work, personId, facts);
  if (!addressChanged) return { addressChanged, askedAgain: 0, invitedAgain: 0 };
  const askedAgain = await askAtNewAddress(work, personId, askNothing);
  const invitedAgain = await inviteAtNewAddress(work, personId);
  return { addressChanged, askedAgain, invitedAgain };
}

/** The meetings ahead at which somebody is expected invite them at the address they have now. Returns how many. */
async function inviteAtNewAddress(work: Work, personId: string): Promise<number> {
  let invited = 0;
  for (const { meetingId, bodyId, pollId } of await plannedMeetings(work)) {
    await lockAttendeesTold(work, meetingId);
    const sheet = pollId ? await loadSheet(work, pollId, work.now) : null;
    const expected = await expectedAt(work, bodyId, sheet, work.now);
    if (!expected.some((person) => person.personId === personId)) continue;
    await forgetTold(work, meetingId, personId);
    await saveMeeting(work, meetingId, { attendees_checked_on: localDate(work.now) }, { at: work.now });
    await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
    invited += 1;
  }
  return invited;
}
