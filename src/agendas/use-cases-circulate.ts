import type { Card } from '../cards/kit.ts';
import { deliver, postToGroup, updateCards } from '../delivery/use-cases.ts';
import { findPersons, type Person, seatsOfBody, standingOf } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { agendaCopy, changeSentence, papersLine, placeLine } from '../text/agendas.ts';
import { clockTime, type Language } from '../text/format.ts';
import { localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { type AgendaOnCard, agendaCard, agendaChangedCard } from './cards/agenda-card.ts';
import { agendaHtml } from './cards/agenda-html.ts';
import { agendaUrl } from './cards/links.ts';
import type { MeetingEventBody } from './ports.ts';
import { type AgendaChange, agendaChanges, type ComparedItem } from './rules/agenda-changes.ts';
import { decideCirculation, maySaveOver } from './rules/agenda-lifecycle.ts';
import { UNDATED, withClockTimes } from './rules/agenda-times.ts';
import { UPDATE_EVENT } from './schema.ts';
import { type AgendaMeeting, findVersions, insertVersion, lockAgenda, nextMeeting, saveAgenda } from './store.ts';
import { type ItemWithPapers, itemsWithPapers } from './store-papers.ts';
import { changedMeanwhile, demand, type Looker, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';
import { attachmentsFor, type MailedAgenda } from './use-cases-mail-papers.ts';

/**
 * Sends the agenda to the body: whole the first time, after that only what changed. Without a change there is nothing
 * to send. `revision` is the agenda the sender was looking at: what they did not see does not go out in their name.
 */
export async function circulateAgenda(
  work: Work,
  publicUrl: string,
  meetingId: string,
  revision: number,
): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  demand('agenda.circulate', await rolesFor(work, lookerOf(work), meeting.bodyId));
  const agenda = await lockAgenda(work, meetingId);
  if (!maySaveOver(agenda.revision, revision)) throw await changedMeanwhile(work, agenda.changedBy);
  const items = (await itemsWithPapers(work, meetingId)).map(asCirculated);
  const [last] = agenda.version > 0 ? await findVersions(work, meetingId, agenda.version) : [];
  const changes = last ? agendaChanges(last.items, items) : [];
  const meetingOver = meeting.state === 'held' || meeting.state === 'cancelled';
  const decision = decideCirculation({ version: agenda.version, itemCount: items.length, changes, meetingOver });
  if (decision.do === 'refuse') throw new Refusal('conflict', decision.because);
  const { version } = decision;
  const { title, starts, minutes, place, online } = meeting;
  const then = { title, starts, minutes, place, online };
  await insertVersion(work, meetingId, { version, items, changes, meeting: then });
  await saveAgenda(work, meetingId, { version, state: 'circulated', shown_starts: meeting.starts });
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'circulated', after: { version, changes } });
  await announce(work, publicUrl, meeting, { version, items, changes, before: last?.items ?? [] });
  await work.enqueue(UPDATE_EVENT, { partnershipId: work.partnershipId, meetingId, version });
}

/** What of an item goes out and is compared later. */
function asCirculated(item: ItemWithPapers): ComparedItem {
  const { id, title, kind, minutes, presenter, explanation, desired, origin, paperDue, papers } = item;
  return { id, title, kind, minutes, presenter, explanation, desired, origin, paperDue, papers };
}

interface Version {
  version: number;
  items: ComparedItem[];
  changes: AgendaChange[];
  /** As it last went out; empty the first time. */
  before: readonly ComparedItem[];
}

/** Cards that went out before show the agenda as it now is; then the news is told, once to everybody. */
async function announce(work: Work, publicUrl: string, meeting: AgendaMeeting, version: Version): Promise<void> {
  const members = await membersOf(work, meeting);
  const names = await namesFor(work);
  const draw = (language: Language): AgendaOnCard => onCard({ meeting, version, publicUrl, language, ...names });
  const topic = `agenda:${meeting.meetingId}`;
  const languageOf = new Map([...members.values()].map(({ person }) => [person.id, person.language]));
  if (version.version > 1) {
    await updateCards(work, topic, ({ personId }) => agendaCard(draw(languageOf.get(personId ?? '') ?? 'nl')));
  }
  const news = (language: Language): Card =>
    version.version === 1 ? agendaCard(draw(language)) : agendaChangedCard(draw(language), version.changes);
  const outsiders = [...members.values()].map(({ person }) => person).filter(({ entraId }) => entraId === null);
  const along = outsiders.length > 0 ? await attachmentsFor(work, meeting, version) : null;
  await deliver(
    work,
    [...members.values()].map(({ person, seatId }) => ({
      key: `${topic}:v${version.version}:${person.id}`,
      topic,
      purpose: 'inform' as const,
      personId: person.id,
      seatId,
      summary: summaryOf(meeting, version, person.language),
      card: news(person.language),
      mail: mailOf(meeting, version, person, person.entraId === null ? along : null),
    })),
  );
  if (meeting.conversationId) {
    const { conversationId } = meeting;
    const summary = summaryOf(meeting, version, 'nl');
    await postToGroup(work, {
      key: `${topic}:v${version.version}:group`,
      topic,
      conversationId,
      summary,
      card: news('nl'),
    });
  }
}

/** Whoever fills a seat on the day of the meeting: the holder, else the deputy; everybody once. */
export async function membersOf(
  work: Work,
  meeting: AgendaMeeting,
): Promise<Map<string, { person: Person; seatId: string }>> {
  const seats = await seatsOfBody(work, meeting.bodyId, meeting.starts?.slice(0, 10) ?? localDate(work.now));
  const persons = await findPersons(
    work,
    seats.flatMap((seat) => seat.askedId ?? []),
  );
  const members = new Map<string, { person: Person; seatId: string }>();
  for (const { askedId, seatId } of seats) {
    const person = askedId ? persons.get(askedId) : undefined;
    if (person && !members.has(person.id)) members.set(person.id, { person, seatId });
  }
  return members;
}

async function namesFor(work: Work): Promise<{ partnershipName: string; byName: string | null }> {
  const by = work.actor.personId
    ? (await findPersons(work, [work.actor.personId])).get(work.actor.personId)
    : undefined;
  return { partnershipName: await partnershipName(work), byName: by?.name ?? null };
}

function onCard(from: {
  meeting: AgendaMeeting;
  version: Pick<Version, 'version' | 'items'>;
  publicUrl: string;
  language: Language;
  partnershipName: string;
  byName: string | null;
}): AgendaOnCard {
  const { meeting, version, language, partnershipName, byName } = from;
  return {
    language,
    partnershipName,
    byName,
    bodyName: meeting.bodyName,
    title: meeting.title,
    starts: meeting.starts,
    minutes: meeting.minutes,
    place: meeting.place,
    online: meeting.online,
    joinUrl: meeting.joinUrl,
    cancelled: meeting.state === 'cancelled',
    version: version.version,
    items: version.items,
    url: agendaUrl(from.publicUrl, meeting.meetingId),
  };
}

function summaryOf(meeting: AgendaMeeting, version: Version, language: Language): string {
  const say = agendaCopy[language];
  const summary = version.version === 1 ? say.summary : say.summaryChanged;
  return summary(meeting.bodyName, meeting.title);
}

function mailOf(meeting: AgendaMeeting, version: Version, person: Person, along: MailedAgenda | null) {
  const say = agendaCopy[person.language];
  const first =
    meeting.starts && meeting.minutes
      ? say.mailAgenda(meeting.title, meeting.starts, meeting.minutes)
      : say.mailUndated(meeting.title);
  const where = placeLine(meeting, person.language);
  const timed = withClockTimes(version.items, meeting.starts ?? UNDATED);
  const lines =
    version.version === 1
      ? [
          where ? `${first} ${say.mailWhere(where)}` : first,
          ...timed.map((item, nth) => itemLine(item, nth, meeting.starts !== null, person.language)),
        ]
      : [say.mailChanged(meeting.title), ...version.changes.map((change) => changeSentence(change, person.language))];
  return {
    subject: summaryOf(meeting, version, person.language),
    paragraphs: [...lines, ...(along ? along.told(person.language) : [])],
    ...(along ? along.files(person.language) : {}),
  };
}

function itemLine(item: ComparedItem & { startsAt: string }, nth: number, dated: boolean, language: Language): string {
  const say = agendaCopy[language];
  const kind = say.kinds[item.kind].toLowerCase();
  const at = dated ? say.mailAt(clockTime(item.startsAt, language)) : null;
  const about = [at, kind, say.duration(item.minutes), item.presenter].filter(Boolean).join(', ');
  const papers = papersLine(item, language);
  return [
    say.mailItem(nth + 1, item.title, about),
    ...(item.desired ? [say.desired(withStop(item.desired))] : []),
    ...(papers ? [withStop(papers)] : []),
  ].join(' ');
}

function withStop(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Puts a circulated version in the calendar event, unless a newer one has gone out meanwhile. */
export async function putInEvent(
  work: Work,
  event: MeetingEventBody,
  publicUrl: string,
  circulated: { meetingId: string; version: number },
): Promise<void> {
  const { meetingId } = circulated;
  const meeting = await meetingOrRefuse(work, meetingId);
  const agenda = await lockAgenda(work, meetingId);
  const [version] = agenda.version === circulated.version ? await findVersions(work, meetingId, agenda.version) : [];
  if (!version || meeting.state === 'cancelled') return;
  const html = agendaHtml({
    language: 'nl',
    starts: meeting.starts,
    version: version.version,
    items: version.items,
    url: agendaUrl(publicUrl, meetingId),
  });
  await event.put(work, meetingId, html);
}

/**
 * The next planned meeting with its circulated agenda, as a card: of one body, or the first of all bodies somebody sits
 * in. Null: nothing is planned.
 */
export async function nextAgendaCard(
  scope: Scope,
  looker: Looker,
  about: { publicUrl: string; language: Language; bodyId?: string },
): Promise<Card | null> {
  if (about.bodyId) demand('agenda.view', await rolesFor(scope, looker, about.bodyId));
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const bodyIds = about.bodyId ? [about.bodyId] : [...new Set(standing?.seats.map((seat) => seat.bodyId) ?? [])];
  const meeting = await nextMeeting(scope, bodyIds, toLocal(looker.now));
  if (!meeting) return null;
  const [last] = await findVersions(scope, meeting.meetingId);
  return circulatedCard(scope, meeting, last ?? { version: 0, items: [], byPersonId: null }, about);
}

/** A version of an agenda that went out, at the moment at which its meeting is now. */
export async function circulatedCard(
  scope: Scope,
  meeting: AgendaMeeting,
  version: Pick<Version, 'version' | 'items'> & { byPersonId: string | null },
  { publicUrl, language }: { publicUrl: string; language: Language },
): Promise<Card> {
  const { byPersonId } = version;
  const by = byPersonId ? (await findPersons(scope, [byPersonId])).get(byPersonId) : undefined;
  const names = { partnershipName: await partnershipName(scope), byName: by?.name ?? null };
  return agendaCard(onCard({ meeting, version, publicUrl, language, ...names }));
}
