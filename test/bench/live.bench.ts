import { performance } from 'node:perf_hooks';
import type { AgendaView } from '../../src/agendas/schema.ts';
import type { LiveEvent, LiveItem } from '../../src/live/schema.ts';
import { THIRD_BODY } from '../support/crowd.ts';
import { type Bench, type Measure, percentile, under } from './bench.ts';
import { crowded, type DatabaseKind } from './crowded.ts';

const VIEWERS = 60;
const LINES = 20;
const AIM_MS = 300;

/**
 * From the moment the secretary's text is sent until each of sixty viewers has it: through the whole service, with token
 * check, merge, history and the stream of every viewer. The slowest viewer counts.
 */
async function typing(kind: DatabaseKind): Promise<Measure[]> {
  const { product, lead } = await crowded(kind);
  const { meetingId } = await lead.plan(THIRD_BODY, 'Klankbord najaar');
  const path = `/meetings/${meetingId}`;
  const items = [{ title: 'Begroting', kind: 'besluiten', minutes: 30 }];
  const { revision } = await lead.api<AgendaView>('GET', `${path}/agenda`);
  const agenda = await lead.api<AgendaView>('PUT', `${path}/agenda`, { revision, items });
  const itemId = agenda.items[0]?.id ?? '';
  await lead.api('POST', `${path}/live/start`);
  const account = product.standIn.world.people.find(({ roles }) => roles.includes('programmaleider'));
  const token = await product.standIn.ctx.issuer.userToken(account?.id ?? '');
  const heard = new Map<string, number[]>();
  const leaving = new AbortController();
  const address = `http://127.0.0.1:${product.copies[0]?.port}/api/partnerships/${lead.partnershipId}${path}/live/events?changes=1`;
  const started = Array.from({ length: VIEWERS }, () =>
    listen(address, token, leaving.signal, (items) => {
      const line = items[0]?.text.split('\n').at(-1) ?? '';
      heard.set(line, [...(heard.get(line) ?? []), performance.now()]);
    }),
  );
  await Promise.all(started);
  const slowest: number[] = [];
  let base = '';
  for (let nth = 0; nth < LINES; nth += 1) {
    const line = `Regel ${nth}`;
    const text = base === '' ? line : `${base}\n${line}`;
    const from = performance.now();
    await lead.api('PUT', `${path}/minutes/items/${itemId}`, { base, text, unfinished: false });
    while ((heard.get(line)?.length ?? 0) < VIEWERS) await new Promise((resume) => setTimeout(resume, 5));
    slowest.push(Math.max(...(heard.get(line) ?? [])) - from);
    base = text;
  }
  leaving.abort();
  return [under(percentile(slowest, 0.95), 'ms', AIM_MS, { name: `live.${kind}.60-viewers` })];
}

/** Resolves once the first event has come; then goes on hearing. */
async function listen(url: string, token: string, signal: AbortSignal, hear: (items: readonly LiveItem[]) => void) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!response.ok || !reader) throw new Error(`a viewer was not let in: ${response.status}`);
  await new Promise<void>((begun) => {
    void (async () => {
      let waiting = '';
      for (;;) {
        const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
        if (done) return;
        const parts = (waiting + value).split('\n\n');
        waiting = parts.pop() ?? '';
        for (const part of parts) if (part.startsWith('data: ')) hear(itemsIn(JSON.parse(part.slice(6)) as LiveEvent));
        begun();
      }
    })();
  });
}

function itemsIn(event: LiveEvent): readonly LiveItem[] {
  return 'lists' in event ? (event.lists.items?.changed ?? []) : event.items;
}

export const benches: Bench[] = [
  { name: 'live.embedded', run: () => typing('embedded') },
  { name: 'live.server', run: () => typing('server') },
];
