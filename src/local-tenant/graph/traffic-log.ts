import { appendFileSync } from 'node:fs';
import type { NextFunction, Request, Response } from 'express';

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'set-cookie']);

/** Writes every exchange as one JSON line, as the contract checker reads it; tokens stay out. */
export function trafficLog(file: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const { json } = res;
    let body: unknown;
    res.json = (value: unknown) => {
      body = value;
      return json.call(res, value);
    };
    res.on('finish', () => {
      const line = {
        method: req.method,
        url: req.originalUrl.replace(/^\/graph/, ''),
        request: { headers: withoutSecrets(req.headers), ...(hasContent(req.body) ? { body: req.body } : {}) },
        response: {
          status: res.statusCode,
          headers: withoutSecrets(res.getHeaders()),
          ...(body === undefined ? {} : { body }),
        },
      };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    });
    next();
  };
}

function hasContent(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length > 0;
}

function withoutSecrets(headers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase())));
}
