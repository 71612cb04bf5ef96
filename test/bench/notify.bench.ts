import pg from 'pg';
import { GRAPH_CHANGES } from '../../bot/http/graph-webhook.ts';
import { until } from '../journeys/rehearsal/wait.ts';
import { THIRD_BODY } from '../support/crowd.ts';
import { type Bench, type Measure, percentile, rounded } from './bench.ts';
import { type Crowded, crowded } from './crowded.ts';
import { sendLoad } from './load/run-script.ts';

/** Change notifications of a calendar, each checked and safe in the queue before it is accepted. */
const PER_SECOND = 100;
const SECONDS = 6;
const AIM_MS = 20;

/** What a true notification needs to name. */
interface Followed {
  subscriptionId: string;
  secret: string;
  eventId: string;
}

/** A meeting in the calendar that the service follows, and the secret that Graph was given with the subscription. */
async function followed({ lead, databaseUrl }: Crowded): Promise<Followed> {
  const { pollId } = await lead.plan(THIRD_BODY, 'Netwerkbijeenkomst winter');
  const { options } = await lead.api<{ options: { optionId: string }[] }>('GET', `/polls/${pollId}`);
  await lead.api('POST', `/polls/${pollId}/decide`, { optionId: options[0]?.optionId });
  const client = new pg.Client({ connectionString: databaseUrl ?? '' });
  await client.connect();
  try {
    return await until('the meeting to be in a calendar that is followed', async () => {
      const { rows } = await client.query<Followed>(
        `select subscription_id as "subscriptionId", client_state as secret, event_id as "eventId"
         from calendar_watch, meeting where subscription_id is not null and event_id is not null`,
      );
      return rows[0];
    });
  } finally {
    await client.end();
  }
}

async function accepted(): Promise<Measure[]> {
  const crowd = await crowded('server');
  const { clicks } = crowd;
  const { subscriptionId, secret, eventId } = await followed(crowd);
  const change = { subscriptionId, clientState: secret, changeType: 'updated', resourceData: { id: eventId } };
  const notices = [JSON.stringify({ value: [change] })];
  const at = { ...clicks, url: new URL(GRAPH_CHANGES, clicks.url).href, status: 202, expect: '', clients: 32 };
  await sendLoad({ ...at, people: [notices], perSecond: PER_SECOND, seconds: 2 });
  const own = await sendLoad({ ...at, people: [notices], perSecond: PER_SECOND, seconds: SECONDS });
  // The same stream of notifications with a wrong secret: looked at and refused, nothing kept.
  const forged = notices.map((notice) => notice.replaceAll(secret, 'x'.repeat(secret.length)));
  const bare = await sendLoad({ ...at, people: [forged], perSecond: PER_SECOND, seconds: SECONDS, status: 401 });
  return [0.5, 0.99].map((share) => {
    const [value, baseline] = [percentile(own.milliseconds, share), percentile(bare.milliseconds, share)];
    return {
      name: `notify.accepted.p${share * 100}`,
      value: rounded(value),
      unit: 'ms',
      aim: AIM_MS,
      ok: value < AIM_MS,
      baseline: rounded(baseline),
      ratio: rounded(value / baseline),
    };
  });
}

export const benches: Bench[] = [{ name: 'notify.accepted', run: accepted }];
