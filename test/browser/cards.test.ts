import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { allSamples } from '../cards/samples.ts';
import { openBrowser } from './browser.ts';

/** Microsoft's own renderer, in a browser, at the width of a phone. */
const RENDERER = 'node_modules/adaptivecards/dist/adaptivecards.min.js';
const PHONE_WIDTH = 360;

const samples = await allSamples();

describe('every card in every state, rendered', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: PHONE_WIDTH, height: 900 } });
    await page.setContent('<style>body{margin:0;font:14px/1.4 sans-serif}</style><main></main>');
    await page.addScriptTag({ path: RENDERER });
  });

  test.each(samples)('$name shows its question, keeps every button, and fits a phone', async ({ card }) => {
    const shown = await page.evaluate((content) => {
      const { AdaptiveCard } = (window as never as { AdaptiveCards: typeof import('adaptivecards') }).AdaptiveCards;
      const drawn = new AdaptiveCard();
      drawn.parse(content);
      const element = drawn.render();
      const main = document.querySelector('main');
      if (!main || !element) return null;
      main.replaceChildren(element);
      return {
        text: main.textContent,
        buttons: main.querySelectorAll('button').length,
        width: main.scrollWidth,
        unnamed: [...main.querySelectorAll('input, select, textarea')].filter(
          (input) => !input.getAttribute('aria-labelledby') && !input.getAttribute('aria-label'),
        ).length,
      };
    }, card);
    const question = card.body.find((element) => element['style'] === 'heading');
    expect(shown?.text).toContain(String(question?.['text']));
    expect(shown?.buttons).toBeGreaterThanOrEqual(buttonsIn(card.body));
    expect(shown?.width).toBeLessThanOrEqual(PHONE_WIDTH);
    expect(shown?.unnamed).toBe(0);
  });
});

/** Titles of the buttons a reader should see, in containers too. */
function buttonsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + buttonsIn(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { type, actions, ...rest } = value as Record<string, unknown>;
  if (type === 'ActionSet') return (actions as unknown[]).length;
  return Object.values(rest).reduce<number>((sum, part) => sum + buttonsIn(part), 0);
}
