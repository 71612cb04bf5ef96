import { updateCards } from '../delivery/use-cases.ts';
import { toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import { UPDATE_EVENT } from './schema.ts';
import { agendasToRedraw, findVersions, lockAgenda, saveShownStarts } from './store.ts';
import { reopenSubmissions } from './store-submitted.ts';
import { meetingOrRefuse } from './use-cases.ts';
import { circulatedCard, membersOf } from './use-cases-circulate.ts';

/**
 * The agendas that went out of meetings that were moved since, here or in Outlook: their cards and the text in the calendar
 * get the new clock times. Nobody is told: that the meeting moved is told by whoever moved it. What was submitted to a meeting
 * that was called off waits again.
 */
export async function followMoves(work: Work, publicUrl: string): Promise<void> {
  await followCalledOff(work);
  for (const meetingId of await agendasToRedraw(work, toLocal(work.now))) await followMove(work, publicUrl, meetingId);
}

/** What was submitted goes on the agenda of the next meeting of its body: whoever decides on submissions sees it there. */
async function followCalledOff(work: Work): Promise<void> {
  for (const entityId of await reopenSubmissions(work)) {
    await recordHistory(work, { entity: 'submitted-item', entityId, what: 'reopened' });
  }
}

async function followMove(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const { version } = await lockAgenda(work, meetingId);
  const meeting = await meetingOrRefuse(work, meetingId);
  const [last] = await findVersions(work, meetingId, version);
  await saveShownStarts(work, meetingId, meeting.starts);
  if (!last) return;
  const members = await membersOf(work, meeting);
  const cards = {
    nl: await circulatedCard(work, meeting, last, { publicUrl, language: 'nl' }),
    en: await circulatedCard(work, meeting, last, { publicUrl, language: 'en' }),
  };
  await updateCards(
    work,
    `agenda:${meetingId}`,
    ({ personId }) => cards[members.get(personId ?? '')?.person.language ?? 'nl'],
  );
  await work.enqueue(UPDATE_EVENT, { partnershipId: work.partnershipId, meetingId, version });
}
