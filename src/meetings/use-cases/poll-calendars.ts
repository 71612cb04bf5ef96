import { Refusal } from '../../work/refusal.ts';
import {
  busyAfterYes,
  calendarOwners,
  type OptionSays,
  type PollCalendars,
  seatsUnknown,
} from '../rules/poll-calendars.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { liveOptions, type PollSheet, type SheetOption } from '../rules/poll-sheet.ts';
import type { PollDetail } from '../schema.ts';
import type { PollCheck } from '../schema-calendars.ts';
import { withHabits } from './forecast.ts';
import { keptElsewhere } from './kept-elsewhere.ts';
import { loadSheet } from './load-sheet.ts';
import { type AvailabilityReader, availabilityOf } from './read-availability.ts';
import { detailOf, type Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** A screen that shows how a poll stands waits no longer for calendars than this. */
const SHOWN_WITHIN_MS = 2_500;
/** Somebody who is about to choose waits longer, because what was read a moment ago does not do. */
const CHECKED_WITHIN_MS = 6_000;
/** Names in a refusal; more are in the screen. */
const NAMED = 5;

export interface CalendarsRead {
  calendars: PollCalendars;
  /** False: the calendars did not answer, or not in time. */
  answered: boolean;
}

/** One poll for one reader; for who plans the body, calendars count along where nothing was answered. */
export async function pollWithCalendars(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  pollId: string,
): Promise<PollDetail> {
  const sheet = await deps.read(partnershipId, async (scope) => {
    const loaded = await loadSheet(scope, pollId, reader.now);
    return (await withHabits(scope, [loaded], reader.now))[0] ?? loaded;
  });
  if (!hasToChoose(sheet, reader)) return detailOf(sheet, reader);
  const ask = { options: liveOptions(sheet), fresh: false, now: reader.now, withinMs: SHOWN_WITHIN_MS };
  return detailOf(sheet, reader, await readCalendars(deps, partnershipId, sheet, ask));
}

/** What calendars say of a date that somebody is about to choose, past what was kept of them. */
export async function checkOption(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  pollId: string,
  optionId: string,
): Promise<PollCheck> {
  const sheet = await deps.read(partnershipId, (scope) => loadSheet(scope, pollId, reader.now));
  if (!allows(reader.standing, 'poll.decide', sheet.poll.bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  if (!hasToChoose(sheet, reader)) return { answered: true, busyAfterYes: [], unknown: 0 };
  return checkOf(deps, partnershipId, sheet, optionId, { now: reader.now, withinMs: CHECKED_WITHIN_MS });
}

/**
 * Refuses a choice that somebody who said yes cannot keep by their calendar, unless that was seen. It asks outside any
 * transaction; when the calendars do not answer in time nothing is known, and then nothing is refused. Everything else
 * about the choice is for `decidePoll` to say.
 */
export async function refuseIfBusy(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  pollId: string,
  choice: { optionId: string; despite: readonly string[]; withinMs?: number },
): Promise<void> {
  const sheet = await deps.read(partnershipId, (scope) => loadSheet(scope, pollId, reader.now));
  if (!hasToChoose(sheet, reader)) return;
  const how = { now: reader.now, withinMs: choice.withinMs ?? CHECKED_WITHIN_MS };
  const { busyAfterYes } = await checkOf(deps, partnershipId, sheet, choice.optionId, how);
  const news = busyAfterYes.filter(({ seatId }) => !choice.despite.includes(seatId));
  if (news.length === 0) return;
  const names = news.slice(0, NAMED).map(({ name, label }) => `${name} (${label})`);
  throw new BusyMeanwhile(
    [...names, ...(news.length > NAMED ? [`+${news.length - NAMED}`] : [])].join(', '),
    busyAfterYes.map(({ seatId }) => seatId),
  );
}

/** A choice that waits until somebody has seen who is busy. */
export class BusyMeanwhile extends Refusal {
  /** All the seats to be seen. */
  readonly seatIds: readonly string[];

  constructor(names: string, seatIds: readonly string[]) {
    super('conflict', 'poll-busy-meanwhile', { names });
    this.seatIds = seatIds;
  }
}

/** True for who plans the body of a poll that has no date yet: nobody else sees what calendars say. */
function hasToChoose({ poll }: PollSheet, { standing, now }: Reader): boolean {
  const phase = phaseOf(poll, now);
  return (phase === 'open' || phase === 'closed') && allows(standing, 'availability.read', poll.bodyId);
}

async function checkOf(
  deps: AvailabilityReader,
  partnershipId: string,
  sheet: PollSheet,
  optionId: string,
  how: { now: string; withinMs: number },
): Promise<PollCheck> {
  const options = liveOptions(sheet).filter((option) => option.optionId === optionId);
  const ask = { options, fresh: true, ...how };
  const { calendars, answered } = await readCalendars(deps, partnershipId, sheet, ask);
  const busy = busyAfterYes(sheet, optionId, calendars).map(({ seat, personId }) => {
    return { seatId: seat.seatId, label: seat.label, name: sheet.people.get(personId)?.name ?? '' };
  });
  return { answered, busyAfterYes: busy, unknown: seatsUnknown(sheet, optionId, calendars) };
}

async function readCalendars(
  deps: AvailabilityReader,
  partnershipId: string,
  sheet: PollSheet,
  { options, ...how }: { options: readonly SheetOption[]; fresh: boolean; now: string; withinMs: number },
): Promise<CalendarsRead> {
  const ask = { personIds: calendarOwners(sheet), slots: options, held: sheet.poll.holdDates, ...how };
  const elsewhere = await deps.read(partnershipId, (scope) => keptElsewhere(scope, sheet, options));
  const { byPerson, answered } = await availabilityOf(deps, partnershipId, ask);
  const calendars = [...byPerson].map(([personId, said]) => {
    const byOption = options.map(({ optionId }, nth): [string, OptionSays] => {
      return [optionId, elsewhere.get(personId)?.has(optionId) ? 'elsewhere' : (said[nth] ?? 'unknown')];
    });
    return [personId, Object.fromEntries(byOption)] as const;
  });
  return { calendars: new Map(calendars), answered };
}
