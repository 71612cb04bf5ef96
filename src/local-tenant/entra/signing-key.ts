import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Collection } from '../journal.ts';
import type { Setting } from '../state.ts';

interface KeyPair {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** The RSA key of the stand-in. Made once, beside everything else (it takes a while), and kept in the journal. */
export class SigningKey {
  readonly #pair: Promise<KeyPair>;

  constructor(settings: Collection<Setting>) {
    const kept = settings.get('signing-key')?.value as string | undefined;
    this.#pair = kept ? Promise.resolve(keyPair(kept)) : makeKey(settings);
    this.#pair.catch(() => undefined);
  }

  ready(): Promise<KeyPair> {
    return this.#pair;
  }

  /** The public key set; `endorsements` is what the bot framework wants to see on a channel's key. */
  async jwks(): Promise<{ keys: Record<string, unknown>[] }> {
    const { kid, publicKey } = await this.#pair;
    const jwk = publicKey.export({ format: 'jwk' });
    return { keys: [{ ...jwk, kid, x5t: kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  }
}

async function makeKey(settings: Collection<Setting>): Promise<KeyPair> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  settings.put({ id: 'signing-key', value: pem });
  return keyPair(pem);
}

function keyPair(pem: string): KeyPair {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return { kid, privateKey, publicKey };
}
