import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { type Look, openPage, putBack } from './tab-page.ts';

/** What a host says of where a page is shown, in the wire format of teams-js 2; with what it can do. */
export interface HostedAs {
  context?: Record<string, unknown>;
  /** Capabilities of this host, such as `{ pages: { config: {} } }`. */
  supports?: Record<string, unknown>;
  /** Answers of the host by function; a function that is left out is not answered. */
  answers?: Record<string, unknown[] | undefined>;
  /** A frame of somebody else: nothing is answered at all. */
  silent?: boolean;
  /** The clock of the page can be set forward, with `later`. */
  clock?: boolean;
}

export interface FakeHost {
  /** Where the page that frames ours runs; ours allows it as it allows Teams. */
  origin: string;
  /** Opens a page of ours in a frame; `heard` gives what it asked of the host until now. */
  open(browser: Browser, url: string, as: HostedAs, look: Look): Promise<Hosted>;
  close(): Promise<void>;
}

export interface Hosted {
  page: Page;
  frame: Frame;
  heard(): Promise<{ func: string; args?: unknown[] }[]>;
  /** Tells the page something, such as that somebody pressed save. */
  tell(func: string, ...args: unknown[]): Promise<void>;
  /** Lets so many milliseconds pass in the page once it has asked `func` of the host; with `clock` only. */
  later(milliseconds: number, func: string): Promise<void>;
  /** Ends it, for a test that went well: the next one may get the same page. */
  close(): Promise<void>;
}

const CONTEXT = {
  locale: 'nl-NL',
  theme: 'default',
  entityId: 'overleg',
  frameContext: 'content',
  hostName: 'Teams',
  hostClientType: 'web',
  userObjectId: 'u',
  tid: 't',
  sessionId: 's',
  appSessionId: 's',
};

/** A page that frames ours and answers as Teams does, scripted by each test. */
export async function startFakeHost(): Promise<FakeHost> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(request.url === '/' ? PAGE : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    open: async (browser, url, as, look) => {
      const page = await openPage(browser, look, { signedIn: false, touch: false, cold: as.clock ?? false });
      const context = page.context();
      if (as.clock) await context.clock.install();
      const script = {
        url,
        silent: as.silent ?? false,
        context: { ...CONTEXT, ...as.context },
        supports: as.supports ?? { pages: {} },
        answers: { 'authentication.getAuthToken': [true, 'a-token'], ...as.answers },
      };
      await page.goto(`${origin}/#${encodeURIComponent(JSON.stringify(script))}`);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      if (!frame) throw new Error('the host shows no frame');
      const heard: Hosted['heard'] = () =>
        page.evaluate(() => (window as unknown as { heard: { func: string }[] }).heard);
      return {
        page,
        frame,
        heard,
        later: async (milliseconds, asked) => {
          while (!(await heard()).some(({ func }) => func === asked))
            await new Promise((resume) => setTimeout(resume, 20));
          await context.clock.fastForward(milliseconds);
        },
        tell: (func, ...args) =>
          page.evaluate(
            (message) =>
              (document.querySelector('iframe') as HTMLIFrameElement).contentWindow?.postMessage(message, '*'),
            { func, args },
          ),
        close: () => (as.clock ? context.close() : putBack(page)),
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>Gastheer</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>
<body><script>
window.heard = [];
const { url, silent, context, supports, answers } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const frame = document.createElement('iframe');
frame.title = 'Kringwerk';
frame.src = url;
window.addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || !data || typeof data.func !== 'string') return;
  window.heard.push({ func: data.func, args: data.args });
  if (silent) return;
  const own = {
    initialize: [context.frameContext, 'web', JSON.stringify({ apiVersion: 4, isLegacyTeams: false, hostVersionsInfo: {}, supports }), '2.58.0'],
    getContext: [context],
  };
  const args = own[data.func] ?? answers[data.func];
  if (args) frame.contentWindow.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, '*');
});
document.body.append(frame);
</script>`;
