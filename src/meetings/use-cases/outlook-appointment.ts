import { findPersons, seatsOfBody } from '../../people/store.ts';
import { lockQuorum } from '../../people/store-bodies.ts';
import { outlookCopy } from '../../text/outlook.ts';
import { localDate } from '../../time/local.ts';
import { HOLIDAY_REGIONS } from '../../time/school-calendar.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { type AppointmentSeat, appointmentWarnings, stopsSending } from '../rules/appointment.ts';
import { NO_PREFERENCES } from '../rules/body-settings.ts';
import { meetingOfChat } from '../rules/meeting-chat.ts';
import type { AppointmentAsked, AppointmentFound, AppointmentHelp, FindAppointment } from '../schema-outlook.ts';
import { findBodies } from '../store.ts';
import { findPreferencesOf } from '../store-body-settings.ts';
import { findMeetings } from '../store-meetings.ts';
import { selectRegions } from '../store-year-plan.ts';
import { expectedAt } from './attendees.ts';
import { type AvailabilityReader, availabilityOf } from './read-availability.ts';
import { meetingSummary } from './read-meetings.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';
import { schoolHolidaysOf } from './school-holidays.ts';

/** Somebody waits with a finger on "send": calendars that answer later than this count as unknown. */
const CALENDARS_WITHIN_MS = 2_500;

/**
 * What Outlook fills in for a body, and what is against sending it as it stands. `agendaOf` gives the text of an agenda
 * that was circulated for a meeting, or null. Refuses who may not plan for the body.
 */
export async function helpWithAppointment(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  asked: AppointmentAsked,
): Promise<Omit<AppointmentHelp, 'html'> & { meetingId: string | null }> {
  if (!allows(reader.standing, 'poll.create', asked.bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  const known = await deps.read(partnershipId, (scope) => factsOf(scope, reader, asked));
  const people = [...known.people.keys()];
  const { byPerson } = await availabilityOf(deps, partnershipId, {
    personIds: people,
    slots: [{ starts: asked.starts, minutes: Math.max(15, asked.minutes) }],
    ...{ fresh: false, now: reader.now, withinMs: CALENDARS_WITHIN_MS, held: asked.existing },
  });
  const seats: AppointmentSeat[] = known.seats.map((seat) => ({
    ...seat,
    emails: [seat.askedId, ...seat.deputyIds].flatMap((id) => known.people.get(id ?? '')?.email ?? []),
    calendar: byPerson.get(seat.askedId ?? '')?.[0] ?? 'unknown',
  }));
  const invited = asked.invited ?? known.attendees.map(({ email }) => email);
  const { quorum, day } = known;
  const warnings = appointmentWarnings({ starts: asked.starts, invited }, seats, quorum, day);
  const say = outlookCopy[reader.language];
  const sentences = warnings.map(say.warning);
  const misses = warnings.some(({ code }) => code === 'quorum');
  const stopping = warnings.filter((warning) => stopsSending([warning]));
  return {
    body: known.body,
    subject: known.subject ?? say.subject(known.body.name),
    minutes: known.preferences.minutes,
    place: known.preferences.place,
    attendees: known.attendees.map(({ name, email, kind }) => ({ name, email, optional: kind === 'optional' })),
    quorum: quorum.length === 0 ? say.quorum.none : misses ? say.quorum.missed : say.quorum.met,
    warnings: sentences,
    stop: stopping.length > 0 ? say.stopped(stopping.map(say.warning).join(' ')) : null,
    fingerprint: JSON.stringify([asked.bodyId, asked.starts, stopping]),
    meetingId: known.meetingId,
  };
}

async function factsOf(scope: Scope, reader: Reader, { bodyId, starts }: AppointmentAsked) {
  const [body] = await findBodies(scope, [bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  const today = localDate(reader.now);
  const seats = await seatsOfBody(scope, bodyId, today);
  const ids = seats.flatMap(({ askedId, deputyIds }) => [...(askedId ? [askedId] : []), ...deputyIds]);
  const holidays = await schoolHolidaysOf(scope);
  const regions = (await selectRegions(scope, today)).get(bodyId) ?? HOLIDAY_REGIONS;
  const meetings = await findMeetings(scope, { bodyIds: [bodyId], states: ['scheduled'] });
  const meeting = meetings.find((one) => one.starts?.slice(0, 10) === starts.slice(0, 10));
  return {
    body: { bodyId, name: body.name, kind: body.kind },
    seats,
    people: await findPersons(scope, ids),
    attendees: await expectedAt(scope, bodyId, null, reader.now),
    quorum: (await lockQuorum(scope, bodyId, false)).quorum,
    preferences: (await findPreferencesOf(scope, bodyId))?.preferences ?? NO_PREFERENCES,
    day: { now: reader.now, holidays, regions },
    subject: meeting?.title ?? null,
    meetingId: meeting?.meetingId ?? null,
  };
}

/** Which of our meetings an appointment is: the one whose chat its text names, or else the one at that moment by that name. */
export async function meetingOfAppointment(
  scope: Scope,
  reader: Reader,
  { starts, subject, chat }: FindAppointment,
): Promise<AppointmentFound> {
  const meetings = (await findMeetings(scope, { states: ['scheduled', 'held'] })).filter(({ bodyId }) =>
    allows(reader.standing, 'meeting.read', bodyId),
  );
  const words = subject.toLowerCase();
  const named = meetings.find((one) => one.starts === starts && words.includes(one.title.toLowerCase()));
  const meeting = (chat && meetingOfChat(meetings, chat)) || named;
  return { meeting: meeting ? meetingSummary(meeting) : null };
}
