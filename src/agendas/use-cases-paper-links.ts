import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import type { SharedFileLook } from './ports.ts';
import type { LinkPaper } from './schema-papers.ts';
import { insertPaper, insertPaperVersion, type StoredPaper, savePaper } from './store-papers.ts';
import { demandAdd, paperToChange } from './use-cases-papers.ts';

type SharedFile = Extract<SharedFileLook, { ok: true }>;

/** What a look at a file elsewhere brought, or a refusal that says why it brought nothing. */
export function fileOrRefuse(look: SharedFileLook): SharedFile {
  if (look.ok) return look;
  if (look.because === 'link-unavailable') throw new Refusal('conflict', look.because);
  throw new Refusal(look.because === 'link-no-access' ? 'not-allowed' : 'invalid', look.because);
}

/** Adds a paper that stands in SharePoint or OneDrive; only its name, size and address are kept. */
export async function linkPaper(
  work: Work,
  at: { meetingId: string; itemId: string },
  { url, confidential }: LinkPaper,
  file: SharedFile,
): Promise<void> {
  await demandAdd(work, at);
  const id = work.newId();
  const name = file.name.slice(0, 200);
  await insertPaper(work, { id, ...at, name, confidential });
  await insertPaperVersion(work, id, { version: 1, ...versionOf(file, url) });
  const after = { ...at, version: 1, confidential, size: file.size, linked: true };
  await recordHistory(work, { entity: 'paper', entityId: id, what: 'added', after });
}

/** Looked at again: a file that changed is a new version, that nobody has read yet. Gives whether it changed. */
export async function renewLinked(work: Work, paper: StoredPaper, file: SharedFile): Promise<boolean> {
  const now = await paperToChange(work, paper.id);
  if (now.link === null || now.link !== paper.link || now.linkTag === file.tag) return false;
  const version = now.version + 1;
  await insertPaperVersion(work, paper.id, { version, ...versionOf(file, now.link) });
  await savePaper(work, paper.id, { version, name: file.name.slice(0, 200) });
  const after = { version, size: file.size, linked: true };
  await recordHistory(work, { entity: 'paper', entityId: paper.id, what: 'replaced', after });
  return true;
}

function versionOf(file: SharedFile, link: string) {
  return { fileName: file.name.slice(0, 200), type: file.type, size: file.size, link, linkTag: file.tag };
}
