import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type CardHolder, CROWD_BODY, CrowdLead, crowdWorld } from '../support/crowd.ts';
import { openServerDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { elements } from './rehearsal/player.ts';

const PEOPLE = 120;
const WORDS = ['yes', 'ifNeedBe', 'no'] as const;
type Json = Record<string, unknown>;

let product: Product;
let lead: CrowdLead;
let databaseUrl = '';
let giveDatabaseBack: () => Promise<void>;

beforeAll(async () => {
  const { open, url, giveBack } = await openServerDatabase();
  databaseUrl = url;
  giveDatabaseBack = giveBack;
  await open.close();
  product = await startProduct({ databaseUrl: url, world: crowdWorld(PEOPLE) });
  lead = new CrowdLead(product);
  await lead.ready();
}, 180_000);

afterAll(async () => {
  await product.stop();
  await giveDatabaseBack();
}, 60_000);

test('120 people who click one card in the same second each get their card, and exactly their answers are kept', async () => {
  const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst najaar');
  const holders = await lead.holders(pollId, PEOPLE);
  expect(holders).toHaveLength(PEOPLE);
  const authorization = await lead.authorization();
  const cards = await Promise.all(holders.map((holder, nth) => click(holder, nth, authorization)));
  for (const card of cards) expect(elements(card).map(({ verb }) => verb)).toContain('poll.edit');
  expect(await keptAnswers(pollId)).toEqual(
    holders.map((holder, nth) => [holder.person.displayName, ...wordsOf(nth)]).sort(),
  );
}, 180_000);

/** Everybody says something else than their neighbour. */
function wordsOf(nth: number): string[] {
  return [0, 1, 2, 3].map((option) => WORDS[(nth + option * (1 + (nth % 2))) % 3] ?? 'no');
}

async function click(holder: CardHolder, nth: number, authorization: string): Promise<Json> {
  const words = wordsOf(nth);
  const activity = lead.answerActivity(holder, (option) => words[option] as (typeof WORDS)[number]);
  const answer = await fetch(`http://127.0.0.1:${product.copies[0]?.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(activity),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { value: Json }).value;
}

/** A row for each person: their name, and what is kept for each date in order. */
async function keptAnswers(pollId: string): Promise<string[][]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; answers: string[] }>(
    `select person.name, array_agg(answer.answer order by option.starts) as answers
     from poll_answer answer
     join poll_option option on option.partnership_id = answer.partnership_id and option.id = answer.option_id
     join person on person.partnership_id = answer.partnership_id and person.id = answer.person_id
     where answer.poll_id = $1 group by person.name, answer.seat_id`,
    [pollId],
  );
  await client.end();
  return rows.map(({ name, answers }) => [name, ...answers]).sort();
}
