import { type Request, type RequestHandler, Router } from 'express';
import type { Language } from '../../src/text/format.ts';
import { legalText } from '../../src/text/legal.ts';

/** The addresses that the manifest names for privacy and terms; open to everybody, in the language of the browser. */
export const LEGAL_PATHS = { privacy: '/privacy', terms: '/voorwaarden' } as const;

export function legalPages(): Router {
  const router = Router();
  for (const page of ['privacy', 'terms'] as const) router.get(LEGAL_PATHS[page], draw(page));
  return router;
}

function draw(page: keyof typeof LEGAL_PATHS): RequestHandler {
  return (request, response) => {
    const language = languageOf(request);
    const { title, paragraphs } = legalText[language][page];
    response
      .type('html')
      .set('Content-Language', language)
      .vary('Accept-Language')
      .send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 "Segoe UI",system-ui,sans-serif;color-scheme:light dark}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</main>
</body>
</html>
`);
  };
}

function languageOf(request: Request): Language {
  return request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
}
