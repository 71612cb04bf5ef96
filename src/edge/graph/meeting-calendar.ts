import type { MeetingCalendar } from '../../meetings/ports.ts';
import { cancelEvent } from './cancel-event.ts';
import type { Graph } from './client.ts';
import { createEvent } from './create-event.ts';
import { readEvent } from './read-event.ts';
import { updateEvent } from './update-event.ts';

/** The calendars of the tenant, for meetings. A fault is thrown: the job that asked tries again. */
export function graphMeetingCalendar(graph: Graph): MeetingCalendar {
  return {
    createEvent: (event) => createEvent(graph, event),
    updateEvent: (event) => updateEvent(graph, event),
    readEvent: (event) => readEvent(graph, event),
    cancelEvent: (event) => cancelEvent(graph, event),
  };
}
