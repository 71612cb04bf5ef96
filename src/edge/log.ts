import { pino } from 'pino';
import { currentTrace } from '../work/trace.ts';

/** Structured log on standard output; every line says what set it in motion (`trace`). Log ids and counts only: no names, addresses, card contents or tokens. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** `to`: where lines go instead of standard output. */
export function createLog(level: string, to?: { write(line: string): void }): Log {
  const settings: pino.LoggerOptions = {
    level,
    base: null,
    mixin: () => {
      const trace = currentTrace();
      return trace ? { trace } : {};
    },
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
  };
  return to ? pino(settings, to) : pino(settings);
}
