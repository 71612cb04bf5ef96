import express, { type Request, type Router } from 'express';
import { meetingActivity } from '../channel/activities.ts';
import { ChannelError } from '../channel/channel-error.ts';
import { deliverUntilTaken } from '../channel/delivery.ts';
import type { TenantContext } from '../context.ts';
import { answerInvitation, eventOf, itemsOf, type MeetingAnswer, updateEvent } from '../mailbox/calendar.ts';
import { occurrences } from '../mailbox/recurrence.ts';
import type { CalendarItem } from '../state.ts';
import { instantOf, localText } from '../zones.ts';
import { optionalTextIn, personIn, textIn } from './asked.ts';

/** Everything the page shows is on the clocks of the Netherlands. */
const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;
const MEETING_STEPS = ['start', 'join', 'end'] as const;
const ANSWERS: MeetingAnswer[] = ['accepted', 'declined', 'tentativelyAccepted'];

/** A person's calendar by week, their answers to invitations, and moving what they organise. */
export function calendarRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/people/:person/calendar', (req, res) => {
    const from = midnight(String(req.query['from'] ?? ''));
    // A day longer than asked for, cut off by date: a week with the clock change is not 7 × 24 hours.
    const days = Math.min(Number(req.query['days']) || 7, 366);
    const lastDay = localText(from + days * DAY_MS - DAY_MS / 2, ZONE).slice(0, 10);
    const shown = itemsOf(ctx, personIn(ctx, req).mail).flatMap((item) =>
      occurrences(item, from, from + (days + 1) * DAY_MS).map(({ startsAt, endsAt }) => lineOf(item, startsAt, endsAt)),
    );
    res.json(shown.filter(({ start }) => start.slice(0, 10) <= lastDay).sort((a, b) => a.start.localeCompare(b.start)));
  });
  router.post('/people/:person/calendar/:event/response', (req, res) => {
    const item = itemIn(ctx, req);
    const answer = ANSWERS.find((each) => each === textIn(req, 'response'));
    if (!answer) throw new RangeError(`response must be one of ${ANSWERS.join(', ')}`);
    if (eventOf(item).isOrganizer) throw new RangeError('an organiser does not answer the own invitation');
    answerInvitation(ctx, item, answer, true, optionalTextIn(req, 'comment'));
    res.status(204).end();
  });
  router.patch('/people/:person/calendar/:event', (req, res) => {
    const item = itemIn(ctx, req);
    if (!eventOf(item).isOrganizer) throw new RangeError('only the organiser moves a meeting');
    const [start, end] = [graphTime(textIn(req, 'start')), graphTime(textIn(req, 'end'))];
    if (!(instantOf(start) < instantOf(end))) throw new RangeError('start and end must be local times in that order');
    updateEvent(ctx, item, { start, end });
    res.status(204).end();
  });
  router.post('/people/:person/calendar/:event/meeting', async (req, res) => {
    const what = MEETING_STEPS.find((each) => each === textIn(req, 'what'));
    if (!what) throw new RangeError(`what must be one of ${MEETING_STEPS.join(', ')}`);
    const event = eventOf(itemIn(ctx, req));
    const joinUrl = event.onlineMeeting?.joinUrl;
    const chatId = joinUrl && /meetup-join\/([^/]+)/.exec(joinUrl)?.[1];
    if (!joinUrl || !chatId) throw new RangeError('only an online meeting begins in Teams');
    const meeting = { chatId: decodeURIComponent(chatId), title: event.subject, joinUrl };
    await deliverUntilTaken(ctx, meetingActivity(ctx, personIn(ctx, req), meeting, what));
    res.status(204).end();
  });
  return router;
}

const graphTime = (dateTime: string) => ({ dateTime: `${dateTime}:00`, timeZone: ZONE });

function midnight(day: string): number {
  const instant = instantOf({ dateTime: `${day}T00:00:00`, timeZone: ZONE });
  if (Number.isNaN(instant)) throw new RangeError('from must be a day, such as 2025-09-01');
  return instant;
}

function itemIn(ctx: TenantContext, req: Request): CalendarItem {
  const mailbox = personIn(ctx, req).mail.toLowerCase();
  const item = ctx.state.calendar.get(String(req.params['event']));
  if (!item || item.removed || item.mailbox !== mailbox) throw new ChannelError(404, 'EventNotFound', 'No such event.');
  return item;
}

function lineOf(item: CalendarItem, startsAt: number, endsAt: number) {
  const event = eventOf(item);
  const location = event['location'] as { displayName?: string } | undefined;
  return {
    id: item.id,
    subject: event.subject,
    start: localText(startsAt, ZONE).slice(0, 16),
    end: localText(endsAt, ZONE).slice(0, 16),
    allDay: event['isAllDay'] === true,
    series: Boolean(event['recurrence']),
    location: location?.displayName ?? '',
    joinUrl: event.onlineMeeting?.joinUrl ?? null,
    organiser: event.organizer.emailAddress.name ?? event.organizer.emailAddress.address,
    mine: event.isOrganizer,
    cancelled: event.isCancelled,
    showAs: event.showAs,
    response: event.responseStatus.response,
    body: event.body,
    attendees: event.attendees.map(({ emailAddress, status, type }) => ({
      name: emailAddress.name ?? emailAddress.address,
      response: status.response,
      type,
    })),
  };
}
