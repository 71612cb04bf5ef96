import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import Ajv from 'ajv-draft-04';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { practiceTenant } from '../../bot/practice.ts';
import { appManifest, localization } from '../../manifest/manifest.ts';
import { OUTLOOK_PLACES, outlookAddinId } from '../../manifest/outlook.ts';
import { outlookXml } from '../../manifest/outlook-xml.ts';
import { packageSettings } from '../../manifest/settings.ts';
import { ACTIVITY_TYPES } from '../../src/delivery/cards/activity-note.ts';

const settings = packageSettings({
  PUBLIC_URL: 'https://kringwerk.example.org/',
  CLIENT_ID: '11111111-2222-4333-8444-555555555555',
});

const left: string[] = [];
afterAll(() => {
  for (const folder of left) rmSync(folder, { recursive: true });
});

test("the package is made only when Microsoft's own validator passes it", () => {
  const out = mkdtempSync(join(tmpdir(), 'kringwerk-manifest-'));
  left.push(out);
  const environment = { PUBLIC_URL: settings.publicUrl, CLIENT_ID: settings.clientId };
  const said = execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'manifest/build.ts', '--out', out], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  expect(said).toContain('kringwerk.zip: version 1.0.0 for kringwerk.example.org');
  const names = Object.keys(unzipSync(readFileSync(join(out, 'kringwerk.zip'))));
  expect(names.sort()).toEqual(['color.png', 'color32.png', 'locales/en.json', 'manifest.json', 'outline.png']);
});

test('a string that is too long in either language is refused by what the package is checked with', () => {
  const manifest = appManifest(settings) as unknown as Record<string, unknown>;
  const english = localization();
  const [validate, validateManifest] = [schema('MicrosoftTeams.Localization'), schema('MicrosoftTeams')];
  expect([validate(english), validateManifest(manifest)]).toEqual([true, true]);
  for (const path of Object.keys(english).filter((key) => !/^(\$schema|extensions)/.test(key))) {
    const tooLong = 'x'.repeat(4_001);
    expect([path, validate({ ...english, [path]: tooLong })]).toEqual([path, false]);
    const dutch = structuredClone(manifest);
    const parts = path.split(/[.[\]]+/).filter(Boolean);
    (at(dutch, parts.slice(0, -1).join('.')) as Record<string, string>)[parts.at(-1) ?? ''] = tooLong;
    expect([path, validateManifest(dutch)]).toEqual([path, false]);
  }
});

test("the English strings pass Microsoft's schema for localisation, and every path exists in the manifest", () => {
  const validate = schema('MicrosoftTeams.Localization');
  validate(localization());
  expect(validate.errors ?? []).toEqual([]);
  const manifest = appManifest(settings) as unknown as Record<string, unknown>;
  for (const path of Object.keys(localization()).filter((key) => key !== '$schema')) {
    expect([path, typeof at(manifest, path)]).toEqual([path, 'string']);
  }
});

test.each([
  ['color.png', 192, false],
  ['color32.png', 32, true],
  ['outline.png', 32, true],
])('%s is %d pixels square', (name, size, transparent) => {
  const image = PNG.sync.read(readFileSync(join('manifest/icons', name)));
  expect([image.width, image.height]).toEqual([size, size]);
  expect(image.data[3] === 0).toBe(transparent);
});

test('the outline icon is white on transparent and nothing else', () => {
  const { data } = PNG.sync.read(readFileSync('manifest/icons/outline.png'));
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    expect([data[at], data[at + 1], data[at + 2]]).toEqual([255, 255, 255]);
  }
});

test('every kind of notification that is sent is one that the manifest names, with what it fills in', () => {
  const types = appManifest(settings).activities?.activityTypes ?? [];
  expect(types.map(({ type }) => type)).toEqual(Object.values(ACTIVITY_TYPES));
  for (const { templateText } of types) expect(templateText.match(/\{(\w+)\}/g)).toEqual(['{partnerschap}']);
  const english = localization();
  for (const at of types.keys())
    expect(english[`activities.activityTypes[${at}].templateText`]).toContain('{partnerschap}');
});

test('the package keeps its own id whatever the catalogue calls the app, so that a newer one replaces it', () => {
  const environment = { PUBLIC_URL: settings.publicUrl, CLIENT_ID: settings.clientId, MANIFEST_VERSION: '2.0.0' };
  const renamed = packageSettings({ ...environment, TEAMS_APP_ID: '11111111-2222-4333-8444-666666666666' });
  expect([appManifest(renamed).id, appManifest(renamed).version]).toEqual([appManifest(settings).id, '2.0.0']);
});

test('practice offers the commands and tabs of the manifest, and no others', () => {
  const { app, tabs } = practiceTenant('http://127.0.0.1:3978');
  const { bots, staticTabs } = appManifest(settings);
  expect(app.commands).toEqual(bots?.[0]?.commandLists?.[0]?.commands);
  expect(tabs.map(({ id, name }) => [id, name])).toEqual(staticTabs?.map(({ entityId, name }) => [entityId, name]));
});

test('faults in the settings are listed together, in plain words', () => {
  expect(() => packageSettings({ PUBLIC_URL: 'http://plain.example.org' })).toThrow(/PUBLIC_URL.*\n.*CLIENT_ID/);
});

test('the add-in for Outlook on Mac is one whole document whose parts all exist', () => {
  const text = outlookXml(settings);
  const open: string[] = [];
  for (const [, close, name, empty] of text.replace(/<\?.*?\?>/, '').matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name ?? '');
  }
  expect(open).toEqual([]);
  const named = new Set([...text.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map(([, id]) => id));
  const used = [...text.matchAll(/resid="([^"]+)"/g)].map(([, id]) => id);
  expect(used.filter((id) => !named.has(id))).toEqual([]);
  expect([...named].filter((id) => !used.includes(id))).toEqual([]);
  const strings = [
    ...text.matchAll(/<bt:String id="([^"]+)" DefaultValue="([^"]*)"><bt:Override Locale="en-US" Value="([^"]*)"/g),
  ];
  expect(strings).toHaveLength(1 + 2 * OUTLOOK_PLACES.length);
  for (const [, id = '', dutch = '', english = ''] of strings) {
    const longest = id.endsWith('description') ? 250 : 30;
    expect([id, dutch !== '' && dutch.length <= longest, english !== '' && english.length <= longest]).toEqual([
      ...[id, true, true],
    ]);
  }
  expect(text).toContain(
    '<LaunchEvent Type="OnAppointmentSend" FunctionName="onAppointmentSendHandler" SendMode="SoftBlock" />',
  );
  expect(text).toContain(`<Id>${outlookAddinId(settings.appId)}</Id>`);
});

test('both kinds of add-in offer the same places, and only one is shown where both are installed', () => {
  const [extension] = appManifest(settings).extensions ?? [];
  expect(extension?.ribbons?.map(({ contexts }) => contexts?.[0])).toEqual([...OUTLOOK_PLACES]);
  expect(JSON.stringify(extension?.alternates)).toContain(outlookAddinId(settings.appId));
  expect(outlookAddinId(settings.appId)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(outlookAddinId(settings.appId)).not.toBe(settings.appId);
});

test.each([16, 25, 32, 48, 64, 80, 128])('the ribbon icon of %d pixels is that size', (size) => {
  const image = PNG.sync.read(readFileSync(join('tabs/public/outlook', `icon-${size}.png`)));
  expect([image.width, image.height]).toEqual([size, size]);
});

function at(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], value);
}

/** One of the schemas of Microsoft that come with its validator, by the beginning of its file's name. */
function schema(name: string) {
  const build = createRequire(join(process.cwd(), 'package.json')).resolve('@microsoft/app-manifest');
  const file = join(build, `../json-schemas/teams/v1.30/${name}.schema.json`);
  return new Ajv({ strict: false, unicodeRegExp: false }).compile(JSON.parse(readFileSync(file, 'utf8')) as object);
}
