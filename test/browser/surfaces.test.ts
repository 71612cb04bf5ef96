import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { type FakeHost, type Hosted, type HostedAs, startFakeHost } from './fake-host.ts';
import { MEETING_CHAT } from './surface-samples.ts';
import { axeFaultsIn, colourFaultsIn, DESKTOP, type Look, PHONE, picture } from './tab-page.ts';

const PANEL: Look = { width: 320, height: 800, theme: 'light' };
const BODY_TAB = '/tab/kanaal/body-1?partnerschap=p1';
const SIZES = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const;
const THEMES = ['default', 'dark', 'contrast', 'glass'] as const;
/** The colour of the page itself; in glass the host shows through. */
const BEHIND = '(() => getComputedStyle(document.querySelector(".fui-FluentProvider")).backgroundColor)()';

let browser: Browser;
let host: FakeHost;
let api: FakeApi;

beforeAll(async () => {
  host = await startFakeHost();
  [browser, api] = await Promise.all([openBrowser(), startFakeApi(host.origin)]);
});
afterAll(async () => {
  await api?.close();
  await host?.close();
});

async function shown(path: string, as: HostedAs, look: Look, use: (hosted: Hosted) => Promise<void>): Promise<void> {
  const hosted = await host.open(browser, api.url + path, as, look);
  await use(hosted);
  await hosted.close();
}

/**
 * The same, in every theme of the host: what is seen in the first is looked at whole, on a phone too where it is not a panel, and
 * when the host goes over to another its colours must change and are looked at again.
 */
async function inEveryTheme(
  path: string,
  as: HostedAs,
  look: Look,
  use: (hosted: Hosted) => Promise<void>,
  name: string,
): Promise<void> {
  await shown(path, as, look, async (hosted) => {
    const { page, frame, tell } = hosted;
    const first = as.context?.['theme'] ?? 'default';
    for (const [size, room] of look === PANEL ? [['panel', PANEL] as const] : SIZES) {
      await page.setViewportSize(room);
      await use(hosted);
      expect(await frame.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await axeFaultsIn(frame)).toEqual([]);
      await picture(page, `${name.replace('{theme}', String(first))}-${size}`);
    }
    await page.setViewportSize(look);
    const seen = new Set([await frame.evaluate(BEHIND)]);
    for (const theme of THEMES.filter((other) => other !== first)) {
      await tell('themeChange', theme);
      while (seen.has(await frame.evaluate(BEHIND))) await frame.evaluate('new Promise(requestAnimationFrame)');
      seen.add(await frame.evaluate(BEHIND));
      expect([theme, await colourFaultsIn(frame)]).toEqual([theme, []]);
      await picture(page, name.replace('{theme}', theme));
    }
  });
}

const inMeeting = { meetingId: 'MCM', chatId: MEETING_CHAT };

describe('the personal app', () => {
  test.each([
    ['overleg', 'Mijn overleg'],
    ['programma', 'Programma'],
    ['plaatsing', 'Plaatsing'],
  ])('shows %s', async (entityId, heading) => {
    const ready = async ({ frame }: Hosted): Promise<void> => {
      await frame.getByRole('heading', { level: 1, name: heading }).waitFor();
      await frame.locator('[aria-label="Bezig met laden"]').first().waitFor({ state: 'detached' });
    };
    const picture = `personal-${entityId}-{theme}`;
    await inEveryTheme(`/tab/${entityId}`, { context: { entityId } }, DESKTOP, ready, picture);
  });

  test('begins in the theme that the host has, and goes back to it with the host', async () => {
    const begun: unknown[] = [];
    for (const theme of THEMES)
      await shown('/tab/overleg', { context: { theme } }, DESKTOP, async ({ frame, tell }) => {
        await frame.getByText('Verstuur antwoord').first().waitFor();
        const before = await frame.evaluate(BEHIND);
        begun.push(before);
        await tell('themeChange', theme === 'dark' ? 'default' : 'dark');
        while ((await frame.evaluate(BEHIND)) === before) await frame.evaluate('new Promise(requestAnimationFrame)');
        await tell('themeChange', theme);
        while ((await frame.evaluate(BEHIND)) !== before) await frame.evaluate('new Promise(requestAnimationFrame)');
      });
    expect(new Set(begun).size).toBe(THEMES.length);
  });

  test('does not repeat the tabs that the host shows, and offers the way back where a link led out of one', async () => {
    await shown('/tab/overleg', {}, DESKTOP, async ({ frame }) => {
      await frame.getByRole('heading', { level: 1, name: 'Mijn overleg' }).waitFor();
      expect(await frame.getByRole('navigation').count()).toBe(0);
    });
    await shown('/tab/overleg', { context: { subEntityId: 'programma' } }, DESKTOP, async ({ frame }) => {
      await frame.getByRole('heading', { level: 1, name: 'Programma' }).waitFor();
      const links = frame.getByRole('navigation', { name: 'Schermen' }).getByRole('link');
      expect(await links.allTextContents()).toEqual(['Naar de inhoud', 'Mijn overleg', 'Programma']);
      await links.filter({ hasText: 'Mijn overleg' }).click();
      await frame.getByRole('heading', { level: 1, name: 'Mijn overleg' }).waitFor();
      expect(await frame.getByRole('navigation').count()).toBe(0);
    });
  });

  test.each([
    ['programma', 'Programma', 'Hier plannen de programmaleider'],
    ['plaatsing', 'Plaatsing', 'Hier geven besturen en scholen op'],
  ])('says kindly for whom %s is, to who has nothing there', async (entityId, heading, why) => {
    api.screens = ['meetings'];
    try {
      await shown(`/tab/${entityId}`, { context: { entityId } }, PHONE, async ({ page, frame }) => {
        await frame.getByRole('heading', { level: 1, name: heading }).waitFor();
        await frame.getByText(why, { exact: false }).waitFor();
        expect(await frame.getByRole('alert').count()).toBe(0);
        await picture(page, `personal-${entityId}-not-yours`);
        expect(await axeFaultsIn(frame)).toEqual([]);
        await frame.getByRole('link', { name: 'Open Mijn overleg' }).click();
        await frame.getByText('Verstuur antwoord').first().waitFor();
      });
    } finally {
      delete api.screens;
    }
  });
});

describe('adding the tab', () => {
  const settings = {
    context: { frameContext: 'settings', channelId: '19:c@thread.tacv2' },
    supports: { pages: { config: {} } },
  };

  test('asks for the body, and saves an address that holds it', async () => {
    await shown('/tab/instellen', settings, DESKTOP, async ({ page, frame, heard, tell }) => {
      await frame.getByRole('radio', { name: 'Stuurgroep' }).waitFor();
      await frame.getByRole('radio', { name: 'Stuurgroep' }).check();
      await frame.getByText('Kies hieronder in Teams voor Opslaan.').waitFor();
      await picture(page, 'surface-configure');
      expect(await axeFaultsIn(frame)).toEqual([]);
      expect((await heard()).findLast(({ func }) => func === 'settings.setValidityState')?.args).toEqual([true]);
      await tell('settings.save');
      const saved = await until(heard, ({ func }) => func === 'settings.setSettings');
      expect(saved.args?.[0]).toEqual({
        entityId: 'overleg-body-3',
        suggestedDisplayName: 'Stuurgroep',
        contentUrl: `${api.url}/tab/kanaal/body-3?partnerschap=p1`,
        websiteUrl: `${api.url}/tab/kanaal/body-3?partnerschap=p1`,
      });
    });
  });

  test('in a meeting of a body the choice is already made', async () => {
    const here = { ...settings, context: { frameContext: 'settings', ...inMeeting } };
    await shown('/tab/instellen', here, DESKTOP, async ({ frame }) => {
      await frame.getByText('Deze vergadering hoort bij dit overleg.').waitFor();
      expect(await frame.getByRole('radio', { name: 'POO-werkgroep' }).isChecked()).toBe(true);
    });
  });

  test('where the host cannot add tabs, the page says where that is done', async () => {
    await shown('/tab/instellen', { context: { frameContext: 'settings' } }, DESKTOP, async ({ frame }) => {
      await frame.getByText('Een tabblad voeg je toe in Teams').first().waitFor();
    });
  });
});

describe('the tab of a body', () => {
  test('in a channel', async () => {
    const ready = async ({ frame }: Hosted): Promise<void> => {
      await frame.getByText('Verstuur antwoord').first().waitFor();
      await frame.getByText('4 van 12 gevraagden hebben geantwoord', { exact: false }).waitFor();
      // In a channel the app's other screens are elsewhere.
      expect(await frame.getByRole('navigation').count()).toBe(0);
    };
    const here = { context: { channelId: '19:c@thread.tacv2' } };
    await inEveryTheme(BODY_TAB, here, DESKTOP, ready, 'surface-channel-{theme}');
  });

  test('in the details of a meeting it shows that meeting and what it asks', async () => {
    const ready = async ({ frame }: Hosted): Promise<void> => {
      await frame.getByRole('heading', { name: 'Deze vergadering' }).waitFor();
      await frame.getByText('Verslag van de vorige keer').waitFor();
      await frame.getByText('Verstuur antwoord').first().waitFor();
      expect(await frame.getByRole('navigation').count()).toBe(0);
      // Nothing is put on anybody's screen from here: there may be no meeting going on.
      expect(await frame.getByRole('button', { name: 'Laat zien op het scherm' }).count()).toBe(0);
    };
    await inEveryTheme(BODY_TAB, { context: inMeeting }, DESKTOP, ready, 'surface-details-{theme}');
  });

  test('of a body that one may not see says so, and shows the way to what one may', async () => {
    await shown('/tab/kanaal/body-9?partnerschap=p1', {}, DESKTOP, async ({ frame }) => {
      await frame.getByRole('heading', { name: 'Dit overleg kun je hier niet zien' }).waitFor();
      await frame.getByRole('link', { name: 'Open Mijn overleg' }).waitFor();
    });
  });
});

describe('in a meeting', () => {
  const panel = (can: boolean): HostedAs => ({
    context: { frameContext: 'sidePanel', ...inMeeting },
    answers: {
      'meeting.getAppContentStageSharingCapabilities': [null, { doesAppHaveSharePermission: can }],
      'meeting.shareAppContentToStage': [null, true],
    },
  });

  const live = (step: string, body = {}) =>
    fetch(`${api.url}/api/partnerships/p1/meetings/meeting-1/live/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a-token' },
      body: JSON.stringify(body),
    });

  test('the side panel shows the meeting while it is held: item, time, next, votes, quorum and who is there', async () => {
    await shown(BODY_TAB, panel(true), PANEL, async ({ page, frame }) => {
      await frame.getByRole('timer').getByText('over de tijd', { exact: false }).waitFor();
      await frame.getByText('Hierna: Samenvoegen van kring Zuid', { exact: false }).waitFor();
      await frame.getByRole('textbox', { name: 'Begroting: voorstel', exact: false }).waitFor();
      await frame.getByText('Het quorum is', { exact: false }).waitFor();
      await frame.getByRole('checkbox', { name: 'Namens kring Noord is aanwezig' }).waitFor();
      await frame.getByText('Verstuur antwoord').first().waitFor();
      expect(await frame.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      await picture(page, 'surface-side-panel-live', { fullPage: true });
      expect(await axeFaultsIn(frame)).toEqual([]);
      const going = page.waitForRequest((request) => request.url().endsWith('/live/item'));
      await frame.getByRole('button', { name: 'Ga naar het volgende punt' }).click();
      expect((await going).postDataJSON()).toEqual({ itemId: 'item-2' });
      await frame.getByText('Dit is het laatste punt.').waitFor();
      await live('start');
    });
  });

  test('the side panel honours each theme of the host', async () => {
    const ready = async ({ frame }: Hosted): Promise<void> => {
      await frame.getByRole('timer').getByText('over de tijd', { exact: false }).waitFor();
      await frame.getByText('Verstuur antwoord').first().waitFor();
    };
    await inEveryTheme(BODY_TAB, panel(true), PANEL, ready, 'surface-side-panel-{theme}');
  });

  test('the side panel shows the agenda and the own question, and puts the agenda on the screen', async () => {
    await live('close');
    await shown(BODY_TAB, panel(true), PANEL, async ({ page, frame, heard }) => {
      await frame.getByText('Verstuur antwoord').first().waitFor();
      await frame.getByText('Verslag van de vorige keer').waitFor();
      expect(await frame.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      await picture(page, 'surface-side-panel');
      expect(await axeFaultsIn(frame)).toEqual([]);
      await frame.getByRole('button', { name: 'Laat zien op het scherm' }).click();
      await frame.getByText('De agenda staat op het scherm van iedereen.').waitFor();
      const asked = (await heard()).find(({ func }) => func === 'meeting.shareAppContentToStage');
      expect(asked?.args?.[0]).toBe(api.url + BODY_TAB);
    });
  });

  test('who may not share is not offered it; who leads begins the meeting beside it', async () => {
    await shown(BODY_TAB, panel(false), PANEL, async ({ frame }) => {
      await frame.getByText('Verslag van de vorige keer').waitFor();
      expect(await frame.getByRole('button', { name: 'Laat zien op het scherm' }).count()).toBe(0);
      await frame.getByRole('button', { name: 'Open de vergadering weer' }).click();
      await frame.getByRole('timer').waitFor();
    });
  });

  const stage: HostedAs = { context: { frameContext: 'meetingStage', ...inMeeting, theme: 'dark' } };

  test('the stage shows what is discussed, the time it takes and the quorum', async () => {
    const ready = async ({ frame }: Hosted): Promise<void> => {
      await frame.getByRole('heading', { name: 'Begroting: voorstel van de penvoerder', exact: false }).waitFor();
      await frame.getByRole('timer').getByText('over de tijd', { exact: false }).waitFor();
      await frame.getByText('Het quorum is', { exact: false }).waitFor();
      await frame.getByText('De penvoerder licht het voorstel toe.').waitFor();
      await frame.getByText('2 voor, 1 tegen, 0 onthoudingen.').waitFor();
      expect(await frame.getByText('Verstuur antwoord').count()).toBe(0);
    };
    await inEveryTheme(BODY_TAB, stage, DESKTOP, ready, 'surface-stage-live-{theme}');
  });

  test('the stage follows whoever leads the meeting, and goes back to the agenda when it closes', async () => {
    await shown(BODY_TAB, stage, DESKTOP, async ({ page, frame }) => {
      await frame.getByRole('heading', { name: 'Begroting: voorstel', exact: false }).waitFor();
      expect((await live('item', { itemId: 'item-2' })).status).toBe(200);
      await frame.getByRole('heading', { name: 'Samenvoegen van kring Zuid', exact: false }).waitFor();
      await frame.getByText('Dit is het laatste punt.').waitFor();
      await live('close');
      await frame.getByRole('heading', { name: 'Verslag van de vorige keer' }).waitFor();
      expect(await frame.getByRole('timer').count()).toBe(0);
      expect(await frame.getByText('Verstuur antwoord').count()).toBe(0);
      await picture(page, 'surface-stage');
      expect(await axeFaultsIn(frame)).toEqual([]);
    });
  });
});

describe('a host', () => {
  test('that follows a deep link comes to the page that it names', async () => {
    const linked = { context: { subEntityId: 'agenda/meeting-1' } };
    await shown('/tab/overleg', linked, DESKTOP, async ({ frame }) => {
      await frame.getByRole('button', { name: 'Stuur rond' }).waitFor();
      expect(frame.url()).toBe(`${api.url}/tab/agenda/meeting-1`);
    });
  });

  test('that follows a deep link to one item of an agenda has it in sight', async () => {
    const linked = { context: { subEntityId: 'agenda/meeting-1?punt=item-4' } };
    await shown('/tab/overleg', linked, DESKTOP, async ({ frame }) => {
      const item = frame.locator('[aria-current="true"]:visible');
      await item.waitFor();
      expect(await item.getByLabel('Onderwerp').inputValue()).toBe('Samenvoegen van kring Zuid en kring Rivierenland');
      expect(frame.url()).toBe(`${api.url}/tab/agenda/meeting-1?punt=item-4`);
    });
  });

  test.each(['https://elders.example/', '//elders.example', '../../api/me', 'javascript:alert(1)'])(
    'that is asked for %s leaves the page where it is',
    async (subEntityId) => {
      await shown('/tab/overleg', { context: { subEntityId } }, DESKTOP, async ({ frame }) => {
        await frame.getByText('Verstuur antwoord').first().waitFor();
        expect(frame.url()).toBe(`${api.url}/tab/overleg`);
      });
    },
  );

  test('that gives no token is asked to let somebody sign in, and what did not work is said', async () => {
    const refused = { answers: { 'authentication.getAuthToken': [false, 'invalid_grant'] } };
    await shown('/tab/overleg', refused, DESKTOP, async ({ frame }) => {
      await frame.getByText('geef Kringwerk toestemming', { exact: false }).waitFor();
      // teams-js opens windows at https addresses only, and this is none.
      await frame.getByRole('button', { name: 'Meld je aan' }).click();
      await frame.getByText('Het aanmelden is niet afgemaakt.', { exact: false }).waitFor();
    });
  });

  test('that never answers when it is asked for a token lets somebody sign in by hand, well within a minute', async () => {
    const mute = { clock: true, answers: { 'authentication.getAuthToken': undefined } };
    await shown('/tab/overleg', mute, DESKTOP, async ({ frame, later }) => {
      await later(28_000, 'authentication.getAuthToken');
      await frame.getByRole('button', { name: 'Meld je aan' }).waitFor();
    });
  });

  test('opens a window in which somebody gives consent, and hears that it is done', async () => {
    await shown('/tab/overleg', {}, DESKTOP, async ({ page }) => {
      const context = page.context();
      await context.route('**/entra/oauth2/v2.0/authorize?**', (route) => {
        const asked = new URL(route.request().url()).searchParams;
        const location = `${asked.get('redirect_uri')}?code=c&state=${asked.get('state')}`;
        return route.fulfill({ status: 302, headers: { location } });
      });
      const tokens = { access_token: 'a-token', expires_in: 3_600 };
      await context.route('**/entra/oauth2/v2.0/token', (route) => route.fulfill({ json: tokens }));
      const heard = await page.evaluate(openWindow, `${api.url}/tab/aanmelden`);
      expect(heard).toContain('authentication.authenticate.success');
    });
  });

  test('that does not answer is a plain page within a few seconds, with a sign-in', async () => {
    await shown('/tab/overleg', { silent: true, clock: true }, DESKTOP, async ({ frame, later }) => {
      await later(5_000, 'initialize');
      await frame.getByRole('button', { name: 'Meld je aan' }).waitFor();
    });
  });

  test('is the one around the page: what another frame says in its name is not believed', async () => {
    const stranger = await startFakeHost();
    await shown('/tab/overleg', { silent: true }, DESKTOP, async ({ page, frame }) => {
      await page.evaluate((url) => {
        const other = document.createElement('iframe');
        other.name = 'ander';
        other.src = url;
        document.body.append(other);
      }, stranger.origin);
      await page.waitForFunction(() => window.frames.length > 1);
      const other = page.frame('ander');
      await other?.waitForLoadState();
      await other?.evaluate(() => {
        const context = { frameContext: 'content', page: { subPageId: 'agenda/meeting-1' }, app: { theme: 'dark' } };
        const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, hostVersionsInfo: {}, supports: {} });
        const said = [['content', 'web', runtime, '2.58.0'], [context], [true, 'a-token']];
        setInterval(() => {
          // The first answers of a host carry small numbers; every one of them is tried.
          for (let id = 0; id < 12; id += 1)
            for (const args of said) window.parent.frames[0]?.postMessage({ id, args }, '*');
        }, 50);
      });
      await frame.getByRole('button', { name: 'Meld je aan' }).waitFor();
      expect(await frame.getByText('Verstuur antwoord').count()).toBe(0);
      expect(frame.url()).toBe(`${api.url}/tab/overleg`);
    });
    await stranger.close();
  });

  test('that our page does not name may not frame it', async () => {
    const stranger = await startFakeHost();
    const hosted = await stranger.open(browser, `${api.url}/tab/overleg`, {}, DESKTOP);
    // The browser shows its own page of refusal instead of ours.
    await hosted.page.waitForFunction(() => document.querySelector('iframe') !== null);
    expect(await hosted.frame.getByText('Verstuur antwoord').count()).toBe(0);
    expect((await hosted.heard()).length).toBe(0);
    expect(hosted.page.frames().some((frame) => frame.url().startsWith(`${api.url}/tab`))).toBe(false);
    await hosted.close();
    await stranger.close();
  });
});

/** Opens a window as Teams does to let somebody sign in; resolves with what it said, once it is done. */
function openWindow(url: string): Promise<string[]> {
  return new Promise((resolve) => {
    const opened = window.open(url);
    const heard: string[] = [];
    window.addEventListener('message', ({ data, source }) => {
      if (source !== opened) return;
      heard.push(data.func);
      const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, hostVersionsInfo: {}, supports: {} });
      const args = ['authentication', 'web', runtime, '2.58.0'];
      if (data.func === 'initialize') opened?.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, '*');
      if (/authenticate\.(success|failure)/.test(data.func)) resolve(heard);
    });
  });
}

/** Waits until something that was heard fits. */
async function until(
  heard: Hosted['heard'],
  fits: (message: { func: string; args?: unknown[] }) => boolean,
): Promise<{ func: string; args?: unknown[] }> {
  for (;;) {
    const found = (await heard()).findLast(fits);
    if (found) return found;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
