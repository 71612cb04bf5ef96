import { findPersons, seatsOfBody } from '../../people/store.ts';
import { isLocalDateTime, localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import type { FreeBusy, FreeBusyReader } from '../ports.ts';
import { type Availability, availabilityIn, isInSight, spanOf, withoutHold } from '../rules/free-busy.ts';
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
  { read, freeBusy }: AvailabilityReader,
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
  const { mailbox, emails } = await read(partnershipId, async (scope) => {
    const people = await findPersons(scope, ask.personIds);
    const { mailbox } = await findPartnership(scope);
    return { mailbox, emails: new Map([...people].map(([id, { email }]) => [id, email])) };
  });
  const wrong = ask.slots.findIndex(({ starts }) => !isLocalDateTime(starts));
  if (wrong >= 0) throw new Refusal('invalid', 'poll-option-invalid', { option: wrong + 1 });
  const all = ask.slots.map(spanOf);
  const spans = all.filter((span) => isInSight(span, ask.now));
  const { calendars, answered } =
    spans.length > 0 && emails.size > 0
      ? await inTime(freeBusy.read({ mailbox, emails: [...emails.values()], spans, fresh: ask.fresh }), ask.withinMs)
      : { calendars: new Map(), answered: true };
  const says = (email: string) =>
    all.map((span) => {
      const calendar = (isInSight(span, ask.now) && calendars.get(email)) || null;
      return availabilityIn(ask.held ? withoutHold(calendar, span) : calendar, span);
    });
  return { byPerson: new Map([...emails].map(([id, email]) => [id, says(email)])), answered };
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
