import { expect, test } from '@jest/globals';
import { actions, card, link } from '../../../src/cards/kit.ts';
import { activityNote } from '../../../src/delivery/cards/activity-note.ts';
import {
  CONVERSATION_LIMITS,
  nextTurn,
  type RecentRequests,
  TENANT_LIMITS,
  waitFor,
} from '../../../src/delivery/rules/channel-limits.ts';
import { chooseWay, type Reach, wayFor } from '../../../src/delivery/rules/choose-way.ts';
import { linkState } from '../../../src/delivery/rules/link-state.ts';
import { isExhausted, retryDelay } from '../../../src/delivery/rules/retry.ts';

test.each([
  [1, null, 0.5, 0.5],
  [2, null, 0.5, 1],
  [3, null, 0.5, 4],
  [6, null, 0.5, 32],
  [30, null, 0.5, 600],
  [1, null, 0, 0.25],
  [1, null, 0.99, 0.745],
  [7, 3, 0, 3],
  [1, 86_400, 0, 600],
])('attempt %i, asked to wait %p, jitter %d: %d seconds', (attempts, wish, jitter, seconds) => {
  expect(retryDelay(attempts, wish, jitter)).toBeCloseTo(seconds);
});

test('each way is given up some time', () => {
  expect([isExhausted('chat', 12), isExhausted('chat', 13), isExhausted('mail', 170)]).toEqual([false, true, true]);
});

test.each(['asking', 'mail', 'group', 'update'] as const)(
  '%s goes on for longer than a day without Microsoft',
  (way) => {
    let seconds = 0;
    for (let attempts = 1; !isExhausted(way, attempts); attempts += 1) seconds += retryDelay(attempts, null, 0.5);
    expect(seconds / 3_600).toBeGreaterThan(25);
  },
);

const at = (...seconds: number[]): number[] => seconds.map((second) => second * 1_000);

test.each([
  ['nothing sent yet', at(), 100, 0],
  ['five in this second', at(99.5, 99.6, 99.7, 99.8, 99.9), 100, 0],
  ['six in this second', at(99.4, 99.5, 99.6, 99.7, 99.8, 99.9), 100, 400],
  ['seven in two seconds', at(98.5, 99.1, 99.2, 99.3, 99.4, 99.5, 99.6), 100, 500],
])('in one conversation, %s', (_what, times, now, wait) => {
  expect(waitFor(times, CONVERSATION_LIMITS, now * 1_000)).toBeCloseTo(wait);
});

test('in one tenant requests are spread over the second, with room for a few at once', () => {
  const burst = at(10, 10.001, 10.002, 10.003, 10.004);
  expect(waitFor(burst.slice(1), TENANT_LIMITS, 10_004)).toBe(0);
  expect(waitFor(burst, TENANT_LIMITS, 10_004)).toBe(101);
});

test.each<[string, RecentRequests, ReturnType<typeof nextTurn>]>([
  ['nothing sent yet', { now: 100_000, inConversation: [], inTenant: [] }, { at: 100_000 }],
  [
    'turns were given away until a second from now',
    { now: 100_000, inConversation: [], inTenant: at(100.9, 100.92, 100.94, 100.96, 100.98) },
    { at: 101_005 },
  ],
  [
    'the line is longer than turns are given away',
    { now: 100_000, inConversation: [], inTenant: at(103.2, 103.21, 103.22, 103.23, 103.24) },
    { askAgainIn: 305 },
  ],
  [
    'this conversation had its share',
    { now: 100_000, inConversation: at(99.4, 99.5, 99.6, 99.7, 99.8, 99.9), inTenant: [] },
    { askAgainIn: 400 },
  ],
  [
    'this conversation will have had its pause by its turn in the tenant',
    { now: 100_000, inConversation: at(99.1, 99.2, 99.3, 99.4, 99.5, 99.6), inTenant: at(100.5) },
    { at: 100_500 },
  ],
])('the next turn when %s', (_what, recent, turn) => {
  expect(nextTurn(recent, TENANT_LIMITS)).toEqual(turn);
});

test('five thousand turns in one tenant take less than a tenth longer than its limit of fifty a second', () => {
  let [times, last]: [number[], number] = [[], 0];
  for (let nth = 0; nth < 5_000; nth += 1) {
    const turn = nextTurn({ now: Math.max(0, last - 1_000), inConversation: [], inTenant: times }, TENANT_LIMITS);
    if (!('at' in turn)) throw new Error('no turn');
    last = turn.at;
    times = [...times.slice(-100), last];
  }
  expect(last).toBeLessThan((5_000 / 50) * 1_000 * 1.08);
});

test.each<[string, Reach, string]>([
  ['in the directory', { inDirectory: true, chat: 'open' }, 'chat'],
  ['who shut the chat but keeps the app', { inDirectory: true, chat: 'blocked' }, 'activity'],
  ['who removed the app', { inDirectory: true, chat: 'closed' }, 'mail'],
  ['who has no account', { inDirectory: false, chat: 'open' }, 'mail'],
  ['who asked for mail', { inDirectory: true, chat: 'open', prefers: 'mail' }, 'mail'],
  ['who asked for mail that comes back', { inDirectory: true, chat: 'open', prefers: 'mail', mailFails: true }, 'chat'],
  ['who asked for no messages', { inDirectory: true, chat: 'open', prefers: 'none', mailFails: true }, 'none'],
])('%s is reached by %s', (_who, reach, way) => {
  expect(chooseWay(reach)).toBe(way);
});

const tabs = 'https://kring.example/tab';
const linked = card({ language: 'nl', who: 'w', question: 'q', answer: [actions(link('Open', `${tabs}/notulen/1`))] });
test.each([
  ['a question leads to where it is answered', 'ask', linked, 'vraag', `${tabs}/overleg`],
  ['a reminder too', 'remind', linked, 'herinnering', `${tabs}/overleg`],
  ['news leads to what it is about', 'inform', linked, 'bericht', `${tabs}/notulen/1`],
  [
    'news without a page of ours leads to the first tab',
    'inform',
    card({ language: 'nl', who: 'w', question: 'q', answer: [actions(link('Open', 'https://elders.example/tab/x'))] }),
    'bericht',
    `${tabs}/overleg`,
  ],
] as const)('in the activity feed %s', (_what, purpose, shown, type, page) => {
  expect(activityNote({ purpose, summary: 's', card: shown }, 'https://kring.example')).toEqual({
    type,
    preview: 's',
    page,
  });
});

test.each([
  ['closes-today', 'remind', 'sluitVandaag', `${tabs}/overleg`],
  ['meeting-today', 'inform', 'vandaag', `${tabs}/notulen/1`],
] as const)(
  'what is urgent (%s) has a kind of its own, that people can switch off apart',
  (urgent, purpose, type, page) => {
    expect(activityNote({ purpose, summary: 's', card: linked, urgent }, 'https://kring.example')).toEqual({
      type,
      preview: 's',
      page,
    });
  },
);

test.each([
  ['meeting-today', 'chat', 'activity'],
  ['closes-today', 'activity', 'activity'],
  ['closes-today', 'mail', 'mail'],
  [undefined, 'chat', 'chat'],
] as const)('urgent %s to who is reached by %s goes by %s', (urgent, way, expected) => {
  expect(wayFor(urgent, way)).toBe(expected);
});

test('a long line is cut to what a notification shows', () => {
  const { preview } = activityNote({ purpose: 'ask', summary: 'x'.repeat(300), card: linked }, 'https://kring.example');
  expect(preview).toHaveLength(150);
});

test.each([
  ['2026-11-10T12:00:00.000Z', null, 'open'],
  ['2026-11-01T12:00:00.000Z', null, 'expired'],
  ['2026-11-02T09:00:00.000Z', null, 'expired'],
  ['2026-11-10T12:00:00.000Z', '2026-11-01T00:00:00.000Z', 'revoked'],
] as const)('a link until %s, revoked %p, is %s', (expiresAt, revokedAt, state) => {
  expect(linkState({ expiresAt, revokedAt }, '2026-11-02T09:00:00.000Z')).toBe(state);
});
