import type { Response } from 'express';
import * as z from 'zod';
import { changePerson } from '../../src/meetings/use-cases.ts';
import { historyQuery, personBody, searchQuery, settingsBody, startImportBody } from '../../src/people/schema.ts';
import { offerRoster, readUpload, rosterTemplate, startImport } from '../../src/people/use-cases.ts';
import {
  takeRoster,
  viewBoards,
  viewBodies,
  viewHistory,
  viewImport,
  viewPersons,
} from '../../src/people/use-cases-lists.ts';
import { changeSettings, readSettings } from '../../src/people/use-cases-settings.ts';
import { XLSX_TYPE } from '../../src/sheets/cells.ts';
import { localDate } from '../../src/time/local.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';
import { uploadedFiles } from './upload.ts';

type Reader = Pick<Work, 'tx' | 'partnershipId' | 'actor' | 'now'>;

/** A read by whoever calls, with what the use cases need to check the right to it. */
function reading<T>({ service, actor }: TabCall, look: (reader: Reader) => Promise<T>): Promise<T> {
  return service.read(actor.partnershipId, (scope) => look({ ...scope, actor, now: service.clock.now() }));
}

function sendWorkbook(response: Response, bytes: Buffer, fileName: string): void {
  response.type(XLSX_TYPE).attachment(fileName).send(bytes);
}

/** Upload, import and export of the roster; the lists that are made of it; settings and history. */
export const peopleRoutes = [
  tabRoute({
    method: 'post',
    path: '/roster/preview',
    query: z.object({ name: z.string().max(200).default('upload') }),
    handle: async (call, { query }) => {
      // Rights first: nobody else's file is worth reading.
      await reading(call, (reader) => viewImport(reader));
      const upload = await readUpload(await uploadedFiles(call.request, query.name));
      return call.service.transact(call.actor, (work) => offerRoster(work, upload, call.language));
    },
  }),
  tabRoute({
    method: 'post',
    path: '/roster/imports',
    body: startImportBody,
    handle: ({ service, actor }, { body }) => service.transact(actor, (work) => startImport(work, body.importId)),
  }),
  tabRoute({
    method: 'get',
    path: '/roster/imports/latest',
    handle: async (call) => ({ import: await reading(call, (reader) => viewImport(reader)) }),
  }),
  tabRoute({
    method: 'get',
    path: '/roster/imports/:importId',
    handle: async (call, { params }) => {
      const found = await reading(call, (reader) => viewImport(reader, params['importId'] ?? ''));
      if (!found) throw new Refusal('not-found', 'import-not-found');
      return found;
    },
  }),
  tabRoute({
    method: 'get',
    path: '/roster/export',
    handle: async (call) => {
      const bytes = await reading(call, takeRoster);
      sendWorkbook(call.response, bytes, `deelnemerslijst-${localDate(call.service.clock.now())}.xlsx`);
    },
  }),
  tabRoute({
    method: 'get',
    path: '/roster/template',
    handle: async ({ response }) => sendWorkbook(response, await rosterTemplate(), 'voorbeeld-deelnemerslijst.xlsx'),
  }),
  tabRoute({
    method: 'get',
    path: '/bodies',
    query: searchQuery,
    handle: (call, { query }) => reading(call, (reader) => viewBodies(reader, query.search)),
  }),
  tabRoute({
    method: 'get',
    path: '/boards',
    query: searchQuery,
    handle: (call, { query }) => reading(call, (reader) => viewBoards(reader, query.search, query.page)),
  }),
  tabRoute({
    method: 'get',
    path: '/persons',
    query: searchQuery,
    handle: (call, { query }) => reading(call, (reader) => viewPersons(reader, query.search, query.page)),
  }),
  tabRoute({
    method: 'put',
    path: '/persons/:personId',
    body: personBody,
    handle: ({ service, actor }, { body, params }) =>
      service.transact(actor, (work) => changePerson(work, params['personId'] ?? '', body)),
  }),
  tabRoute({
    method: 'get',
    path: '/history',
    query: historyQuery,
    handle: (call, { query }) => reading(call, (reader) => viewHistory(reader, query)),
  }),
  tabRoute({ method: 'get', path: '/settings', handle: (call) => reading(call, readSettings) }),
  tabRoute({
    method: 'put',
    path: '/settings',
    body: settingsBody,
    handle: ({ service, actor }, { body }) => service.transact(actor, (work) => changeSettings(work, body)),
  }),
];
