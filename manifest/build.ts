import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { appManifest, localization } from './manifest.ts';
import { outlookXml } from './outlook-xml.ts';
import { packageSettings } from './settings.ts';

/** `npm run manifest -- --env FILE [--out DIR]`: the zip that an administrator uploads to the Teams catalogue. */
const { values } = parseArgs({
  options: { env: { type: 'string' }, out: { type: 'string', default: 'dist/manifest' } },
});
try {
  const fromFile = values.env ? parseEnv(readFileSync(values.env, 'utf8')) : {};
  await writePackage(packageSettings({ ...process.env, ...fromFile }), resolve(values.out));
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}

async function writePackage(settings: ReturnType<typeof packageSettings>, out: string): Promise<void> {
  const manifest = appManifest(settings);
  const faults = await AppManifestUtils.validateAgainstSchema(manifest);
  if (faults.length > 0) throw new Error(`The manifest departs from Microsoft's schema:\n${faults.join('\n')}`);
  const icon = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'icons', name));
  const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const zip = zipSync({
    'manifest.json': json(manifest),
    'locales/en.json': json(localization()),
    'color.png': icon('color.png'),
    'color32.png': icon('color32.png'),
    'outline.png': icon('outline.png'),
  });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'manifest.json'), json(manifest));
  writeFileSync(join(out, 'kringwerk.zip'), zip);
  writeFileSync(join(out, 'kringwerk-outlook.xml'), outlookXml(settings));
  console.log(`${join(out, 'kringwerk.zip')}: version ${settings.version} for ${settings.host}`);
  console.log(`${join(out, 'kringwerk-outlook.xml')}: for Outlook on Mac and on phones`);
}
