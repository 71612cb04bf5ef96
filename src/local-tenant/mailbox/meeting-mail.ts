import type { TenantContext } from '../context.ts';
import type { Account, MailItem } from '../state.ts';
import { instantOf, localText } from '../zones.ts';
import type { MeetingAnswer } from './calendar.ts';
import { type EventRecord, escaped } from './event-shape.ts';
import { bounce, deliver, newMessage } from './mail.ts';

type Kind = NonNullable<MailItem['meeting']>['kind'];

const PREFIX: Record<Kind, string> = {
  request: '',
  update: 'Bijgewerkt: ',
  cancelled: 'Geannuleerd: ',
  accepted: 'Geaccepteerd: ',
  declined: 'Afgewezen: ',
  tentative: 'Voorlopig: ',
};

/** The mail Outlook sends around a meeting: come, it changed, it is off. */
export function sendMeetingMail(
  ctx: TenantContext,
  organiser: Account,
  event: EventRecord,
  addresses: string[],
  kind: Kind,
  comment = '',
): void {
  const others = addresses.filter((address) => address.toLowerCase() !== organiser.mail.toLowerCase());
  if (others.length === 0) return;
  const message = newMessage(ctx, organiser, {
    subject: `${PREFIX[kind]}${event.subject}`,
    body: {
      contentType: 'html',
      content: `${comment ? `<p>${escaped(comment)}</p>` : ''}<p>${when(event)}</p>${event.body.content}`,
    },
    toRecipients: event.attendees.map(({ emailAddress }) => ({ emailAddress })),
  });
  for (const address of others) deliver(ctx, address, message, { iCalUId: event.iCalUId, kind });
}

/** What the organiser hears of an attendee's answer. */
export function sendResponseMail(
  ctx: TenantContext,
  from: string,
  to: string,
  event: EventRecord,
  answer: MeetingAnswer,
  comment: string,
): void {
  const sender = ctx.directory.byAddress(from);
  if (!sender) return;
  const kind: Kind = answer === 'tentativelyAccepted' ? 'tentative' : answer;
  const message = newMessage(ctx, sender, {
    subject: `${PREFIX[kind]}${event.subject}`,
    body: { contentType: 'text', content: comment },
    toRecipients: [{ emailAddress: event.organizer.emailAddress }],
  });
  deliver(ctx, to, message, { iCalUId: event.iCalUId, kind });
}

export function undeliverable(ctx: TenantContext, organiser: Account, event: EventRecord, address: string): void {
  bounce(ctx, organiser.mail, { subject: event.subject }, address);
}

/** Day and times on the clocks of the Netherlands. */
function when(event: EventRecord): string {
  const [start, end] = [event.start, event.end].map((time) => localText(instantOf(time), 'Europe/Amsterdam'));
  return `${start!.slice(0, 10)}, ${start!.slice(11, 16)}–${end!.slice(11, 16)} uur`;
}
