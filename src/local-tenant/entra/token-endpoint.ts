import { createHash, timingSafeEqual } from 'node:crypto';
import type { TenantContext } from '../context.ts';
import { BOT_AUDIENCE, type Claims, GRAPH_AUDIENCE, objectIdIn, TOKEN_SECONDS } from './issuer.ts';
import { invalidClient, invalidGrant, invalidRequest, OAuthError } from './oauth-error.ts';

export type Form = Record<string, string | undefined>;

/** Audiences of what the stand-in gives itself back: sign-in codes and refresh tokens. */
const CODE_AUDIENCE = 'urn:local-tenant:code';
const REFRESH_AUDIENCE = 'urn:local-tenant:refresh';
const CODE_SECONDS = 600;
const REFRESH_SECONDS = 24 * 3_600;

/** What a sign-in code stands for until it is exchanged. */
export interface SignIn {
  accountId: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  tenantId: string;
  nonce?: string;
  codeChallenge?: string;
}

/** The token endpoint: one function a grant. Codes are good once. */
export class TokenEndpoint {
  readonly #ctx: TenantContext;
  readonly #usedCodes = new Set<string>();

  constructor(ctx: TenantContext) {
    this.#ctx = ctx;
  }

  async answer(tenantId: string, form: Form): Promise<Record<string, unknown>> {
    this.#checkClientId(form);
    switch (form['grant_type']) {
      case 'client_credentials':
        return this.#clientCredentials(tenantId, form);
      case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
        return this.#onBehalfOf(form);
      case 'authorization_code':
        return this.#authorizationCode(form);
      case 'refresh_token':
        return this.#refresh(form);
      default:
        throw new OAuthError(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    }
  }

  /** A code for whoever signed in on the page; the challenge of PKCE travels inside it. */
  code(signIn: SignIn): Promise<string> {
    return this.#ctx.issuer.sign({ aud: CODE_AUDIENCE, signIn }, CODE_SECONDS);
  }

  async #clientCredentials(tenantId: string, form: Form) {
    this.#checkSecret(form);
    const { options, issuer } = this.#ctx;
    const botOnly = tenantId === 'botframework.com';
    if (tenantId !== options.tenantId && !botOnly) {
      throw invalidRequest(
        700016,
        `Application '${options.app.clientId}' was not found in the directory '${tenantId}'.`,
      );
    }
    const scopes = scopesOf(form);
    if (scopes.length !== 1 || !scopes[0]!.endsWith('/.default')) {
      throw new OAuthError(
        400,
        'invalid_scope',
        70011,
        'The provided value for scope is not valid; use <resource>/.default.',
      );
    }
    const audience = scopes[0]!.slice(0, -'/.default'.length).replace(/\/$/, '');
    if (audience !== BOT_AUDIENCE && (botOnly || audience !== GRAPH_AUDIENCE)) {
      throw invalidRequest(500011, `The resource principal named ${audience} was not found in the tenant.`);
    }
    return bearer(await issuer.appToken(audience, options.tenantId));
  }

  async #onBehalfOf(form: Form) {
    this.#checkSecret(form);
    if (form['requested_token_use'] !== 'on_behalf_of') {
      throw invalidRequest(900144, "The request body must contain 'requested_token_use' with value 'on_behalf_of'.");
    }
    const { options, issuer } = this.#ctx;
    let claims: Claims;
    try {
      claims = await issuer.verify(form['assertion'] ?? '', [options.app.clientId, options.app.applicationIdUri]);
    } catch {
      throw invalidGrant(
        500131,
        'Assertion audience, signature or lifetime does not fit the app that made the request.',
      );
    }
    const account = issuer.accountOf(claims);
    if (!account || !claims.scp) throw invalidGrant(50013, 'Assertion failed validation: it is no user token.');
    return this.#userAnswer({
      accountId: account.id,
      tenantId: claims.tid ?? options.tenantId,
      scopes: scopesOf(form),
    });
  }

  async #authorizationCode(form: Form) {
    const claims = await this.#read(
      form['code'],
      CODE_AUDIENCE,
      70008,
      'The authorization code has expired or is unknown.',
    );
    const signIn = claims['signIn'] as SignIn;
    const codeId = String(claims['uti']);
    if (this.#usedCodes.has(codeId)) throw invalidGrant(54005, 'The authorization code was already redeemed.');
    if (signIn.redirectUri !== form['redirect_uri']) {
      throw invalidGrant(500112, 'The redirect address does not match the one of the authorization request.');
    }
    if (signIn.codeChallenge) checkChallenge(signIn.codeChallenge, form['code_verifier']);
    else this.#checkSecret(form);
    if (form['client_secret'] !== undefined) this.#checkSecret(form);
    this.#usedCodes.add(codeId);
    const scopes = scopesOf({ scope: form['scope'] ?? signIn.scope });
    const { accountId, tenantId, nonce } = signIn;
    return this.#userAnswer({ accountId, tenantId, scopes, ...(nonce ? { nonce } : {}) });
  }

  async #refresh(form: Form) {
    const claims = await this.#read(form['refresh_token'], REFRESH_AUDIENCE, 70008, 'The refresh token has expired.');
    if (form['client_secret'] !== undefined) this.#checkSecret(form);
    const scopes = form['scope'] ? scopesOf(form) : (claims['scopes'] as string[]);
    return this.#userAnswer({ accountId: String(claims['accountId']), tenantId: String(claims.tid), scopes });
  }

  async #userAnswer(request: { accountId: string; tenantId: string; scopes: string[]; nonce?: string }) {
    const { options, issuer, directory } = this.#ctx;
    const { accountId, tenantId, scopes, nonce } = request;
    const account = directory.byId(accountId);
    if (!account) throw invalidGrant(50034, 'The user account does not exist in the directory.');
    const graphScopes = scopes.filter(
      (scope) => scope.startsWith(`${GRAPH_AUDIENCE}/`) || /^[A-Z]\w+\.\w+/.test(scope),
    );
    const token = graphScopes.length
      ? await issuer.delegatedToken(accountId, graphScopes.map(bareScope).join(' '), tenantId)
      : await issuer.userToken(accountId, { tenantId });
    const refresh = { aud: REFRESH_AUDIENCE, accountId, tid: tenantId, scopes };
    const uid = objectIdIn(account, tenantId, options.tenantId);
    return {
      ...bearer(token),
      scope: scopes.join(' '),
      refresh_token: await issuer.sign(refresh, REFRESH_SECONDS),
      ...(scopes.includes('openid') ? { id_token: await issuer.idToken(accountId, nonce, tenantId) } : {}),
      client_info: Buffer.from(JSON.stringify({ uid, utid: tenantId })).toString('base64url'),
    };
  }

  async #read(token: string | undefined, audience: string, number: number, why: string): Promise<Claims> {
    try {
      return await this.#ctx.issuer.verify(token ?? '', audience);
    } catch {
      throw invalidGrant(number, why);
    }
  }

  #checkClientId(form: Form): void {
    if (!form['client_id']) throw invalidRequest(900144, "The request body must contain the parameter 'client_id'.");
    if (form['client_id'] !== this.#ctx.options.app.clientId) {
      throw new OAuthError(400, 'unauthorized_client', 700016, 'The application was not found in the directory.');
    }
  }

  #checkSecret(form: Form): void {
    if (!form['client_secret']) {
      throw invalidClient(
        7000218,
        "The request body must contain the parameter 'client_assertion' or 'client_secret'.",
      );
    }
    if (!sameText(form['client_secret'], this.#ctx.options.app.clientSecret)) {
      throw invalidClient(7000215, 'Invalid client secret provided.');
    }
  }
}

function bearer(token: string) {
  return {
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS - 300,
    ext_expires_in: TOKEN_SECONDS - 300,
    access_token: token,
  };
}

function scopesOf(form: Form): string[] {
  return (form['scope'] ?? '').split(/\s+/).filter(Boolean);
}

function bareScope(scope: string): string {
  return scope.replace(`${GRAPH_AUDIENCE}/`, '');
}

function checkChallenge(challenge: string, verifier: string | undefined): void {
  const given = createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url');
  if (!sameText(given, challenge)) throw invalidGrant(501481, 'The code_verifier does not match the code_challenge.');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left!, right!);
}
