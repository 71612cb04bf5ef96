import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import Ajv, { type ValidateFunction } from 'ajv';
import { allSamples, type CardSample } from './samples.ts';

const samples: CardSample[] = await allSamples();
const asJson = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;

describe('every card in every state', () => {
  let isCard: ValidateFunction;
  beforeAll(() => {
    const draft6 = createRequire(join(process.cwd(), 'package.json')).resolve(
      'ajv/dist/refs/json-schema-draft-06.json',
    );
    const ajv = new Ajv({ strict: false });
    ajv.addMetaSchema(asJson(draft6));
    isCard = ajv.compile(asJson('test/cards/contract/adaptive-card-1.5.0.schema.json'));
  });

  test('has a name of its own', () => {
    expect(samples.length).toBeGreaterThan(20);
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
  });

  test.each(samples)('$name is valid Adaptive Cards 1.5', ({ card }) => {
    isCard(card);
    expect(isCard.errors ?? []).toEqual([]);
  });

  test.each(samples)('$name stays under 28 KB, as UTF-16 on the wire', ({ card }) => {
    expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(28 * 1024);
  });

  test.each(samples)('$name labels every input and describes every image', ({ card }) => {
    expect(
      elementsOf(card).filter((element) => String(element['type']).startsWith('Input.') && !element['label']),
    ).toEqual([]);
    expect(elementsOf(card).filter((element) => element['type'] === 'Image' && !element['altText'])).toEqual([]);
  });

  test.each(samples)('$name has at most one primary button, and the same fallback for old clients', ({ card }) => {
    const executes = elementsOf(card).filter((element) => element['type'] === 'Action.Execute' && element['title']);
    expect(executes.filter((action) => action['style'] === 'positive').length).toBeLessThanOrEqual(1);
    for (const action of executes) {
      expect(action['fallback']).toMatchObject({ type: 'Action.Submit', title: action['title'], data: action['data'] });
    }
  });
});

/** Every object with a `type` inside a card, whatever property it hangs in. */
function elementsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(elementsOf);
  return 'type' in value ? [value as Record<string, unknown>, ...inner] : inner;
}
