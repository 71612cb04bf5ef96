import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import {
  exportQuery,
  freezeBody,
  type LeaveOutBody,
  leaveOutBody,
  schemeBody,
} from '../../src/placements/schema-registration.ts';
import {
  compareYear,
  exportParts,
  freezeYear,
  leaveOut,
  listScheme,
  openExport,
  registrationFindings,
  registrationLooks,
  registrationOverview,
  removeScheme,
  setScheme,
  tryScheme,
} from '../../src/placements/use-cases/registration.ts';
import { readStudentUpload } from '../../src/placements/use-cases/students.ts';
import { XLSX_TYPE } from '../../src/sheets/cells.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { type TabCall, tabRoute } from './route.ts';
import { uploadedFiles } from './upload.ts';

/** The school year in an address; anything else is an address that does not exist. */
function yearOf(params: Record<string, string>): number {
  const year = Number(params['year']);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Refusal('not-found', 'not-found');
  return year;
}

/** A unit of work and not a read: some looks are saved themselves. */
function act<T>({ service, actor }: TabCall, does: Parameters<typeof service.transact<T>>[1]): Promise<T> {
  return service.transact(actor, does);
}

const scheme = [
  tabRoute({ method: 'get', path: '/scheme-settings', handle: (call) => act(call, listScheme) }),
  tabRoute<z.infer<typeof schemeBody>>({
    method: 'put',
    path: '/scheme-settings',
    body: schemeBody,
    handle: (call, { body }) =>
      act(call, async (work) => {
        await setScheme(work, body);
        return listScheme(work);
      }),
  }),
  tabRoute({
    method: 'delete',
    path: '/scheme-settings/:settingId',
    handle: (call, { params }) =>
      act(call, async (work) => {
        await removeScheme(work, params['settingId'] ?? '');
        return listScheme(work);
      }),
  }),
  tabRoute<z.infer<typeof schemeBody>>({
    method: 'post',
    path: '/registrations/:year/effect',
    body: schemeBody,
    handle: (call, { params, body }) => act(call, (work) => tryScheme(work, yearOf(params), body)),
  }),
];

const years = [
  tabRoute({
    method: 'get',
    path: '/registrations/:year',
    handle: (call, { params }) => act(call, (work) => registrationOverview(work, yearOf(params))),
  }),
  tabRoute({
    method: 'get',
    path: '/registrations/:year/findings',
    handle: (call, { params }) => act(call, (work) => registrationFindings(work, yearOf(params))),
  }),
  tabRoute<LeaveOutBody>({
    method: 'put',
    path: '/registrations/:year/left-out',
    body: leaveOutBody,
    handle: (call, { params, body }) =>
      act(call, async (work) => {
        await leaveOut(work, yearOf(params), body);
        return registrationOverview(work, yearOf(params));
      }),
  }),
  tabRoute<{ reason: string }>({
    method: 'post',
    path: '/registrations/:year/freeze',
    body: freezeBody,
    handle: (call, { params, body }) =>
      act(call, async (work) => {
        await freezeYear(work, yearOf(params), body.reason);
        return registrationOverview(work, yearOf(params));
      }),
  }),
  tabRoute({
    method: 'get',
    path: '/registrations/:year/looks',
    handle: (call, { params }) => act(call, (work) => registrationLooks(work, yearOf(params))),
  }),
];

const files = [
  tabRoute({
    method: 'post',
    path: '/registrations/:year/compare',
    query: z.object({ name: z.string().max(200).default('upload') }),
    handle: async (call, { params, query }) => {
      const year = yearOf(params);
      // Rights first: nobody else's file is worth reading.
      await act(call, (work) => registrationOverview(work, year));
      const [file, more] = await uploadedFiles(call.request, query.name);
      if (!file || more) throw new Refusal('invalid', 'students-one-file');
      const upload = await readStudentUpload(file);
      return act(call, (work) => compareYear(work, year, upload));
    },
  }),
  tabRoute({
    method: 'get',
    path: '/registrations/:year/export',
    query: exportQuery,
    handle: async (call, { params, query }) => {
      const { service, actor, response } = call;
      const source = await act(call, (work) => openExport(work, yearOf(params), query));
      response.type(source.format === 'xlsx' ? XLSX_TYPE : 'text/csv; charset=utf-8').attachment(source.fileName);
      const parts = exportParts(source, (look) => service.read(actor.partnershipId, look));
      // A fault halfway breaks the connection off: half a file must not look like a whole one.
      await pipeline(Readable.from(parts), response).catch((cause: unknown) => {
        service.log.warn(
          { cause: cause instanceof Error ? cause.name : 'unknown' },
          'a registration was not sent to its end',
        );
        response.destroy();
      });
    },
  }),
];

/** The registration for the subsidy, below `/api/partnerships/:partnershipId`. No address holds a student number. */
export const registrationRoutes = [...scheme, ...years, ...files];
