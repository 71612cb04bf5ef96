import { seatsOfBody } from '../../people/store.ts';
import { suggestionSentence } from '../../text/suggest-options.ts';
import { addDays, localDate } from '../../time/local.ts';
import {
  HOLIDAY_REGIONS,
  type HolidayRegion,
  type SchoolHoliday,
  schoolYearsBetween,
} from '../../time/school-calendar.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { type Availability, mergeCalendars, spanOf } from '../rules/free-busy.ts';
import { otherTimes, wholeDay } from '../rules/other-times.ts';
import type { QuorumCondition } from '../rules/quorum.ts';
import {
  isPossible,
  keepsAway,
  membersOn,
  type OtherMeeting,
  possibleSlots,
  rankSuggestions,
  type SlotQuestion,
  type SuggestedSlot,
  type SuggestionQuestion,
  type Wish,
} from '../rules/suggest-options.ts';
import { type BodyCalendar, bodyCalendars } from '../rules/year-plan/body-calendar.ts';
import { toDay } from '../rules/year-plan/days.ts';
import { suggestedCadence } from '../rules/year-plan/suggest.ts';
import type { AskSuggestions, SuggestedOptions } from '../schema-calendars.ts';
import { findBodies } from '../store.ts';
import { findMeetings, type StoredMeeting } from '../store-meetings.ts';
import { type StoredDate, selectTaken } from '../store-year-plan.ts';
import { type AvailabilityReader, calendarsAround, saysAt } from './read-availability.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';
import { type LoadedPlan, loadPlan, type PlanningBody } from './year-plan-input.ts';

/** Days looked at in one go, and how far behind them the meeting may lie that a body prepares. */
const WINDOW = 56;
const PREPARED_WITHIN = 120;
/** Dates proposed; a poll with more is hard to answer on a phone. */
const PROPOSED = 8;
/** Somebody waits for this, and dates without calendars are worth something too. */
const WITHIN_MS = 8_000;

/**
 * Dates to propose for a body, best first, each with why: what its year plan wishes, outside all holidays, where its people
 * have no other meeting of the partnership and are free by their calendars as far as these can be read.
 */
export async function suggestOptions(
  deps: AvailabilityReader,
  partnershipId: string,
  reader: Reader,
  ask: AskSuggestions,
): Promise<SuggestedOptions> {
  if (!allows(reader.standing, 'availability.read', ask.bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  const known = await deps.read(partnershipId, (scope) => loadKnown(scope, reader.now, ask));
  const { from, until, wish, seats } = known;
  const personIds = seats.map(({ askedId }) => askedId ?? '');
  const days = known.slots.map(({ starts }) => wholeDay(starts.slice(0, 10)));
  const spans = [...known.slots, ...days].map(spanOf);
  const how = { fresh: false, now: reader.now, withinMs: WITHIN_MS };
  const { calendars, answered } = await calendarsAround(deps, partnershipId, { personIds, spans, ...how });
  const crowd = mergeCalendars([...calendars.values()].flatMap((calendar) => (calendar ? [calendar] : [])));
  const slots = [...known.slots, ...otherTimes(known.slots, crowd, (slot) => isPossible(known.rules, slot))];
  const says = (slot: SuggestedSlot, personId: string) =>
    saysOf(known, slot, personId, saysAt(calendars.get(personId) ?? null, spanOf(slot), reader));
  const question: SuggestionQuestion = {
    wish,
    quorum: known.quorum,
    seats,
    slots: slots.map((slot) => ({
      ...slot,
      says: personIds.map((personId) => says(slot, personId)),
      prepares: preparedAfter(known, slot),
    })),
  };
  return {
    from,
    until,
    answered,
    holidaysKnown: known.holidaysKnown,
    basis: known.basis,
    options: rankSuggestions(question)
      .slice(0, PROPOSED)
      .map(({ slot: { planned: _, ...slot }, facts }) => {
        return { ...slot, reason: suggestionSentence(facts, reader.language) };
      }),
  };
}

interface Known {
  from: string;
  until: string;
  wish: Wish;
  basis: SuggestedOptions['basis'];
  quorum: readonly QuorumCondition[];
  seats: Awaited<ReturnType<typeof seatsOfBody>>;
  slots: SuggestedSlot[];
  /** By which these were found. */
  rules: SlotQuestion;
  others: OtherMeeting[];
  travelMinutes: number;
  /** Meetings that this body prepares, earliest first. */
  prepares: { starts: string; bodyName: string }[];
  calendar: BodyCalendar;
  holidaysKnown: boolean;
}

async function loadKnown(scope: Scope, now: string, ask: AskSuggestions): Promise<Known> {
  const today = localDate(now);
  const quorum = await quorumOf(scope, ask.bodyId, today);
  const tomorrow = addDays(today, 1);
  const [, from = tomorrow] = [ask.from, tomorrow].sort();
  const until = addDays(from, WINDOW - 1);
  const around = await loadAround(scope, now, ask, { from, horizon: addDays(until, PREPARED_WITHIN) });
  const { plan, plans, body, moved, meetings, planned, calendar } = around;
  const { wish, basis } = wishOf(plans, body, moved);
  const dated = [...meetings, ...planned];
  const rules: SlotQuestion = {
    from,
    until,
    wish,
    calendar,
    shortDays: plan.settings.shortDays,
    planned: planned.filter(({ bodyId }) => bodyId === ask.bodyId && !moved),
    own: meetings.filter(({ bodyId }) => bodyId === ask.bodyId),
  };
  return {
    from,
    until,
    wish,
    basis,
    quorum,
    slots: possibleSlots(rules),
    rules,
    calendar,
    seats: (await seatsOfBody(scope, ask.bodyId, today)).filter(({ askedId }) => askedId !== null),
    others: othersOf(dated, plan.bodies, ask.bodyId),
    travelMinutes: body.travelMinutes ?? plan.settings.travelMinutes,
    prepares: preparedBy(dated, plan.bodies, wish),
    holidaysKnown: calendar.regions.every((region) => isKnown(plan.holidays, region, until)),
  };
}

async function quorumOf(scope: Scope, bodyId: string, today: string): Promise<readonly QuorumCondition[]> {
  const [body] = await findBodies(scope, [bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  if (body.endedOn !== null && body.endedOn < today) throw new Refusal('invalid', 'poll-body-ended');
  return body.quorum;
}

/** The year plans that the days lie in, with every date that stands there and the calendar of the body. */
async function loadAround(
  scope: Scope,
  now: string,
  { bodyId, meetingId }: AskSuggestions,
  { from, horizon }: { from: string; horizon: string },
) {
  const plans: LoadedPlan[] = [];
  for (const year of schoolYearsBetween(from, horizon)) plans.push(await loadPlan(scope, now, year));
  const [plan] = plans;
  const body = plan?.bodies.find((one) => one.bodyId === bodyId);
  if (!plan || !body) throw new Refusal('not-found', 'not-found');
  const moved = meetingId === undefined ? undefined : await movedMeeting(scope, meetingId, bodyId);
  const meetings = await scheduled(scope, from, horizon, moved);
  const planned = plans.flatMap(({ dates }) => dates).filter(({ state }) => state === 'proposed' || state === 'locked');
  const closures = plans.flatMap(({ settings }) => settings.closures);
  const regions = body.regions.length > 0 ? body.regions : HOLIDAY_REGIONS;
  const calendar = bodyCalendars({ from, until: horizon, holidays: plan.holidays, closures })(regions);
  return { plan, plans, body, moved, meetings, planned, calendar };
}

async function movedMeeting(scope: Scope, meetingId: string, bodyId: string): Promise<StoredMeeting> {
  const [meeting] = await findMeetings(scope, { meetingId });
  if (!meeting || meeting.bodyId !== bodyId) throw new Refusal('not-found', 'not-found');
  return meeting;
}

type Dated = Pick<StoredDate, 'bodyId' | 'starts' | 'minutes' | 'place' | 'online'>;

/** Scheduled meetings of all bodies, but for the one that is to be moved. */
async function scheduled(scope: Scope, from: string, until: string, moved?: StoredMeeting): Promise<Dated[]> {
  const taken = await selectTaken(scope, null, addDays(from, -7), until);
  return taken.filter(({ bodyId, starts }) => bodyId !== moved?.bodyId || starts !== moved.starts);
}

/** The wish of the year plan, or what bodies of this kind usually want; a meeting that is moved keeps its time and place. */
function wishOf(plans: readonly LoadedPlan[], body: PlanningBody, moved: StoredMeeting | undefined) {
  const wishes = plans.map(({ bodies }) => bodies.find(({ bodyId }) => bodyId === body.bodyId)?.cadence ?? null);
  const planned = wishes.find((cadence) => cadence !== null);
  const wish: Wish = planned ??
    suggestedCadence(body, plans[0]?.bodies ?? [], body.habits) ?? { ...USUAL, ...body.habits };
  const basis: SuggestedOptions['basis'] = planned ? 'year-plan' : 'usual';
  if (!moved?.starts || !moved.minutes) return { wish, basis };
  const { minutes, place, online } = moved;
  return { wish: { ...wish, starts: moved.starts.slice(11), minutes, place, online }, basis };
}

const USUAL: Wish = {
  when: { kind: 'spread', count: 4 },
  weekdays: [4, 2],
  starts: '14:00',
  minutes: 120,
  place: '',
  online: true,
  keepShortDays: true,
};

/** Meetings of other bodies, with whoever sits in them on that day. */
function othersOf(dated: readonly Dated[], bodies: readonly PlanningBody[], bodyId: string): OtherMeeting[] {
  return dated
    .filter((date) => date.bodyId !== bodyId)
    .map((date) => {
      const people = bodies.find((body) => body.bodyId === date.bodyId)?.people ?? [];
      return { ...date, personIds: membersOn(people, date.starts.slice(0, 10)) };
    });
}

function preparedBy(dated: readonly Dated[], bodies: readonly PlanningBody[], { when }: Wish): Known['prepares'] {
  if (when.kind !== 'before') return [];
  const bodyName = bodies.find(({ bodyId }) => bodyId === when.bodyId)?.name ?? '';
  return dated
    .filter(({ bodyId }) => bodyId === when.bodyId)
    .map(({ starts }) => ({ starts, bodyName }))
    .sort((a, b) => (a.starts < b.starts ? -1 : 1));
}

function preparedAfter({ prepares, calendar }: Known, { starts }: SuggestedSlot) {
  const next = prepares.find((meeting) => meeting.starts > starts);
  return next ? { bodyName: next.bodyName, schoolDays: calendar.schoolDays(toDay(starts), toDay(next.starts)) } : null;
}

/** Another meeting of the partnership counts as taken, also where the calendar cannot be read. */
function saysOf(
  { others, travelMinutes }: Known,
  slot: SuggestedSlot,
  personId: string,
  calendar: Availability,
): Availability {
  const away = others.some((other) => other.personIds.has(personId) && keepsAway(slot, other, travelMinutes));
  return away ? 'busy' : calendar;
}

/** True when the holidays of the region are known beyond a day. */
function isKnown(holidays: readonly SchoolHoliday[], region: HolidayRegion, day: string): boolean {
  return holidays.some((holiday) => holiday.region === region && holiday.until >= day);
}
