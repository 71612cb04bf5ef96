import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PersonChanged, PersonListItem } from '../../src/people/schema.ts';
import { CROWD_BODY, CrowdLead, crowdWorld } from '../support/crowd.ts';
import { type Product, startProduct } from '../support/product.ts';
import { linkIn } from './rehearsal/player.ts';
import { until } from './rehearsal/wait.ts';

const NAME = 'Testpersoon 001';
const WRONG = 'testpersoon.1@verkeerd.example';

let product: Product;
let lead: CrowdLead;

beforeAll(async () => {
  product = await startProduct({ world: crowdWorld(2) });
  lead = new CrowdLead(product);
  await lead.ready();
}, 300_000);

afterAll(() => product?.stop(), 60_000);

test('a mistyped address is mended in the tab: the question comes to its person, its former link closes, and Teams is found again', async () => {
  const right = (await person()).email;
  await change({ email: WRONG });
  await until('the directory to know nobody by the wrong address', async () => (await person()).directory === null);
  const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst najaar');
  const astray = await until('the question to leave for the wrong address', () => linkMailedTo(WRONG));
  expect((await fetch(astray)).status).toBe(200);

  expect(await change({ email: right })).toMatchObject({ addressChanged: true, askedAgain: 1 });
  const arrived = await until('the question to come to the right address', () => linkMailedTo(right));
  expect((await fetch(arrived)).status).toBe(200);
  const closed = await fetch(astray);
  expect([closed.status, await closed.text()]).toEqual([410, expect.stringContaining('Deze link is ingetrokken')]);
  await until('the directory to know them again', async () => (await person()).directory === 'member');
  await until('a reminder to go to their chat', async () => {
    const selection = { topic: `poll:${pollId}` };
    const { recipients } = await lead.api<{ recipients: { name: string; way: string }[] }>(
      'POST',
      '/reminders/preview',
      selection,
    );
    return recipients.find(({ name }) => name === NAME)?.way === 'chat';
  });
}, 300_000);

async function person(): Promise<PersonListItem> {
  const { items } = await lead.api<{ items: PersonListItem[] }>('GET', `/persons?search=${encodeURIComponent(NAME)}`);
  if (!items[0]) throw new Error(`${NAME} does not take part`);
  return items[0];
}

async function change(facts: { email: string }): Promise<PersonChanged> {
  const { personId, name, language, organisation } = await person();
  return lead.api('PUT', `/persons/${personId}`, { name, language, organisation: organisation ?? '', ...facts });
}

/** The link in the newest mail that left for an address, whether or not somebody has it. */
function linkMailedTo(address: string): string | null {
  const sent = product.standIn.ctx.state.mail.filter(
    ({ folder, message }) => folder === 'sentitems' && JSON.stringify(message['toRecipients']).includes(address),
  );
  const newest = sent.at(-1);
  return newest ? linkIn(newest.message) : null;
}
