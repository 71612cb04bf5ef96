import {
  AGENDA_DOCUMENT,
  type AgendaVersionView,
  type AgendaView,
  CIRCULATE_AGENDA,
  SAVE_AGENDA,
  START_AGENDA,
} from '../../src/agendas/schema.ts';
import { agendaOnPaper, type Looker, saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { watchPapers } from '../../src/agendas/use-cases-papers-due.ts';
import { startAgenda } from '../../src/agendas/use-cases-settings.ts';
import { agendaVersions } from '../../src/agendas/use-cases-versions.ts';
import { DOCUMENT_FORMATS, documentName } from '../../src/documents/document.ts';
import { writeDocument } from '../../src/documents/write.ts';
import { type TabCall, tabRoute } from './route.ts';

type Params = { params: Record<string, string> };

export const agendasRoutes = [
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/agenda',
    handle: (call, input): Promise<AgendaView> =>
      call.service.read(call.actor.partnershipId, (scope) => viewAgenda(scope, lookerOf(call), meetingIn(input))),
  }),
  tabRoute({
    method: 'put',
    path: '/meetings/:meetingId/agenda',
    body: SAVE_AGENDA,
    handle: (call, input): Promise<AgendaView> =>
      call.service.transact(call.actor, async (work) => {
        await saveItems(work, meetingIn(input), input.body);
        await watchPapers(work, call.service.publicUrl, meetingIn(input));
        return viewAgenda(work, lookerOf(call), meetingIn(input));
      }),
  }),
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/agenda/start',
    body: START_AGENDA,
    handle: (call, input): Promise<AgendaView> =>
      call.service.transact(call.actor, async (work) => {
        await startAgenda(work, meetingIn(input), input.body.templateId);
        return viewAgenda(work, lookerOf(call), meetingIn(input));
      }),
  }),
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/agenda/circulate',
    body: CIRCULATE_AGENDA,
    handle: (call, input): Promise<AgendaView> =>
      call.service.transact(call.actor, async (work) => {
        await circulateAgenda(work, call.service.publicUrl, meetingIn(input), input.body.revision);
        return viewAgenda(work, lookerOf(call), meetingIn(input));
      }),
  }),
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/agenda/versions',
    handle: async (call, input): Promise<{ versions: AgendaVersionView[] }> =>
      call.service.read(call.actor.partnershipId, async (scope) => ({
        versions: await agendaVersions(scope, lookerOf(call), meetingIn(input), call.language),
      })),
  }),
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/agenda/document',
    query: AGENDA_DOCUMENT,
    handle: async (call, input): Promise<undefined> => {
      const { format } = input.query;
      const paper = await call.service.read(call.actor.partnershipId, (scope) =>
        agendaOnPaper(scope, lookerOf(call), meetingIn(input), call.language),
      );
      const bytes = await writeDocument(paper, format);
      call.response
        .attachment(documentName([paper.kind, paper.title], format))
        .type(DOCUMENT_FORMATS[format])
        .send(bytes);
    },
  }),
];

function meetingIn({ params }: Params): string {
  return params['meetingId'] ?? '';
}

function lookerOf(call: TabCall): Looker {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}
