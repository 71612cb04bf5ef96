import type { SharedFileLook } from '../../src/agendas/ports.ts';
import {
  ADD_PAPER,
  LINK_PAPER,
  type LinksChecked,
  type PapersView,
  READ_PAPER,
} from '../../src/agendas/schema-papers.ts';
import { fileOrRefuse, linkPaper, renewLinked } from '../../src/agendas/use-cases-paper-links.ts';
import {
  addPaper,
  linkedPaper,
  linkedPapers,
  type PaperFile,
  papersView,
  paperToSave,
  readPaper,
  removePaper,
  replacePaper,
} from '../../src/agendas/use-cases-papers.ts';
import { watchPapers } from '../../src/agendas/use-cases-papers-due.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import { bearerOf } from './bearer.ts';
import { type TabCall, tabRoute } from './route.ts';
import { uploadedFiles } from './upload.ts';

/** SharePoint slows down whoever asks for much at once. */
const LOOKS_AT_ONCE = 4;

function lookerOf({ service, actor }: TabCall) {
  return { personId: actor.personId, now: service.clock.now() };
}

function view(call: TabCall, meetingId: string): Promise<PapersView> {
  return call.service.read(call.actor.partnershipId, (scope) => papersView(scope, lookerOf(call), meetingId));
}

async function oneFile({ request }: TabCall, name: string): Promise<PaperFile> {
  const files = await uploadedFiles(request, name).catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.code === 'upload-too-large') throw new Refusal('too-big', 'paper-too-big');
    if (cause instanceof Refusal && cause.code === 'no-files') throw new Refusal('invalid', 'paper-empty');
    throw cause;
  });
  const [file] = files;
  if (!file || files.length > 1) throw new Refusal('invalid', 'paper-one-file');
  // A path or a line break in a name is nobody's wish.
  return {
    name: file.name
      .replace(/[\p{Cc}/\\]/gu, ' ')
      .trim()
      .slice(0, 200),
    bytes: file.bytes,
  };
}

/** Looks at a file elsewhere, with the rights of whoever asks. What is no address at all is not looked up. */
async function lookAt({ service, request }: TabCall, address: string): Promise<SharedFileLook> {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return { ok: false, because: 'link-unknown' };
  const token = bearerOf(request);
  if (!service.sharedFiles || !token) return { ok: false, because: 'link-unavailable' };
  return service.sharedFiles.look(token, address);
}

/** Adds a paper at an item, and sees who no longer owes one; gives the papers as they are afterwards. */
async function adding(
  call: TabCall,
  params: Record<string, string>,
  add: (work: Work, at: { meetingId: string; itemId: string }) => Promise<void>,
): Promise<PapersView> {
  const at = { meetingId: params['meetingId'] ?? '', itemId: params['itemId'] ?? '' };
  await call.service.transact(call.actor, async (work) => {
    await add(work, at);
    await watchPapers(work, call.service.publicUrl, at.meetingId);
  });
  return view(call, at.meetingId);
}

/** Which links still open, before an agenda goes out; looked at a few at a time, with the rights of whoever sends it. */
async function checkLinks(call: TabCall, meetingId: string): Promise<LinksChecked> {
  const linked = await call.service.read(call.actor.partnershipId, (scope) =>
    linkedPapers(scope, lookerOf(call), meetingId),
  );
  const checked: LinksChecked = { looked: linked.length, broken: [], unsure: [] };
  for (let at = 0; at < linked.length; at += LOOKS_AT_ONCE) {
    const some = linked.slice(at, at + LOOKS_AT_ONCE);
    const looks = await Promise.all(some.map(({ link }) => lookAt(call, link)));
    for (const [nth, { paperId, name, itemTitle }] of some.entries()) {
      const look = looks[nth];
      if (!look || look.ok) continue;
      const paper = { paperId, name, itemTitle };
      if (look.because === 'link-unavailable' || look.because === 'link-consent') checked.unsure.push(paper);
      else checked.broken.push(paper);
    }
  }
  return checked;
}

/** Papers at the items of an agenda. */
export const paperRoutes = [
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/papers/check-links',
    handle: (call, { params }) => checkLinks(call, params['meetingId'] ?? ''),
  }),
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/papers',
    handle: (call, { params }) => view(call, params['meetingId'] ?? ''),
  }),
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/agenda/items/:itemId/papers',
    handle: async (call, { params }) => {
      const given = ADD_PAPER.parse(call.request.query);
      const file = await oneFile(call, given.name);
      return adding(call, params, (work, at) => addPaper(work, at, file, given));
    },
  }),
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/agenda/items/:itemId/papers/link',
    body: LINK_PAPER,
    handle: async (call, { params, body }) => {
      const file = fileOrRefuse(await lookAt(call, body.url));
      return adding(call, params, (work, at) => linkPaper(work, at, body, file));
    },
  }),
  tabRoute({
    method: 'post',
    path: '/papers/:paperId/look',
    handle: async (call, { params }) => {
      const paper = await call.service.read(call.actor.partnershipId, (scope) =>
        linkedPaper(scope, lookerOf(call), params['paperId'] ?? ''),
      );
      const file = fileOrRefuse(await lookAt(call, paper.link ?? ''));
      await call.service.transact(call.actor, (work) => renewLinked(work, paper, file));
      return view(call, paper.meetingId);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/papers/:paperId/versions',
    handle: async (call, { params }) => {
      const file = await oneFile(call, 'stuk');
      const paper = await call.service.transact(call.actor, (work) =>
        replacePaper(work, params['paperId'] ?? '', file),
      );
      return view(call, paper.meetingId);
    },
  }),
  tabRoute({
    method: 'delete',
    path: '/papers/:paperId',
    handle: async (call, { params }) => {
      const paper = await call.service.transact(call.actor, async (work) => {
        const removed = await removePaper(work, params['paperId'] ?? '');
        await watchPapers(work, call.service.publicUrl, removed.meetingId);
        return removed;
      });
      return view(call, paper.meetingId);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/papers/:paperId/read',
    body: READ_PAPER,
    handle: async (call, { params, body }) => {
      const paper = await call.service.transact(call.actor, (work) =>
        readPaper(work, params['paperId'] ?? '', body.version),
      );
      return view(call, paper.meetingId);
    },
  }),
  tabRoute({
    method: 'get',
    path: '/papers/:paperId/versions/:version',
    handle: async (call, { params }): Promise<undefined> => {
      const version = Number(params['version']);
      if (!Number.isInteger(version) || version < 1) throw new Refusal('not-found', 'not-found');
      const file = await call.service.read(call.actor.partnershipId, (scope) =>
        paperToSave(scope, lookerOf(call), params['paperId'] ?? '', version),
      );
      // Always as a file to save: nothing that somebody uploaded is ever shown as a page of ours.
      call.response.attachment(file.fileName).type(file.type).send(Buffer.from(file.bytes));
    },
  }),
];
