import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { practiceTenant } from '../../bot/practice.ts';
import { type LocalTenant, startLocalTenant } from '../../src/local-tenant/start.ts';
import type { Paged, PersonListItem } from '../../src/people/schema.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import { ensureBuilt } from '../support/built.ts';
import { dayToMeet } from '../support/day-to-meet.ts';
import { freePort } from '../support/product.ts';
import { openBrowser } from './browser.ts';
import { type Cast, castFrom, WERKGROEP } from './journey/cast.ts';
import { picture } from './tab-page.ts';

/** `npm run playground` as a developer starts it, with Microsoft's own client drawing what the bot says. */
let folder: string;
let standIn: LocalTenant;
let cast: Cast;
let playground: ChildProcess;
let output = '';
let url: string;
let service: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'kringwerk-playground-'));
  const [port, playgroundPort] = [await freePort(), await freePort()];
  service = `http://127.0.0.1:${port}`;
  url = `http://127.0.0.1:${playgroundPort}`;
  standIn = await startLocalTenant({ ...practiceTenant(service), port: 0 });
  cast = castFrom(standIn.world);
  const options = ['--port', String(playgroundPort), '--as', cast.member.mail];
  playground = spawn(process.execPath, ['--import', 'tsx', 'bot/practice-playground.ts', ...options], {
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', NODE_ENV: '', LOG_LEVEL: 'warn' },
      ...{ PORT: String(port), LOCAL_TENANT_URL: standIn.url, DATA_DIR: folder },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever is left of it can be seen.
    detached: true,
  });
  for (const stream of [playground.stdout, playground.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  await until('the playground', async () => {
    if (playground.exitCode !== null) throw new Error(`it ended:\n${output}`);
    return output.includes("Microsoft's Agents Playground:");
  });
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
  page.setDefaultTimeout(30_000);
}, 300_000);

afterAll(async () => {
  if (playground?.exitCode === null) process.kill(-(playground.pid ?? 0), 'SIGKILL');
  await standIn?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('a message is answered, a poll card arrives, a vote gives the card with the answer', async () => {
  const { partnershipId, memberIsKnown } = await partnership();
  await until('the directory to be read', memberIsKnown);
  await page.goto(url);
  await sayUntilAnswered('help', 'Dit kun je me vragen');

  const { items } = await api<{ items: { bodyId: string; name: string }[] }>(partnershipId, 'GET', '/bodies');
  const bodyId = items.find(({ name }) => name === WERKGROEP)?.bodyId;
  const today = localDate(standIn.ctx.clock.iso());
  const options = [21, 28].map((days) => ({
    starts: `${dayToMeet(addDays(today, days))}T13:30`,
    ...{ minutes: 120, place: 'Utrecht', online: true },
  }));
  const poll = { bodyId, title: 'Jaarplan', explanation: '', deadline: `${addDays(today, 7)}T17:00`, options };
  const { pollId } = await api<{ pollId: string }>(partnershipId, 'POST', '/polls', poll);

  await page.getByRole('heading', { name: 'Wanneer kun je voor Jaarplan?' }).waitFor();
  await picture(page, 'playground-poll');
  for (const [nth, answer] of ['Ja', 'Nee'].entries()) {
    const choices = page.getByRole('radiogroup').nth(nth);
    await choices.getByRole('radio', { name: answer, exact: true }).check({ force: true });
  }
  await page.getByRole('button', { name: 'Verstuur antwoord' }).click();
  await page.getByRole('button', { name: 'Wijzig' }).waitFor();
  await picture(page, 'playground-answered');
  expect(await page.getByRole('button', { name: 'Verstuur antwoord' }).count()).toBe(0);

  const detail = await api<{ standing: { answered: number } }>(partnershipId, 'GET', `/polls/${pollId}`);
  expect(JSON.stringify(detail)).toContain('"answered":1');
}, 120_000);

test('stopping it leaves no process behind', async () => {
  const group = -(playground.pid ?? 0);
  process.kill(playground.pid ?? 0, 'SIGTERM');
  await until('every part to end', async () => !isAlive(group));
  for (const gone of [url, service]) await expect(fetch(gone)).rejects.toThrow('fetch failed');
  expect(playground.exitCode).toBe(0);
}, 60_000);

function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

async function say(words: string): Promise<void> {
  const box = page.getByRole('textbox').first();
  await box.click();
  await box.pressSequentially(words);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** The client shows no answer that comes before its socket is open, and does not tell when it is: it is asked again then. */
async function sayUntilAnswered(words: string, heading: string): Promise<void> {
  const answer = page.getByRole('heading', { name: heading }).first();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await say(words);
    const came = await answer
      .waitFor({ timeout: 15_000 })
      .catch(() => null)
      .then(() => answer.isVisible());
    if (came) return;
  }
  throw new Error(`no answer to ${words}:\n${output}\n${await page.locator('body').textContent()}`);
}

async function partnership() {
  const partnershipId = await until('the partnership to be founded', async () => {
    const me = await api<{ partnerships: { id: string }[] }>(null, 'GET', '/me');
    return me.partnerships[0]?.id;
  });
  const search = `/persons?q=${encodeURIComponent(cast.member.displayName)}`;
  const memberIsKnown = async (): Promise<boolean> => {
    const { items } = await api<Paged<PersonListItem>>(partnershipId, 'GET', search);
    return items.some(({ directory }) => directory !== null);
  };
  return { partnershipId, memberIsKnown };
}

/** As the programmaleider, who plans. */
async function api<T>(partnershipId: string | null, method: string, path: string, body?: unknown): Promise<T> {
  const token = await standIn.ctx.issuer.userToken(cast.lead.id);
  const answer = await fetch(`${service}/api${partnershipId ? `/partnerships/${partnershipId}` : ''}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function until<T>(what: string, look: () => Promise<T>): Promise<NonNullable<T>> {
  const last = Date.now() + 150_000;
  while (Date.now() < last) {
    const found = await look();
    if (found) return found;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`waited too long for ${what}:\n${output}`);
}
