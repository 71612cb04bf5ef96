import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { CROWD_BODY, CrowdLead, crowdWorld } from '../support/crowd.ts';
import { openServerDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { elements } from './rehearsal/player.ts';
import { until } from './rehearsal/wait.ts';

const PEOPLE = 60;
/** Often enough that many clicks come at every moment of the change, and not so often that they keep the machine from it. */
const BETWEEN_CLICKS_MS = 25;
type Json = Record<string, unknown>;

let product: Product;
let lead: CrowdLead;
let databaseUrl = '';
let giveDatabaseBack: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'kringwerk-traffic-'));
const traffic = join(folder, 'graph.jsonl');

beforeAll(async () => {
  const { open, url, giveBack } = await openServerDatabase();
  databaseUrl = url;
  giveDatabaseBack = giveBack;
  await open.close();
  const env = { LOG_LEVEL: 'info', DRAIN_SECONDS: '1' };
  process.env['GRAPH_TRAFFIC_LOG'] = traffic;
  product = await startProduct({ databaseUrl: url, world: crowdWorld(PEOPLE), copies: 2, env });
  lead = new CrowdLead(product);
  await lead.ready();
}, 300_000);

afterAll(async () => {
  await product.stop();
  await giveDatabaseBack();
  delete process.env['GRAPH_TRAFFIC_LOG'];
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('while both copies give way to a new version, every click gets its card and is kept', async () => {
  const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst najaar');
  const holders = await lead.holders(pollId, PEOPLE);
  const authorization = await lead.authorization();
  let rolling = true;
  const rolledOver = (async () => {
    for (const copy of product.copies) await copy.rollOver();
    rolling = false;
  })();
  const waiting = [...holders];
  let clicks = 0;
  const lost: string[] = [];
  const person = async (): Promise<void> => {
    for (let holder = waiting.shift(); holder; holder = waiting.shift()) {
      // People go on changing their answers for as long as copies come and go.
      const answer = await fetch(`${product.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify(lead.answerActivity(holder, () => (clicks % 2 ? 'yes' : 'no'))),
      });
      const shown = answer.ok ? ((await answer.json()) as { value?: Json }).value : undefined;
      clicks += 1;
      if (!elements(shown).some(({ verb }) => verb === 'poll.edit')) lost.push(`status ${answer.status}`);
      if (rolling && waiting.length === 0) waiting.push(...holders);
      await new Promise((resume) => setTimeout(resume, BETWEEN_CLICKS_MS));
    }
  };
  await Promise.all([person(), person(), person(), person(), rolledOver]);
  expect(lost).toEqual([]);
  expect(clicks).toBeGreaterThanOrEqual(PEOPLE);
  expect(await keptAnswers(pollId)).toBe(PEOPLE);
}, 300_000);

test('what a request sets in motion is logged under its id, up to the message in Teams, and names nobody', async () => {
  const token = await product.standIn.ctx.issuer.userToken(leadId());
  const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst voorjaar');
  await lead.holders(pollId, PEOPLE);
  const selection = { topic: `poll:${pollId}` };
  const preview = await lead.api<{ sendId: string }>('POST', '/reminders/preview', selection);
  const answer = await fetch(`${product.url}/api/partnerships/${lead.partnershipId}/reminders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ selection, sendId: preview.sendId }),
  });
  expect(answer.status).toBe(200);
  const trace = answer.headers.get('x-request-id');
  expect(trace).toMatch(/^[0-9a-f-]{36}$/);
  const lines = await until('everybody to be reminded', () => {
    const found = linesOf(trace ?? '');
    return found.filter(({ msg }) => msg === 'tried to send').length >= PEOPLE ? found : null;
  });
  expect(lines).toContainEqual(
    expect.objectContaining({
      msg: 'answered',
      method: 'POST',
      status: 200,
      door: expect.stringContaining('reminders'),
    }),
  );
  const sent = lines.filter(({ msg }) => msg === 'tried to send');
  expect(new Set(sent.map(({ message }) => message)).size).toBe(PEOPLE);
  // The apps were installed for the first question, in the same breath as it was sent.
  const asked = product.copies.flatMap(({ log }) => log.split('\n').filter((line) => line.includes('"purpose":"ask"')));
  const askedUnder = asked.flatMap((line) => /"trace":"([0-9a-f-]{36})"/.exec(line)?.[1] ?? []);
  const installed = readFileSync(traffic, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"method":"POST"') && line.includes('/teamwork/installedApps'))
    .map((line) => (JSON.parse(line) as { request: { headers: Record<string, string> } }).request.headers);
  expect(installed.length).toBeGreaterThan(0);
  for (const headers of installed) expect(askedUnder).toContain(headers['client-request-id']);
  const everything = product.copies.map(({ log }) => log).join('');
  const named = product.standIn.world.people.filter(
    ({ displayName, mail }) => everything.includes(displayName) || everything.includes(mail),
  );
  expect(named).toEqual([]);
}, 300_000);

function leadId(): string {
  return product.standIn.world.people.find(({ roles }) => roles.includes('programmaleider'))?.id ?? '';
}

/** Lines of the log of all copies that say that this set them in motion. */
function linesOf(trace: string): Json[] {
  return product.copies
    .flatMap(({ log }) => log.split('\n'))
    .filter((line) => line.startsWith('{') && line.endsWith('}') && line.includes(trace))
    .map((line) => JSON.parse(line) as Json);
}

async function keptAnswers(pollId: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ people: string }>(
    'select count(distinct person_id) as people from poll_answer where poll_id = $1',
    [pollId],
  );
  await client.end();
  return Number(rows[0]?.people);
}
