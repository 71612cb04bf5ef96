import { findPersons, seatsOfBody } from '../../people/store.ts';
import { isLocalDateTime, localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import type { FreeBusy, FreeBusyReader } from '../ports.ts';
import {
  type Availability,
  availabilityIn,
  type BusyCalendar,
  isInSight,
  spanOf,
  type TimeSpan,
  withoutHold,
} from '../rules/free-busy.ts';
import type { AskAvailability, BodyAvailability } from '../schema-calendars.ts';
import { findPartnership } from '../store.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';

export interface AvailabilityReader {
  /** Reads of one partnership; no connection is held while the calendars are asked. */
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  freeBusy: FreeBusyReader;
}

interface Slot {
  /** Wall-clock. */
  starts: string;
  minutes: number;
}

/**
 * What the calendars of persons say of each moment, in the order asked; for filling in a card, suggesting and ranking.
 * Ask `fresh` before something is decided by it. `answered` is false while the calendars give no answer, or none within
 * `withinMs` milliseconds. `held`: the moments are held in these calendars by ourselves, which makes nobody less free.
 */
export async function availabilityOf(
  reader: AvailabilityReader,
  partnershipId: string,
  ask: {
    personIds: readonly string[];
    slots: readonly Slot[];
    fresh: boolean;
    now: string;
    withinMs?: number;
    held?: boolean;
  },
): Promise<{ byPerson: Map<string, Availability[]>; answered: boolean }> {
  const wrong = ask.slots.findIndex(({ starts }) => !isLocalDateTime(starts));
  if (wrong >= 0) throw new Refusal('invalid', 'poll-option-invalid', { option: wrong + 1 });
  const spans = ask.slots.map(spanOf);
  const { calendars, answered } = await calendarsAround(reader, partnershipId, { ...ask, spans });
  const says = (calendar: BusyCalendar) => spans.map((span) => saysAt(calendar, span, ask));
  return { byPerson: new Map([...calendars].map(([id, calendar]) => [id, says(calendar)])), answered };
}

/** What a calendar that was read says of one moment; nothing of what lies out of sight. */
export function saysAt(
  calendar: BusyCalendar,
  span: TimeSpan,
  { now, held = false }: { now: string; held?: boolean },
): Availability {
  const seen = isInSight(span, now) ? calendar : null;
  return availabilityIn(held ? withoutHold(seen, span) : seen, span);
}

/** The calendars of persons around some moments, by person id; null where one cannot be read. */
export async function calendarsAround(
  { read, freeBusy }: AvailabilityReader,
  partnershipId: string,
  ask: { personIds: readonly string[]; spans: readonly TimeSpan[]; fresh: boolean; now: string; withinMs?: number },
): Promise<{ calendars: Map<string, BusyCalendar>; answered: boolean }> {
  const { mailbox, emails } = await read(partnershipId, async (scope) => {
    const people = await findPersons(scope, ask.personIds);
    const { mailbox } = await findPartnership(scope);
    return { mailbox, emails: new Map([...people].map(([id, { email }]) => [id, email])) };
  });
  const spans = ask.spans.filter((span) => isInSight(span, ask.now));
  const { calendars, answered } =
    spans.length > 0 && emails.size > 0
      ? await inTime(freeBusy.read({ mailbox, emails: [...emails.values()], spans, fresh: ask.fresh }), ask.withinMs)
      : { calendars: new Map<string, BusyCalendar>(), answered: true };
  return { calendars: new Map([...emails].map(([id, email]) => [id, calendars.get(email) ?? null])), answered };
}

/** What comes too late is not waited for; it still reaches the reader's memory, so that the next question finds it. */
async function inTime(reading: Promise<FreeBusy>, withinMs: number | undefined): Promise<FreeBusy> {
  if (withinMs === undefined) return reading;
  const nothing: FreeBusy = { calendars: new Map(), answered: false };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<FreeBusy>((resolve) => {
    timer = setTimeout(() => resolve(nothing), withinMs);
  });
  const first = await Promise.race([reading.catch(() => nothing), late]);
  clearTimeout(timer);
  return first;
}

/** Who of a body can come when, seat by seat, for whoever plans its meetings. */
export async function bodyAvailability(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  { bodyId, slots, fresh }: AskAvailability,
): Promise<BodyAvailability> {
  if (!allows(reader.standing, 'availability.read', bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  const { seats, people } = await deps.read(partnershipId, async (scope) => {
    const seats = (await seatsOfBody(scope, bodyId, localDate(reader.now))).filter(({ askedId }) => askedId !== null);
    return {
      seats,
      people: await findPersons(
        scope,
        seats.map(({ askedId }) => askedId ?? ''),
      ),
    };
  });
  const { byPerson, answered } = await availabilityOf(deps, partnershipId, {
    personIds: [...people.keys()],
    slots,
    fresh,
    now: reader.now,
  });
  return {
    answered,
    seats: seats.map(({ seatId, label, askedId }) => ({ seatId, label, name: people.get(askedId ?? '')?.name ?? '' })),
    slots: slots.map(({ starts, minutes }, nth) => ({
      starts,
      minutes,
      seats: seats.map(({ askedId }) => byPerson.get(askedId ?? '')?.[nth] ?? 'unknown'),
    })),
  };
}
