import { readFileSync } from 'node:fs';

/** One figure. `aim` is what the figure should stay under (or, for rates and ratios, over); null where none was set. */
export interface Measure {
  /** Left out where a bench gives one figure: it is then called after the bench. */
  name?: string;
  value: number;
  unit: string;
  aim: number | null;
  ok: boolean;
  /** What it is compared with, in the same unit and measured in the same run. */
  baseline?: number;
  ratio?: number;
}

/** `name` begins with the capability, as in `rank.poo`; `npm run bench -- PREFIX` chooses by it. */
export interface Bench {
  name: string;
  run(): Promise<Measure | Measure[]>;
}

const closers: (() => Promise<void>)[] = [];

/** Called when all benches have run, last one first. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** A time (or size) that should stay under its aim. */
export function under(value: number, unit: string, aim: number, more: Partial<Measure> = {}): Measure {
  return { value: rounded(value), unit, aim, ok: value < aim, ...more };
}

/** Memory that a process holds now, in megabytes, and the most it ever held. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (field: string): number =>
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN);
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 };
}

/** Milliseconds that `act` takes: the median of `times` runs, after one that does not count. */
export function medianTime(times: number, act: () => void): number {
  act();
  const taken = Array.from({ length: times }, () => {
    const from = performance.now();
    act();
    return performance.now() - from;
  });
  return percentile(taken, 0.5);
}
