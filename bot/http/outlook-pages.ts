import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Router } from 'express';
import { officeHeaders } from './security.ts';

/** Addresses of the Outlook add-in that its manifests name. */
export const OUTLOOK_PATHS = {
  pane: '/tab/outlook/paneel',
  eventPage: '/outlook/event.html',
  eventScript: '/outlook/launch-event.js',
} as const;

/** What Outlook loads itself: the code that looks at an appointment before it is sent. `folder` is the web bundle's. */
export function outlookPages(folder: string, publicUrl: string): Router {
  const root = resolve(folder);
  const script = join(root, '../outlook/launch-event.js');
  const router = Router();
  router.get(OUTLOOK_PATHS.eventScript, async (_request, response) => {
    const code = await readFile(script, 'utf8');
    // Classic Outlook runs the script without a page, so that it cannot know where it came from.
    response
      .type('js')
      .set('Cache-Control', 'no-cache')
      .send(`var kringwerkUrl=${JSON.stringify(publicUrl)};\n${code}`);
  });
  router.get(OUTLOOK_PATHS.eventPage, officeHeaders(), (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile('outlook-event.html', { root });
  });
  // Classic Outlook gives a token only to scripts that the site itself names here.
  router.get('/.well-known/microsoft-officeaddins-allowed.json', (_request, response) => {
    response.json({ allowed: [`${publicUrl}${OUTLOOK_PATHS.eventScript}`] });
  });
  return router;
}
