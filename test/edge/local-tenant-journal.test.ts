import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Journal } from '../../src/local-tenant/journal.ts';

interface Note {
  id: string;
  text: string;
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'deeper', 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function notes(): {
  journal: Journal;
  texts: () => string[];
  put: (id: string, text: string) => void;
  drop: (id: string) => void;
} {
  const journal = new Journal(file);
  const collection = journal.collection<Note>('notes');
  return {
    journal,
    texts: () => collection.all().map((note) => note.text),
    put: (id, text) => void collection.put({ id, text }),
    drop: (id) => collection.delete(id),
  };
}

test('what was put is there after opening again, what was deleted is not', () => {
  const first = notes();
  first.put('a', 'one');
  first.put('b', 'two');
  first.put('a', 'one, changed');
  first.drop('b');
  first.journal.close();
  expect(notes().texts()).toEqual(['one, changed']);
});

test('a line cut short is left out, and what follows a reopening is kept', () => {
  const first = notes();
  first.put('a', 'whole');
  first.journal.close();
  appendFileSync(file, '{"c":"notes","id":"b","v":{"id":"b","te');
  const second = notes();
  expect(second.texts()).toEqual(['whole']);
  second.put('c', 'after');
  second.journal.close();
  expect(notes().texts()).toEqual(['whole', 'after']);
});

test('a batch is kept whole or not at all, wherever it is cut', () => {
  const first = notes();
  first.put('a', 'before');
  const whole = readFileSync(file).length;
  first.journal.batch(() => {
    first.put('b', 'one');
    first.journal.batch(() => first.put('c', 'two'));
    first.drop('a');
  });
  first.journal.close();
  const written = readFileSync(file);
  for (const size of [written.length - 2, whole + 30, whole + 1]) {
    writeFileSync(file, written.subarray(0, size));
    const reopened = new Journal(file);
    expect(
      reopened
        .collection<Note>('notes')
        .all()
        .map((note) => note.text),
    ).toEqual(['before']);
    reopened.close();
  }
});

test('an index follows records as their keys change and as they go', () => {
  const { journal, put, drop } = notes();
  const byText = journal.collection<Note>('notes').index('text', (note) => note.text.split(' '));
  put('a', 'red green');
  put('b', 'green');
  expect(byText.get('green').map((note) => note.id)).toEqual(['a', 'b']);
  put('a', 'red');
  drop('b');
  expect([byText.get('green'), byText.first('red')?.id]).toEqual([[], 'a']);
  journal.close();
});
