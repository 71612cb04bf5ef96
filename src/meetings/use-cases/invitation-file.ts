import { getVtimezoneComponent } from '@touch4it/ical-timezones';
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { ZONE } from '../../time/local.ts';
import type { Invitation } from '../rules/mail-invitation.ts';

export interface InvitationFile extends Invitation {
  meetingId: string;
  partnershipId: string;
  method: 'REQUEST' | 'CANCEL';
  sequence: number;
  /** What stands in the appointment; plain text. */
  description: string;
  /** Where it is, in words. */
  location: string;
  organizer: { name: string; email: string };
  attendee: { name: string; email: string; optional: boolean };
  /** ISO instant. */
  now: string;
}

/**
 * One appointment as a calendar file for one person, at its wall-clock time in Europe/Amsterdam. Its UID is the meeting's for
 * ever, so that a later file changes the appointment and does not add one.
 */
export function invitationFile(file: InvitationFile): string {
  const start = Temporal.PlainDateTime.from(file.starts).toZonedDateTime(ZONE);
  const calendar = ical({
    prodId: { company: 'Kringwerk', product: 'Bijeenkomsten', language: 'NL' },
    method: file.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: null, generator: getVtimezoneComponent },
  });
  const event = calendar.createEvent({
    id: `${file.meetingId}.${file.partnershipId}@kringwerk`,
    sequence: file.sequence,
    stamp: new Date(file.now),
    start,
    end: start.add({ minutes: file.minutes }),
    timezone: ZONE,
    summary: file.title,
    location: file.location,
    description: file.description,
    organizer: { name: file.organizer.name, email: file.organizer.email },
    status: file.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  event.createAttendee({
    name: file.attendee.name,
    email: file.attendee.email,
    rsvp: file.method === 'REQUEST',
    role: file.attendee.optional ? ICalAttendeeRole.OPT : ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
  });
  if (file.joinUrl) event.url(file.joinUrl);
  return calendar.toString();
}
