import type { Card } from '../cards/kit.ts';
import { updateCards } from '../delivery/use-cases.ts';
import { findPersons, type SeatOnDay, seatsOfBody } from '../people/store.ts';
import { oweAgain, settle, withdraw } from '../reminders/use-cases.ts';
import { agendaCopy } from '../text/agendas.ts';
import type { Language } from '../text/format.ts';
import { localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { agendaUrl } from './cards/links.ts';
import { paperDueCard } from './cards/paper-due-card.ts';
import { mayAgendas } from './rules/may-agendas.ts';
import { type OwedPaper, papersDueAt, papersOwed } from './rules/papers-due.ts';
import { type AgendaMeeting, findItems } from './store.ts';
import { papersOfMeeting } from './store-papers.ts';
import { findPromised, forgetOwed, keepOwed, meetingsOwing, meetingsToWatch, owedPapers } from './store-papers-due.ts';
import { findAgendaSettings } from './store-settings.ts';
import { demand, type Looker, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';
import { changeItems } from './use-cases-carry.ts';

const paperQuestion = (itemId: string) => ({ kind: 'paper', subjectId: itemId });
const paperTopic = (itemId: string) => `paper:${itemId}`;

/** Tells the reminders what is owed for a meeting now, as far as that differs from what they were told before. */
export async function watchPapers(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  const before = await owedPapers(work, meetingId);
  const promised = (await findItems(work, meetingId)).filter(({ paperDue }) => paperDue);
  if (before.length === 0 && promised.length === 0) return;
  const there = new Map((await papersOfMeeting(work, meetingId)).map((paper) => [paper.itemId, paper.addedBy]));
  const missing = promised.filter(({ id }) => !there.has(id)).map((item) => ({ ...item, itemId: item.id }));
  const now = await owedFor(work, meeting, missing);
  for (const old of before) {
    const same = now.find(({ itemId, seatId }) => itemId === old.itemId && seatId === old.seatId);
    if (same) continue;
    const addedBy = there.get(old.itemId);
    await (addedBy
      ? settle(work, { question: paperQuestion(old.itemId), seatId: old.seatId, personId: addedBy })
      : withdraw(work, paperQuestion(old.itemId)));
    await forgetOwed(work, old.itemId);
    await redraw(work, publicUrl, old.itemId);
  }
  for (const owed of now) {
    if (!before.some((old) => isSame(old, owed))) await oweThis(work, meeting, owed);
  }
}

function isSame(a: OwedPaper, b: OwedPaper): boolean {
  return a.itemId === b.itemId && a.seatId === b.seatId && a.dueAt === b.dueAt && a.title === b.title;
}

async function owedFor(work: Work, meeting: AgendaMeeting, missing: Parameters<typeof papersOwed>[1]) {
  const { settings } = await findAgendaSettings(work, meeting.bodyId);
  const seats = await seatsOfBody(work, meeting.bodyId, localDate(work.now));
  const goesOn = meeting.state === 'scheduled';
  const agreed = { papersDays: settings.papersDays, now: toLocal(work.now) };
  return papersOwed({ starts: meeting.starts, goesOn }, missing, seats, agreed);
}

async function oweThis(work: Work, meeting: AgendaMeeting, owed: OwedPaper): Promise<void> {
  await oweAgain(work, [
    {
      question: paperQuestion(owed.itemId),
      topic: paperTopic(owed.itemId),
      title: agendaCopy.nl.paperDue.obligation(owed.title),
      ...{ dueAt: owed.dueAt, bodyId: meeting.bodyId, seatId: owed.seatId },
    },
  ]);
  await keepOwed(work, { meetingId: meeting.meetingId, starts: meeting.starts ?? '' }, owed);
}

/** Looks at every meeting of the partnership where what is owed may have changed by something outside its agenda. */
export async function watchAllPapers(work: Work, publicUrl: string): Promise<void> {
  for (const meetingId of await meetingsToWatch(work, toLocal(work.now))) await watchPapers(work, publicUrl, meetingId);
}

/** The body agreed on another day for papers. */
export async function watchPapersOfBody(work: Work, publicUrl: string, bodyId: string): Promise<void> {
  for (const meetingId of await meetingsOwing(work, bodyId, toLocal(work.now))) {
    await watchPapers(work, publicUrl, meetingId);
  }
}

/** Whoever owes a paper, or makes the agenda, says that there will be none: it is an edit of the agenda like any other. */
export async function noPaperComes(work: Work, publicUrl: string, itemId: string): Promise<void> {
  const { item, mayAnswer, there } = await promisedFor(work, lookerOf(work), itemId);
  if (!mayAnswer) throw new Refusal('not-allowed', 'not-allowed');
  if (!item.paperDue || there.length > 0) return;
  await changeItems(work, item.meetingId, itemId, (items) =>
    items.map((each) => (each.id === itemId ? { ...each, paperDue: false } : each)),
  );
  await recordHistory(work, { entity: 'agenda', entityId: item.meetingId, what: 'no-paper', after: { itemId } });
  await watchPapers(work, publicUrl, item.meetingId);
}

/** The question for a promised paper as it stands for one person. */
export async function drawPaperDue(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  itemId: string,
): Promise<Card> {
  const { item, meeting, mayAnswer, there } = await promisedFor(scope, looker, itemId);
  const { settings } = await findAgendaSettings(scope, meeting.bodyId);
  const presenter = item.presenterId ? (await findPersons(scope, [item.presenterId])).get(item.presenterId) : undefined;
  return paperDueCard({
    ...{ language: looker.language, partnershipId: scope.partnershipId, itemId, mayAnswer },
    ...{ bodyName: meeting.bodyName, meetingTitle: meeting.title, starts: meeting.starts, minutes: meeting.minutes },
    ...{
      itemTitle: item.title,
      presenter: presenter?.name ?? null,
      url: agendaUrl(publicUrl, meeting.meetingId, itemId),
    },
    dueOn: meeting.starts ? localDate(papersDueAt(meeting.starts, settings.papersDays)) : null,
    state: there.length > 0 ? 'there' : item.paperDue && meeting.state === 'scheduled' ? 'owed' : 'not-needed',
    // What is confidential is not named: a card may be looked at over a shoulder, and by a deputy without a vote.
    papers: there.filter(({ confidential }) => !confidential).map(({ name }) => name),
  });
}

async function redraw(work: Work, publicUrl: string, itemId: string): Promise<void> {
  const item = await findPromised(work, itemId);
  const meeting = item && (await meetingOrRefuse(work, item.meetingId));
  if (!meeting) return;
  const seats = await seatsOfBody(work, meeting.bodyId, localDate(work.now));
  const persons = await findPersons(work, peopleIn(seats));
  const cards = new Map<string, Card>();
  for (const { id, language } of persons.values()) {
    const looker = { personId: id, now: work.now, language };
    cards.set(id, await drawPaperDue(work, looker, publicUrl, itemId));
  }
  await updateCards(work, paperTopic(itemId), ({ personId }) => cards.get(personId ?? '') ?? null);
}

function peopleIn(seats: readonly SeatOnDay[]): string[] {
  return [...new Set(seats.flatMap(({ holderId, deputyIds }) => [...(holderId ? [holderId] : []), ...deputyIds]))];
}

async function promisedFor(scope: Scope, looker: Looker, itemId: string) {
  const item = await findPromised(scope, itemId);
  if (!item) throw new Refusal('not-found', 'paper-item-gone');
  const meeting = await meetingOrRefuse(scope, item.meetingId);
  const roles = await rolesFor(scope, looker, meeting.bodyId);
  demand('agenda.view', roles);
  const owed = (await owedPapers(scope, item.meetingId)).find((each) => each.itemId === itemId);
  const seats = await seatsOfBody(scope, meeting.bodyId, localDate(looker.now));
  const owes = seats.some(({ seatId, askedId }) => seatId === owed?.seatId && askedId === looker.personId);
  const there = (await papersOfMeeting(scope, item.meetingId)).filter((paper) => paper.itemId === itemId);
  const mayAnswer = owes || item.presenterId === looker.personId || mayAgendas('agenda.save', roles);
  return { item, meeting, mayAnswer, there };
}
