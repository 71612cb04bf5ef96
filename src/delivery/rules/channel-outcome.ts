import type { Fault } from './fault.ts';
import { isExhausted } from './retry.ts';

/** What a refusal tells about the chat itself, so that the next message need not find out again. */
export type ChatMark = 'blocked' | 'uninstalled' | 'disabled' | 'forget';

/** The problem of somebody who is not in the tenant any more. */
export const LEFT_TENANT = 'left-tenant';

/**
 * What happens to an addressee after a fault. `retry`: it was certainly not sent. `ask`: it may have been sent, so the
 * channel is asked before anything is sent again. `problem` is a code for `src/text/delivery.ts`.
 */
export type Next =
  | { kind: 'activity'; problem: string; mark?: ChatMark }
  | { kind: 'retry'; problem: string; mark?: ChatMark }
  | { kind: 'ask'; problem: string }
  | { kind: 'mail'; problem: string; mark?: ChatMark }
  | { kind: 'failed' | 'bounced' | 'uncertain' | 'opted-out'; problem: string; mark?: ChatMark };

/** Opening a chat can be repeated without harm; posting cannot. */
export type ChatStep = 'open' | 'post';

const CLOSED_CHAT: Record<string, ChatMark> = {
  MessageWritesBlocked: 'uninstalled',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'disabled',
};

/** Attempts in which a freshly installed app may still be on its way into the chat. */
const ATTEMPTS_FOR_ROSTER = 4;
/** A chat that is gone is opened anew once. */
const ATTEMPTS_FOR_REOPENING = 2;

/** Decides on a fault while sending to somebody's chat. */
export function afterChatFault(step: ChatStep, fault: Fault, attempts: number): Next {
  const { status, code } = fault;
  const next = chatFault(step, status, code, attempts);
  if (next.kind === 'retry' && isExhausted('chat', attempts)) return { ...next, kind: 'mail' };
  if (next.kind === 'ask' && isExhausted('asking', attempts)) return { kind: 'uncertain', problem: next.problem };
  return next;
}

function chatFault(step: ChatStep, status: number | null, code: string, attempts: number): Next {
  if (wasRefusedForNow(status, code)) return { kind: 'retry', problem: problemOf(status) };
  if (isUnclear(status)) return { kind: step === 'post' ? 'ask' : 'retry', problem: problemOf(status) };
  const mark = CLOSED_CHAT[code];
  // Who shut the chat still has the app, and with it the activity feed.
  if (mark) return { kind: mark === 'blocked' ? 'activity' : 'mail', problem: `chat-${mark}`, mark };
  if (step === 'open' && hasLeft(status, code)) return { kind: 'mail', problem: LEFT_TENANT, mark: 'uninstalled' };
  if (code === 'BotNotInConversationRoster') {
    return attempts < ATTEMPTS_FOR_ROSTER
      ? { kind: 'retry', problem: 'not-in-chat-yet' }
      : { kind: 'mail', problem: 'not-in-chat', mark: 'forget' };
  }
  if (status === 404 && step === 'post') {
    const kind = attempts < ATTEMPTS_FOR_REOPENING ? 'retry' : 'mail';
    return { kind, problem: 'chat-gone', mark: 'forget' };
  }
  if (status === 413) return { kind: 'mail', problem: 'too-big' };
  return { kind: 'mail', problem: step === 'open' ? 'chat-not-possible' : 'chat-refused' };
}

/** Decides on a fault with a notification in the activity feed; nobody can be asked afterwards whether one arrived. */
export function afterActivityFault(fault: Fault, attempts: number): Next {
  const { status, code } = fault;
  if (wasRefusedForNow(status, code) || status === 503) {
    return { kind: isExhausted('activity', attempts) ? 'mail' : 'retry', problem: problemOf(status) };
  }
  if (isUnclear(status)) return { kind: 'uncertain', problem: problemOf(status) };
  if (hasLeft(status, code)) return { kind: 'mail', problem: LEFT_TENANT, mark: 'uninstalled' };
  // The app is gone after all, or may not notify: from now on mail at once, until they write or install it again.
  return { kind: 'mail', problem: 'feed-refused', mark: 'uninstalled' };
}

/** What to do when the channel says that a doubtful message is not there. A server error is never tried again. */
export function afterNotFound(lastProblem: string | null): 'post' | 'mail' {
  return lastProblem === 'server-error' ? 'mail' : 'post';
}

/** Decides on a fault while asking for a doubtful message. */
export function afterAskingFault(way: 'chat' | 'mail', fault: Fault, attempts: number): Next | 'not-there' {
  const { status, code } = fault;
  // Without an installation there is no chat, so nothing can have arrived in it.
  if (way === 'chat' && status === 404) return 'not-there';
  const canAsk = isUnclear(status) || wasRefusedForNow(status, code);
  if (canAsk && !isExhausted('asking', attempts)) return { kind: 'ask', problem: problemOf(status) };
  return { kind: 'uncertain', problem: 'cannot-ask' };
}

/** Decides on a fault with mail, where whatever may have happened can always be looked up. */
export function afterMailFault(fault: Fault, attempts: number): Next {
  const { status, code } = fault;
  const unclear = isUnclear(status) || code === 'ErrorItemNotFound';
  if (unclear) return { kind: isExhausted('mail', attempts) ? 'uncertain' : 'ask', problem: problemOf(status) };
  if (wasRefusedForNow(status, code)) {
    return { kind: isExhausted('mail', attempts) ? 'failed' : 'retry', problem: problemOf(status) };
  }
  if (code === 'ErrorInvalidRecipients') return { kind: 'bounced', problem: 'bad-address' };
  if (status === 404) return { kind: 'failed', problem: 'no-mailbox' };
  return { kind: 'failed', problem: 'mail-refused' };
}

/** Decides on a fault with a group post: nobody can be asked there, so what is doubtful stays for a person to judge. */
export function afterGroupFault(fault: Fault, attempts: number): Next {
  const { status, code } = fault;
  if (wasRefusedForNow(status, code) || status === 503) {
    return { kind: isExhausted('group', attempts) ? 'failed' : 'retry', problem: problemOf(status) };
  }
  if (isUnclear(status)) return { kind: 'uncertain', problem: problemOf(status) };
  return { kind: 'failed', problem: status === 404 ? 'chat-gone' : 'chat-refused' };
}

/** Decides on a fault with a card update, which may be repeated at will. */
export function afterUpdateFault(fault: Fault, attempts: number): Next {
  const { status, code } = fault;
  const temporary = wasRefusedForNow(status, code) || isUnclear(status);
  if (temporary && !isExhausted('update', attempts)) return { kind: 'retry', problem: problemOf(status) };
  const mark = CLOSED_CHAT[code];
  if (mark === 'blocked') return { kind: 'opted-out', problem: `chat-${mark}`, mark };
  return { kind: 'failed', problem: mark ? `chat-${mark}` : problemOf(status), ...(mark ? { mark } : {}) };
}

/** Refused before anything was done: too many requests, a conflict, our own token, or nobody at the address. */
function wasRefusedForNow(status: number | null, code: string): boolean {
  return status === 429 || status === 412 || status === 401 || code === 'unreachable';
}

/** Graph's word for somebody who is not in the directory. */
function hasLeft(status: number | null, code: string): boolean {
  return status === 404 && code === 'Request_ResourceNotFound';
}

function isUnclear(status: number | null): boolean {
  return status === null || status >= 500;
}

function problemOf(status: number | null): string {
  if (status === null) return 'no-answer';
  if (status === 429) return 'too-many';
  if (status === 401) return 'not-signed-in';
  if (status === 500) return 'server-error';
  return status > 500 || status === 412 ? 'unavailable' : 'refused';
}
