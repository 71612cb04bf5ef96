import { randomUUID } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { LocalTenantOptions } from '../config.ts';
import type { Directory } from '../directory.ts';
import { guidOf } from '../random.ts';
import type { Account } from '../state.ts';
import type { SigningKey } from './signing-key.ts';

export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
export const BOT_AUDIENCE = 'https://api.botframework.com';
export const BOT_SERVICE_ISSUER = 'https://api.botframework.com';

/** Seconds a token is good for; a little over an hour, as Entra does. */
export const TOKEN_SECONDS = 3_900;

export interface Claims extends JWTPayload {
  tid?: string;
  oid?: string;
  appid?: string;
  azp?: string;
  scp?: string;
  roles?: string[];
  serviceurl?: string;
  preferred_username?: string;
  name?: string;
}

/** Signs what Entra and the Bot Framework sign, with one key; iat and exp are real time. */
export class Issuer {
  readonly #key: SigningKey;
  readonly #options: LocalTenantOptions;
  readonly #directory: Directory;

  constructor(key: SigningKey, options: LocalTenantOptions, directory: Directory) {
    this.#key = key;
    this.#options = options;
    this.#directory = directory;
  }

  /** An app's own token for Graph (v1 form) or for the bot service. */
  appToken(audience: string, tenantId = this.#options.tenantId): Promise<string> {
    const appid = this.#options.app.clientId;
    return this.sign({
      aud: audience,
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      appid,
      azp: appid,
      oid: guidOf('service principal', appid, tenantId),
      sub: guidOf('service principal', appid, tenantId),
      idtyp: 'app',
      roles: audience === GRAPH_AUDIENCE ? GRAPH_ROLES : [],
      ver: '1.0',
    });
  }

  /** A person's token for the app itself (v2 form), as a tab gets it from its host. */
  userToken(accountId: string, choice: UserTokenChoice = {}): Promise<string> {
    return this.sign({
      ...this.#userClaims(accountId, choice),
      aud: this.#options.app.clientId,
      scp: 'access_as_user',
    });
  }

  /** A person's token for Graph, held by the app (on-behalf-of, or a sign-in with Graph scopes). */
  delegatedToken(accountId: string, scp: string, tenantId?: string): Promise<string> {
    const claims = this.#userClaims(accountId, { tenantId });
    return this.sign({
      ...claims,
      aud: GRAPH_AUDIENCE,
      iss: `https://sts.windows.net/${claims.tid}/`,
      appid: this.#options.app.clientId,
      idtyp: 'user',
      scp,
      ver: '1.0',
    });
  }

  /** What the token endpoint gives beside the access token after a sign-in. */
  idToken(accountId: string, nonce?: string, tenantId?: string): Promise<string> {
    return this.sign({
      ...this.#userClaims(accountId, { tenantId }),
      aud: this.#options.app.clientId,
      ...(nonce ? { nonce } : {}),
    });
  }

  /** The bot service's own token, with which it brings activities to the bot. */
  botServiceToken(serviceUrl: string, botId = this.#options.app.clientId): Promise<string> {
    return this.sign({ iss: BOT_SERVICE_ISSUER, aud: botId, serviceurl: serviceUrl });
  }

  /** Signs any claims; tests use it to make tokens that are wrong in one respect. `lifetimeSeconds` may be negative. */
  async sign(claims: JWTPayload, lifetimeSeconds = TOKEN_SECONDS): Promise<string> {
    const { kid, privateKey } = await this.#key.ready();
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ uti: randomUUID(), nbf: now - 5, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })
      .setIssuedAt(now - 5)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(privateKey);
  }

  /** The claims of a token signed here, for that audience and not expired; anything else rejects. */
  async verify(token: string, audience: string | string[]): Promise<Claims> {
    const { publicKey } = await this.#key.ready();
    const { payload } = await jwtVerify(token, publicKey, { audience, algorithms: ['RS256'], clockTolerance: 5 });
    return payload as Claims;
  }

  /** The account a token speaks of, also when it was issued by the person's own tenant. */
  accountOf(claims: Claims): Account | undefined {
    const id = typeof claims['local_account'] === 'string' ? claims['local_account'] : claims.oid;
    return id ? this.#directory.byId(id) : undefined;
  }

  jwks(): Promise<{ keys: Record<string, unknown>[] }> {
    return this.#key.jwks();
  }

  #userClaims(accountId: string, { tenantId, scope }: UserTokenChoice): JWTPayload & { tid: string } {
    const account = this.#directory.byId(accountId);
    if (!account) throw new RangeError('no such account');
    const tid = tenantId ?? this.#options.tenantId;
    const oid = objectIdIn(account, tid, this.#options.tenantId);
    return {
      iss: `https://login.microsoftonline.com/${tid}/v2.0`,
      tid,
      oid,
      sub: guidOf('subject', oid, this.#options.app.clientId),
      azp: this.#options.app.clientId,
      azpacr: '0',
      name: account.displayName,
      preferred_username: account.mail,
      ver: '2.0',
      ...(oid === account.id ? {} : { local_account: account.id }),
      ...(scope ? { scp: scope } : {}),
    };
  }
}

export interface UserTokenChoice {
  /** Another tenant than the institute's: the guest's own, say. */
  tenantId?: string;
  scope?: string;
}

/** A guest is known by another object id at home than in the institute's tenant. */
export function objectIdIn(account: Account, tenantId: string, instituteTenantId: string): string {
  return tenantId === instituteTenantId ? account.id : guidOf('home object', account.id, tenantId);
}

const GRAPH_ROLES = [
  'User.Read.All',
  'GroupMember.Read.All',
  'Calendars.ReadWrite',
  'Mail.ReadWrite',
  'Mail.Send',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsActivity.Send',
  'Chat.Read.All',
  'AppCatalog.Read.All',
  'Place.Read.All',
];
