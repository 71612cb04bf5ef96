import * as z from 'zod';
import { fileOf } from '../../src/documents/write.ts';
import { answerOfferBody, seekPlaceBody } from '../../src/placements/schema-replacements.ts';
import {
  columnsBody,
  decideStudentsBody,
  keepingBody,
  registerFieldBody,
  registerQuery,
  startImportBody,
  subjectAccessBody,
} from '../../src/placements/schema-students.ts';
import {
  answerOffer,
  boardStudents,
  chooseColumns,
  decideStudents,
  drawOffer,
  eraseStudents,
  exampleStudentList,
  followStudentImport,
  listUnplaced,
  offerStudents,
  readStudentUpload,
  seekPlace,
  setKeeping,
  setRegisterField,
  startStudentImport,
  stopSeeking,
  studentOverview,
  studentRegister,
  studentRegisterFile,
  studentViews,
  subjectAccess,
  waitingUpload,
} from '../../src/placements/use-cases/students.ts';
import { XLSX_TYPE } from '../../src/sheets/cells.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { tabRoute } from './route.ts';
import { uploadedFiles } from './upload.ts';

type Params = Record<string, string>;
const roundOf = (params: Params): string => params['roundId'] ?? '';
const placeOf = (params: Params) => ({ roundId: roundOf(params), boardId: params['boardId'] ?? '' });
const importOf = (params: Params) => ({ roundId: roundOf(params), importId: params['importId'] ?? '' });

const lists = [
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/students',
    handle: ({ service, actor, standing }, { params }) =>
      service.read(actor.partnershipId, (scope) =>
        studentOverview(scope, service.clock.now(), roundOf(params), standing),
      ),
  }),
  tabRoute({
    method: 'delete',
    path: '/placement-rounds/:roundId/students',
    handle: async ({ service, actor, standing }, { params }) => {
      await service.transact(actor, (work) => eraseStudents(work, roundOf(params)));
      return service.read(actor.partnershipId, (scope) =>
        studentOverview(scope, service.clock.now(), roundOf(params), standing),
      );
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/boards/:boardId/students',
    // A unit of work and not a read: the look itself is saved.
    handle: ({ service, actor }, { params }) =>
      service.transact(actor, (work) => boardStudents(work, roundOf(params), placeOf(params).boardId)),
  }),
  tabRoute({
    method: 'put',
    path: '/placement-rounds/:roundId/boards/:boardId/students',
    body: decideStudentsBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, async (work) => {
        await decideStudents(work, placeOf(params), body);
        return boardStudents(work, roundOf(params), placeOf(params).boardId);
      }),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/student-views',
    handle: ({ service, actor }, { params }) => service.transact(actor, (work) => studentViews(work, roundOf(params))),
  }),
];

const imports = [
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/student-example',
    handle: async ({ service, actor, response }, { params }) => {
      const bytes = await service.transact(actor, (work) => exampleStudentList(work, roundOf(params)));
      response.type(XLSX_TYPE).attachment('voorbeeld-studentenlijst.xlsx').send(bytes);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/student-imports',
    query: z.object({ name: z.string().max(200).default('upload') }),
    handle: async ({ service, actor, standing, language, request }, { params, query }) => {
      // Rights first: nobody else's file is worth reading.
      const { mayImport } = await service.read(actor.partnershipId, (scope) =>
        studentOverview(scope, service.clock.now(), roundOf(params), standing),
      );
      if (!mayImport) throw new Refusal('not-allowed', 'not-allowed');
      const [file, more] = await uploadedFiles(request, query.name);
      if (!file || more) throw new Refusal('invalid', 'students-one-file');
      const upload = await readStudentUpload(file);
      return service.transact(actor, (work) => offerStudents(work, roundOf(params), upload, language));
    },
  }),
  tabRoute({
    method: 'put',
    path: '/placement-rounds/:roundId/student-imports/:importId/columns',
    body: columnsBody,
    handle: async ({ service, actor, language }, { params, body }) => {
      const { roundId, importId } = importOf(params);
      const file = await service.transact(actor, (work) => waitingUpload(work, roundId, importId));
      const upload = await readStudentUpload(file);
      return service.transact(actor, (work) =>
        chooseColumns(work, { roundId, importId }, upload, { mapping: body.mapping, language }),
      );
    },
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/student-imports/:importId/start',
    body: startImportBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, (work) =>
        startStudentImport(work, roundOf(params), importOf(params).importId, body.undoMoves),
      ),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/student-imports/:importId',
    handle: ({ service, actor }, { params }) =>
      service.transact(actor, (work) => followStudentImport(work, roundOf(params), importOf(params).importId)),
  }),
];

const privacy = [
  tabRoute({
    method: 'put',
    path: '/placement-rounds/:roundId/students/keeping',
    body: keepingBody,
    handle: async ({ service, actor, standing }, { params, body }) => {
      await service.transact(actor, (work) => setKeeping(work, roundOf(params), body.until));
      return service.read(actor.partnershipId, (scope) =>
        studentOverview(scope, service.clock.now(), roundOf(params), standing),
      );
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/student-register',
    handle: ({ service, actor, language }, { params }) =>
      service.transact(actor, (work) => studentRegister(work, roundOf(params), language)),
  }),
  tabRoute({
    method: 'put',
    path: '/placement-rounds/:roundId/student-register/:field',
    body: registerFieldBody,
    handle: ({ service, actor, language }, { params, body }) =>
      service.transact(actor, async (work) => {
        await setRegisterField(work, { roundId: roundOf(params), field: params['field'] ?? '' }, body);
        return studentRegister(work, roundOf(params), language);
      }),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/student-register/file',
    query: registerQuery,
    handle: async ({ service, actor, language, response }, { params, query }) => {
      const { name, bytes } = await service.transact(actor, (work) =>
        studentRegisterFile(work, roundOf(params), { language, format: query.format }),
      );
      response
        .attachment(name)
        .type(query.format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE)
        .send(bytes);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/subject-access',
    body: subjectAccessBody,
    handle: async ({ service, actor, language, response }, { body }) => {
      const { held, paper } = await service.transact(actor, (work) =>
        subjectAccess(work, body.studentNumber, language),
      );
      if (body.format === 'json') return { studentNumber: body.studentNumber, ...held };
      const { name, type, bytes } = await fileOf(paper, body.format);
      response.attachment(name).type(type).send(bytes);
    },
  }),
];

const replacements = [
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/students/unplaced',
    // A unit of work and not a read: the look itself is saved.
    handle: ({ service, actor }, { params }) => service.transact(actor, (work) => listUnplaced(work, roundOf(params))),
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/students/:studentId/replacement',
    body: seekPlaceBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, async (work) => {
        await seekPlace(work, roundOf(params), params['studentId'] ?? '', body);
        return listUnplaced(work, roundOf(params));
      }),
  }),
  tabRoute({
    method: 'delete',
    path: '/placement-rounds/:roundId/replacements/:replacementId',
    handle: ({ service, actor }, { params }) =>
      service.transact(actor, async (work) => {
        await stopSeeking(work, params['replacementId'] ?? '');
        return listUnplaced(work, roundOf(params));
      }),
  }),
  tabRoute({
    method: 'put',
    path: '/student-offers/:offerId',
    body: answerOfferBody,
    handle: async ({ service, actor, language }, { params, body }) => {
      const offerId = params['offerId'] ?? '';
      await service.transact(actor, (work) => answerOffer(work, offerId, body));
      const viewer = { personId: actor.personId, language };
      const card = await service.read(actor.partnershipId, (scope) =>
        drawOffer(scope, service.clock.now(), offerId, viewer),
      );
      return { card };
    },
  }),
];

/** Students in a placement round, below `/api/partnerships/:partnershipId`. No address holds a student number. */
export const studentsRoutes = [...privacy, ...replacements, ...lists, ...imports];
