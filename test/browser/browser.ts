import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { browserPoolOfWorker } from '../support/browser-pool.ts';

/** The browser of this worker, for all its test files; what one of them leaves open is closed at its end. */
export function openBrowser(): Promise<Browser> {
  return browserPoolOfWorker().browser(launchBrowser);
}

/**
 * A headless Chromium that comes with the npm packages: no apt, no download. Web security stays on, because the frames,
 * origins and tokens are part of what the browser tests look at.
 */
export async function launchBrowser(): Promise<Browser> {
  const home = unpackedHome();
  const executablePath = join(home, 'chromium');
  const env = { ...process.env, FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'] ?? join(home, 'fonts') };
  const kept = packaged.args.filter((flag) => !LOOSE_FLAGS.has(flag.split('=')[0]!));
  const args = [...kept, '--disable-gpu', '--disable-webgl'];
  return chromium.launch({ executablePath, args, env: { ...env, ...librariesFor(executablePath, home) } });
}

/**
 * Flags of the package that suit a cloud function: they weaken the web's own rules, make one crash take all pages,
 * draw in three dimensions without a graphics card, which starves the page on a busy machine, or begin the process of
 * each page anew instead of from one that is ready.
 */
const LOOSE_FLAGS = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--headless',
  '--use-gl',
  '--use-angle',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--no-zygote',
]);

/**
 * Where the browser lies unpacked, once per user and version. The package unpacks into the temporary folder file by
 * file; unpacking next to it and renaming keeps two test files that start together out of each other's way.
 */
function unpackedHome(): string {
  const home = join(tmpdir(), `chromium-147-${process.getuid?.() ?? 'user'}`);
  if (existsSync(join(home, 'chromium'))) return home;
  const fresh = mkdtempSync(`${home}-`);
  unpackInto(fresh);
  writeFileSync(join(fresh, 'fonts', 'fonts.conf'), fontSettings(home));
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, { recursive: true, force: true }); // another process was first
  }
  return home;
}

/**
 * Unpacks in a process of its own: the package asks Node for the temporary folder, and a test's environment, which is a
 * copy, does not reach that. `AWS_EXECUTION_ENV` makes it unpack its shared libraries too.
 */
function unpackInto(folder: string): void {
  const unpack = "import('@sparticuz/chromium').then((packaged) => packaged.default.executablePath())";
  const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  execFileSync(process.execPath, ['-e', unpack], { env, stdio: 'ignore' });
}

/** The package's own settings look for its fonts in `/tmp` alone; without any font the browser stops at once. */
function fontSettings(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** The package's own libraries, only on a machine that lacks them. */
function librariesFor(executablePath: string, home: string): Record<string, string> {
  try {
    execFileSync(executablePath, ['--version'], { stdio: 'ignore' });
    return {};
  } catch {
    return { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') };
  }
}
