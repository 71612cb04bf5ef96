import { join, resolve } from 'node:path';
import express, { type Router } from 'express';
import { officeHeaders } from './security.ts';

/** Where signing in begins and ends in a window of its own. */
const SIGN_IN_WINDOWS = ['/tab/aanmelden', '/tab/aangemeld', '/tab/outlook'];

/** The web bundle: the tabs, and the page behind a mailed link. File names carry a hash, so they never change. */
export function pages(folder: string): Router {
  const root = resolve(folder);
  const router = express.Router();
  router.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  router.use(express.static(root, { index: false, maxAge: '1h' }));
  router.use(SIGN_IN_WINDOWS, (_request, response, next) => {
    // Teams or Outlook opened this window and waits for word from it; its opener must not be taken away.
    response.set('Cross-Origin-Opener-Policy', 'unsafe-none');
    next();
  });
  router.use('/tab/outlook', officeHeaders());
  router.get('/tab/outlook/*path', page(root, 'outlook.html'));
  router.get(['/tab', '/tab/*path', '/auth', '/auth/*path'], page(root, 'index.html'));
  router.get('/answer/*path', page(root, 'answer.html'));
  router.get('/', (_request, response) => response.redirect('/tab/overleg'));
  return router;
}

function page(root: string, name: string): express.RequestHandler {
  return (_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    response.sendFile(name, { root }, (cause) => {
      if (cause) next((cause as { status?: number }).status === 404 ? undefined : cause);
    });
  };
}
