import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../src/delivery/ports.ts';
import {
  afterActivityFault,
  afterAskingFault,
  afterChatFault,
  afterGroupFault,
  afterMailFault,
  afterNotFound,
  afterUpdateFault,
  type ChatStep,
} from '../../../src/delivery/rules/channel-outcome.ts';

const fault = (status: number | null, code = ''): Fault => ({ status, code, retryAfterSeconds: null });

describe('a fault while sending to a chat', () => {
  const table: [ChatStep, Fault, attempts: number, kind: string, problem: string, mark?: string][] = [
    ['post', fault(429), 1, 'retry', 'too-many'],
    ['post', fault(412), 1, 'retry', 'unavailable'],
    ['post', fault(401), 1, 'retry', 'not-signed-in'],
    ['post', fault(null, 'unreachable'), 1, 'retry', 'no-answer'],
    ['post', fault(null, 'no-answer'), 1, 'ask', 'no-answer'],
    ['post', fault(500), 1, 'ask', 'server-error'],
    ['post', fault(502), 1, 'ask', 'unavailable'],
    ['post', fault(504), 1, 'ask', 'unavailable'],
    ['open', fault(503), 1, 'retry', 'unavailable'],
    ['open', fault(null, 'no-answer'), 1, 'retry', 'no-answer'],
    ['post', fault(403, 'MessageWritesBlocked'), 1, 'mail', 'chat-uninstalled', 'uninstalled'],
    ['post', fault(403, 'ConversationBlockedByUser'), 1, 'activity', 'chat-blocked', 'blocked'],
    ['post', fault(403, 'BotDisabledByAdmin'), 1, 'mail', 'chat-disabled', 'disabled'],
    ['post', fault(403, 'BotNotInConversationRoster'), 1, 'retry', 'not-in-chat-yet'],
    ['post', fault(403, 'BotNotInConversationRoster'), 4, 'mail', 'not-in-chat', 'forget'],
    ['post', fault(404, 'ConversationNotFound'), 1, 'retry', 'chat-gone', 'forget'],
    ['post', fault(404, 'ConversationNotFound'), 2, 'mail', 'chat-gone', 'forget'],
    ['post', fault(413, 'MessageSizeTooBig'), 1, 'mail', 'too-big'],
    ['open', fault(403, 'Forbidden'), 1, 'mail', 'chat-not-possible'],
    ['open', fault(404, 'Request_ResourceNotFound'), 1, 'mail', 'left-tenant', 'uninstalled'],
    ['open', fault(404, 'NotFound'), 1, 'mail', 'chat-not-possible'],
    ['post', fault(429), 13, 'mail', 'too-many'],
    ['post', fault(502), 169, 'ask', 'unavailable'],
    ['post', fault(502), 170, 'uncertain', 'unavailable'],
  ];
  test.each(table)('%s %o at attempt %i: %s, %s', (...row) => {
    const [step, given, attempts, kind, problem, mark] = row;
    const next = afterChatFault(step, given, attempts);
    expect(next).toEqual({ kind, problem, ...(mark ? { mark } : {}) });
  });
});

test.each([
  ['server-error', 'mail'],
  ['unavailable', 'post'],
  [null, 'post'],
])('a message that is not there after %s goes on by %s', (problem, way) => {
  expect(afterNotFound(problem)).toBe(way);
});

test.each([
  ['chat', fault(404), 1, 'not-there'],
  ['chat', fault(503), 1, { kind: 'ask', problem: 'unavailable' }],
  ['chat', fault(403), 1, { kind: 'uncertain', problem: 'cannot-ask' }],
  ['chat', fault(null), 170, { kind: 'uncertain', problem: 'cannot-ask' }],
  ['mail', fault(404), 1, { kind: 'uncertain', problem: 'cannot-ask' }],
] as const)('asking about %s and hearing %o at attempt %i', (way, given, attempts, next) => {
  expect(afterAskingFault(way, given, attempts)).toEqual(next);
});

test.each([
  [fault(429), 1, 'retry', 'too-many'],
  [fault(503), 1, 'ask', 'unavailable'],
  [fault(null), 1, 'ask', 'no-answer'],
  [fault(404, 'ErrorItemNotFound'), 1, 'ask', 'refused'],
  [fault(400, 'ErrorInvalidRecipients'), 1, 'bounced', 'bad-address'],
  [fault(404, 'ErrorInvalidUser'), 1, 'failed', 'no-mailbox'],
  [fault(403, 'ErrorAccessDenied'), 1, 'failed', 'mail-refused'],
  [fault(429), 170, 'failed', 'too-many'],
  [fault(503), 170, 'uncertain', 'unavailable'],
] as const)('mail and %o at attempt %i: %s', (given, attempts, kind, problem) => {
  expect(afterMailFault(given, attempts)).toEqual({ kind, problem });
});

test.each([
  [fault(429), 1, 'retry', 'too-many'],
  [fault(503), 1, 'retry', 'unavailable'],
  [fault(504), 1, 'uncertain', 'unavailable'],
  [fault(null), 1, 'uncertain', 'no-answer'],
  [fault(404), 1, 'failed', 'chat-gone'],
  [fault(403), 1, 'failed', 'chat-refused'],
  [fault(503), 170, 'failed', 'unavailable'],
] as const)('a group post and %o at attempt %i: %s', (given, attempts, kind, problem) => {
  expect(afterGroupFault(given, attempts)).toEqual({ kind, problem });
});

test.each([
  [fault(null), 1, { kind: 'retry', problem: 'no-answer' }],
  [fault(500), 1, { kind: 'retry', problem: 'server-error' }],
  [fault(400), 1, { kind: 'failed', problem: 'refused' }],
  [fault(403, 'ConversationBlockedByUser'), 1, { kind: 'opted-out', problem: 'chat-blocked', mark: 'blocked' }],
  [fault(429), 170, { kind: 'failed', problem: 'too-many' }],
] as const)('a card update and %o at attempt %i', (given, attempts, next) => {
  expect(afterUpdateFault(given, attempts)).toEqual(next);
});

test.each([
  [fault(429), 1, { kind: 'retry', problem: 'too-many' }],
  [fault(503), 1, { kind: 'retry', problem: 'unavailable' }],
  [fault(429), 13, { kind: 'mail', problem: 'too-many' }],
  [fault(null, 'no-answer'), 1, { kind: 'uncertain', problem: 'no-answer' }],
  [fault(500), 1, { kind: 'uncertain', problem: 'server-error' }],
  [fault(403, 'Forbidden'), 1, { kind: 'mail', problem: 'feed-refused', mark: 'uninstalled' }],
  [fault(404, 'Request_ResourceNotFound'), 1, { kind: 'mail', problem: 'left-tenant', mark: 'uninstalled' }],
])('a fault %o with the activity feed at attempt %i: %o', (given, attempts, next) => {
  expect(afterActivityFault(given, attempts)).toEqual(next);
});
