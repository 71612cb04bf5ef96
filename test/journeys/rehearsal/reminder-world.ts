import { practiceTenant } from '../../../bot/practice.ts';
import { installFor, setBlocked } from '../../../src/local-tenant/channel/installing.ts';
import type { LocalTenant } from '../../../src/local-tenant/start.ts';
import { inventWorld } from '../../../src/local-tenant/world/invent.ts';
import type { World, WorldPerson } from '../../../src/local-tenant/world/world.ts';
import { builtInSchoolHolidays } from '../../../src/time/school-calendar.ts';

const MAIL_ONLY = 0.2;
const BLOCKED = 0.05;

/** The invented partnership of which one in five of those who are asked anything has nothing but mail. */
export function reminderWorld(today: string, roll: () => number): World {
  const world = inventWorld(2025, practiceTenant('http://127.0.0.1').tenantId, today);
  const asked = askedPeople(world);
  let known = shuffled(
    asked.filter(({ directory, roles }) => directory !== null && !roles.includes('programmaleider')),
    roll,
  );
  const cut = Math.max(0, Math.ceil(asked.length * MAIL_ONLY) - asked.filter((each) => each.directory === null).length);
  const mailOnly = new Set(known.slice(0, cut).map(({ id }) => id));
  known = known.slice(cut);
  return {
    ...world,
    people: world.people.map((person) => (mailOnly.has(person.id) ? { ...person, directory: null } : person)),
  };
}

/** Lets one in twenty of those who are asked anything have blocked the bot. Returns their ids. */
export function blockSome({ ctx, world }: LocalTenant, roll: () => number): Set<string> {
  const inTeams = askedPeople(world).filter(
    ({ directory, roles }) => directory !== null && !roles.includes('programmaleider'),
  );
  const some = shuffled(inTeams, roll).slice(0, Math.ceil(askedPeople(world).length * BLOCKED));
  for (const { id } of some) {
    installFor(ctx, id);
    setBlocked(ctx, id, true);
  }
  return new Set(some.map(({ id }) => id));
}

/** Whoever holds a seat or answers for a board. */
export function askedPeople(world: World): WorldPerson[] {
  const seated = new Set(world.bodies.flatMap(({ seats }) => seats.flatMap((seat) => [seat.holderId, seat.deputyId])));
  return world.people.filter((person) => seated.has(person.id) || answersForBoard(person));
}

export function answersForBoard({ boardNumber, roles }: WorldPerson): boolean {
  return boardNumber !== null && (roles.includes('bestuurder') || roles.includes('BOC'));
}

/** Tells of a person whether all the schools they stand for have a holiday on a day (`YYYY-MM-DD`). */
export function holidayCalendar(world: World): (personId: string, day: string) => boolean {
  const regions = new Map<string, Set<string>>();
  const byNumber = new Map<string, Set<string>>();
  for (const { boardNumber, holidayRegion } of world.schools) {
    byNumber.set(boardNumber, (byNumber.get(boardNumber) ?? new Set()).add(holidayRegion));
  }
  const byName = new Map(world.boards.map(({ name, number }) => [name, number]));
  const standsFor = (personId: string, boardNumber: string | null | undefined): void => {
    const known = regions.get(personId) ?? new Set();
    for (const region of byNumber.get(boardNumber ?? '') ?? []) known.add(region);
    regions.set(personId, known);
  };
  for (const person of world.people.filter(answersForBoard)) standsFor(person.id, person.boardNumber);
  for (const { organisation, holderId, deputyId } of world.bodies.flatMap(({ seats }) => seats)) {
    for (const id of [holderId, deputyId]) if (id) standsFor(id, byName.get(organisation));
  }
  const holidays = builtInSchoolHolidays();
  return (personId, day) => {
    const own = [...(regions.get(personId) ?? [])];
    const isOff = (region: string): boolean =>
      holidays.some((each) => each.region === region && each.from <= day && day <= each.until);
    return own.length > 0 && own.every(isOff);
  };
}

function shuffled<T>(items: readonly T[], roll: () => number): T[] {
  return items
    .map((item) => ({ item, place: roll() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
