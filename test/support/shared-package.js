import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
/** What npm keeps of all that it installed: the names that a package gives may come from any of them. */
const INSTALLED = readFileSync(new URL('../../node_modules/.package-lock.json', import.meta.url), 'utf8');

/**
 * A transform for Jest that puts in the place of a package what Node itself loads for it: once for all test files of a worker,
 * instead of anew in the world of each, which took a fifth of the CPU time of routes and stores. `loadOnce` comes from
 * `environment.ts`; outside a test's world, where static imports are not known either, a package stays as it is.
 */
export default {
  process(text, path, { supportsDynamicImport, supportsStaticESM }) {
    if (!supportsDynamicImport) return { code: text };
    const loaded = `globalThis.loadOnce(${JSON.stringify(path)})`;
    return { code: supportsStaticESM ? moduleThatGives(loaded, namesIn(path)) : `module.exports = ${loaded};` };
  },
  getCacheKey(text, path, { supportsDynamicImport, supportsStaticESM }) {
    const parts = [INSTALLED, text, path, supportsDynamicImport, supportsStaticESM];
    return createHash('sha256').update(parts.join('\0')).digest('hex');
  },
};

function namesIn(path) {
  return Object.keys(load(path)).filter((name) => name !== 'default' && name !== '__esModule');
}

/** Numbered, since a name to import by may be a word of the language itself, as `catch` is. */
function moduleThatGives(loaded, names) {
  const values = names.map((name, nth) => `const value${nth} = loaded[${JSON.stringify(name)}];`);
  const given = names.map((name, nth) => `value${nth} as ${name}`);
  return `const loaded = ${loaded};\n${values.join('\n')}\nexport { ${given.join(', ')} };\nexport default loaded.default;\n`;
}
