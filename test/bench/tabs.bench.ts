import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/browser.ts';
import { type FakeApi, startFakeApi } from '../browser/fake-api.ts';
import { openPage, PHONE } from '../browser/tab-page.ts';
import { ensureBuilt } from '../support/built.ts';
import { atEnd, type Bench, type Measure, percentile, under } from './bench.ts';

const TIMES = 7;

/** A surface by its address, what stands on it first, and how much script it may fetch until then (kB, compressed). */
const SURFACES = [
  { name: 'first-screen', path: '/tab/overleg', sign: 'Stuurgroep: begroting', kilobytes: 200, later: /adaptive-card/ },
  { name: 'answer-page', path: '/answer/good', sign: 'Ben jij niet', kilobytes: 120, later: null },
];

let opened: Promise<{ browser: Browser; api: FakeApi }> | null = null;

/** The built tabs behind a service that answers at once: what is measured is the browser's part. */
function stage(): Promise<{ browser: Browser; api: FakeApi }> {
  opened ??= (async () => {
    await ensureBuilt();
    const [browser, api] = await Promise.all([launchBrowser(), startFakeApi()]);
    atEnd(async () => {
      await browser.close();
      await api.close();
    });
    return { browser, api };
  })();
  return opened;
}

/** Opens a surface with an empty cache; milliseconds until its content is there, and the scripts it fetched. */
async function openOnce({ path, sign }: (typeof SURFACES)[number]): Promise<{ ms: number; scripts: string[] }> {
  const { browser, api } = await stage();
  const page = await openPage(browser, PHONE);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  try {
    const from = performance.now();
    await page.goto(api.url + path, { waitUntil: 'commit' });
    await page.getByText(sign).first().waitFor();
    const ms = performance.now() - from;
    await page.waitForLoadState('networkidle');
    return { ms, scripts };
  } finally {
    await page.context().close();
  }
}

function kilobytesOf(scripts: readonly string[]): number {
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(resolve(`dist/tabs${name}`))).length, 0) / 1_000;
}

export const benches: Bench[] = SURFACES.map((surface) => ({
  name: `tabs.${surface.name}`,
  run: async (): Promise<Measure[]> => {
    const { scripts } = await openOnce(surface);
    const times: number[] = [];
    for (let nth = 0; nth < TIMES; nth += 1) times.push((await openOnce(surface)).ms);
    const first = scripts.filter((name) => !surface.later?.test(name));
    return [
      under(percentile(times, 0.5), 'ms', 1_000, { name: `tabs.${surface.name}.content` }),
      under(kilobytesOf(first), 'kB', surface.kilobytes, { name: `tabs.${surface.name}.script` }),
    ];
  },
}));
