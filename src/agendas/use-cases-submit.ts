import { deliver } from '../delivery/use-cases.ts';
import { findPersons, seatsOfBody } from '../people/store.ts';
import { livingBody, partnershipName, withMerged } from '../people/store-bodies.ts';
import { submittedText } from '../text/submitted-items.ts';
import { localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { agendaUrl } from './cards/links.ts';
import { newSubmissionCard } from './cards/submitted-card.ts';
import { mayAgendas } from './rules/may-agendas.ts';
import { messageLink } from './rules/message.ts';
import { type ComingMeeting, type SubmitPlace, submitPlace, submitUntil, waitsAt } from './rules/submitted-items.ts';
import type { SubmitItem, SubmittedItems, SubmittedItemView } from './schema-submitted.ts';
import { leftItems } from './store-left.ts';
import { findAgendaBody, findAgendaSettings } from './store-settings.ts';
import {
  comingMeetings,
  findSubmission,
  insertSubmission,
  type StoredSubmission,
  saveSubmission,
  submissionsOf,
  waitingSubmissions,
} from './store-submitted.ts';
import { demand, type Looker, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';

/** What was submitted, as somebody sees it beside the agenda of a meeting. */
export async function submittedItems(scope: Scope, looker: Looker, meetingId: string): Promise<SubmittedItems> {
  const meeting = await meetingOrRefuse(scope, meetingId);
  const { bodyId } = meeting;
  const roles = await rolesFor(scope, looker, bodyId);
  demand('agenda.view', roles);
  const decide = mayAgendas('agenda.decide-submitted', roles);
  const { settings } = await findAgendaSettings(scope, bodyId);
  const coming = await comingMeetings(scope, bodyId, toLocal(looker.now));
  const self = coming.find((one) => one.meetingId === meetingId);
  const until = self ? submitUntil(self.starts, settings.submitDays) : null;
  // What was submitted to a body that merged into this one is this one's to decide.
  const bodyIds = await withMerged(scope, [bodyId]);
  const waiting = decide ? await waitingSubmissions(scope, bodyIds) : [];
  const mine = await submissionsOf(scope, bodyIds, looker.personId);
  const view = (item: StoredSubmission) => viewOf(item, coming, looker.personId);
  return {
    meetingId,
    bodyId,
    until,
    open: until !== null && localDate(looker.now) <= until,
    waiting: waiting.filter((item) => waitsAt(item, coming) === meetingId).map(view),
    mine: mine.map(view),
    left: decide && self ? await leftItems(scope, bodyIds) : [],
    may: { submit: mayAgendas('agenda.submit', roles), decide },
  };
}

function viewOf(item: StoredSubmission, coming: readonly ComingMeeting[], personId: string): SubmittedItemView {
  const { id, title, kind, minutes, desired, explanation, byName, submittedAt, state, deferredBecause } = item;
  const at = state === 'waiting' ? waitsAt(item, coming) : null;
  return {
    ...{ submissionId: id, title, kind, minutes, desired, explanation, byName, submittedAt, state, deferredBecause },
    sourceUrl: item.sourceUrl,
    mine: item.submittedBy === personId,
    waitsFor: coming.find(({ meetingId }) => meetingId === at)?.starts ?? null,
  };
}

/**
 * Submits an item to a body: for the meeting that was named, else for the first that still takes items. The chair and the
 * secretary hear it. Gives when that meeting begins; null: it waits for one to be planned.
 */
export async function submitItem(
  work: Work,
  publicUrl: string,
  submittedTo: string,
  item: SubmitItem,
): Promise<{ bodyName: string; starts: string | null }> {
  const bodyId = await livingBody(work, submittedTo);
  const body = await findAgendaBody(work, bodyId);
  if (!body) throw new Refusal('not-found', 'not-found');
  demand('agenda.submit', await rolesFor(work, lookerOf(work), bodyId));
  const { settings } = await findAgendaSettings(work, bodyId);
  const now = toLocal(work.now);
  const coming = await comingMeetings(work, bodyId, now);
  const place = placeOrRefuse(submitPlace(item.meetingId, coming, { submitDays: settings.submitDays, now }));
  const after = place.go === 'later' ? place.after : now;
  const meetingId = place.go === 'meeting' ? place.meetingId : null;
  const at = coming.find((one) => one.meetingId === meetingId);
  const sourceUrl = messageLink(item.sourceUrl);
  const result = { bodyName: body.name, starts: at?.starts ?? null };
  if (!(await insertSubmission(work, bodyId, item, { meetingId, after, sourceUrl }))) return result;
  const { submitId: entityId, title, kind, minutes } = item;
  const afterwards = { bodyId, meetingId, title, kind, minutes };
  await recordHistory(work, { entity: 'submitted-item', entityId, what: 'submitted', after: afterwards });
  await tellMakers(work, publicUrl, { bodyId, bodyName: body.name, item: { ...item, sourceUrl }, at: at ?? null });
  return result;
}

function placeOrRefuse(place: SubmitPlace): Extract<SubmitPlace, { go: 'meeting' | 'later' }> {
  if (place.go === 'meeting-gone') throw new Refusal('conflict', 'item-meeting-gone');
  if (place.go === 'too-late') {
    throw new Refusal('conflict', 'item-too-late', { until: place.until, next: place.next ?? '' });
  }
  return place;
}

/** The chair and the secretary hear of it, but for whoever submitted it. */
async function tellMakers(
  work: Work,
  publicUrl: string,
  made: { bodyId: string; bodyName: string; item: SubmitItem; at: ComingMeeting | null },
): Promise<void> {
  const { bodyId, bodyName, item, at } = made;
  const seats = await seatsOfBody(work, bodyId, localDate(work.now));
  const makers = seats.filter(({ role }) => role === 'voorzitter' || role === 'secretaris');
  const ids = new Set(makers.flatMap(({ askedId }) => askedId ?? []));
  const submitter = work.actor.personId ?? '';
  ids.delete(submitter);
  const persons = await findPersons(work, [...ids, submitter]);
  const byName = persons.get(submitter)?.name ?? '';
  const name = await partnershipName(work);
  const url = at ? agendaUrl(publicUrl, at.meetingId) : null;
  const waits = at && url ? { partnershipId: work.partnershipId, submissionId: item.submitId, ...at, url } : null;
  await deliver(
    work,
    [...ids].flatMap((id) => {
      const person = persons.get(id);
      if (!person) return [];
      const say = submittedText[person.language];
      const { title, kind, minutes, desired, explanation, sourceUrl } = item;
      const onCard = { language: person.language, partnershipName: name, bodyName, byName };
      const summary = say.news(byName, bodyName);
      return {
        key: `submitted:${item.submitId}:new:${id}`,
        topic: `submitted:${item.submitId}`,
        purpose: 'inform' as const,
        personId: id,
        summary,
        card: newSubmissionCard({ ...onCard, title, kind, minutes, desired, explanation, sourceUrl }, waits),
        mail: {
          subject: summary,
          paragraphs: [
            summary,
            title,
            ...(explanation ? [explanation] : []),
            ...(at ? [say.waitsFor(at.starts)] : [say.waitsForNone]),
            ...(sourceUrl ? [say.fromMessage, sourceUrl] : []),
            ...(url ? [url] : []),
          ],
        },
      };
    }),
  );
}

/** Takes back one's own item while nothing was decided about it. Taking it back twice is taking it back once. */
export async function withdrawItem(work: Work, submissionId: string): Promise<void> {
  const item = await findSubmission(work, submissionId, true);
  if (!item) throw new Refusal('not-found', 'not-found');
  if (item.submittedBy !== work.actor.personId) throw new Refusal('not-allowed', 'not-allowed');
  if (item.state === 'withdrawn') return;
  if (item.state !== 'waiting') throw await alreadyDecided(work, item);
  await saveSubmission(work, submissionId, { state: 'withdrawn' });
  await recordHistory(work, { entity: 'submitted-item', entityId: submissionId, what: 'withdrawn' });
}

export async function alreadyDecided(scope: Scope, item: StoredSubmission): Promise<Refusal> {
  const by = item.decidedBy ? (await findPersons(scope, [item.decidedBy])).get(item.decidedBy)?.name : undefined;
  return new Refusal('conflict', 'item-decided', { by: by ?? '' });
}
