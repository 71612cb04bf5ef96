import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, ConfigFault, givenSettings, readConfig } from '../src/edge/config.ts';
import type { World, WorldPerson } from '../src/local-tenant/world/world.ts';
import { PRACTICE_APP } from './practice.ts';

const PORT = 56_150;
/** The playground wants exactly this many people beside the one who is played. */
const OTHERS = 5;
const READY_WITHIN_MS = 120_000;

/**
 * `npm run playground [-- --as NAME] [--port 56150]`: the practice environment with Microsoft's own test client for bots
 * beside it, for looking at cards and conversations as Microsoft draws them. Everything stays on this machine; `readConfig`
 * refuses anything else, because the playground carries no tokens.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' }, port: { type: 'string' } } });
  const port = Number(values.port ?? PORT);
  const playgroundUrl = `http://127.0.0.1:${port}`;
  const env = { ...givenSettings(), PLAYGROUND_URL: playgroundUrl };
  const config = readConfig(env);
  await mustBeFree(port);
  const service = start(['--no-warnings', 'dist/server/main.js'], env);
  const publicUrl = `http://127.0.0.1:${config.PORT}`;
  await answers(`${publicUrl}/health/ready`, service);
  const standIn = config.LOCAL_TENANT_URL ?? `http://127.0.0.1:${config.LOCAL_TENANT_PORT}`;
  const world = (await (await fetch(`${standIn}/world`)).json()) as World;
  const cast = castOf(world, values.as);
  const client = start(playgroundArguments(`${publicUrl}/api/messages`, playgroundUrl), {
    ...process.env,
    TEAMSAPPTESTER_BROWSER: 'none',
    ...filesOf(config, cast),
  });
  await answers(`${playgroundUrl}/_internal/v1/config`, client);
  process.stdout.write(`\nMicrosoft's Agents Playground: ${playgroundUrl}, as ${cast[0]?.displayName}\n`);
}

/** The playground goes to another port by itself when its own is taken, and would then be told apart by nobody. */
async function mustBeFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((free, taken) => {
    probe.once('error', () => taken(new ConfigFault([`port ${port} is taken: choose another with --port`])));
    probe.listen(port, '127.0.0.1', () => probe.close(() => free()));
  });
}

const running: ChildProcess[] = [];
let ending = false;

/** Starts a part of the whole: when one ends, the others end with it. */
function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  running.push(child);
  child.once('exit', (code) => end(code ?? 1));
  return child;
}

/** Ends every part, and this process once the last is gone. */
function end(code: number): void {
  if (!ending) process.exitCode = code;
  ending = true;
  for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
}

/** Waits until a part answers at `url`. Throws when it ends instead. */
async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (ending || child.exitCode !== null) throw new ConfigFault([`${url} did not start; see above`]);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new ConfigFault([`${url} gave no answer`]);
}

/** Who is played, and five of the same body: the programmaleider unless somebody else is named. Throws for an unknown name. */
function castOf(world: World, name: string | undefined): WorldPerson[] {
  const reachable = world.people.filter(({ directory }) => directory !== null);
  const wanted = name?.toLowerCase();
  const played = wanted
    ? reachable.find(({ displayName, mail }) => displayName.toLowerCase().includes(wanted) || mail === wanted)
    : reachable.find(({ roles }) => roles.includes('programmaleider'));
  if (!played) throw new ConfigFault([`--as ${name}: nobody in the practice environment has that name`]);
  const bodies = world.bodies.filter(({ seats }) => seats.some(({ holderId }) => holderId === played.id));
  const seated = new Set(bodies.flatMap(({ seats }) => seats.map(({ holderId }) => holderId)));
  const others = reachable.filter(({ id }) => id !== played.id);
  const near = [...others.filter(({ id }) => seated.has(id)), ...others.filter(({ id }) => !seated.has(id))];
  return [played, ...near.slice(0, OTHERS)];
}

/** What the playground reads and writes, in a folder of ours instead of the present one. */
function filesOf(config: Config, cast: readonly WorldPerson[]): Record<string, string> {
  const folder = join(config.DATA_DIR, 'playground');
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'm365agentsplayground.yml');
  const [currentUser, ...users] = cast.map(userOf);
  const content = {
    version: '0.1.1',
    tenantId: PRACTICE_APP.tenantId,
    bot: { id: `28:${PRACTICE_APP.clientId}`, name: 'Kringwerk' },
    currentUser,
    users,
    personalChat: { id: 'a:playground' },
    groupChat: { id: '19:playground@thread.v2', name: 'Groepschat' },
    team: { id: '19:playground@thread.tacv2', name: 'Team', aadGroupId: PRACTICE_APP.teamsAppId, channels: [] },
  };
  // JSON is YAML as well.
  writeFileSync(settings, JSON.stringify(content, null, 2));
  return { M365_AGENTS_PLAYGROUND_CONFIG_PATH: settings, M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'client.log') };
}

function userOf(person: WorldPerson) {
  return {
    id: `29:${person.id}`,
    name: person.displayName,
    userPrincipleName: person.mail,
    aadObjectId: person.id,
    givenName: person.givenName,
    surname: person.surname,
    email: person.mail,
  };
}

function playgroundArguments(botEndpoint: string, playgroundUrl: string): string[] {
  const client = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const onlyLoopback = new URL('./practice-loopback.mjs', import.meta.url).href;
  const options = ['-e', botEndpoint, '-c', 'msteams', '-p', new URL(playgroundUrl).port, '--disable-telemetry'];
  return ['--import', onlyLoopback, client, 'start', ...options, '--service-url', `${playgroundUrl}/_connector`];
}

process.once('SIGINT', () => end(0));
process.once('SIGTERM', () => end(0));
main().catch((fault: Error) => {
  process.stderr.write(`${fault instanceof ConfigFault ? fault.message : fault.stack}\n`);
  end(1);
  process.exitCode = 1;
});
