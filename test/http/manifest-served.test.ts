import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LEGAL_PATHS } from '../../bot/http/legal-pages.ts';
import { appManifest } from '../../manifest/manifest.ts';
import { packageSettings } from '../../manifest/settings.ts';
import { routeOf } from '../../tabs/shell/screens.ts';
import { ensureBuilt } from '../support/built.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

const PUBLIC_URL = 'https://kringwerk.example.org';
const manifest = appManifest(
  packageSettings({
    PUBLIC_URL,
    CLIENT_ID: '11111111-2222-4333-8444-555555555555',
  }),
);
/** Every address of ours that the manifest names, whatever part of it that is in. */
const addresses = [...new Set(addressesIn(manifest))].map((address) => address.slice(PUBLIC_URL.length) || '/');

let under: ServiceUnderTest;
beforeAll(async () => {
  await ensureBuilt();
  under = await startService();
}, 180_000);
afterAll(() => under.close());

test('the manifest names the surfaces that there are', () => {
  expect(addresses).toEqual(
    expect.arrayContaining([
      '/tab/overleg',
      '/tab/programma',
      '/tab/plaatsing',
      '/tab/instellen',
      '/privacy',
      '/voorwaarden',
    ]),
  );
});

test.each(addresses)('%s is served', async (path) => {
  const answer = await fetch(under.url + path);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  if (path.startsWith('/tab/')) {
    expect(routeOf(path)).not.toBeNull();
    expect(text).toContain('<div id="root">');
  }
});

test.each(Object.values(LEGAL_PATHS))('%s is read in the language of the browser, without script', async (path) => {
  const page = async (language: string) => {
    const answer = await fetch(under.url + path, { headers: { 'accept-language': language } });
    return [answer.headers.get('content-language'), await answer.text()] as const;
  };
  const [[nl, dutch], [en, english]] = [await page('nl'), await page('en-GB')];
  expect([nl, en]).toEqual(['nl', 'en']);
  expect(dutch).not.toBe(english);
  expect(dutch).not.toContain('<script');
});

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith(PUBLIC_URL) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(addressesIn);
}
