import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import express from 'express';

/** A tab that shows what its host tells it, with the real teams-js, on an address of its own. */
export async function startTinyTab(): Promise<{ url: string; close(): Promise<void> }> {
  const app = express();
  const library = join(dirname(createRequire(import.meta.url).resolve('@microsoft/teams-js/package.json')), 'dist/umd');
  app.get('/teams.js', (_req, res) => res.sendFile(join(library, 'MicrosoftTeams.min.js')));
  app.get('/tab', (_req, res) => res.type('html').send(PAGE));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tab`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const PAGE = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Proeftab</title></head><body>
<h1>Proeftab</h1>
<p id="state">wacht</p><pre id="context"></pre><p id="theme"></p><p id="token"></p>
<button id="link">Open chat</button> <button id="onward">Ga verder</button>
<script src="/teams.js"></script>
<script type="module">
  const { app, authentication, pages } = microsoftTeams;
  const show = (id, text) => { document.getElementById(id).textContent = text; };
  try {
    // The host is only heard when its address is named here: it is none of Microsoft's.
    await app.initialize([new URLSearchParams(location.search).get('host')]);
    const context = await app.getContext();
    show('context', JSON.stringify(context));
    show('theme', context.app.theme);
    app.registerOnThemeChangeHandler((theme) => show('theme', theme));
    show('token', await authentication.getAuthToken());
    app.notifySuccess();
    show('state', 'klaar');
  } catch (error) { show('state', String(error)); }
  document.getElementById('link').onclick = () => app.openLink('https://teams.microsoft.com/l/chat/0/0?users=x');
  document.getElementById('onward').onclick = () =>
    pages.currentApp.navigateTo({ pageId: 'tab', subPageId: 'ronde/7' });
</script></body></html>`;
