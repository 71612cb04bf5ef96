import {
  answerInvitation,
  cancelEvent,
  createEvent,
  eventOf,
  itemsOf,
  type MeetingAnswer,
  removeEvent,
  updateEvent,
} from '../mailbox/calendar.ts';
import { eventFault } from '../mailbox/event-shape.ts';
import type { CalendarItem } from '../state.ts';
import {
  accepted,
  badRequest,
  created,
  GRAPH,
  type GraphCall,
  type GraphHandler,
  itemNotFound,
  mailboxOf,
  noContent,
  ok,
} from './call.ts';
import { shownEvent, zoneOf } from './event-shape.ts';
import { page, select } from './page.ts';
import type { GraphRoutes } from './routes.ts';

/** Events: in the default calendar, which is the only one. */
export function eventRoutes(routes: GraphRoutes): void {
  for (const base of ['/users/:user/events', '/users/:user/calendar/events']) {
    routes.on('GET', base, list);
    routes.on('POST', base, create);
    routes.on('GET', `${base}/:event`, get);
    routes.on('PATCH', `${base}/:event`, patch);
    routes.on('DELETE', `${base}/:event`, remove);
    routes.on('POST', `${base}/:event/cancel`, cancel);
    routes.on('POST', `${base}/:event/accept`, answer('accepted'));
    routes.on('POST', `${base}/:event/decline`, answer('declined'));
    routes.on('POST', `${base}/:event/tentativelyAccept`, answer('tentativelyAccepted'));
  }
  routes.on('GET', '/users/:user/calendar', (call) => {
    const owner = mailboxOf(call);
    return ok({
      '@odata.context': `${GRAPH}/$metadata#users('${owner.id}')/calendar/$entity`,
      id: `calendar-${owner.id}`,
      name: 'Agenda',
      isDefaultCalendar: true,
      canEdit: true,
      owner: { name: owner.displayName, address: owner.mail },
    });
  });
}

const list: GraphHandler = (call) => {
  const zone = zoneOf(call);
  const events = itemsOf(call.ctx, mailboxOf(call).mail).map((item) => shownEvent(call, item, zone));
  return page(call, events, { context: `users('${call.params['user']}')/events`, defaultTop: 10 });
};

const create: GraphHandler = (call) => {
  const organiser = mailboxOf(call);
  const fault = eventFault(call.body, true);
  if (fault) throw badRequest(fault, 'ErrorInvalidRequest');
  return created(entity(call, createEvent(call.ctx, organiser, call.body)));
};

const get: GraphHandler = (call) => ok(entity(call, itemOf(call)));

const patch: GraphHandler = (call) => {
  const item = itemOf(call);
  const fault = eventFault(call.body, false);
  if (fault) throw badRequest(fault, 'ErrorInvalidRequest');
  return ok(entity(call, updateEvent(call.ctx, item, call.body)));
};

const remove: GraphHandler = (call) => {
  removeEvent(call.ctx, itemOf(call));
  return noContent();
};

const cancel: GraphHandler = (call) => {
  const item = itemOf(call);
  if (!eventOf(item).isOrganizer) {
    throw badRequest(
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
      'ErrorAccessDenied',
    );
  }
  cancelEvent(call.ctx, item, textOf(call, 'comment'));
  return accepted();
};

function answer(response: MeetingAnswer): GraphHandler {
  return (call) => {
    const item = itemOf(call);
    if (eventOf(item).isOrganizer) {
      throw badRequest(
        "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
        'ErrorInvalidRequest',
      );
    }
    const tell = (call.body['sendResponse'] ?? call.body['SendResponse']) !== false;
    answerInvitation(call.ctx, item, response, tell, textOf(call, 'comment'));
    return accepted();
  };
}

function itemOf(call: GraphCall): CalendarItem {
  const owner = mailboxOf(call);
  const item = call.ctx.state.calendar.get(call.params['event']!);
  if (!item || item.removed || item.mailbox !== owner.mail.toLowerCase()) throw itemNotFound();
  return item;
}

function entity(call: GraphCall, item: CalendarItem) {
  const context = `${GRAPH}/$metadata#users('${encodeURIComponent(call.params['user']!)}')/events/$entity`;
  return { '@odata.context': context, ...select(call, shownEvent(call, item, zoneOf(call))) };
}

function textOf(call: GraphCall, name: string): string {
  const value = call.body[name] ?? call.body[name[0]!.toUpperCase() + name.slice(1)];
  return typeof value === 'string' ? value : '';
}
