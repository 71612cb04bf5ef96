import type { Language } from '../../src/text/format.ts';

/** What a signed link opens: one question for one person. */
export interface AnswerQuestion {
  partnership: string;
  person: string;
  language: Language;
  card: unknown;
}

type FaultKind = 'expired' | 'revoked' | 'unknown' | 'unreachable' | 'failed';

/** A link or answer that did not work; `told` is the service's own sentence, if it had one. */
export class LinkFault {
  readonly kind: FaultKind;
  readonly told: string;

  constructor(kind: FaultKind, told = '') {
    this.kind = kind;
    this.told = told;
  }
}

export function questionOf(token: string): Promise<AnswerQuestion> {
  return ask<AnswerQuestion>('GET', token);
}

/** Sends a button of the card; the answer is the card as it is now. */
export async function answerOf(token: string, verb: string, data: Record<string, unknown>): Promise<unknown> {
  const { card } = await ask<{ card: unknown }>('POST', token, '', { verb, data });
  return card;
}

/** Asks for a mail with a new link; the answer says what happens. */
export async function askNewLink(token: string): Promise<string> {
  return (await ask<{ message: string }>('POST', token, '/new-link', {})).message;
}

/** The mail reached somebody else: the link is withdrawn. */
export async function reportNotMe(token: string): Promise<string> {
  return (await ask<{ message: string }>('POST', token, '/not-me', {})).message;
}

async function ask<T>(method: 'GET' | 'POST', token: string, below = '', body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/answers/${encodeURIComponent(token)}${below}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new LinkFault('unreachable');
  }
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) throw new LinkFault(kindOf(response.status, answer?.error?.code), answer?.error?.message);
  return answer as T;
}

function kindOf(status: number, code: string | undefined): FaultKind {
  if (status === 410) return code === 'link-revoked' ? 'revoked' : 'expired';
  if (status === 404) return 'unknown';
  return 'failed';
}

function parsed(text: string): { error?: { code?: string; message?: string } } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
