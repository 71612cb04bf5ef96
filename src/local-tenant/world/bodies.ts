import type { Dice } from './dice.ts';
import type { WorldBody, WorldPerson, WorldSeat } from './world.ts';

/** Everyone who may get a seat, by what they do. */
export interface Cast {
  lead: WorldPerson;
  secretary: WorldPerson;
  executives: WorldPerson[];
  relationManagers: WorldPerson[];
  trainers: WorldPerson[];
  directors: Map<string, WorldPerson>;
  coordinators: Map<string, WorldPerson>;
  boards: { number: string; name: string; kring: string }[];
  kringen: string[];
  institute: string;
}

const TERM_YEARS = 4;

/** The bodies of the partnership with their seats, on the day given (YYYY-MM-DD). */
export function inventBodies(dice: Dice, cast: Cast, today: string): WorldBody[] {
  const seat = seatMaker(dice, today);
  const kringen = cast.kringen.map((kring) => kringBody(cast, kring, seat));
  return [steeringGroup(cast, kringen, seat, today), workingGroup(cast, seat), ...kringen, broadMeeting(cast, seat)];
}

type SeatMaker = (role: string, holder: WorldPerson, change?: Partial<WorldSeat>) => WorldSeat;

/** Terms of four years that began at different Augusts. */
function seatMaker(dice: Dice, today: string): SeatMaker {
  return (role, holder, change = {}) => {
    const began = Number(today.slice(0, 4)) - dice.between(1, TERM_YEARS - 1);
    return {
      role,
      organisation: holder.organisation,
      votes: true,
      required: false,
      holderId: holder.id,
      from: `${began}-08-01`,
      until: dice.chance(0.7) ? `${began + TERM_YEARS}-07-31` : null,
      deputyId: null,
      ...change,
    };
  };
}

function kringBody(cast: Cast, kring: string, seat: SeatMaker): WorldBody {
  const seats = cast.boards
    .filter((board) => board.kring === kring)
    .map((board, nth) => {
      const director = cast.directors.get(board.number)!;
      const deputy = nth % 3 === 1 ? cast.coordinators.get(board.number) : undefined;
      return seat(nth === 0 ? 'voorzitter' : 'bestuurder', director, {
        required: nth === 0,
        deputyId: deputy?.id ?? null,
      });
    });
  return { name: kring, kind: 'kring', kring, seats };
}

/** One representative of each kring, two of the institute, and the programmaleider, who advises. */
function steeringGroup(cast: Cast, kringen: WorldBody[], seat: SeatMaker, today: string): WorldBody {
  const byId = new Map([...cast.directors.values()].map((person) => [person.id, person]));
  const representatives = kringen.map((kring, nth) => {
    const own = kring.seats[Math.min(1, kring.seats.length - 1)]!;
    const deputyId = kring.seats[0]!.holderId;
    const term = nth === 2 ? { until: dayBefore(today, 40) } : {};
    return seat('kringvertegenwoordiger', byId.get(own.holderId)!, { deputyId, organisation: kring.name, ...term });
  });
  const [chair, second] = cast.executives;
  return {
    name: 'Stuurgroep',
    kind: 'stuurgroep',
    kring: null,
    seats: [
      seat('voorzitter', chair!, { required: true }),
      seat('instituutsbestuur', second!),
      ...representatives,
      seat('programmaleider', cast.lead, { votes: false, until: null }),
    ],
  };
}

/** Twelve people, half from the field. */
function workingGroup(cast: Cast, seat: SeatMaker): WorldBody {
  const field = [...cast.coordinators.values()].slice(0, 6);
  return {
    name: 'Werkgroep Samen Opleiden',
    kind: 'werkgroep',
    kring: null,
    seats: [
      seat('voorzitter', cast.lead, { required: true, until: null }),
      seat('secretaris', cast.secretary, { votes: false, required: true, until: null }),
      ...cast.trainers.slice(0, 3).map((trainer) => seat('werkgroeplid instituut', trainer)),
      seat('relatiebeheerder', cast.relationManagers[0]!),
      ...field.map((person) => seat('werkgroeplid veld', person)),
    ],
  };
}

/** Everybody twice a year; nobody is required. */
function broadMeeting(cast: Cast, seat: SeatMaker): WorldBody {
  const guests = [...cast.directors.values(), ...cast.coordinators.values()];
  const hosts = [cast.lead, cast.secretary, ...cast.executives, ...cast.relationManagers];
  const roleOf = (person: WorldPerson) => person.roles[0]!;
  return {
    name: 'Brede bijeenkomst',
    kind: 'breed',
    kring: null,
    seats: [...hosts, ...guests].map((person) => seat(roleOf(person), person, { votes: false, until: null })),
  };
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
