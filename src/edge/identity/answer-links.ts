import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedLink {
  partnershipId: string;
  linkId: string;
  /** ISO instant. */
  expiresAt: string;
}

export interface AnswerLinks {
  sign(link: SignedLink): string;
  /** The link in a token with our signature, also when it has expired; undefined: not one of ours. */
  read(token: string): SignedLink | undefined;
}

/** Bound into every signature, so that no other thing we may sign can ever open an answer page. */
const PURPOSE = 'answer-link/v1';

/** Signs links to answer pages. Expiry and withdrawal are kept beside the link and checked when it is opened. */
export function createAnswerLinks(secret: string): AnswerLinks {
  const signatureOf = (payload: string): Buffer =>
    createHmac('sha256', secret).update(`${PURPOSE}\n${payload}`).digest();
  return {
    sign: ({ partnershipId, linkId, expiresAt }) => {
      const payload = encode([partnershipId, linkId, String(Math.floor(Date.parse(expiresAt) / 1_000))].join('|'));
      return `${payload}.${signatureOf(payload).toString('base64url')}`;
    },
    read: (token) => {
      const [payload, signature, ...rest] = token.split('.');
      if (!payload || !signature || rest.length > 0) return undefined;
      const given = Buffer.from(signature, 'base64url');
      const right = signatureOf(payload);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return linkIn(Buffer.from(payload, 'base64url').toString('utf8'));
    },
  };
}

function linkIn(payload: string): SignedLink | undefined {
  const [partnershipId, linkId, seconds] = payload.split('|');
  if (!partnershipId || !linkId || !seconds) return undefined;
  return { partnershipId, linkId, expiresAt: new Date(Number(seconds) * 1_000).toISOString() };
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
