import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { OfficeMockObject } from 'office-addin-mock';

/** One appointment that is sent: what the add-in kept with it, and how the service and Outlook answer. */
export interface SendCase {
  kept?: string;
  answer?: unknown;
  status?: number;
  /** The service cannot be reached. */
  away?: boolean;
  /** Outlook gives no token. */
  noToken?: boolean;
}

export interface SendOutcome {
  /** What the add-in told Outlook. */
  completed: unknown;
  /** What the service was asked. */
  asked: { url: string; authorization: string; body: unknown }[];
}

/**
 * Runs the built event code in an Outlook made of office-addin-mock, one case after another: cases come as JSON on standard
 * input, outcomes go out the same way. A process of its own, because the mock loads what the test runner cannot.
 */
async function main(): Promise<void> {
  const cases = JSON.parse(readFileSync(0, 'utf8')) as SendCase[];
  const script = readFileSync('dist/outlook/launch-event.js', 'utf8');
  const outcomes: SendOutcome[] = [];
  for (const one of cases) outcomes.push(await send(script, one));
  process.stdout.write(JSON.stringify(outcomes));
}

async function send(script: string, given: SendCase): Promise<SendOutcome> {
  const asked: SendOutcome['asked'] = [];
  let handler: ((event: unknown) => void) | undefined;
  const gives = (value: unknown) => (answer: (result: unknown) => void) => answer({ status: 'succeeded', value });
  const associate = (_name: string, act: (event: unknown) => void) => {
    handler = act;
  };
  const getAccessToken = async () => {
    if (given.noToken) throw new Error('13003');
    return 'a-token';
  };
  const item = {
    start: { getAsync: gives(new Date('2026-03-10T12:30:00Z')) },
    end: { getAsync: gives(new Date('2026-03-10T14:30:00Z')) },
    requiredAttendees: { getAsync: gives([{ emailAddress: 'Noord@school.example' }]) },
    optionalAttendees: { getAsync: gives([]) },
    getItemIdAsync: (answer: (result: unknown) => void) => answer({ status: 'failed' }),
    loadCustomPropertiesAsync: gives({ get: () => given.kept }),
  };
  const world = { actions: { associate }, auth: { getAccessToken }, context: { mailbox: { item } } };
  const Office = new OfficeMockObject(world, 'outlook' as never);
  const fetch = async (url: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    asked.push({ url, body: JSON.parse(body), authorization: headers['authorization'] ?? '' });
    if (given.away) throw new Error('no connection');
    const status = given.status ?? 200;
    return { ok: status < 400, status, json: async () => given.answer };
  };
  const globals = { Office, fetch, setTimeout, Promise, Date };
  runInNewContext(`var kringwerkUrl="https://kring.example";${script}`, globals);
  const completed = await new Promise((told) => handler?.({ completed: told }));
  return { completed, asked };
}

// The wait for a slow service would keep this process alive after the last case.
void main().then(() => process.exit(0));
