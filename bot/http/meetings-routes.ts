import {
  answerPollBody,
  createPollBody,
  decidePollBody,
  moveMeetingBody,
  pollsQuery,
  settleConflictBody,
} from '../../src/meetings/schema.ts';
import { askAvailabilityBody, askSuggestionsBody, checkPollBody } from '../../src/meetings/schema-calendars.ts';
import { changeOptionsBody, declineProposalBody } from '../../src/meetings/schema-poll-changes.ts';
import {
  answerPoll,
  bodyAvailability,
  calendarsForAddedDates,
  calendarsForNewPoll,
  calendarsOfPoll,
  cancelMeeting,
  cancelPoll,
  changeOptions,
  checkOption,
  closePoll,
  decidePoll,
  declineProposal,
  listPolls,
  meetingDetail,
  meetingsOverview,
  moveMeeting,
  myMeetings,
  planPoll,
  pollWithCalendars,
  type Reader,
  refuseIfBusy,
  resolveConflict,
  suggestOptions,
  takeProposal,
} from '../../src/meetings/use-cases.ts';
import type { Scope } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';

function readerOf({ service, standing, language }: TabCall): Reader {
  return { standing, language, now: service.clock.now() };
}

function read<T>(call: TabCall, look: (scope: Scope) => Promise<T>): Promise<T> {
  return call.service.read(call.actor.partnershipId, look);
}

/** The poll as the caller sees it after what they did. */
function detail(call: TabCall, pollId: string) {
  return pollWithCalendars(call.service, call.actor.partnershipId, readerOf(call), pollId);
}

const createPoll = tabRoute({
  method: 'post',
  path: '/polls',
  body: createPollBody,
  handle: async (call, { body }) => {
    const { service, actor } = call;
    const calendars = await calendarsForNewPoll(service, actor.partnershipId, readerOf(call), body);
    return service.transact(actor, (work) => planPoll(work, service.publicUrl, body, calendars));
  },
});

const availability = tabRoute({
  method: 'post',
  path: '/meetings/availability',
  body: askAvailabilityBody,
  handle: (call, { body }) => bodyAvailability(call.service, call.actor.partnershipId, readerOf(call), body),
});

const suggestions = tabRoute({
  method: 'post',
  path: '/meetings/suggestions',
  body: askSuggestionsBody,
  handle: (call, { body }) => suggestOptions(call.service, call.actor.partnershipId, readerOf(call), body),
});

const polls = tabRoute({
  method: 'get',
  path: '/polls',
  query: pollsQuery,
  handle: async (call, { query }) => ({
    polls: await read(call, (scope) => listPolls(scope, readerOf(call), query)),
  }),
});

const poll = tabRoute({
  method: 'get',
  path: '/polls/:pollId',
  handle: (call, { params }) => detail(call, params['pollId'] ?? ''),
});

const answer = tabRoute({
  method: 'post',
  path: '/polls/:pollId/answer',
  body: answerPollBody,
  handle: async (call, { params, body }) => {
    const { service, actor } = call;
    const pollId = params['pollId'] ?? '';
    await service.transact(actor, (work) => answerPoll(work, service.publicUrl, pollId, body));
    return detail(call, pollId);
  },
});

const decide = tabRoute({
  method: 'post',
  path: '/polls/:pollId/decide',
  body: decidePollBody,
  handle: async (call, { params, body }) => {
    const { service, actor } = call;
    const pollId = params['pollId'] ?? '';
    await refuseIfBusy(service, actor.partnershipId, readerOf(call), pollId, body);
    await service.transact(actor, (work) => decidePoll(work, service.publicUrl, pollId, body.optionId, body.roomEmail));
    return detail(call, pollId);
  },
});

const check = tabRoute({
  method: 'post',
  path: '/polls/:pollId/check',
  body: checkPollBody,
  handle: (call, { params, body }) =>
    checkOption(call.service, call.actor.partnershipId, readerOf(call), params['pollId'] ?? '', body.optionId),
});

const close = tabRoute({
  method: 'post',
  path: '/polls/:pollId/close',
  handle: async (call, { params }) => {
    const { service, actor } = call;
    const pollId = params['pollId'] ?? '';
    const calendars = await calendarsOfPoll(service, actor.partnershipId, pollId, readerOf(call));
    await service.transact(actor, (work) => closePoll(work, service.publicUrl, pollId, calendars));
    return detail(call, pollId);
  },
});

const cancel = tabRoute({
  method: 'post',
  path: '/polls/:pollId/cancel',
  handle: async (call, { params }) => {
    const { service, actor } = call;
    const pollId = params['pollId'] ?? '';
    await service.transact(actor, (work) => cancelPoll(work, service.publicUrl, pollId));
    return detail(call, pollId);
  },
});

const change = tabRoute({
  method: 'post',
  path: '/polls/:pollId/options',
  body: changeOptionsBody,
  handle: async (call, { params, body }) => {
    const { service, actor } = call;
    const pollId = params['pollId'] ?? '';
    const added = { slots: body.add };
    const calendars = await calendarsForAddedDates(service, actor.partnershipId, readerOf(call), pollId, added);
    await service.transact(actor, (work) => changeOptions(work, service.publicUrl, pollId, body, calendars));
    return detail(call, pollId);
  },
});

const take = tabRoute({
  method: 'post',
  path: '/polls/:pollId/proposals/:proposalId/take',
  handle: async (call, { params }) => {
    const { service, actor } = call;
    const { pollId = '', proposalId = '' } = params;
    const added = { proposalId };
    const calendars = await calendarsForAddedDates(service, actor.partnershipId, readerOf(call), pollId, added);
    await service.transact(actor, (work) => takeProposal(work, service.publicUrl, pollId, proposalId, calendars));
    return detail(call, pollId);
  },
});

const decline = tabRoute({
  method: 'post',
  path: '/polls/:pollId/proposals/:proposalId/decline',
  body: declineProposalBody,
  handle: async (call, { params, body }) => {
    const { service, actor } = call;
    const { pollId = '', proposalId = '' } = params;
    const { word } = body;
    await service.transact(actor, (work) => declineProposal(work, service.publicUrl, pollId, proposalId, word));
    return detail(call, pollId);
  },
});

const mine = tabRoute({
  method: 'get',
  path: '/me/meetings',
  handle: (call) => read(call, (scope) => myMeetings(scope, readerOf(call))),
});

const overview = tabRoute({
  method: 'get',
  path: '/meetings/overview',
  handle: (call) => read(call, (scope) => meetingsOverview(scope, readerOf(call))),
});

const meeting = tabRoute({
  method: 'get',
  path: '/meetings/:meetingId',
  handle: (call, { params }) => read(call, (scope) => meetingDetail(scope, readerOf(call), params['meetingId'] ?? '')),
});

const callOff = tabRoute({
  method: 'post',
  path: '/meetings/:meetingId/cancel',
  handle: async (call, { params }) => {
    const { service, actor } = call;
    const meetingId = params['meetingId'] ?? '';
    await service.transact(actor, (work) => cancelMeeting(work, service.publicUrl, meetingId));
    return read(call, (scope) => meetingDetail(scope, readerOf(call), meetingId));
  },
});

const move = tabRoute({
  method: 'post',
  path: '/meetings/:meetingId/move',
  body: moveMeetingBody,
  handle: async (call, { params, body }) => {
    const { service, actor } = call;
    const meetingId = params['meetingId'] ?? '';
    await service.transact(actor, (work) => moveMeeting(work, service.publicUrl, meetingId, body));
    return read(call, (scope) => meetingDetail(scope, readerOf(call), meetingId));
  },
});

const settleConflict = tabRoute({
  method: 'post',
  path: '/meetings/:meetingId/conflict',
  body: settleConflictBody,
  handle: async (call, { params, body }) => {
    const { service, actor } = call;
    const meetingId = params['meetingId'] ?? '';
    await service.transact(actor, (work) => resolveConflict(work, service.publicUrl, meetingId, body.keep));
    return read(call, (scope) => meetingDetail(scope, readerOf(call), meetingId));
  },
});

/** `/meetings/overview` comes before `/meetings/:meetingId`: the first path that fits answers. */
export const meetingsRoutes = [
  createPoll,
  polls,
  poll,
  answer,
  check,
  decide,
  close,
  cancel,
  change,
  take,
  decline,
  mine,
  overview,
  availability,
  suggestions,
  meeting,
  callOff,
  move,
  settleConflict,
];
