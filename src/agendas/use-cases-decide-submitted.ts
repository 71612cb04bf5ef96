import { deliver } from '../delivery/use-cases.ts';
import { findPersons } from '../people/store.ts';
import { livingBody, partnershipName } from '../people/store-bodies.ts';
import { submittedText } from '../text/submitted-items.ts';
import { toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { agendaUrl } from './cards/links.ts';
import { newsHeading, newsLines, type SubmissionNews, submissionDecidedCard } from './cards/submitted-card.ts';
import { withPlaced } from './rules/item-origin.ts';
import { waitsAt } from './rules/submitted-items.ts';
import { MOST_ITEMS } from './schema.ts';
import type { DecideSubmitted } from './schema-submitted.ts';
import { type AgendaMeeting, type KeptAgendaItem, lockAgenda, replaceItems, saveAgenda } from './store.ts';
import { bringAlong, movePapers } from './store-left.ts';
import { comingMeetings, findSubmission, type StoredSubmission, saveSubmission } from './store-submitted.ts';
import { demand, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';
import { takeBack } from './use-cases-left.ts';
import { itemsOrStart } from './use-cases-start.ts';
import { alreadyDecided } from './use-cases-submit.ts';

/** As long as an explanation may be. */
const LONGEST_EXPLANATION = 4000;

const STATE_AFTER = { accept: 'accepted', merge: 'merged', defer: 'waiting' } as const;

/**
 * Puts a submitted item on the agenda at which it waits, adds it to an item that is there, or puts it off; whoever submitted
 * it hears what and why. The same decision twice is one; another one than was taken is refused.
 */
export async function decideSubmitted(
  work: Work,
  publicUrl: string,
  submissionId: string,
  decided: DecideSubmitted,
): Promise<StoredSubmission> {
  const item = await findSubmission(work, submissionId, true);
  if (!item) throw new Refusal('not-found', 'not-found');
  demand('agenda.decide-submitted', await rolesFor(work, lookerOf(work), item.bodyId));
  if (item.state !== 'waiting') {
    if (item.state === STATE_AFTER[decided.decision]) return item;
    throw await alreadyDecided(work, item);
  }
  const meeting = await meetingOrRefuse(work, decided.meetingId);
  const coming = await comingMeetings(work, await livingBody(work, item.bodyId), toLocal(work.now));
  if (waitsAt(item, coming) !== meeting.meetingId) throw new Refusal('conflict', 'item-not-waiting-here');
  const news = await carryOut(work, item, meeting, decided);
  const what = decided.decision === 'defer' ? 'deferred' : STATE_AFTER[decided.decision];
  await recordHistory(work, { entity: 'submitted-item', entityId: submissionId, what, after: { ...decided } });
  await tellSubmitter(work, publicUrl, { item, meeting, news });
  return item;
}

async function carryOut(
  work: Work,
  item: StoredSubmission,
  meeting: AgendaMeeting,
  decided: DecideSubmitted,
): Promise<SubmissionNews> {
  if (decided.decision === 'accept') return accept(work, item, meeting);
  if (decided.decision === 'merge') return merge(work, item, meeting, decided.itemId);
  const after = meeting.starts ?? toLocal(work.now);
  await saveSubmission(work, item.id, { meeting_id: null, after, deferred_because: decided.reason });
  const coming = await comingMeetings(work, await livingBody(work, item.bodyId), toLocal(work.now));
  const next = waitsAt({ meetingId: null, after }, coming);
  const starts = coming.find(({ meetingId }) => meetingId === next)?.starts ?? null;
  return { what: 'deferred', reason: decided.reason, starts };
}

async function accept(work: Work, item: StoredSubmission, meeting: AgendaMeeting): Promise<SubmissionNews> {
  const { id: _, title, kind, minutes, desired, explanation } = item;
  const { meetingId } = meeting;
  // It stood on the agenda of a meeting that was called off: it comes along with all that was written at it since.
  const before = item.itemId === null ? null : await takeBack(work, item.itemId);
  const added: KeptAgendaItem = before ?? {
    ...{ id: work.newId(), title, kind, minutes, desired, explanation },
    presenterId: item.submittedBy,
    presenterText: null,
    origin: { kind: 'member', name: item.byName, ...(item.sourceUrl ? { url: item.sourceUrl } : {}) },
  };
  await changeItems(work, meeting, 'submitted-accepted', (items) => {
    if (items.length >= MOST_ITEMS) throw new Refusal('conflict', 'agenda-full');
    return withPlaced(items, { closing: [added] });
  });
  if (before) await bringAlong(work, [before.id], meetingId);
  await saveSubmission(work, item.id, { state: 'accepted', item_id: added.id ?? '', meeting_id: meetingId });
  return { what: 'accepted', starts: meeting.starts, minutes: meeting.minutes };
}

async function merge(
  work: Work,
  item: StoredSubmission,
  meeting: AgendaMeeting,
  itemId: string,
): Promise<SubmissionNews> {
  let into = '';
  // The agenda is a Dutch paper, whoever merges.
  const also = submittedText.nl.also(item.byName, item.title, item.explanation);
  await changeItems(work, meeting, 'submitted-merged', (items) => {
    const target = items.find(({ id }) => id === itemId);
    if (!target) throw new Refusal('conflict', 'item-merge-gone');
    into = target.title;
    const explanation = [target.explanation, also].filter(Boolean).join('\n\n');
    if (explanation.length > LONGEST_EXPLANATION) throw new Refusal('conflict', 'item-merge-long');
    const desired = target.desired || item.desired;
    return items.map((one) => (one === target ? { ...one, explanation, desired } : one));
  });
  if (item.itemId !== null) await movePapers(work, item.itemId, { meetingId: meeting.meetingId, itemId });
  await saveSubmission(work, item.id, { state: 'merged', item_id: itemId, meeting_id: meeting.meetingId });
  return { what: 'merged', into };
}

/** An edit of the agenda like any other: locked, and with a revision of its own. */
async function changeItems(
  work: Work,
  meeting: AgendaMeeting,
  what: string,
  change: (items: readonly KeptAgendaItem[]) => KeptAgendaItem[],
): Promise<void> {
  const { meetingId } = meeting;
  const agenda = await lockAgenda(work, meetingId);
  const items = change(await itemsOrStart(work, meeting, agenda));
  await replaceItems(work, meetingId, items);
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  const after = {
    revision: agenda.revision + 1,
    items: items.map(({ title, kind, minutes }) => ({ title, kind, minutes })),
  };
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what, after });
}

async function tellSubmitter(
  work: Work,
  publicUrl: string,
  told: { item: StoredSubmission; meeting: AgendaMeeting; news: SubmissionNews },
): Promise<void> {
  const { item, meeting, news } = told;
  const decider = work.actor.personId ?? '';
  const persons = await findPersons(work, [item.submittedBy, decider]);
  const person = persons.get(item.submittedBy);
  if (!person || person.id === decider) return;
  const { language } = person;
  const say = submittedText[language];
  const url = agendaUrl(publicUrl, meeting.meetingId);
  const byName = persons.get(decider)?.name ?? '';
  const heading = newsHeading(item.title, news, language);
  const around = { language, partnershipName: await partnershipName(work), bodyName: meeting.bodyName };
  await deliver(work, [
    {
      key: `submitted:${item.id}:${news.what}:${work.now}`,
      topic: `submitted:${item.id}:outcome`,
      purpose: 'inform',
      personId: person.id,
      summary: heading,
      card: submissionDecidedCard({ ...around, title: item.title, byName, url }, news),
      mail: {
        subject: heading,
        paragraphs: [heading, ...newsLines(news, language), say.decidedBy(byName), url],
      },
    },
  ]);
}
