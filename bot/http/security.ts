import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { isLoopback } from '../../src/edge/config.ts';

/** Hosts of Teams, Outlook and the Microsoft 365 app that may show our pages in a frame. */
const FRAME_ANCESTORS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** Microsoft serves Office.js, and what it loads itself, from here alone. */
const OFFICE_SCRIPTS = 'https://appsforoffice.microsoft.com';

/** Where teams-js reads which hosts are Microsoft's; without it a host that is newer than our copy of that library is not believed. */
const HOST_LIST = 'https://res.cdn.office.net';

/** For the pages of the Outlook add-in: the same rules, and Office.js from Microsoft's own address. */
export function officeHeaders(): RequestHandler {
  return (_request, response, next) => {
    const policy = String(response.getHeader('Content-Security-Policy') ?? '');
    response.setHeader(
      'Content-Security-Policy',
      policy.replace("script-src 'self'", `script-src 'self' ${OFFICE_SCRIPTS}`),
    );
    next();
  };
}

/**
 * For a mode in which a door asks for no token. A page elsewhere can make its own host name point at this machine and then
 * reads our answers as its own; its name in the `Host` header gives it away.
 */
export function onlyThisMachine(): RequestHandler {
  return (request, response, next) => {
    if (isLoopback(request.hostname)) return next();
    response.status(403).end();
  };
}

/** Headers for every answer. `practiceOrigin` is where the stand-in's page runs, which then may host the tabs too. */
export function securityHeaders(practiceOrigin?: string) {
  const practice = practiceOrigin ? [practiceOrigin] : [];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Fluent UI and Adaptive Cards write their styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net', 'https://static2.sharepointonline.com'],
        connectSrc: ["'self'", 'https://login.microsoftonline.com', HOST_LIST, ...practice],
        frameAncestors: ["'self'", ...FRAME_ANCESTORS, ...practice],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    // Frames are allowed by name above; this older header cannot name them.
    xFrameOptions: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    strictTransportSecurity: practiceOrigin ? false : undefined,
  });
}
