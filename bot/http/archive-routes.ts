import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ARCHIVE_YEAR } from '../../src/archive/schema.ts';
import { type ArchiveFile, archiveFiles, listArchives, openArchive } from '../../src/archive/use-cases.ts';
import { type BundleFile, bundle } from '../../src/documents/bundle.ts';
import { plainName } from '../../src/documents/document.ts';
import { writeForArchive } from '../../src/documents/write.ts';
import { archiveText } from '../../src/text/archive.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { type TabCall, tabRoute } from './route.ts';

/** Archives of a body and year, and for which there is something to keep. */
export const archiveRoutes = [
  tabRoute({
    method: 'get',
    path: '/archives',
    handle: (call) => call.service.read(call.actor.partnershipId, (scope) => listArchives(scope, lookerOf(call))),
  }),
  tabRoute({
    method: 'get',
    path: '/archives/:bodyId/:year',
    handle: async (call, { params }): Promise<undefined> => {
      const { service, actor, response, language } = call;
      const year = ARCHIVE_YEAR.safeParse(params['year']);
      if (!year.success) throw new Refusal('not-found', 'archive-empty');
      const source = await service.transact(actor, (work) => openArchive(work, params['bodyId'] ?? '', year.data));
      const words = archiveText[language].fileWords(source.bodyName, source.year);
      response.type('application/zip').attachment(`${plainName(words, 'archief')}.zip`);
      const files = archiveFiles(source, lookerOf(call), language, (look) => service.read(actor.partnershipId, look));
      // A fault halfway breaks the connection off: half an archive must not look like a whole one.
      await pipeline(Readable.from(bundle(written(files))), response).catch((cause: unknown) => {
        const fault = cause instanceof Error ? cause.name : 'unknown';
        service.log.warn({ cause: fault }, 'an archive was not sent to its end');
        response.destroy();
      });
    },
  }),
];

async function* written(files: AsyncIterable<ArchiveFile>): AsyncGenerator<BundleFile> {
  for await (const file of files) {
    const bytes = 'paper' in file ? await writeForArchive(file.paper) : file.bytes;
    yield { path: file.path, bytes };
  }
}

function lookerOf({ service, actor }: TabCall) {
  return { personId: actor.personId, now: service.clock.now() };
}
