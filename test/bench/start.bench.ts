import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/product.ts';
import { atEnd, type Bench, type Measure, memoryOf, under } from './bench.ts';

/** As `npm start` does it: service, embedded database and stand-in in one process, in a data folder that is empty at first. */
interface Started {
  milliseconds: number;
  process: ChildProcess;
}

let folder: string | undefined;

/** A data folder of this run alone, removed at its end. */
function dataFolder(): string {
  if (folder) return folder;
  const made = mkdtempSync(join(tmpdir(), 'kringwerk-start-'));
  folder = made;
  atEnd(async () => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function start(): Promise<Started> {
  const [port, standInPort] = [await freePort(), await freePort()];
  const from = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', 'dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      LOG_LEVEL: 'warn',
      DATA_DIR: join(dataFolder(), 'data'),
      PORT: String(port),
      LOCAL_TENANT_PORT: String(standInPort),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (child.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (ready?.ok) return { milliseconds: performance.now() - from, process: child };
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error('the service ended while starting');
}

async function stop({ process: child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function startTimes(): Promise<Measure[]> {
  const first = await start();
  const memory = memoryOf(first.process.pid ?? 0);
  await stop(first);
  const again = await start();
  const later = memoryOf(again.process.pid ?? 0);
  await stop(again);
  return [
    under(first.milliseconds, 'ms', 20_000, { name: 'start.first' }),
    under(again.milliseconds, 'ms', 4_000, { name: 'start.again' }),
    under(memory.now, 'MB', 500, { name: 'start.memory' }),
    under(memory.peak, 'MB', 500, { name: 'start.memory.peak' }),
    under(later.peak, 'MB', 500, { name: 'start.memory.again' }),
  ];
}

export const benches: Bench[] = [{ name: 'start', run: startTimes }];
