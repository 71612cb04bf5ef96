import type { EventText } from '../../meetings/ports.ts';
import { addMinutes, ZONE } from '../../time/local.ts';

/** An event as Graph takes it, in wall-clock time with its zone, so that a change of the clock does not move it. */
export function eventBody(event: EventText): Record<string, unknown> {
  return {
    subject: event.subject,
    body: { contentType: 'html', content: event.html },
    start: { dateTime: `${event.starts}:00`, timeZone: ZONE },
    end: { dateTime: `${addMinutes(event.starts, event.minutes)}:00`, timeZone: ZONE },
    location: { displayName: event.place },
    attendees: event.attendees.map(({ name, email, kind }) => ({ type: kind, emailAddress: { name, address: email } })),
    ...(event.tentative ? { showAs: 'tentative', responseRequested: false, isReminderOn: false } : {}),
  };
}
