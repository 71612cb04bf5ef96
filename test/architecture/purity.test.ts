import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const PURE = [/^src\/[a-z]+\/rules\//, /^src\/[a-z]+\/cards\//, /^src\/(time|text|cards)\//];
const FORBIDDEN: [RegExp, string][] = [
  [/\bDate\.now\b/, 'takes `now` as an argument instead of Date.now'],
  [/\bnew Date\(\s*\)/, 'takes `now` as an argument instead of new Date()'],
  [/\bTemporal\.Now\b/, 'takes `now` as an argument instead of Temporal.Now'],
  [/\bMath\.random\b/, 'gets chance as an argument instead of Math.random'],
  [/\bprocess\./, 'gets settings as arguments instead of process'],
  [/\bfetch\(/, 'gets what it needs as arguments; fetching belongs in edge/'],
  [/\bconsole\./, 'returns what it finds; logging belongs at the doors'],
];

test('rules, cards, time and text know no clock, chance, environment or network', () => {
  const faults: string[] = [];
  for (const file of sourceFiles('src').filter((path) => PURE.some((room) => room.test(path)))) {
    const code = withoutComments(readFileSync(file, 'utf8'));
    for (const [pattern, advice] of FORBIDDEN) if (pattern.test(code)) faults.push(`${file}: a pure file ${advice}`);
  }
  expect(faults).toEqual([]);
});

test('the top level holds the agreed rooms and no other code folder', () => {
  const folders = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  const generated = ['node_modules', 'dist', 'test-results'];
  expect(folders.filter((name) => !generated.includes(name)).sort()).toEqual(
    ['bot', 'docs', 'manifest', 'src', 'tabs', 'test'].filter((name) => folders.includes(name)),
  );
});

test('no file is too long to read in one sitting', () => {
  const long = ['bot', 'src', 'tabs', 'manifest'].flatMap(sourceFiles).filter((file) => lines(file) > 400);
  expect(long).toEqual([]);
});

function lines(file: string): number {
  return readFileSync(file, 'utf8').split('\n').length;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
