import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ALL_JOBS } from '../../bot/worker.ts';

/** Names of all jobs that the source defines. */
function definedJobs(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) =>
    [...readFileSync(join('src', name), 'utf8').matchAll(/defineJob\(\s*'([^']+)'/g)].map(([, job]) => job ?? ''),
  );
}

test('every job has a queue: sending to one that is not there waits for ever', () => {
  expect(definedJobs().length).toBeGreaterThan(5);
  expect(ALL_JOBS.map(({ name }) => name).sort()).toEqual(definedJobs().sort());
});
