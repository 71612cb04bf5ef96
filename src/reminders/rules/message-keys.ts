import type { Instant } from '../../time/local.ts';

/** What a reminder to somebody is found by in the outbox. */
export function reminderKey(sendId: string, personId: string): string {
  return `remind:${sendId}:${personId}`;
}

/** What a message to whoever comes next is found by; at one moment a person gets one. */
export function escalationKey(at: Instant, personId: string): string {
  return `escalate:${at}:${personId}`;
}

/** What a message in the outbox that reminders sent is about; null: it is of somebody else. */
export function readKey(
  key: string,
  personId: string,
): { sendId: string; byItself: boolean } | { escalatedAt: Instant } | null {
  if (!key.endsWith(`:${personId}`)) return null;
  const middle = key.slice(key.indexOf(':') + 1, -personId.length - 1);
  if (key.startsWith('remind:')) return { sendId: middle, byItself: middle.startsWith(SENT_BY_ITSELF) };
  return key.startsWith('escalate:') ? { escalatedAt: middle } : null;
}

/** How the id of a send begins that nobody pressed a button for; the day follows. */
export const SENT_BY_ITSELF = 'due:';
