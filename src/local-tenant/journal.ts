import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The stand-in's memory: named collections of plain records, kept in one append-only file so that a process that is
 * killed finds everything back that it had acknowledged. Without a file it lives in memory only (most tests).
 */
export class Journal {
  readonly #collections = new Map<string, Map<string, unknown>>();
  #file: number | null = null;

  constructor(path?: string) {
    if (!path) return;
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) this.#replay(path);
    this.#compact(path);
    this.#file = openSync(path, 'a');
  }

  /** The collection of that name; the same name gives the same records. */
  collection<T extends { id: string }>(name: string): Collection<T> {
    const records = (this.#collections.get(name) ?? new Map()) as Map<string, T>;
    this.#collections.set(name, records as Map<string, unknown>);
    return new Collection<T>(records, (id, value) => this.#write({ c: name, id, v: value }));
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #write(line: JournalLine): void {
    if (this.#file !== null) appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  #replay(path: string): void {
    for (const text of readFileSync(path, 'utf8').split('\n')) {
      const line = parseLine(text);
      if (!line) continue;
      const records = this.#collections.get(line.c) ?? new Map<string, unknown>();
      this.#collections.set(line.c, records);
      if (line.v === undefined) records.delete(line.id);
      else records.set(line.id, line.v);
    }
  }

  /** Rewrites the file with the living records only; the rename makes it all or nothing. */
  #compact(path: string): void {
    const lines: string[] = [];
    for (const [c, records] of this.#collections) for (const [id, v] of records) lines.push(JSON.stringify({ c, id, v }));
    writeFileSync(`${path}.new`, lines.map((line) => `${line}\n`).join(''));
    renameSync(`${path}.new`, path);
  }
}

interface JournalLine {
  c: string;
  id: string;
  v?: unknown;
}

/** A line cut short by a kill was never acknowledged, so it is left out. */
function parseLine(text: string): JournalLine | null {
  if (!text) return null;
  try {
    return JSON.parse(text) as JournalLine;
  } catch {
    return null;
  }
}

/** Records by id. `put` replaces whole records: mutate a copy, then put it, or the journal will not know. */
export class Collection<T extends { id: string }> {
  readonly #records: Map<string, T>;
  readonly #changed: (id: string, value?: T) => void;

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
  put(record: T): T {
    this.#records.set(record.id, record);
    this.#changed(record.id, record);
    return record;
  }
  delete(id: string): void {
    if (this.#records.delete(id)) this.#changed(id);
  }
}
