import { createRequire } from 'node:module';
import type * as Vm from 'node:vm';

const vm = createRequire(import.meta.url)('node:vm') as { -readonly [Name in keyof typeof Vm]: (typeof Vm)[Name] };

/** What V8 made of a text, by where the text stands. */
const compiled = new Map<string, { text: string; data: Buffer }>();

function compiledBefore(where: string, text: string): Buffer | undefined {
  const before = compiled.get(where);
  return before?.text === text ? before.data : undefined;
}

/**
 * A module that loads another while it runs tells by what was compiled for it in whose name it asks, so it is compiled anew each
 * time: else it would ask in the name of a test file that has ended.
 */
function asksInItsOwnName(text: string): boolean {
  return /\bimport\s*\(/.test(text);
}

/**
 * From now on a worker compiles each module once instead of anew for each test file, which took a tenth of the CPU time of the
 * routes. Jest gives the texts of all modules to these two of `node:vm`, which take what V8 made of the same text before
 * (`cachedData`); Jest itself does not keep that.
 */
export function compileOnce(): void {
  const { SourceTextModule, compileFunction } = vm;
  vm.SourceTextModule = class extends SourceTextModule {
    /** Node has it, its types do not. */
    declare createCachedData: () => Buffer;

    constructor(text: string, options: Vm.SourceTextModuleOptions = {}) {
      const where = `module ${options.identifier}`;
      const cachedData = compiledBefore(where, text);
      super(text, cachedData ? { ...options, cachedData } : options);
      if (cachedData || asksInItsOwnName(text)) return;
      compiled.set(where, { text, data: this.createCachedData() });
    }
  };
  vm.compileFunction = (text, params, options = {}) => {
    const where = `function ${options.filename}`;
    const cachedData = compiledBefore(where, text);
    if (cachedData) return compileFunction(text, params, { ...options, cachedData });
    if (asksInItsOwnName(text)) return compileFunction(text, params, options);
    const made = compileFunction(text, params, { ...options, produceCachedData: true });
    if (made.cachedData) compiled.set(where, { text, data: made.cachedData });
    return made;
  };
}
