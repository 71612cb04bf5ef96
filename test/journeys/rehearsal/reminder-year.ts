import type { WorldBody, WorldPerson } from '../../../src/local-tenant/world/world.ts';
import type { PollCreated } from '../../../src/meetings/schema.ts';
import type { RoundDashboard, RoundSummary } from '../../../src/placements/schema.ts';
import { inSendingHours, isWorkingDay } from '../../../src/reminders/rules/sending-days.ts';
import type { ReminderPreview, SendOutcome } from '../../../src/reminders/schema.ts';
import { addDays, localDate, toInstant } from '../../../src/time/local.ts';
import { dayToMeet } from '../../support/day-to-meet.ts';
import type { Product } from '../../support/product.ts';
import { askedOn } from './asked-on.ts';
import { dataOf, elements, type Held, Player, primaryVerb } from './player.ts';
import { answersForBoard, askedPeople, holidayCalendar } from './reminder-world.ts';
import { inParallel, persistently, until } from './wait.ts';

/** One question that was put, and what became of it as the players know it. */
export interface PutQuestion {
  title: string;
  kind: 'poll' | 'capacity';
  /** What is in its cards. */
  id: string;
  putAt: string;
  dueAt: string;
  /** Those who answer together: the people of one seat, or of one board. */
  parties: { people: string[]; answeredAt: string | null }[];
}

/** What the year leaves behind for the judge. */
export interface YearOfReminders {
  questions: PutQuestion[];
  days: number;
  answered: number;
  byHand: number;
  outages: string[];
  blocked: number;
  mailOnly: number;
}

const FIRST_DAY = '2026-09-07';
const LAST_DAY = '2027-07-09';
/** A date poll is put twice a week, to the bodies in turn. */
const POLL_EVERY_DAYS = 4;
const ANSWER_DAYS = 16;
const ROUNDS_ON = ['2026-10-05', '2027-03-15'];
/** Whole days on which nothing of Microsoft answers: before a weekend, in the middle of a week, before a holiday. */
const OUTAGES = ['2026-09-25', '2026-11-18', '2026-12-18', '2027-04-14'];
/** Of those who have not answered, each working day. */
const ANSWERING = 0.09;
/** Counted from the first day, a Monday. */
const SATURDAY = 5;

/** A school year of questions to everybody, with people who answer when they feel like it, and reminders by themselves. */
export class ReminderYear {
  readonly #product: Product;
  readonly #roll: () => number;
  readonly #leaving: (now: string) => Promise<number>;
  readonly #blocked: ReadonlySet<string>;
  readonly #players = new Map<string, Player>();
  readonly #left: YearOfReminders;
  readonly #onHoliday: (personId: string, day: string) => boolean;
  #partnership = '';

  /** `leaving` counts messages that could leave now: the clock does not jump over them, however busy the machine is. */
  constructor(
    product: Product,
    roll: () => number,
    blocked: ReadonlySet<string>,
    leaving: (now: string) => Promise<number>,
  ) {
    this.#product = product;
    this.#leaving = leaving;
    this.#roll = roll;
    this.#blocked = blocked;
    const { world } = product.standIn;
    this.#onHoliday = holidayCalendar(world);
    const mailOnly = askedPeople(world).filter(({ directory }) => directory === null).length;
    this.#left = {
      ...{ questions: [], days: 0, answered: 0, byHand: 0, outages: [] },
      ...{ blocked: blocked.size, mailOnly },
    };
  }

  /** The whole year, or its first `most` days. `paceOf` hears how much of the year is over (0 to 1), and may keep it waiting. */
  async play(most: number, paceOf: (share: number) => Promise<void>): Promise<YearOfReminders> {
    this.#partnership = await until('the directory to know the programmaleider', async () => {
      const me = await this.#api<{ partnerships: { id: string }[] }>('GET', '/me');
      return me.partnerships[0]?.id;
    });
    await this.#directoryRead();
    const days: string[] = [];
    for (let day = FIRST_DAY; day <= LAST_DAY && days.length < most; day = addDays(day, 1)) days.push(day);
    for (const [nth, day] of days.entries()) {
      await paceOf(nth / days.length);
      await this.#day(day, nth);
      this.#left.days += 1;
    }
    return this.#left;
  }

  async #day(day: string, nth: number): Promise<void> {
    if (!isWorkingDay(day)) return nth % 7 === SATURDAY ? this.#moment(day, '11:00', false) : undefined;
    const outage = OUTAGES.includes(day);
    await this.#moment(day, '08:50', false, async () => {
      if (!outage) return this.#ask(day, nth);
      this.#product.standIn.ctx.faults.set({ outage: 'all' });
      this.#left.outages.push(day);
    });
    await this.#moment(day, '17:40', !outage);
    if (!outage && nth % 9 !== 0) return;
    await this.#moment(day, '22:30', false, async () => {
      if (outage) this.#product.standIn.ctx.faults.set({ outage: 'none' });
    });
  }

  /** Sets the clock, lets people do what they do, and waits until it is quiet. */
  async #moment(day: string, time: string, answering: boolean, first?: () => Promise<void>): Promise<void> {
    const at = toInstant(`${day}T${time}`);
    const { clock } = this.#product.standIn.ctx;
    if (!inSendingHours(at)) await this.#closingTime();
    if (at > clock.iso()) clock.to(at);
    await first?.();
    await this.#quiet();
    if (!answering) return;
    await this.#answer();
    await this.#quiet();
  }

  /**
   * A request that was told to come back in a few seconds must not find that it is night: real clocks do not jump. So the clock strikes
   * first, after which nothing new leaves, and what is on its way gets the time it takes; while nothing answers that is long.
   */
  async #closingTime(): Promise<void> {
    const { clock, faults } = this.#product.standIn.ctx;
    await this.#quiet();
    const strikes = toInstant(`${dayOf(clock.iso())}T18:00`);
    if (strikes > clock.iso()) clock.to(strikes);
    await this.#quiet(faults.current().outage === 'none' ? 4_000 : 25_000, 40_000);
  }

  /** Until nothing has arrived anywhere for a moment and nothing is about to: a real day leaves more time between two moments. */
  async #quiet(ms = 400, patienceMs = 8_000): Promise<void> {
    const { clock, state } = this.#product.standIn.ctx;
    const { record } = state;
    const giveUpAt = Date.now() + patienceMs;
    let [seen, since] = [record.size, Date.now()];
    while (Date.now() - since < ms && Date.now() < giveUpAt) {
      await new Promise((resume) => setTimeout(resume, 50));
      const isQuiet = record.size === seen && (await this.#leaving(clock.iso())) === 0;
      if (!isQuiet) [seen, since] = [record.size, Date.now()];
    }
  }

  async #ask(day: string, nth: number): Promise<void> {
    if (ROUNDS_ON.includes(day)) await this.#openRound(day);
    const free = !this.#left.questions.length || nth % POLL_EVERY_DAYS === 0;
    const due = addDays(day, ANSWER_DAYS);
    const offToo = askedPeople(this.#product.standIn.world).some(({ id }) => this.#onHoliday(id, day));
    if (free && !offToo && due < LAST_DAY) await this.#putPoll(day);
    if (nth % 21 === 9 && !offToo) await this.#remindByHand();
  }

  async #putPoll(day: string): Promise<void> {
    const { bodies } = this.#product.standIn.world;
    const number = this.#left.questions.length + 1;
    const body = bodies[number % bodies.length];
    if (!body) return;
    const title = `${body.name}, overleg ${String(number).padStart(4, '0')}`;
    const { items } = await this.#api<{ items: { bodyId: string; name: string }[] }>('GET', '/bodies');
    const bodyId = items.find(({ name }) => name === body.name)?.bodyId;
    if (!bodyId) throw new Error(`${body.name} was not imported`);
    const deadline = `${addDays(day, ANSWER_DAYS)}T17:00`;
    const options = [30, 33].map((later) => ({
      ...{ starts: `${dayToMeet(addDays(day, later))}T13:30`, minutes: 90, place: 'Utrecht', online: true },
    }));
    const request = { requestId: crypto.randomUUID(), bodyId, title, explanation: '', deadline, options };
    const { pollId } = await this.#api<PollCreated>('POST', '/polls', request);
    const parties = partiesOf(body, day);
    this.#left.questions.push({
      title,
      kind: 'poll',
      id: pollId,
      putAt: toInstant(`${day}T08:50`),
      dueAt: toInstant(deadline),
      parties,
    });
  }

  async #openRound(day: string): Promise<void> {
    const { world } = this.#product.standIn;
    const period = `Periode ${day}`;
    const deadline = `${addDays(day, 21)}T17:00`;
    const variants = world.variants.map((name) => ({ name, demand: 200 }));
    const schoolYear = Number(day.slice(0, 4));
    const round = await persistently('make a round', async () => {
      const { rounds } = await this.#once<{ rounds: RoundSummary[] }>('GET', '/placement-rounds');
      const made = rounds.find((each) => each.period === period);
      if (made) return made;
      const body = { schoolYear, period, deadline, explanation: '', variants };
      await this.#once('POST', '/placement-rounds', body);
      throw new Error('look it up');
    });
    await persistently('open the round', async () => {
      const now = await this.#once<RoundDashboard>('GET', `/placement-rounds/${round.id}`);
      if (now.round.state === 'draft') await this.#once('POST', `/placement-rounds/${round.id}/open`);
    });
    const answerers = world.people.filter(answersForBoard);
    const parties = world.boards.map(({ number }) => ({
      people: answerers.filter(({ boardNumber }) => boardNumber === number).map(({ id }) => id),
      answeredAt: null,
    }));
    this.#left.questions.push({
      title: period,
      kind: 'capacity',
      id: round.id,
      putAt: toInstant(`${day}T08:50`),
      dueAt: toInstant(deadline),
      parties,
    });
  }

  /** The programmaleider reminds everybody of the question that has been open longest. */
  async #remindByHand(): Promise<void> {
    const now = this.#product.standIn.ctx.clock.iso();
    const open = this.#left.questions.find(({ dueAt, kind }) => dueAt > now && kind === 'poll');
    if (!open) return;
    const selection = { topic: `poll:${open.id}` };
    const { sendId } = await this.#api<ReminderPreview>('POST', '/reminders/preview', selection);
    // Whoever was reminded today already is left alone: the programmaleider takes no for an answer.
    const { state } = await this.#api<SendOutcome>('POST', '/reminders', { selection, sendId });
    if (state === 'sent') this.#left.byHand += 1;
  }

  async #answer(): Promise<void> {
    const now = this.#product.standIn.ctx.clock.iso();
    for (const question of this.#left.questions.filter(({ dueAt }) => dueAt > now)) {
      const willing = question.parties.filter(({ answeredAt }) => answeredAt === null && this.#roll() < ANSWERING);
      await inParallel(willing, 4, async (party) => {
        const speaker = party.people.find((id) => !this.#blocked.has(id));
        const held = speaker ? await this.#player(speaker).find(question.id) : null;
        if (!held || !(await this.#fill(question, held))) return;
        party.answeredAt = this.#product.standIn.ctx.clock.iso();
        this.#left.answered += 1;
      });
    }
  }

  /** Presses the button of the card; false when it asks nothing (any more). */
  async #fill({ kind }: PutQuestion, held: Held): Promise<boolean> {
    const verb = `${kind}.answer`;
    let shown = held.card;
    for (let page = 0; page < 5; page += 1) {
      if (primaryVerb(shown) !== verb) return page > 0;
      const inputs: Record<string, string> = {};
      for (const { type, id, choices } of elements(shown)) {
        if (type === 'Input.ChoiceSet')
          inputs[String(id)] = kind === 'capacity' ? 'definite' : ((choices as { value: string }[])[0]?.value ?? '');
        else if (type === 'Input.Number' && String(id).startsWith('places-')) inputs[String(id)] = '2';
        else if (String(type).startsWith('Input.')) inputs[String(id)] = '';
      }
      shown = await held.press(verb, kind === 'capacity' ? { ...dataOf(shown, verb), ...inputs } : inputs);
    }
    return primaryVerb(shown) !== verb;
  }

  #player(id: string): Player {
    const person = this.#product.standIn.world.people.find((each) => each.id === id);
    if (!person) throw new Error('nobody of that id');
    const player = this.#players.get(id) ?? new Player(this.#product, person);
    this.#players.set(id, player);
    return player;
  }

  get #lead(): WorldPerson {
    const lead = this.#product.standIn.world.people.find((person) => person.roles.includes('programmaleider'));
    if (!lead) throw new Error('the world has no programmaleider');
    return lead;
  }

  #once<T>(method: string, path: string, body?: unknown): Promise<T> {
    const whole = path === '/me' ? path : `/partnerships/${this.#partnership}${path}`;
    return this.#product.api<T>(this.#lead.id, method, whole, body);
  }

  #api<T>(method: string, path: string, body?: unknown): Promise<T> {
    return persistently(`${method} ${path}`, () => this.#once<T>(method, path, body));
  }

  /** Whoever the directory knows is asked in chat; the year begins when it has been read. */
  async #directoryRead(): Promise<void> {
    const last = this.#product.standIn.world.people.findLast(({ directory }) => directory !== null);
    await until('the directory to be read', async () => {
      const path = `/persons?search=${encodeURIComponent(last?.mail ?? '')}`;
      const { items } = await this.#api<{ items: { directory: string | null }[] }>('GET', path);
      return items[0]?.directory;
    });
  }
}

function partiesOf({ seats }: WorldBody, day: string): PutQuestion['parties'] {
  const people = [...new Set(seats.flatMap((seat) => askedOn(seat, day) ?? []))];
  return people.map((id) => ({ people: [id], answeredAt: null }));
}

/** The day of an instant, as the calendar in the Netherlands has it. */
export function dayOf(instant: string): string {
  return localDate(instant);
}
