import type { Instant } from '../../time/local.ts';

/** What a reminder to somebody is found by in the outbox. */
export function reminderKey(sendId: string, personId: string): string {
  return `remind:${sendId}:${personId}`;
}

/** What a message to whoever comes next is found by; at one moment a person gets one. */
export function escalationKey(at: Instant, personId: string): string {
  return `escalate:${at}:${personId}`;
}
