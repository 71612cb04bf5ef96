import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * The stand-in's memory: named collections of plain records, kept in one append-only file so that a process that is
 * killed finds everything back that it had acknowledged. Without a file it lives in memory only (most tests).
 */
export class Journal {
  readonly #records = new Map<string, Map<string, unknown>>();
  readonly #collections = new Map<string, Collection<never>>();
  #file: number | null = null;
  /** Changes held back by `batch`. */
  #held: JournalLine[] | null = null;

  constructor(path?: string) {
    if (!path) return;
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) this.#replay(path);
    this.#compact(path);
    this.#file = openSync(path, 'a');
  }

  /** The collection of that name; the same name gives the same records. */
  collection<T extends { id: string }>(name: string): Collection<T> {
    const known = this.#collections.get(name);
    if (known) return known as unknown as Collection<T>;
    const records = (this.#records.get(name) ?? new Map()) as Map<string, T>;
    this.#records.set(name, records as Map<string, unknown>);
    const collection = new Collection<T>(records, (id, value) => this.#write({ c: name, id, v: value }));
    this.#collections.set(name, collection as unknown as Collection<never>);
    return collection;
  }

  /**
   * Writes everything the work puts as one line: all of it is kept, or (killed in between) none of it. Inside another
   * batch it becomes part of that one.
   */
  batch<T>(work: () => T): T {
    if (this.#held) return work();
    const held: JournalLine[] = [];
    this.#held = held;
    try {
      return work();
    } finally {
      this.#held = null;
      if (this.#file !== null && held.length) appendFileSync(this.#file, `${JSON.stringify(held)}\n`);
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #write(line: JournalLine): void {
    if (this.#file === null) return;
    if (this.#held) this.#held.push(line);
    else appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  #replay(path: string): void {
    for (const text of readFileSync(path, 'utf8').split('\n')) {
      for (const line of parseLine(text)) {
        const records = this.#records.get(line.c) ?? new Map<string, unknown>();
        this.#records.set(line.c, records);
        if (line.v === undefined) records.delete(line.id);
        else records.set(line.id, line.v);
      }
    }
  }

  /** Rewrites the file with the living records only; the rename makes it all or nothing. */
  #compact(path: string): void {
    const lines: string[] = [];
    for (const [c, records] of this.#records) for (const [id, v] of records) lines.push(JSON.stringify({ c, id, v }));
    writeFileSync(`${path}.new`, lines.map((line) => `${line}\n`).join(''));
    renameSync(`${path}.new`, path);
  }
}

interface JournalLine {
  c: string;
  id: string;
  v?: unknown;
}

/** One change, or a batch of them. A line cut short by a kill was never acknowledged, so it is left out. */
function parseLine(text: string): JournalLine[] {
  if (!text) return [];
  try {
    const read = JSON.parse(text) as JournalLine | JournalLine[];
    return Array.isArray(read) ? read : [read];
  } catch {
    return [];
  }
}

/** Records by id. `put` replaces whole records: mutate a copy, then put it, or the journal will not know. */
export class Collection<T extends { id: string }> {
  readonly #records: Map<string, T>;
  readonly #changed: (id: string, value?: T) => void;
  readonly #indexes = new Map<string, Index<T>>();

  constructor(records: Map<string, T>, changed: (id: string, value?: T) => void) {
    this.#records = records;
    this.#changed = changed;
  }

  get size(): number {
    return this.#records.size;
  }
  get(id: string): T | undefined {
    return this.#records.get(id);
  }
  all(): T[] {
    return [...this.#records.values()];
  }
  filter(keep: (record: T) => boolean): T[] {
    return this.all().filter(keep);
  }
  find(is: (record: T) => boolean): T | undefined {
    for (const record of this.#records.values()) if (is(record)) return record;
    return undefined;
  }
  /** Records by other keys than the id, kept as records come and go; the same name gives the same index. */
  index(name: string, keys: (record: T) => string[]): Index<T> {
    const known = this.#indexes.get(name);
    if (known) return known;
    const index = new Index<T>(this.#records, keys);
    this.#indexes.set(name, index);
    return index;
  }
  put(record: T): T {
    this.#records.set(record.id, record);
    for (const index of this.#indexes.values()) index.set(record);
    this.#changed(record.id, record);
    return record;
  }
  delete(id: string): void {
    if (!this.#records.delete(id)) return;
    for (const index of this.#indexes.values()) index.remove(id);
    this.#changed(id);
  }
}

/** A secondary index of a collection: key → ids, in the order in which the records came. */
export class Index<T extends { id: string }> {
  readonly #records: Map<string, T>;
  readonly #keysOf: (record: T) => string[];
  readonly #ids = new Map<string, Set<string>>();
  readonly #keys = new Map<string, string[]>();

  constructor(records: Map<string, T>, keysOf: (record: T) => string[]) {
    this.#records = records;
    this.#keysOf = keysOf;
    for (const record of records.values()) this.set(record);
  }

  get(key: string): T[] {
    return [...(this.#ids.get(key) ?? [])].map((id) => this.#records.get(id)!);
  }
  first(key: string): T | undefined {
    const ids = this.#ids.get(key);
    if (!ids) return undefined;
    for (const id of ids) return this.#records.get(id);
    return undefined;
  }
  set(record: T): void {
    const keys = this.#keysOf(record);
    const before = this.#keys.get(record.id);
    if (before && before.length === keys.length && before.every((key, at) => key === keys[at])) return;
    this.remove(record.id);
    this.#keys.set(record.id, keys);
    for (const key of keys) {
      const ids = this.#ids.get(key);
      if (ids) ids.add(record.id);
      else this.#ids.set(key, new Set([record.id]));
    }
  }
  remove(id: string): void {
    for (const key of this.#keys.get(id) ?? []) {
      const ids = this.#ids.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#ids.delete(key);
    }
    this.#keys.delete(id);
  }
}
