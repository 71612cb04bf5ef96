import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './send-load.ts';

/** A TypeScript file beside this one in a process of its own. */
export function startScript(file: string, ...given: string[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawn(process.execPath, ['--no-warnings', '--import', 'tsx', path, ...given], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Sends load from another process. Throws when an answer was not the one expected. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const child = startScript('send-load.ts');
  if (!child.stdin || !child.stdout) throw new Error('no way to talk to the load generator');
  child.stdin.end(JSON.stringify(load));
  const result = JSON.parse(await text(child.stdout)) as LoadResult;
  if (result.wrong > 0) throw new Error(`${result.wrong} answers were wrong; the first: ${result.firstWrong}`);
  return result;
}
