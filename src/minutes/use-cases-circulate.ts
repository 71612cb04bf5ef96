import type { AgendaView } from '../agendas/schema.ts';
import { lookerOf, meetingOrRefuse } from '../agendas/use-cases.ts';
import { type CarriedItem, carryToNextMeeting, papersFollow } from '../agendas/use-cases-carry.ts';
import { deliver, waysOf } from '../delivery/use-cases.ts';
import type { PaperDocument } from '../documents/document.ts';
import { findPersons, type Person } from '../people/store.ts';
import { livingBody, partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { minutesCopy } from '../text/minutes.ts';
import { addMinutes, localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import { minutesCard } from './cards/minutes-card.ts';
import type { Held } from './schema.ts';
import {
  findCarried,
  findMinutes,
  findMinutesItems,
  lockMinutes,
  markItemCarried,
  meetingsToCarry,
  type StoredMinutesItem,
  saveMinutes,
} from './store.ts';
import { findActions, findDecisions } from './store-lists.ts';
import { startStep } from './use-cases.ts';
import { closeCorrections } from './use-cases-corrections.ts';
import { ownersOf } from './use-cases-owners.ts';
import { minutesOnPaper } from './use-cases-paper.ts';

/** Minutes that an approval and an unfinished item get on the next agenda until somebody gives them others. */
const APPROVAL_MINUTES = 5;
const UNFINISHED_MINUTES = 15;

/** Sends the minutes to everybody who fills a seat, and puts their approval and what is unfinished on the next agenda. */
export async function circulateMinutes(
  work: Work,
  publicUrl: string,
  meetingId: string,
  held: Held | null = null,
): Promise<void> {
  const { agenda, minutes } = await startStep(work, meetingId, 'circulate');
  const version = minutes.version + 1;
  await saveMinutes(work, meetingId, { state: 'circulated', version });
  await recordHistory(work, { entity: 'minutes', entityId: meetingId, what: 'circulated', after: { version } });
  await announce(work, publicUrl, agenda, version, held);
  await carryOver(work, meetingId);
}

/** The minutes stand as they are from now on. */
export async function approveMinutes(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  await startStep(work, meetingId, 'approve');
  await saveMinutes(work, meetingId, { state: 'approved' });
  await recordHistory(work, { entity: 'minutes', entityId: meetingId, what: 'approved' });
  await closeCorrections(work, publicUrl, meetingId);
}

async function announce(
  work: Work,
  publicUrl: string,
  agenda: AgendaView,
  version: number,
  held: Held | null,
): Promise<void> {
  const { meetingId, bodyId, bodyName, title } = agenda;
  const decisions = (await findDecisions(work, { meetingId, standingOnly: true })).map(({ text }) => text);
  const actions = await findActions(work, { meetingId });
  const owners = await ownersOf(work, bodyId, localDate(work.now));
  const seatOf = new Map(owners.map(({ personId, seatId }) => [personId, seatId]));
  const people = [...(await findPersons(work, [...seatOf.keys()])).values()];
  const name = await partnershipName(work);
  const topic = `minutes:${meetingId}`;
  const papers = await papersByMail(work, people, meetingId, held);
  await deliver(
    work,
    people.map(({ id, language }) => {
      const say = minutesCopy[language];
      const seatId = seatOf.get(id);
      const mine = actions.filter(({ ownerId }) => ownerId === id).map(({ text, dueOn }) => ({ text, dueOn }));
      const shown = { language, partnershipName: name, bodyName, title, version, decisions, mine };
      return {
        key: `${topic}:v${version}:${id}`,
        topic,
        purpose: 'inform' as const,
        personId: id,
        ...(seatId ? { seatId } : {}),
        summary: say.summary(bodyName, title),
        card: minutesCard({ ...shown, url: `${publicUrl}/tab/notulen/${meetingId}` }),
        mail: {
          subject: say.summary(bodyName, title),
          paragraphs: [
            papers.has(id) ? say.mailPaper(title) : say.mailLine(title),
            ...decisions.map((text) => say.decided(text)),
            ...mine.map(({ text, dueOn }) => say.yours(text, dueOn)),
          ],
          ...(papers.has(id) ? { papers: papers.get(id) ?? [] } : {}),
        },
      };
    }),
  );
}

/** The minutes themselves, for whoever is reached by mail alone and has no tab to read them in. */
async function papersByMail(
  work: Work,
  people: readonly Person[],
  meetingId: string,
  held: Held | null,
): Promise<Map<string, PaperDocument[]>> {
  const ways = await waysOf(
    work,
    people.map(({ id }) => id),
  );
  const written = new Map<Language, PaperDocument>();
  const papers = new Map<string, PaperDocument[]>();
  for (const { id, language } of people) {
    if (ways.get(id) !== 'mail') continue;
    const paper = written.get(language) ?? (await minutesOnPaper(work, lookerOf(work), meetingId, language, held));
    written.set(language, paper);
    papers.set(id, [paper]);
  }
  return papers;
}

/** Tries again for meetings that had no next meeting yet when their minutes went out, or whose next one was called off since. */
export async function carryOverAll(work: Work): Promise<void> {
  for (const meetingId of await meetingsToCarry(work)) await carryOver(work, meetingId);
}

/** Puts what waits on the next agenda, each thing once; does nothing while no next meeting is planned. */
async function carryOver(work: Work, meetingId: string): Promise<void> {
  const before = await findMinutes(work, meetingId);
  if (!before) return;
  const minutes = await lockMinutes(work, meetingId);
  const meeting = await meetingOrRefuse(work, meetingId);
  const written = await findMinutesItems(work, meetingId);
  const unfinished = written.filter((item) => item.unfinished && item.carriedTo === null);
  const approval = minutes.state === 'circulated' && minutes.carriedTo === null;
  const again = unfinished.map((item) => ({ from: item.itemId, item: { ...unfinishedItem(item), id: work.newId() } }));
  const items = [...(approval ? [approvalItem(meeting)] : []), ...again.map(({ item }) => item)];
  if (items.length === 0) return;
  const now = toLocal(work.now);
  const after = meeting.starts && meeting.starts >= now ? addMinutes(meeting.starts, 1) : now;
  const bodyId = await livingBody(work, meeting.bodyId);
  const to = await carryToNextMeeting(work, bodyId, after, items);
  if (to === null) return;
  if (approval) await saveMinutes(work, meetingId, { carriedTo: to });
  for (const { from, item } of again) {
    const before = await findCarried(work, meetingId, from);
    await papersFollow(work, before?.itemId ?? null, { meetingId: to, itemId: item.id });
    await markItemCarried(work, meetingId, from, { to, itemId: item.id });
  }
}

const nobody = { presenterId: null, presenterText: null };

function approvalItem({ title, starts }: { title: string; starts: string | null }): CarriedItem {
  const say = minutesCopy.nl;
  return {
    ...nobody,
    near: 'opening',
    title: say.approvalTitle(title).slice(0, 200),
    kind: 'besluiten',
    minutes: APPROVAL_MINUTES,
    explanation: starts ? say.approvalExplanation(starts.slice(0, 10)) : '',
  };
}

function unfinishedItem({ title }: StoredMinutesItem): CarriedItem {
  return {
    ...nobody,
    near: 'closing',
    title: minutesCopy.nl.unfinishedTitle(title).slice(0, 200),
    kind: 'bespreken',
    minutes: UNFINISHED_MINUTES,
    explanation: minutesCopy.nl.unfinishedExplanation,
  };
}
