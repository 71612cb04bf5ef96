import type { Clock } from '../work/work.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };

export interface FollowedClock extends Clock {
  /** Calls back after every jump of the followed clock, so that what has come due is looked at. */
  onJump(hear: () => void): void;
  close(): void;
}

/**
 * Follows the clock of the practice environment (`GET /clock` and its event stream), so that a school year can be
 * rehearsed. Between messages it runs on at the normal pace from the last offset it heard.
 */
export async function followClock(url: string): Promise<FollowedClock> {
  let offsetMs = await readOffset(url);
  const hearers: (() => void)[] = [];
  const stop = new AbortController();
  void listen(url, stop.signal, (heard) => {
    const jumped = Math.abs(heard - offsetMs) > 1_000;
    offsetMs = heard;
    if (jumped) for (const hear of hearers) hear();
  });
  return {
    now: () => new Date(Date.now() + offsetMs).toISOString(),
    onJump: (hear) => void hearers.push(hear),
    close: () => stop.abort(),
  };
}

async function readOffset(url: string): Promise<number> {
  const answer = await fetch(`${url}/clock`);
  return ((await answer.json()) as { offsetMs: number }).offsetMs;
}

/** Reads the event stream and starts again when it breaks off: the stand-in may restart beside us. */
async function listen(url: string, signal: AbortSignal, hear: (offsetMs: number) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      const stream = await fetch(`${url}/clock/stream`, { signal });
      hear(await readOffset(url));
      await readEvents(stream, hear);
    } catch {
      if (signal.aborted) return;
    }
    await new Promise((resume) => setTimeout(resume, 500).unref());
  }
}

async function readEvents(stream: Response, hear: (offsetMs: number) => void): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  if (!stream.body) return;
  for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines)
      if (line.startsWith('data:')) hear((JSON.parse(line.slice(5)) as { offsetMs: number }).offsetMs);
  }
}
