import { fileOf } from '../../src/documents/write.ts';
import { PROGRAMME_DOCUMENT, type ProgrammeView, SAVE_PROGRAMME, SIGN_UP } from '../../src/programmes/schema.ts';
import { programmeOnPaper, viewProgramme } from '../../src/programmes/use-cases.ts';
import { closeSignUp, editProgramme, openSignUp } from '../../src/programmes/use-cases-edit.ts';
import { signUp } from '../../src/programmes/use-cases-sign-up.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';

type Params = { params: Record<string, string> };
const AT = '/meetings/:meetingId/programme';

/** The programme of a day, and who is in which session. */
export const programmeRoutes = [
  tabRoute({
    method: 'get',
    path: AT,
    handle: (call, input): Promise<ProgrammeView> =>
      call.service.read(call.actor.partnershipId, (scope) => viewProgramme(scope, lookerOf(call), meetingIn(input))),
  }),
  tabRoute({
    method: 'put',
    path: AT,
    body: SAVE_PROGRAMME,
    handle: (call, input) =>
      changing(call, input, (work, url, meetingId) => editProgramme(work, url, meetingId, input.body)),
  }),
  tabRoute({ method: 'post', path: `${AT}/open`, handle: (call, input) => changing(call, input, openSignUp) }),
  tabRoute({ method: 'post', path: `${AT}/close`, handle: (call, input) => changing(call, input, closeSignUp) }),
  tabRoute({
    method: 'post',
    path: `${AT}/sign-up`,
    body: SIGN_UP,
    handle: (call, input) =>
      changing(call, input, async (work, url, meetingId) => {
        const [outcome] = await signUp(work, url, meetingId, [input.body]);
        if (outcome?.outcome === 'full') throw new Refusal('conflict', 'programme-full', { session: outcome.session });
      }),
  }),
  tabRoute({
    method: 'get',
    path: `${AT}/document`,
    query: PROGRAMME_DOCUMENT,
    handle: async (call, input): Promise<undefined> => {
      const paper = await call.service.read(call.actor.partnershipId, (scope) =>
        programmeOnPaper(scope, lookerOf(call), meetingIn(input), call.language),
      );
      const { name, type, bytes } = await fileOf(paper, input.query.format);
      call.response.attachment(name).type(type).send(bytes);
    },
  }),
];

function changing(
  call: TabCall,
  input: Params,
  change: (work: Work, publicUrl: string, meetingId: string) => Promise<void>,
): Promise<ProgrammeView> {
  return call.service.transact(call.actor, async (work) => {
    await change(work, call.service.publicUrl, meetingIn(input));
    return viewProgramme(work, lookerOf(call), meetingIn(input));
  });
}

function meetingIn({ params }: Params): string {
  return params['meetingId'] ?? '';
}

function lookerOf(call: TabCall) {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}
