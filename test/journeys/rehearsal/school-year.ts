import {
  answerInvitation,
  cancelEvent,
  eventOf,
  itemsOf,
  updateEvent,
} from '../../../src/local-tenant/mailbox/calendar.ts';
import type { MeetingDetail } from '../../../src/meetings/schema.ts';
import type { YearPlanView } from '../../../src/meetings/schema-year-plan.ts';
import { addDays, addMinutes, localDate, schoolYearOf, toLocal } from '../../../src/time/local.ts';
import { dayToMeet } from '../../support/day-to-meet.ts';
import type { Product } from '../../support/product.ts';
import { persistently, until } from './wait.ts';

type CalendarItem = ReturnType<typeof itemsOf>[number];

export interface YearSummary {
  partnership: string;
  meetings: number;
  movedInOutlook: number;
  cancelledInOutlook: number;
  answeredInOutlook: number;
  movedHere: number;
  cancelledHere: number;
  /** Meetings that were moved here and in Outlook in the same moment. */
  movedInBoth: number;
  /** Of which somebody had to choose. */
  conflicts: number;
  restarts: number;
  /** Meetings whose event differs from what the product says, or is missing, or is there twice; at the end of any month. */
  differences: number;
  findings: string[];
}

const DAYS_A_STEP = 30;
const STEPS = 10;
/** The product looks through a calendar at least every few minutes; a killed copy needs half a minute more. */
const SETTLE_SECONDS = 300;

/**
 * A school year in which the programmaleider plans everything at once, and people then move, call off and answer meetings,
 * here and in Outlook. After each month calendars and product must agree, event by event.
 */
export class SchoolYear {
  readonly #product: Product;
  readonly #roll: () => number;
  readonly #summary: YearSummary;
  #partnership = '';
  #meetingIds: string[] = [];

  constructor(product: Product, roll: () => number) {
    this.#product = product;
    this.#roll = roll;
    this.#summary = {
      partnership: product.standIn.world.partnershipName,
      meetings: 0,
      movedInOutlook: 0,
      cancelledInOutlook: 0,
      answeredInOutlook: 0,
      movedHere: 0,
      cancelledHere: 0,
      movedInBoth: 0,
      conflicts: 0,
      restarts: 0,
      differences: 0,
      findings: [],
    };
  }

  async play(): Promise<YearSummary> {
    this.#partnership = await until('the directory to know the programmaleider', async () => {
      const me = await this.#api<{ partnerships: { id: string }[] }>('GET', '/me');
      return me.partnerships[0]?.id;
    });
    await this.#planYear();
    await this.#agree();
    for (let step = 0; step < STEPS; step += 1) {
      await this.#month();
      await this.#agree();
      this.#product.standIn.ctx.clock.advance(DAYS_A_STEP * 1_440);
    }
    this.#summary.restarts = this.#product.copies.reduce((sum, copy) => sum + copy.restarts, 0);
    return this.#summary;
  }

  get #ctx() {
    return this.#product.standIn.ctx;
  }
  get #today(): string {
    return localDate(this.#ctx.clock.iso());
  }

  #api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const lead = this.#product.standIn.world.people.find((person) => person.roles.includes('programmaleider'));
    const whole = path === '/me' ? path : `/partnerships/${this.#partnership}${path}`;
    return persistently(`${method} ${path}`, () => this.#product.api<T>(lead?.id ?? '', method, whole, body));
  }

  /** The wishes that the product itself suggests, solved and put into the calendars in one go. */
  async #planYear(): Promise<void> {
    const path = `/year-plans/${schoolYearOf(this.#today)}`;
    const empty = await this.#api<YearPlanView>('GET', path);
    const wishes = empty.bodies.flatMap(({ bodyId, suggested }) => (suggested ? [{ bodyId, cadence: suggested }] : []));
    const { version, from, until: end, settings } = empty;
    if (version === 0) await this.#api('PUT', path, { version, from, until: end, settings, wishes });
    await this.#api('POST', `${path}/solve`);
    await this.#api('POST', `${path}/push`, {});
    const { dates } = await this.#api<YearPlanView>('GET', path);
    this.#meetingIds = dates.flatMap(({ meetingId }) => meetingId ?? []);
    this.#summary.meetings = this.#meetingIds.length;
  }

  /** What people do in one month with the meetings of the next two. */
  async #month(): Promise<void> {
    const [from, end] = [`${addDays(this.#today, 2)}T00:00`, `${addDays(this.#today, 2 * DAYS_A_STEP)}T00:00`];
    for (const meeting of await this.#meetings()) {
      const { starts } = meeting;
      if (meeting.state !== 'scheduled' || starts === null || starts < from || starts > end) continue;
      const item = this.#events().find((each) => titled(each, meeting.title) && localStart(each) === starts);
      if (!item) continue;
      await this.#answerInOutlook(item);
      const roll = this.#roll();
      if (roll < 0.2) this.#moveInOutlook(item);
      else if (roll < 0.26) this.#cancelInOutlook(item);
      else if (roll < 0.36) await this.#moveHere(meeting);
      else if (roll < 0.4) await this.#cancelHere(meeting);
      else if (roll < 0.5) await this.#moveInBoth(meeting, item);
    }
  }

  #moveInOutlook(item: CalendarItem): void {
    const minutes = (instant(eventOf(item).end) - instant(eventOf(item).start)) / 60_000;
    const to = this.#otherMoment(localStart(item));
    const time = (local: string) => ({ dateTime: `${local}:00`, timeZone: 'Europe/Amsterdam' });
    updateEvent(this.#ctx, item, { start: time(to), end: time(addMinutes(to, minutes)) });
    this.#summary.movedInOutlook += 1;
  }

  #cancelInOutlook(item: CalendarItem): void {
    cancelEvent(this.#ctx, item);
    this.#summary.cancelledInOutlook += 1;
  }

  async #answerInOutlook(item: CalendarItem): Promise<void> {
    const { iCalUId } = item.event;
    for (const copy of this.#ctx.state.calendar.filter((each) => !each.removed && each.event.iCalUId === iCalUId)) {
      if (eventOf(copy).isOrganizer || this.#roll() > 0.5) continue;
      answerInvitation(this.#ctx, copy, this.#roll() < 0.8 ? 'accepted' : 'declined');
      this.#summary.answeredInOutlook += 1;
    }
  }

  async #moveHere(meeting: MeetingDetail): Promise<void> {
    const { meetingId, starts, minutes, place } = meeting;
    const body = { starts: this.#otherMoment(starts ?? ''), minutes, place, evenInHoliday: true };
    await this.#api('POST', `/meetings/${meetingId}/move`, body);
    this.#summary.movedHere += 1;
  }

  async #cancelHere({ meetingId }: MeetingDetail): Promise<void> {
    const now = await this.#api<MeetingDetail>('GET', `/meetings/${meetingId}`);
    if (now.state === 'scheduled') await this.#api('POST', `/meetings/${meetingId}/cancel`);
    this.#summary.cancelledHere += 1;
  }

  async #moveInBoth(meeting: MeetingDetail, item: CalendarItem): Promise<void> {
    this.#moveInOutlook(item);
    await this.#moveHere(meeting);
    this.#summary.movedInBoth += 1;
  }

  /** A week or two later on a day of work, at half past nine or half past one. */
  #otherMoment(starts: string): string {
    const day = dayToMeet(addDays(starts, this.#roll() < 0.5 ? 7 : 14));
    return `${day}T${this.#roll() < 0.5 ? '09:30' : '13:30'}`;
  }

  async #meetings(): Promise<MeetingDetail[]> {
    const meetings: MeetingDetail[] = [];
    for (const id of this.#meetingIds) meetings.push(await this.#api<MeetingDetail>('GET', `/meetings/${id}`));
    return meetings;
  }

  /** What stands in the secretariat's calendar. */
  #events(): CalendarItem[] {
    return itemsOf(this.#ctx, this.#product.standIn.world.secretariat.mail).filter((item) => eventOf(item).isOrganizer);
  }

  /** Waits until nothing is under way any more; somebody chooses where a meeting was moved in both. Counts what differs then. */
  async #agree(): Promise<void> {
    const deadline = Date.now() + SETTLE_SECONDS * 1_000;
    for (;;) {
      const meetings = await this.#meetings();
      for (const { meetingId } of meetings.filter(({ conflict }) => conflict !== null)) {
        this.#summary.conflicts += 1;
        await this.#api('POST', `/meetings/${meetingId}/conflict`, {
          keep: this.#roll() < 0.5 ? 'kringwerk' : 'outlook',
        }).catch(() => undefined);
      }
      const differences = this.#differences(meetings);
      if (differences.length === 0) return;
      if (Date.now() > deadline) {
        this.#summary.differences += differences.length;
        this.#summary.findings.push(...differences.slice(0, 20));
        return;
      }
      await new Promise((again) => setTimeout(again, 1_000));
    }
  }

  /** By title: the moments at which the product says that meetings are, beside those in the calendar. */
  #differences(meetings: readonly MeetingDetail[]): string[] {
    const events = this.#events();
    return [...new Set(meetings.map(({ title }) => title))].flatMap((title) => {
      const own = meetings.filter((each) => each.title === title && each.state !== 'cancelled');
      const here = own.map(({ starts }) => starts ?? '').sort();
      const there = events
        .filter((item) => titled(item, title))
        .map(localStart)
        .sort();
      const open = own.filter(({ conflict }) => conflict !== null).length;
      if (open === 0 && here.join() === there.join()) return [];
      return [`${title}: product ${here.join(', ')}; calendar ${there.join(', ')}; to be chosen ${open}`];
    });
  }
}

function titled(item: CalendarItem, title: string): boolean {
  return eventOf(item).subject === title;
}

function instant({ dateTime, timeZone }: { dateTime: string; timeZone: string }): number {
  return Date.parse(`${dateTime.slice(0, 16)}:00${timeZone === 'UTC' ? 'Z' : ''}`);
}

function localStart(item: CalendarItem): string {
  const { dateTime, timeZone } = eventOf(item).start;
  return timeZone === 'UTC' ? toLocal(`${dateTime.slice(0, 19)}Z`) : dateTime.slice(0, 16);
}
