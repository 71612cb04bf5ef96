import type { MeetingCalendar } from '../../meetings/ports.ts';
import { Refusal } from '../../work/refusal.ts';
import { cancelEvent } from './cancel-event.ts';
import type { Graph } from './client.ts';
import { createEvent } from './create-event.ts';
import { readEvent } from './read-event.ts';
import { isStatus } from './try.ts';
import { updateEvent } from './update-event.ts';

/** The calendars of the tenant, for meetings. A fault is thrown: the job that asked tries again. */
export function graphMeetingCalendar(graph: Graph): MeetingCalendar {
  return {
    createEvent: (event) => inMailbox(event.mailbox, createEvent(graph, event)),
    updateEvent: (event) => inMailbox(event.mailbox, updateEvent(graph, event)),
    readEvent: (event) => inMailbox(event.mailbox, readEvent(graph, event)),
    cancelEvent: (event) => inMailbox(event.mailbox, cancelEvent(graph, event)),
  };
}

/**
 * A mailbox that was removed, or lost its licence, answers 404 to everything in it (`MailboxNotEnabledForRESTAPI`,
 * `ErrorInvalidUser`). Nobody took its meetings away, so it is told apart from an event that is gone.
 */
async function inMailbox<T>(mailbox: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (isStatus(cause, 404)) throw new Refusal('not-found', 'mailbox-away', { mailbox });
    throw cause;
  }
}
