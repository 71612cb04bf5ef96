import { pino } from 'pino';

/** Structured log on standard output. Log ids and counts only: no names, addresses, card contents or tokens. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: [
      'token',
      'authorization',
      'email',
      'mail',
      'name',
      '*.token',
      '*.authorization',
      '*.email',
      '*.mail',
      '*.name',
    ],
  });
}
