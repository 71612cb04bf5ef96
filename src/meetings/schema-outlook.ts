import * as z from 'zod';
import { toLocal } from '../time/local.ts';
import { type BodyRef, localDateTime, type MeetingSummary } from './schema.ts';

/** When it begins: Outlook tells an instant; kept as wall-clock in Europe/Amsterdam. */
const moment = z.union([localDateTime, z.iso.datetime().transform(toLocal)]);

/** `POST /outlook/appointment`: an appointment that somebody is making in Outlook for a body. */
export const appointmentBody = z.object({
  bodyId: z.string().min(1).max(100),
  starts: moment,
  minutes: z.number().int().min(1).max(1_440),
  /** Addresses on the invitation; left out: everybody the body would have there. */
  invited: z.array(z.string().max(320)).max(500).optional(),
  /** True: it is in calendars already, so that it makes nobody busy. */
  existing: z.boolean().default(false),
});
export type AppointmentAsked = z.infer<typeof appointmentBody>;

export interface AppointmentHelp {
  body: BodyRef;
  subject: string;
  /** What the body usually takes; null: it differs. */
  minutes: number | null;
  place: string;
  attendees: { name: string; email: string; optional: boolean }[];
  /** The text of the invitation, safe HTML: the circulated agenda, or where it will be. */
  html: string;
  quorum: string;
  /** What is against it, the weightiest first, each a sentence in the reader's language. */
  warnings: string[];
  /** Null: it may be sent. Otherwise what stops it, in one text for Outlook's own dialog. */
  stop: string | null;
  /** Changes with the warnings that stop it: who said "send anyway" to these has not said so to others. */
  fingerprint: string;
}

/** `POST /outlook/meeting`: which of our meetings an appointment is, for who was invited to it. */
export const findAppointmentBody = z.object({
  starts: moment,
  subject: z.string().max(300),
  /** The chat of the online meeting, if its text names one. */
  chat: z.string().max(300).optional(),
});
export type FindAppointment = z.infer<typeof findAppointmentBody>;

export interface AppointmentFound {
  /** Null: none of the meetings that the reader may see. */
  meeting: MeetingSummary | null;
}
