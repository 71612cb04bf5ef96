import type { RoundSummary } from '../../src/placements/schema.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import { inParallel, until } from '../journeys/rehearsal/wait.ts';
import { CROWD_BODY, type CrowdLead, THIRD_BODY } from '../support/crowd.ts';
import { type Bench, type Measure, percentile, under } from './bench.ts';
import { crowded } from './crowded.ts';

const LIMIT_PER_SECOND = 50;
const MESSAGES = 400;

/** How a round of 40 boards and 375 schools stands, as the programmaleider's screen asks for it. */
async function dashboard(): Promise<Measure> {
  const { lead } = await crowded('server');
  const roundId = await openRound(lead);
  const taken: number[] = [];
  const look = async (): Promise<void> => {
    const from = performance.now();
    await lead.api('GET', `/placement-rounds/${roundId}`);
    taken.push(performance.now() - from);
  };
  await inParallel(times(20), 1, look);
  taken.length = 0;
  await inParallel(times(100), 1, look);
  return under(percentile(taken, 0.95), 'ms', 100);
}

const times = (count: number): number[] => Array.from({ length: count }, (_, nth) => nth);

/** A round that has been sent to every board. */
async function openRound(lead: CrowdLead): Promise<string> {
  const today = localDate(lead.product.standIn.ctx.clock.iso());
  await lead.api('POST', '/placement-rounds', {
    schoolYear: Number(today.slice(0, 4)),
    period: 'Hele jaar',
    deadline: `${addDays(today, 21)}T17:00`,
    explanation: '',
    variants: lead.product.standIn.world.variants.map((name) => ({ name, demand: 200 })),
  });
  const { rounds } = await lead.api<{ rounds: RoundSummary[] }>('GET', '/placement-rounds');
  const [made] = rounds;
  if (!made) throw new Error('no round was made');
  await lead.api('POST', `/placement-rounds/${made.id}/open`);
  return made.id;
}

/** 400 cards to 120 people, from the click that plans them to the last one in a chat; the channel takes 50 a second. */
async function send(): Promise<Measure> {
  const { lead } = await crowded('server');
  const { state } = lead.product.standIn.ctx;
  const before = state.chat.size;
  const from = performance.now();
  for (let nth = 1; nth <= 3; nth += 1) await lead.plan(CROWD_BODY, `Netwerkbijeenkomst ${nth}`);
  await lead.plan(THIRD_BODY, 'Klankbordgroep najaar');
  await until('every card to have arrived', () => state.chat.size - before >= MESSAGES);
  const floor = (MESSAGES / LIMIT_PER_SECOND) * 1_000;
  const value = performance.now() - from;
  return under(value, 'ms', floor * 1.2, { baseline: floor, ratio: Number((value / floor).toPrecision(4)) });
}

export const benches: Bench[] = [
  { name: 'placements.dashboard', run: dashboard },
  { name: 'delivery.send', run: send },
];
