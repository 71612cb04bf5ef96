import type { Request } from 'express';
import * as z from 'zod';
import {
  type ChangeDate,
  changeDateBody,
  type PushYearPlan,
  pushYearPlanBody,
  type SaveYearPlan,
  saveYearPlanBody,
  schoolYearParam,
  uploadCalendarQuery,
} from '../../src/meetings/schema-year-plan.ts';
import {
  changePlannedDate,
  saveYearPlan,
  solveYearPlan,
  viewYearPlan,
} from '../../src/meetings/use-cases/year-plan.ts';
import {
  demandCalendarChange,
  dropSchoolCalendar,
  readCalendarFile,
  uploadSchoolCalendar,
  viewSchoolCalendar,
} from '../../src/meetings/use-cases/year-plan-calendar.ts';
import { yearPlanCalendar, yearPlanWorkbook } from '../../src/meetings/use-cases/year-plan-export.ts';
import { pushYearPlan } from '../../src/meetings/use-cases/year-plan-push.ts';
import { XLSX_TYPE } from '../../src/sheets/cells.ts';
import { yearPlanText } from '../../src/text/year-plan.ts';
import type { Work } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';
import { uploadedFiles } from './upload.ts';

type Params = Record<string, string>;
const yearOf = (params: Params): number => schoolYearParam.parse(params['schoolYear']);

function readerOf({ service, standing, language }: TabCall) {
  return { standing, language, now: service.clock.now() };
}

function view(call: TabCall, schoolYear: number) {
  return call.service.read(call.actor.partnershipId, (scope) => viewYearPlan(scope, readerOf(call), schoolYear));
}

/** Changes the plan, and answers with the plan as it then is. */
async function thenView(call: TabCall, schoolYear: number, act: (work: Work) => Promise<unknown>) {
  await call.service.transact(call.actor, act);
  return view(call, schoolYear);
}

const plans = [
  tabRoute({
    method: 'get',
    path: '/year-plans/:schoolYear',
    handle: (call, { params }) => view(call, yearOf(params)),
  }),
  tabRoute<SaveYearPlan>({
    method: 'put',
    path: '/year-plans/:schoolYear',
    body: saveYearPlanBody,
    handle: (call, { params, body }) =>
      thenView(call, yearOf(params), (work) => saveYearPlan(work, yearOf(params), body)),
  }),
  tabRoute({
    method: 'post',
    path: '/year-plans/:schoolYear/solve',
    handle: (call, { params }) => thenView(call, yearOf(params), (work) => solveYearPlan(work, yearOf(params))),
  }),
  tabRoute<ChangeDate>({
    method: 'put',
    path: '/year-plans/:schoolYear/dates/:bodyId/:slot',
    body: changeDateBody,
    handle: (call, { params, body }) => {
      const slot = z.coerce.number().int().min(0).parse(params['slot']);
      const which = { bodyId: params['bodyId'] ?? '', slot };
      return thenView(call, yearOf(params), (work) => changePlannedDate(work, yearOf(params), which, body));
    },
  }),
  tabRoute<PushYearPlan>({
    method: 'post',
    path: '/year-plans/:schoolYear/push',
    body: pushYearPlanBody,
    handle: async (call, { params, body }) => {
      const { service, actor } = call;
      const pushed = await service.transact(actor, (work) =>
        pushYearPlan(work, service.publicUrl, yearOf(params), body),
      );
      return { ...pushed, plan: await view(call, yearOf(params)) };
    },
  }),
];

const files = [
  tabRoute({
    method: 'get',
    path: '/year-plans/:schoolYear/export.xlsx',
    handle: async (call, { params }) => {
      const plan = await view(call, yearOf(params));
      const bytes = await yearPlanWorkbook(plan, call.language);
      const name = yearPlanText[call.language].file.name(plan.schoolYear);
      call.response.type(XLSX_TYPE).attachment(`${name}.xlsx`).send(bytes);
    },
  }),
  tabRoute({
    method: 'get',
    path: '/year-plans/:schoolYear/export.ics',
    handle: async (call, { params }) => {
      const plan = await view(call, yearOf(params));
      const { partnershipId } = call.actor;
      const text = yearPlanCalendar(plan, call.language, partnershipId, call.service.clock.now());
      const name = yearPlanText[call.language].file.name(plan.schoolYear);
      call.response.attachment(`${name}.ics`).type('text/calendar; charset=utf-8').send(text);
    },
  }),
];

const calendar = [
  tabRoute({
    method: 'get',
    path: '/school-calendar',
    handle: (call) => call.service.read(call.actor.partnershipId, (scope) => viewSchoolCalendar(scope, readerOf(call))),
  }),
  tabRoute({
    method: 'post',
    path: '/school-calendar',
    query: uploadCalendarQuery,
    handle: async (call, { query }) => {
      const { service, actor, language } = call;
      // Rights first: nobody else's file is worth reading.
      demandCalendarChange(call.standing);
      const file = await calendarFile(call.request, query.name);
      const read = await readCalendarFile(file);
      const upload = { fileName: file.name, read, ...(query.confirmed ? { confirmed: query.confirmed } : {}) };
      return service.transact(actor, (work) => uploadSchoolCalendar(work, language, upload));
    },
  }),
  tabRoute({
    method: 'delete',
    path: '/school-calendar',
    handle: async (call) => {
      await call.service.transact(call.actor, dropSchoolCalendar);
      return call.service.read(call.actor.partnershipId, (scope) => viewSchoolCalendar(scope, readerOf(call)));
    },
  }),
];

/** A JSON file comes in as parsed by the body parser; any other as it is. */
async function calendarFile(request: Request, name: string) {
  if (request.is('application/json')) return { name, bytes: Buffer.from(JSON.stringify(request.body ?? null)) };
  const [file] = await uploadedFiles(request, name);
  return file ?? { name, bytes: new Uint8Array() };
}

/** The year plan: wishes, proposals, locking, pushing out, files, and the school calendar it rests on. */
export const yearPlanRoutes = [...plans, ...files, ...calendar];
