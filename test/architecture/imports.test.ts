import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { forbidden } from './rules.ts';

/** Violations as "file → file", with the advice of the broken rule. */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(folders, {
    baseDir,
    validate: true,
    ruleSet: { forbidden },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  });
  const found = (output as ICruiseResult).summary.violations;
  const lines = found.map(
    ({ from, to, rule }) =>
      `${from} → ${to}\n    ${forbidden.find((candidate) => candidate.name === rule.name)?.comment ?? ''}`,
  );
  return [...new Set(lines)];
}

test('each room imports only what ARCHITECTURE.md lets it', async () => {
  expect((await violations(process.cwd(), ['bot', 'src', 'tabs'])).join('\n')).toBe('');
});

test('the check sees what is planted to be seen', async () => {
  const found = await violations(resolve('test/architecture/planted'), ['src', 'tabs']);
  const arrows = new Set(found.map((line) => line.split('\n')[0]));
  expect([...arrows].sort()).toEqual([
    'src/local-tenant/curious.ts → src/people/ground.ts',
    'src/meetings/rules/impure.ts → src/meetings/store.ts',
    'src/meetings/use-cases.ts → src/edge/graph/client.ts',
    'src/people/ground.ts → src/meetings/use-cases.ts',
    'tabs/peeking.ts → src/meetings/store.ts',
  ]);
});
