import { expect, test } from '@jest/globals';
import { actions, card, link } from '../../../src/cards/kit.ts';
import { activityNote } from '../../../src/delivery/cards/activity-note.ts';
import { CONVERSATION_LIMITS, TENANT_LIMITS, waitFor } from '../../../src/delivery/rules/channel-limits.ts';
import { chooseWay, type Reach } from '../../../src/delivery/rules/choose-way.ts';
import { linkState } from '../../../src/delivery/rules/link-state.ts';
import { isExhausted, retryDelay } from '../../../src/delivery/rules/retry.ts';

test.each([
  [1, null, 0.5, 2],
  [2, null, 0.5, 4],
  [5, null, 0.5, 32],
  [30, null, 0.5, 600],
  [1, null, 0, 1],
  [1, null, 0.99, 2.98],
  [7, 3, 0, 3],
  [1, 86_400, 0, 600],
])('attempt %i, asked to wait %p, jitter %d: %d seconds', (attempts, wish, jitter, seconds) => {
  expect(retryDelay(attempts, wish, jitter)).toBeCloseTo(seconds);
});

test('each way is given up some time', () => {
  expect([isExhausted('chat', 11), isExhausted('chat', 12), isExhausted('mail', 20)]).toEqual([false, true, true]);
});

const at = (...seconds: number[]): number[] => seconds.map((second) => second * 1_000);

test.each([
  ['nothing sent yet', at(), 100, 0],
  ['five in this second', at(99.5, 99.6, 99.7, 99.8, 99.9), 100, 0],
  ['six in this second', at(99.4, 99.5, 99.6, 99.7, 99.8, 99.9), 100, 400],
  ['seven in two seconds', at(98.5, 99.1, 99.2, 99.3, 99.4, 99.5, 99.6), 100, 500],
])('in one conversation, %s', (_what, times, now, wait) => {
  expect(waitFor(times, CONVERSATION_LIMITS, now * 1_000)).toBeCloseTo(wait);
});

test('in one tenant, 45 in a second are followed by a pause', () => {
  const times = Array.from({ length: 45 }, (_, index) => 10_000 + index * 10);
  expect(waitFor(times.slice(1), TENANT_LIMITS, 10_500)).toBe(0);
  expect(waitFor(times, TENANT_LIMITS, 10_500)).toBe(500);
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
