import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { updateEvent } from '../../../src/local-tenant/mailbox/calendar.ts';
import type { World, WorldPerson } from '../../../src/local-tenant/world/world.ts';
import { ensureBuilt } from '../../support/built.ts';
import { type Product, startProduct } from '../../support/product.ts';
import { openBrowser } from '../browser.ts';
import { picture } from '../tab-page.ts';

const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** The running product and a browser on its practice page, where everybody is played by clicking. */
export class Stage {
  readonly page: Page;
  readonly world: World;
  /** What went wrong in a page without anybody seeing it. */
  readonly errors: string[] = [];
  readonly #context: BrowserContext;
  readonly #product: Product;
  #shots = 0;

  private constructor(context: BrowserContext, page: Page, product: Product, world: World) {
    this.#context = context;
    this.#product = product;
    this.page = page;
    this.world = world;
    context.on('weberror', (error) => this.errors.push(error.error().message));
  }

  static async open(startsAt: string): Promise<Stage> {
    await ensureBuilt();
    const [browser, product] = await Promise.all([openBrowser(), startProduct({ startsAt })]);
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(product.standIn.url);
    const world = (await (await fetch(`${product.standIn.url}/world`)).json()) as World;
    return new Stage(context, page, product, world);
  }

  /** What the secretariat does in Outlook: drags a meeting to another moment, wall-clock in Europe/Amsterdam. */
  moveInOutlook(title: string, starts: string, ends: string): void {
    const { ctx } = this.#product.standIn;
    const item = ctx.state.calendar.find(
      ({ event, removed }) => !removed && event['isOrganizer'] === true && event['subject'] === title,
    );
    if (!item) throw new Error('the secretariat has no such meeting');
    const moment = (at: string) => ({ dateTime: `${at}:00`, timeZone: 'Europe/Amsterdam' });
    updateEvent(ctx, item, { start: moment(starts), end: moment(ends) });
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.#product.stop();
  }

  /** Becomes this person and opens one of the things they have: Chat, Mail, Agenda. */
  async play(person: WorldPerson, view: 'Chat' | 'Mail' | 'Agenda' | 'Kringwerk'): Promise<void> {
    const { page } = this;
    const search = page.getByRole('searchbox', { name: 'Zoek een persoon' });
    // A dialog that closes gives focus back a moment later, and what is typed at that moment goes where the focus went.
    do await search.fill(person.displayName);
    while ((await search.inputValue()) !== person.displayName);
    const list = page.getByRole('navigation', { name: 'Personen' });
    await list.getByRole('button', { name: person.displayName }).first().click();
    await seen(page.getByRole('heading', { name: person.displayName, level: 2 }));
    await page.getByRole('tab', { name: view, exact: true }).click();
  }

  /** Becomes this person with the app's tab open at one of its screens. */
  async openTab(person: WorldPerson, screen: string): Promise<FrameLocator> {
    await this.play(person, 'Kringwerk');
    const [inTeams, inApp] = screen === 'Deelnemers' ? ['Mijn overleg', screen] : [screen, null];
    await this.page.getByRole('tab', { name: inTeams, exact: true }).click();
    const tab = this.page.frameLocator(`iframe[title="${inTeams} van ${person.displayName}"]`);
    if (inApp) await tab.getByRole('navigation', { name: 'Schermen' }).getByRole('link', { name: inApp }).click();
    await seen(tab.getByRole('heading', { level: 1, name: screen }));
    // Teams takes its loading sign away as soon as the app says that it is there.
    await this.page.getByText(`${inTeams} laden`).waitFor({ state: 'detached' });
    return tab;
  }

  /** The latest card or message of the app in the chat that is open. */
  latest(): Locator {
    return this.page.getByRole('article', { name: 'Bericht van Kringwerk' }).last();
  }

  /** Types to the app in the chat that is open. */
  async say(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Bericht van/ }).fill(words);
    await this.page.keyboard.press('Enter');
  }

  /** Does something that opens another browser tab, which is then as wide as a phone. */
  async onPhone(open: () => Promise<void>): Promise<Page> {
    const [phone] = await Promise.all([this.#context.waitForEvent('page'), open()]);
    phone.setDefaultTimeout(30_000);
    await phone.setViewportSize(PHONE);
    return phone;
  }

  async shot(name: string, page: Page = this.page): Promise<void> {
    this.#shots += 1;
    const file = `journey/${String(this.#shots).padStart(2, '0')}-${name}`;
    await picture(page, file, { fullPage: page !== this.page });
  }

  /** The same moment as wide as a phone. */
  async shotOnPhone(name: string): Promise<void> {
    await this.page.setViewportSize(PHONE);
    await this.shot(name);
    await this.page.setViewportSize(DESKTOP);
    // A frame hears of its new width later than the page; what is pressed before moves away under the press.
    await Promise.all(this.page.frames().map((frame) => frame.waitForFunction(hasWidth, PHONE.width)));
  }
}

/** Wider than this, or not shown; and drawn so. */
async function hasWidth(wider: number): Promise<boolean> {
  if (innerWidth > 0 && innerWidth <= wider) return false;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return true;
}

export const seen = (what: Locator): Promise<void> => what.waitFor({ state: 'visible' });

/** Fills in the card of a date poll: one answer for each date, by a part of its label. */
export async function answerDates(card: Locator, answers: Record<string, string>): Promise<void> {
  for (const [date, answer] of Object.entries(answers)) {
    await card.getByRole('radiogroup', { name: date }).getByRole('radio', { name: answer }).check();
  }
  await card.getByRole('button', { name: 'Verstuur antwoord' }).click();
}
