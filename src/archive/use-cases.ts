import { createHash } from 'node:crypto';
import type { AgendaView } from '../agendas/schema.ts';
import type { KeptVersion, PaperView } from '../agendas/schema-papers.ts';
import { agendaOnPaper, type Looker, lookerOf, viewAgenda } from '../agendas/use-cases.ts';
import { earlierVersions, papersView, paperToSave } from '../agendas/use-cases-papers.ts';
import { agendaVersionsToKeep } from '../agendas/use-cases-versions.ts';
import { type PaperDocument, plainName } from '../documents/document.ts';
import { heldAt } from '../live/use-cases-held.ts';
import { mayMinutes } from '../minutes/rules/may-minutes.ts';
import type { Held, MinutesView } from '../minutes/schema.ts';
import { listsToKeep, minutesToKeep } from '../minutes/use-cases-paper.ts';
import { type KeptOutcomes, outcomesToKeep } from '../outcomes/use-cases-to-keep.ts';
import { bodiesOf, rolesAt } from '../people/rules/roles.ts';
import { standingOf } from '../people/store.ts';
import { findBodies, partnershipName } from '../people/store-bodies.ts';
import { archiveText } from '../text/archive.ts';
import type { Language } from '../text/format.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { contentsPaper } from './documents/contents-paper.ts';
import type {
  ArchivedMeeting,
  ArchivedOutcomes,
  ArchivedPaper,
  ArchivedVersion,
  ArchiveJson,
  ArchiveList,
} from './schema.ts';
import { type MeetingToKeep, meetingsOfYear, yearsOfBodies } from './store.ts';

/** A file of an archive: a paper still to be written, or bytes as they are. */
export type ArchiveFile = { path: string } & ({ paper: PaperDocument } | { bytes: Uint8Array });

export interface ArchiveSource {
  bodyName: string;
  partnership: string;
  year: number;
  madeAt: string;
  meetings: MeetingToKeep[];
}

/** The bodies that somebody may keep an archive of, with the years there is something of. */
export async function listArchives(scope: Scope, looker: Looker): Promise<ArchiveList> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  if (mayMinutes('minutes.view', rolesAt(standing, {}))) return { bodies: await yearsOfBodies(scope, null) };
  const readable = (standing ? bodiesOf(standing) : []).filter((bodyId) =>
    mayMinutes('minutes.view', rolesAt(standing, { bodyId })),
  );
  return { bodies: await yearsOfBodies(scope, readable) };
}

/** Begins an archive: who may, what it covers, and a line that says who took it. */
export async function openArchive(work: Work, bodyId: string, year: number): Promise<ArchiveSource> {
  const looker = lookerOf(work);
  const body = (await findBodies(work, [bodyId])).get(bodyId);
  if (!body) throw new Refusal('not-found', 'not-found');
  const standing = await standingOf(work, looker.personId, localDate(looker.now));
  if (!mayMinutes('minutes.view', rolesAt(standing, { bodyId }))) throw new Refusal('not-allowed', 'not-allowed');
  const meetings = await meetingsOfYear(work, bodyId, year);
  if (meetings.length === 0) throw new Refusal('not-found', 'archive-empty');
  const after = { year, meetings: meetings.length };
  await recordHistory(work, { entity: 'archive', entityId: bodyId, what: 'saved', after });
  return { bodyName: body.name, partnership: await partnershipName(work), year, madeAt: work.now, meetings };
}

/**
 * The files of an archive, one after the other; `read` looks in the database for each, so that nothing is held for long.
 * Everything goes through what the reader sees elsewhere: what is confidential stays with who may read it.
 */
export async function* archiveFiles(
  source: ArchiveSource,
  looker: Looker,
  language: Language,
  read: <T>(look: (scope: Scope) => Promise<T>) => Promise<T>,
): AsyncGenerator<ArchiveFile> {
  const { files } = archiveText[language];
  const kept: ArchivedMeeting[] = [];
  const lists: Pick<MinutesView, 'decisions' | 'actions'> = { decisions: [], actions: [] };
  for (const meeting of source.meetings) {
    const folder = plainName([meeting.starts.slice(0, 10), meeting.title], meeting.starts.slice(0, 10));
    const taken = uniqueIn(kept, folder);
    const found = await read((scope) => meetingToKeep(scope, looker, meeting.meetingId, language));
    yield { path: `${taken}/${files.agenda}.pdf`, paper: found.agendaPaper };
    const beside = besideAgenda(found, taken, language);
    yield* beside.files;
    if (found.minutesPaper) yield { path: `${taken}/${files.minutes}.pdf`, paper: found.minutesPaper };
    const papers = new Map<string, ArchivedPaper[]>();
    for (const [at, { itemId, paper }] of found.papers.entries()) {
      const bytesOf = (version: number) => read((scope) => paperToSave(scope, looker, paper.paperId, version));
      const kept = yield* paperKept(paper, found.earlier.get(paper.paperId) ?? [], {
        ...{ bytesOf, language, nth: at + 1, folder: `${taken}/${files.papers}` },
      });
      papers.set(itemId, [...(papers.get(itemId) ?? []), kept]);
    }
    kept.push(archived(meeting, taken, found, papers, beside));
    lists.decisions.unshift(...found.minutes.decisions);
    lists.actions.push(...found.minutes.actions);
  }
  const { bodyName, year } = source;
  const papers = await read((scope) => listsToKeep(scope, looker, { bodyName, year, language }, lists));
  yield { path: `${files.decisions}.pdf`, paper: papers.decisions };
  yield { path: `${files.actions}.pdf`, paper: papers.actions };
  const json: ArchiveJson = {
    ...{ partnership: source.partnership, body: bodyName, year, madeAt: source.madeAt, meetings: kept },
  };
  yield { path: `${files.contents}.pdf`, paper: contentsPaper(json, language, localDate(looker.now)) };
  yield { path: 'archief.json', bytes: Buffer.from(JSON.stringify(json, null, 2)) };
}

type PaperFound = Pick<PaperView, 'paperId' | 'name' | 'version' | 'confidential' | 'link'>;

/** A paper as the archive keeps it, and what it replaced: those that stand here as files, the rest by their address. */
async function* paperKept(
  { name, version, confidential, link }: PaperFound,
  before: readonly KeptVersion[],
  into: {
    bytesOf: (version: number) => Promise<{ bytes: Uint8Array }>;
    language: Language;
    nth: number;
    folder: string;
  },
): AsyncGenerator<ArchiveFile, ArchivedPaper> {
  const words = archiveText[into.language].files;
  const keep = async function* (one: { version: number; link: string | null }, path: string) {
    if (one.link !== null) return { file: null, link: one.link, sha256: null };
    const { bytes } = await into.bytesOf(one.version);
    yield { path, bytes };
    return { file: path, link: null, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const newest = yield* keep({ version, link }, `${into.folder}/${fileName(into.nth, name)}`);
  const earlier: ArchivedPaper['earlier'] = [];
  for (const old of before) {
    const path = `${into.folder}/${words.earlier}/${fileName(into.nth, old.name, `${words.version}-${old.version}-`)}`;
    const kept = yield* keep(old, path);
    earlier.push({ name: old.name, version: old.version, addedAt: old.addedAt, ...kept });
  }
  return { name, version, confidential, ...newest, earlier };
}

interface Found {
  agenda: AgendaView;
  agendaPaper: PaperDocument;
  versions: Awaited<ReturnType<typeof agendaVersionsToKeep>>;
  outcomes: KeptOutcomes[];
  minutes: MinutesView;
  minutesPaper: PaperDocument | null;
  held: Held | null;
  papers: { itemId: string; paper: PaperFound }[];
  earlier: ReadonlyMap<string, KeptVersion[]>;
}

async function meetingToKeep(scope: Scope, looker: Looker, meetingId: string, language: Language): Promise<Found> {
  const agenda = await viewAgenda(scope, looker, meetingId);
  const held = await heldAt(scope, meetingId, language);
  const { minutes, paper } = await minutesToKeep(scope, looker, meetingId, language, held);
  const { items } = await papersView(scope, looker, meetingId);
  const papers = items.flatMap((item) => item.papers.map((paper) => ({ itemId: item.itemId, paper })));
  return {
    ...{ agenda, minutes, held, minutesPaper: paper },
    agendaPaper: await agendaOnPaper(scope, looker, meetingId, language),
    versions: await agendaVersionsToKeep(scope, looker, meetingId, language),
    outcomes: await outcomesToKeep(scope, looker, meetingId, language),
    papers,
    earlier: await earlierVersions(
      scope,
      papers.map(({ paper }) => paper.paperId),
    ),
  };
}

/** Two meetings of one name on one day each get a folder. */
function uniqueIn(kept: readonly ArchivedMeeting[], folder: string): string {
  const same = kept.filter((one) => one.folder === folder || one.folder.startsWith(`${folder}-nr-`)).length;
  return same === 0 ? folder : `${folder}-nr-${same + 1}`;
}

/** "01-begroting.pdf": numbered, so that the order of the agenda stays and no name is there twice; `before` the name comes which one it is. */
function fileName(nth: number, name: string, before = ''): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ''];
  const plain = `${String(nth).padStart(2, '0')}-${before}${plainName([stem], 'stuk')}`;
  return ending ? `${plain}.${plainName([ending], 'bin')}` : plain;
}

function archived(
  { title, starts, minutes, place }: MeetingToKeep,
  folder: string,
  found: Found,
  papers: ReadonlyMap<string, ArchivedPaper[]>,
  { circulated, outcomes }: ReturnType<typeof besideAgenda>,
): ArchivedMeeting {
  const { agenda, minutes: notes } = found;
  return {
    ...{ title, startsAt: starts, minutes, place, folder },
    ...heldFrom(found),
    outcomes,
    agenda: {
      version: agenda.version,
      items: agenda.items.map(({ id, title: item, kind, minutes: planned, presenter, explanation, desired }) => ({
        ...{ title: item, kind, minutes: planned, presenter, explanation, desired, papers: papers.get(id) ?? [] },
      })),
      circulated,
    },
    notes: found.minutesPaper && {
      ...{ state: notes.state, version: notes.version },
      items: notes.items.map(({ title: item, text, unfinished }) => ({ title: item, text, unfinished })),
    },
    decisions: notes.decisions.map(({ year, number, text, followUp, decidedOn, itemTitle, withdrawn }) => ({
      ...{ number: `${year}-${number}`, text, followUp, decidedOn, item: itemTitle, withdrawn },
    })),
    actions: notes.actions.map(({ text, ownerName, startsOn, dueOn, status, itemTitle }) => ({
      ...{ text, owner: ownerName, startsOn, dueOn, status, item: itemTitle },
    })),
  };
}

/** Every agenda that went out, and what the kringen said to its questions: as files, and for another system. */
function besideAgenda(found: Found, folder: string, language: Language) {
  const { files } = archiveText[language];
  const circulated = found.versions.map(({ view }) => versionKept(view, `${folder}/${files.versions}`, files.version));
  const outcomes = found.outcomes.map(({ title, kringen }, nth): ArchivedOutcomes => {
    const file = `${folder}/${files.outcomes}/${fileName(nth + 1, `${plainName([title], files.outcomes)}.pdf`)}`;
    return { title, kringen, file };
  });
  const versionFiles = found.versions.map(({ paper }, nth) => ({ path: circulated[nth]!.file, paper }));
  const outcomeFiles = found.outcomes.map(({ paper }, nth) => ({ path: outcomes[nth]!.file, paper }));
  return { circulated, outcomes, files: [...versionFiles, ...outcomeFiles] };
}

/** "agenda-versies/versie-2.pdf", with the same for another system. */
function versionKept(view: Found['versions'][number]['view'], folder: string, word: string): ArchivedVersion {
  const items = view.items.map(({ title, kind, minutes, presenter, explanation, desired = '', papers = [] }) => ({
    ...{ title, kind, minutes, presenter, explanation, desired },
    papers: papers.map(({ name, version }) => ({ name, version })),
  }));
  const { version, circulatedAt, byName, changes } = view;
  return { version, circulatedAt, byName, changes, items, file: `${folder}/${word}-${version}.pdf` };
}

/** Who was there; and what came of the votes, once the minutes say so. */
function heldFrom({ held, minutes, minutesPaper }: Found): Pick<ArchivedMeeting, 'attended' | 'votes'> {
  if (!held) return { attended: null, votes: [] };
  const titles = new Map(minutes.items.map(({ itemId, title }) => [itemId, title]));
  return {
    attended: { present: held.present, absent: held.absent },
    votes: (minutesPaper ? held.votes : []).map(({ itemId, question, outcome, totals }) => ({
      ...{ item: titles.get(itemId) ?? '', question, outcome, ...totals },
    })),
  };
}
