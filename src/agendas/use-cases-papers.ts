import { groupBy } from '../people/rules/grouping.ts';
import type { Role } from '../people/rules/roles.ts';
import { seatsOfBody } from '../people/store.ts';
import { livingBody } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { mayAgendas } from './rules/may-agendas.ts';
import { checkPaper, mayAddPaper, mayReadPaper } from './rules/papers.ts';
import type { AddPaper, KeptVersion, PapersView, PaperView } from './schema-papers.ts';
import { type AgendaMeeting, findItems } from './store.ts';
import {
  findPaper,
  insertPaper,
  insertPaperVersion,
  markPaperRead,
  paperFile,
  papersOfMeeting,
  readsOfMeeting,
  type StoredPaper,
  savePaper,
  versionsBefore,
} from './store-papers.ts';
import { agendaAndDraft, type Looker, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';

interface PaperReader {
  roles: readonly Role[];
  /** They hold a voting seat of the body, or may act for who does. */
  votes: boolean;
}

async function readerFor(scope: Scope, looker: Looker, { bodyId }: AgendaMeeting): Promise<PaperReader> {
  const { personId } = looker;
  const seats = await seatsOfBody(scope, await livingBody(scope, bodyId), localDate(looker.now));
  const votes = seats.some(
    (seat) =>
      seat.votes &&
      seat.role !== 'adviseur' &&
      (seat.holderId === personId || seat.deputyIds.some((id) => id === personId)),
  );
  return { roles: await rolesFor(scope, looker, bodyId), votes };
}

function isReadable(paper: StoredPaper, reader: PaperReader, personId: string): boolean {
  const { confidential, addedBy } = paper;
  return mayReadPaper({ confidential, addedByReader: addedBy === personId }, reader);
}

/** The items of an agenda as somebody sees it, with the papers they may read; of others not even the name is told. */
export async function papersView(scope: Scope, looker: Looker, meetingId: string): Promise<PapersView> {
  const meeting = await meetingOrRefuse(scope, meetingId);
  const items = await itemsFor(scope, looker, meetingId);
  const reader = await readerFor(scope, looker, meeting);
  const reads = await readsOfMeeting(scope, meetingId);
  const makes = mayAgendas('agenda.save', reader.roles);
  const readable = (await papersOfMeeting(scope, meetingId)).filter((paper) =>
    isReadable(paper, reader, looker.personId),
  );
  const view = (paper: StoredPaper, mayAdd: boolean): PaperView => {
    const { id, name, confidential, version, size, addedAt, byName, link } = paper;
    const done = reads.filter(({ paperId }) => paperId === id);
    return {
      ...{ paperId: id, name, confidential, version, size, addedAt, byName, link },
      readVersion: done.find(({ personId }) => personId === looker.personId)?.version ?? null,
      readBy: makes ? done.filter((one) => one.version === version && one.personId !== looker.personId).length : null,
      may: { change: mayAdd },
    };
  };
  return {
    meetingId,
    items: items.map(({ id, title, presents, paperDue }) => {
      const add = mayAddPaper(reader.roles, presents);
      const papers = readable.filter(({ itemId }) => itemId === id).map((paper) => view(paper, add));
      return { itemId: id, title, papers, paperDue, may: { add } };
    }),
  };
}

/**
 * The items that somebody sees, and what they present themselves: their paper is due before the agenda goes out. `presents`
 * and `paperDue` are as the agenda now is, also where it is shown as it last went out.
 */
async function itemsFor(scope: Scope, looker: Looker, meetingId: string) {
  const { view, draft } = await agendaAndDraft(scope, looker, meetingId);
  const own = draft.filter(({ presenterId }) => presenterId === looker.personId);
  const shown = new Map([...view.items, ...own].map(({ id, title }) => [id, title]));
  const now = new Map(draft.map((item) => [item.id, item]));
  return [...shown].map(([id, title]) => {
    const item = now.get(id);
    return { id, title, presents: item?.presenterId === looker.personId, paperDue: item?.paperDue ?? false };
  });
}

/** The papers of an agenda that stand elsewhere, with their item, as far as somebody who circulates it may read them. */
export async function linkedPapers(
  scope: Scope,
  looker: Looker,
  meetingId: string,
): Promise<{ paperId: string; name: string; itemTitle: string; link: string }[]> {
  const meeting = await meetingOrRefuse(scope, meetingId);
  const reader = await readerFor(scope, looker, meeting);
  if (!mayAgendas('agenda.circulate', reader.roles)) throw new Refusal('not-allowed', 'not-allowed');
  const titles = new Map((await findItems(scope, meetingId)).map(({ id, title }) => [id, title]));
  return (await papersOfMeeting(scope, meetingId)).flatMap((paper) => {
    const { id, name, link, itemId } = paper;
    const itemTitle = titles.get(itemId);
    // What was taken off the agenda does not go out.
    if (link === null || itemTitle === undefined || !isReadable(paper, reader, looker.personId)) return [];
    return [{ paperId: id, name, itemTitle, link }];
  });
}

/** A file that was judged before anything was saved. */
export interface PaperFile {
  name: string;
  bytes: Uint8Array;
}

function typeOrRefuse({ name, bytes }: PaperFile): string {
  const check = checkPaper(name, bytes);
  if (check.ok) return check.type;
  if (check.because === 'paper-too-big') throw new Refusal('too-big', check.because);
  throw new Refusal(check.because === 'paper-empty' ? 'invalid' : 'wrong-type', check.because);
}

/** Adds a paper to an item of the agenda. */
export async function addPaper(
  work: Work,
  at: { meetingId: string; itemId: string },
  file: PaperFile,
  { confidential }: AddPaper,
): Promise<void> {
  await demandAdd(work, at);
  const type = typeOrRefuse(file);
  const id = work.newId();
  await insertPaper(work, { id, ...at, name: file.name, confidential });
  await insertPaperVersion(work, id, { version: 1, fileName: file.name, type, bytes: file.bytes });
  const after = { ...at, version: 1, confidential, size: file.bytes.length };
  await recordHistory(work, { entity: 'paper', entityId: id, what: 'added', after });
}

/** Puts a newer version in the place of a paper; what was read before no longer counts as read. */
export async function replacePaper(work: Work, paperId: string, file: PaperFile): Promise<StoredPaper> {
  const paper = await paperToChange(work, paperId);
  const type = typeOrRefuse(file);
  const version = paper.version + 1;
  await insertPaperVersion(work, paperId, { version, fileName: file.name, type, bytes: file.bytes });
  await savePaper(work, paperId, { version, name: file.name });
  const after = { version, size: file.bytes.length };
  await recordHistory(work, { entity: 'paper', entityId: paperId, what: 'replaced', after });
  return paper;
}

/** Takes a paper off its item; its versions stay kept. */
export async function removePaper(work: Work, paperId: string): Promise<StoredPaper> {
  const paper = await paperToChange(work, paperId);
  await savePaper(work, paperId, { removed_at: work.now });
  await recordHistory(work, { entity: 'paper', entityId: paperId, what: 'removed' });
  return paper;
}

/** Says that somebody has read a version. */
export async function readPaper(work: Work, paperId: string, version: number): Promise<StoredPaper> {
  const paper = await readableOrRefuse(work, lookerOf(work), paperId);
  if (version > paper.version) throw new Refusal('invalid', 'bad-input');
  await markPaperRead(work, paperId, version);
  return paper;
}

/** The file of a version, for who may read the paper. */
export async function paperToSave(
  scope: Scope,
  looker: Looker,
  paperId: string,
  version: number,
): Promise<NonNullable<Awaited<ReturnType<typeof paperFile>>>> {
  await readableOrRefuse(scope, looker, paperId);
  const file = await paperFile(scope, paperId, version);
  if (!file) throw new Refusal('not-found', 'not-found');
  return file;
}

/** The versions before the newest of papers that somebody may read, oldest first; of one that is only linked there is no file. */
export async function earlierVersions(scope: Scope, paperIds: readonly string[]): Promise<Map<string, KeptVersion[]>> {
  return groupBy(await versionsBefore(scope, paperIds), ({ paperId }) => paperId);
}

/** A paper that stands elsewhere, for who may read it. */
export async function linkedPaper(scope: Scope, looker: Looker, paperId: string): Promise<StoredPaper> {
  const paper = await readableOrRefuse(scope, looker, paperId);
  if (paper.link === null) throw new Refusal('not-found', 'not-found');
  return paper;
}

/** What a paper is known by as an attachment: this version of it. */
export function mailRef(paper: { id: string; version: number }): string {
  return `${paper.id}/${paper.version}`;
}

/** The file of a paper for a mail to somebody outside; null once it was taken away, and always where it is confidential. */
export async function fileForMail(scope: Scope, ref: string): Promise<Uint8Array | null> {
  const [paperId = '', version] = ref.split('/');
  const paper = await findPaper(scope, paperId);
  if (!paper || paper.confidential) return null;
  return (await paperFile(scope, paperId, Number(version)))?.bytes ?? null;
}

/** A paper that somebody may not read is as good as absent: that it exists is confidential too. */
async function readableOrRefuse(scope: Scope, looker: Looker, paperId: string): Promise<StoredPaper> {
  const paper = await findPaper(scope, paperId);
  if (!paper) throw new Refusal('not-found', 'not-found');
  const meeting = await meetingOrRefuse(scope, paper.meetingId);
  const items = await itemsFor(scope, looker, paper.meetingId);
  const reader = await readerFor(scope, looker, meeting);
  const onAgenda = items.some(({ id }) => id === paper.itemId);
  if (!onAgenda || !isReadable(paper, reader, looker.personId)) throw new Refusal('not-found', 'not-found');
  return paper;
}

export async function paperToChange(work: Work, paperId: string): Promise<StoredPaper> {
  const paper = await findPaper(work, paperId, true);
  if (!paper) throw new Refusal('not-found', 'not-found');
  await readableOrRefuse(work, lookerOf(work), paperId);
  await demandAdd(work, paper);
  return paper;
}

/** Refused for who may not add papers to this item, and where the item is not on the agenda any more. */
export async function demandAdd(
  work: Work,
  { meetingId, itemId }: { meetingId: string; itemId: string },
): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  const looker = lookerOf(work);
  const item = (await findItems(work, meetingId)).find(({ id }) => id === itemId);
  const roles = await rolesFor(work, looker, meeting.bodyId);
  if (!mayAddPaper(roles, item?.presenterId === looker.personId)) throw new Refusal('not-allowed', 'not-allowed');
  if (!item) throw new Refusal('conflict', 'paper-item-gone');
}
