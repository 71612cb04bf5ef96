import type { LocalDateTime } from '../../time/local.ts';
import type { HolidayRegion, SchoolHoliday } from '../../time/school-calendar.ts';
import type { Availability } from './free-busy.ts';
import { type DayFault, faultOfDay } from './meeting-day.ts';
import { countsFor, type QuorumCondition, type QuorumSeat, seatsNeeded } from './quorum.ts';

/** One seat of the body as an appointment in Outlook sees it. */
export interface AppointmentSeat extends QuorumSeat {
  label: string;
  /** Addresses of whoever may fill it today, the holder first; empty: the seat is vacant. */
  emails: readonly string[];
  /** What the calendar of whoever comes for it says; unknown counts as coming. */
  calendar: Availability;
}

export type AppointmentWarning =
  | DayFault
  /** With who is invited the quorum cannot be met; `busy`: it can, were they all free. */
  | { code: 'quorum'; because: 'not-invited' | 'busy' }
  /** Nobody of these seats is invited. */
  | { code: 'seats-missing'; seats: string[] }
  /** Whoever comes for these seats has something else at that moment. */
  | { code: 'busy'; seats: string[] };

/** Warnings on which sending stops until somebody says that it is meant. */
const STOPPING: readonly AppointmentWarning['code'][] = [
  'quorum',
  'seats-missing',
  'holiday',
  'school-holiday',
  'past',
];

/** What is against sending an appointment for a body as it now stands, the weightiest first; empty: nothing. */
export function appointmentWarnings(
  appointment: { starts: LocalDateTime; invited: readonly string[] },
  seats: readonly AppointmentSeat[],
  quorum: readonly QuorumCondition[],
  day: { now: string; holidays: readonly SchoolHoliday[]; regions: readonly HolidayRegion[] },
): AppointmentWarning[] {
  const invited = new Set(appointment.invited.map((email) => email.toLowerCase()));
  const comes = (seat: AppointmentSeat): boolean => seat.emails.some((email) => invited.has(email.toLowerCase()));
  const isFree = (seat: AppointmentSeat): boolean => seat.calendar !== 'busy';
  const present = seats.filter(comes);
  const missing = seats.filter((seat) => seat.emails.length > 0 && !comes(seat));
  const busy = present.filter((seat) => !isFree(seat));
  const warnings: AppointmentWarning[] = [];
  if (!isMet(quorum, seats, present)) warnings.push({ code: 'quorum', because: 'not-invited' });
  else if (!isMet(quorum, seats, present.filter(isFree))) warnings.push({ code: 'quorum', because: 'busy' });
  const fault = faultOfDay(appointment.starts, day.now, day);
  if (fault) warnings.push(fault);
  if (missing.length > 0) warnings.push({ code: 'seats-missing', seats: missing.map(({ label }) => label) });
  if (busy.length > 0) warnings.push({ code: 'busy', seats: busy.map(({ label }) => label) });
  return warnings;
}

/** True when sending should stop until somebody says that it is meant. */
export function stopsSending(warnings: readonly AppointmentWarning[]): boolean {
  return warnings.some(({ code }) => STOPPING.includes(code));
}

/** A share is counted over all seats that somebody fills, not over who happens to be invited. */
function isMet(
  quorum: readonly QuorumCondition[],
  seats: readonly AppointmentSeat[],
  present: readonly AppointmentSeat[],
): boolean {
  return quorum.every((condition) => {
    const all = seats.filter((seat) => seat.emails.length > 0 && countsFor(seat, condition)).length;
    return present.filter((seat) => countsFor(seat, condition)).length >= seatsNeeded(condition, all);
  });
}
