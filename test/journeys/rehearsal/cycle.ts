import type { WorldPerson } from '../../../src/local-tenant/world/world.ts';
import type { PollCreated, PollDetail } from '../../../src/meetings/schema.ts';
import type { PollCheck } from '../../../src/meetings/schema-calendars.ts';
import type { Paged, PersonListItem } from '../../../src/people/schema.ts';
import type { RoundDashboard, RoundSummary } from '../../../src/placements/schema.ts';
import { addDays, localDate } from '../../../src/time/local.ts';
import { dayToMeet } from '../../support/day-to-meet.ts';
import type { Product } from '../../support/product.ts';
import { askedOn } from './asked-on.ts';
import { dataOf, elements, type Held, Player, primaryVerb } from './player.ts';
import { inParallel, persistently, until } from './wait.ts';

/** What happened in the play, as the players know it; the tally compares it with the stand-in's record. */
export interface Ledger {
  /** Per poll: who was to be asked, and what each was told was received. */
  polls: {
    pollId: string;
    meetingId: string;
    title: string;
    asked: string[];
    acknowledged: Map<string, Record<string, string>>;
  }[];
  rounds: { roundId: string; title: string; asked: string[]; places: Map<string, number> }[];
  agendas: { title: string; members: string[] }[];
  decided: { meetingId: string; title: string; starts: string }[];
  reminded: number;
}

export function emptyLedger(): Ledger {
  return { polls: [], rounds: [], agendas: [], decided: [], reminded: 0 };
}

/** The button of the preview that sends a reminder. */
const REMIND = 'reminder.send';

/** A reproducible die: the same seed plays the same rehearsal. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One whole round of work: polls for every body, reminders, dates, agendas and a placement round, played by everybody. */
export class Cycle {
  readonly #product: Product;
  readonly #roll: () => number;
  readonly #ledger: Ledger;
  readonly #number: number;
  readonly #players = new Map<string, Player>();
  #partnership = '';

  constructor(product: Product, roll: () => number, ledger: Ledger, number: number) {
    this.#product = product;
    this.#roll = roll;
    this.#ledger = ledger;
    this.#number = number;
  }

  async play(): Promise<void> {
    this.#partnership = await until('the directory to know the programmaleider', async () => {
      const me = await this.#api<{ partnerships: { id: string }[] }>('GET', '/me');
      return me.partnerships[0]?.id;
    });
    await this.#directoryRead();
    await this.#planPolls();
    await this.#answerPolls(0.7);
    await this.#remind();
    await this.#answerPolls(0.95);
    await this.#decide();
    await this.#circulateAgendas();
    await this.#placementRound();
  }

  get #world() {
    return this.#product.standIn.world;
  }
  get #lead(): WorldPerson {
    const lead = this.#world.people.find((person) => person.roles.includes('programmaleider'));
    if (!lead) throw new Error('the world has no programmaleider');
    return lead;
  }
  get #today(): string {
    return localDate(this.#product.standIn.ctx.clock.iso());
  }

  #api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const whole = path === '/me' ? path : `/partnerships/${this.#partnership}${path}`;
    return persistently(`${method} ${path}`, () => this.#product.api<T>(this.#lead.id, method, whole, body));
  }

  #player(accountId: string): Player {
    const person = this.#world.people.find(({ id }) => id === accountId);
    if (!person) throw new Error('nobody of that id');
    const player = this.#players.get(accountId) ?? new Player(this.#product, person);
    this.#players.set(accountId, player);
    return player;
  }

  /** Whoever the directory knows is asked in chat; planning waits until it has been read. */
  async #directoryRead(): Promise<void> {
    const known = this.#world.people.filter(({ directory }) => directory !== null).length;
    await until('the directory to be read', async () => {
      let found = 0;
      for (let page = 1, left = 1; left > 0; page += 1) {
        const { items, total, pageSize } = await this.#api<Paged<PersonListItem>>('GET', `/persons?page=${page}`);
        found += items.filter(({ directory }) => directory !== null).length;
        left = total - page * pageSize;
      }
      return found >= known;
    });
  }

  async #planPolls(): Promise<void> {
    const { items: bodies } = await this.#api<{ items: { bodyId: string; name: string }[] }>('GET', '/bodies');
    for (const [nth, body] of this.#world.bodies.entries()) {
      const known = bodies.find(({ name }) => name === body.name);
      if (!known) throw new Error(`${body.name} was not imported`);
      const title = `${body.name}, bijeenkomst ${this.#number}-${nth + 1}`;
      const created = await this.#create(known.bodyId, title, nth);
      const asked = [...new Set(body.seats.map((seat) => askedOn(seat, this.#today)).filter((id) => id !== null))];
      this.#ledger.polls.push({ ...created, title, asked, acknowledged: new Map() });
    }
  }

  /** Planning twice would be two polls, so a lost answer is looked up before the button is pressed again. */
  async #create(bodyId: string, title: string, nth: number): Promise<PollCreated> {
    const days = [21, 23, 28, 30].map((day) => dayToMeet(addDays(this.#today, day + this.#number * 14 + nth)));
    const options = days.map((day, at) => ({
      starts: `${day}T${at % 2 ? '15:00' : '13:30'}`,
      minutes: 120,
      place: 'Utrecht',
      online: true,
    }));
    const body = { bodyId, title, explanation: '', deadline: `${addDays(this.#today, 7)}T17:00`, options };
    return persistently(`plan ${title}`, async () => {
      const { polls } = await this.#api<{ polls: (PollCreated & { title: string })[] }>(
        'GET',
        `/polls?bodyId=${bodyId}`,
      );
      const made = polls.find((poll) => poll.title === title);
      if (made) return { pollId: made.pollId, meetingId: made.meetingId };
      const path = `/partnerships/${this.#partnership}/polls`;
      return this.#product.api<PollCreated>(this.#lead.id, 'POST', path, body);
    });
  }

  async #answerPolls(share: number): Promise<void> {
    for (const poll of this.#ledger.polls.filter(
      (each) => !this.#ledger.decided.some(({ meetingId }) => meetingId === each.meetingId),
    )) {
      const willing = poll.asked.filter((id) => !poll.acknowledged.has(id) && this.#roll() < share);
      await inParallel(willing, 6, async (id) => {
        const held = await until(`${poll.title} for its addressee`, () => this.#player(id).find(poll.pollId));
        const inputs = await this.#fillPoll(held);
        if (inputs) poll.acknowledged.set(id, inputs);
      });
    }
  }

  /** Chooses an answer for every date and presses the button. Null when the card asks nothing (any more). */
  async #fillPoll(held: Held): Promise<Record<string, string> | null> {
    if (primaryVerb(held.card) !== 'poll.answer') return null;
    const inputs: Record<string, string> = {};
    for (const element of elements(held.card)) {
      if (element['type'] !== 'Input.ChoiceSet') continue;
      const choices = (element['choices'] ?? []) as { value: string }[];
      // Most people can come on most dates: the first answer weighs double.
      const at = Math.max(0, Math.floor(this.#roll() * (choices.length + 1)) - 1);
      inputs[String(element['id'])] = choices[at]?.value ?? '';
    }
    const shown = await held.press('poll.answer', inputs);
    return primaryVerb(shown) === 'poll.answer' ? null : inputs;
  }

  /** Gives places for every variant, page by page; returns how many in all, or null when nothing is asked. */
  async #fillCapacity(held: Held): Promise<number | null> {
    let [shown, total] = [held.card, 0];
    for (let page = 0; page < 5; page += 1) {
      if (primaryVerb(shown) !== 'capacity.answer') return page === 0 ? null : total;
      const inputs: Record<string, string> = {};
      for (const { type, id } of elements(shown)) {
        if (type === 'Input.ChoiceSet') inputs[String(id)] = 'definite';
        else if (type === 'Input.Number' && String(id).startsWith('places-')) {
          const places = Math.floor(this.#roll() * 6);
          inputs[String(id)] = String(places);
          total += places;
        } else if (String(type).startsWith('Input.')) inputs[String(id)] = '';
      }
      shown = await held.press('capacity.answer', { ...dataOf(shown, 'capacity.answer'), ...inputs });
    }
    throw new Error('the capacity card keeps asking');
  }

  async #remind(): Promise<void> {
    const lead = this.#player(this.#lead.id);
    const before = await lead.find(REMIND);
    const words = 'herinner wie nog niet heeft gereageerd';
    await lead.say(words);
    const preview = await until('the preview of the reminder', async () => {
      const newest = await lead.find(REMIND);
      if (newest && newest.id !== before?.id) return newest;
      if (lead.isToTryAgain) await lead.say(words);
      return null;
    });
    await preview.press(REMIND, {});
    this.#ledger.reminded += 1;
  }

  async #decide(): Promise<void> {
    for (const poll of this.#ledger.polls.filter(
      (each) => !this.#ledger.decided.some(({ meetingId }) => meetingId === each.meetingId),
    )) {
      const detail = await this.#api<PollDetail>('GET', `/polls/${poll.pollId}`);
      const best = detail.options.find((option) => option.rank === 1);
      if (!best) throw new Error(`no best date for ${poll.title}`);
      await persistently(`decide ${poll.title}`, async () => {
        const now = await this.#api<PollDetail>('GET', `/polls/${poll.pollId}`);
        if (now.chosenOptionId !== null) return;
        // Like somebody who reads the warning about who is busy by now, and chooses all the same.
        const path = `/partnerships/${this.#partnership}/polls/${poll.pollId}`;
        const { optionId } = best;
        const check = await this.#product.api<PollCheck>(this.#lead.id, 'POST', `${path}/check`, { optionId });
        const despite = check.busyAfterYes.map(({ seatId }) => seatId);
        await this.#product.api(this.#lead.id, 'POST', `${path}/decide`, { optionId, despite });
      });
      this.#ledger.decided.push({ meetingId: poll.meetingId, title: poll.title, starts: best.starts });
    }
    for (const { meetingId, title } of this.#ledger.decided) {
      await until(
        `${title} in the calendar`,
        async () => (await this.#api<{ eventState: string }>('GET', `/meetings/${meetingId}`)).eventState === 'made',
      );
    }
  }

  async #circulateAgendas(): Promise<void> {
    for (const poll of this.#ledger.polls.filter(
      ({ title }) =>
        /^(Stuurgroep|Werkgroep)/.test(title) && !this.#ledger.agendas.some((each) => each.title === title),
    )) {
      const path = `/meetings/${poll.meetingId}/agenda`;
      const items = [
        { title: 'Opening en mededelingen', kind: 'informeren', minutes: 10 },
        { title: 'Opbrengsten van de kringen', kind: 'bespreken', minutes: 50 },
        { title: 'Vaststellen plaatsingsronde', kind: 'besluiten', minutes: 40 },
      ];
      await persistently(`agenda of ${poll.title}`, async () => {
        const now = await this.#api<{ revision: number; version: number; items: unknown[] }>('GET', path);
        if (now.version > 0) return;
        const saved =
          now.items.length > 0
            ? now
            : await this.#product.api<{ revision: number }>(
                this.#lead.id,
                'PUT',
                `/partnerships/${this.#partnership}${path}`,
                { revision: now.revision, items },
              );
        await this.#product.api(this.#lead.id, 'POST', `/partnerships/${this.#partnership}${path}/circulate`, {
          revision: saved.revision,
        });
      });
      this.#ledger.agendas.push({ title: poll.title, members: poll.asked });
    }
  }

  async #placementRound(): Promise<void> {
    const period = `Periode ${this.#number}`;
    const deadline = `${addDays(this.#today, 21)}T17:00`;
    const variants = this.#world.variants.map((name) => ({ name, demand: 200 }));
    const roundId = await persistently('create a round', async () => {
      const { rounds } = await this.#api<{ rounds: RoundSummary[] }>('GET', '/placement-rounds');
      const made = rounds.find((round) => round.period === period);
      if (made) return made.id;
      const body = {
        schoolYear: Number(this.#today.slice(0, 4)),
        period,
        deadline,
        explanation: 'Geef per variant op hoeveel studenten je kunt plaatsen.',
        variants,
      };
      await this.#product.api(this.#lead.id, 'POST', `/partnerships/${this.#partnership}/placement-rounds`, body);
      throw new Error('look it up');
    });
    await persistently('open the round', async () => {
      const { round } = await this.#api<RoundDashboard>('GET', `/placement-rounds/${roundId}`);
      if (round.state === 'draft')
        await this.#product.api(
          this.#lead.id,
          'POST',
          `/partnerships/${this.#partnership}/placement-rounds/${roundId}/open`,
        );
    });
    const answerers = this.#world.people.filter(
      (person) => person.boardNumber && person.roles.some((role) => role === 'bestuurder' || role === 'BOC'),
    );
    const round = { roundId, title: period, asked: answerers.map(({ id }) => id), places: new Map<string, number>() };
    this.#ledger.rounds.push(round);
    await inParallel(this.#world.boards, 6, async (board) => {
      if (this.#roll() > 0.85) return;
      const own = answerers.filter((person) => person.boardNumber === board.number);
      const speaker = own[Math.floor(this.#roll() * own.length)];
      if (!speaker) return;
      const held = await until(`the capacity card of ${board.number}`, () => this.#player(speaker.id).find(roundId));
      const places = await this.#fillCapacity(held);
      if (places !== null) round.places.set(board.name, places);
    });
  }
}
