import { carryOutBodyChangeBody, previewBodyChangeBody } from '../../src/meetings/schema-body-change.ts';
import { carryOutBodyChange, previewBodyChange } from '../../src/meetings/use-cases.ts';
import { tabRoute } from './route.ts';

/** Bodies that merge or end, seats that change hands, boards that join. */
export const bodyChangeRoutes = [
  tabRoute({
    method: 'post',
    path: '/body-changes/preview',
    body: previewBodyChangeBody,
    handle: ({ service, actor, language }, { body }) =>
      service.transact(actor, (work) => previewBodyChange(work, language, body.change)),
  }),
  tabRoute({
    method: 'post',
    path: '/body-changes',
    body: carryOutBodyChangeBody,
    handle: ({ service, actor }, { body }) =>
      service.transact(actor, (work) => carryOutBodyChange(work, service.publicUrl, body)),
  }),
];
