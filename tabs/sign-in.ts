import { type PublicConfig, publicConfig } from './public-config.ts';

/** Tokens of a plain browser, kept for as long as its tab is open. */
interface Tokens {
  access: string;
  refresh?: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

interface Attempt {
  state: string;
  verifier: string;
  /** Where to go on after signing in. */
  path: string;
}

/** Where Entra sends people back to; registered with the app as a redirect address. */
export const SIGNED_IN_PATH = '/tab/aangemeld';
/** A window that Microsoft 365 opens begins and ends here; see `signInWindow`. */
export const START_SIGN_IN_PATH = '/tab/aanmelden';
const DONE_PATH = '/tab/aanmelden/klaar';
const TOKENS = 'kringwerk.tokens';
const ATTEMPT = 'kringwerk.sign-in';
/** A token is renewed this long before it ends. */
const MARGIN = 60_000;

/** Signing in without a host: authorization code with PKCE, straight against the authority's endpoints. */
export function browserSession() {
  return {
    async token({ fresh = false } = {}): Promise<string | null> {
      const tokens = read<Tokens>(TOKENS);
      if (!tokens) return null;
      if (!fresh && tokens.expiresAt - MARGIN > Date.now()) return tokens.access;
      return renew(tokens);
    },
    signIn: (): Promise<void> => leaveForSignIn(location.pathname + location.search),
    signOut(): void {
      sessionStorage.removeItem(TOKENS);
      location.assign('/tab');
    },
  };
}

/**
 * True when this page is the window in which Microsoft 365 lets somebody sign in and give consent: it then goes to the
 * authority, or, back from there, tells the host that it is done.
 */
export async function signInWindow(): Promise<boolean> {
  const back = location.pathname === SIGNED_IN_PATH && read<Attempt>(ATTEMPT)?.path === DONE_PATH;
  if (!back && location.pathname !== START_SIGN_IN_PATH) return false;
  if (!back) {
    await leaveForSignIn(DONE_PATH);
    return true;
  }
  const done = (await finishSignIn()) === DONE_PATH && read<Tokens>(TOKENS) !== null;
  const { app, authentication } = await import('./teams.ts');
  const { practiceOrigin } = await publicConfig();
  await app.initialize(practiceOrigin ? [practiceOrigin] : []);
  if (done) authentication.notifySuccess();
  else authentication.notifyFailure('not signed in');
  return true;
}

/** What signing in brought, as text for the page that opened this window; empty: nothing. */
export function keptTokens(): string {
  return sessionStorage.getItem(TOKENS) ?? '';
}

/** Keeps what a window of ours brought; false when it brought nothing. */
export function keepTokens(text: string): boolean {
  if (!text || typeof (JSON.parse(text) as Partial<Tokens>).access !== 'string') return false;
  sessionStorage.setItem(TOKENS, text);
  return true;
}

/** Turns the code in the address into tokens; returns where to go on, or null when this is no answer of ours. */
export async function finishSignIn(): Promise<string | null> {
  if (location.pathname !== SIGNED_IN_PATH) return null;
  const answer = new URLSearchParams(location.search);
  const attempt = read<Attempt>(ATTEMPT);
  sessionStorage.removeItem(ATTEMPT);
  const code = answer.get('code');
  if (!attempt || !code || answer.get('state') !== attempt.state) return '/tab';
  const config = await publicConfig();
  const form = { grant_type: 'authorization_code', code, code_verifier: attempt.verifier };
  await exchange(config, { ...form, redirect_uri: redirectUri() });
  return attempt.path;
}

/** Leaves for the authority's sign-in page, to come back and go on at `path`. */
export async function leaveForSignIn(path: string): Promise<void> {
  const config = await publicConfig();
  const attempt = { state: randomText(), verifier: randomText(), path };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  location.assign(await authorizeUrl(config, attempt));
}

async function renew(tokens: Tokens): Promise<string | null> {
  if (!tokens.refresh) return null;
  const renewed = await exchange(await publicConfig(), { grant_type: 'refresh_token', refresh_token: tokens.refresh });
  return renewed?.access ?? null;
}

async function exchange(config: PublicConfig, form: Record<string, string>): Promise<Tokens | null> {
  const response = await fetch(`${config.authority}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: config.clientId, scope: scopeOf(config), ...form }),
  });
  if (!response.ok) {
    sessionStorage.removeItem(TOKENS);
    return null;
  }
  const answer = (await response.json()) as { access_token: string; refresh_token?: string; expires_in: number };
  const tokens: Tokens = {
    access: answer.access_token,
    expiresAt: Date.now() + answer.expires_in * 1_000,
    ...(answer.refresh_token ? { refresh: answer.refresh_token } : {}),
  };
  sessionStorage.setItem(TOKENS, JSON.stringify(tokens));
  return tokens;
}

async function authorizeUrl(config: PublicConfig, attempt: Attempt): Promise<string> {
  const parameters = new URLSearchParams({
    client_id: config.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri(),
    scope: scopeOf(config),
    state: attempt.state,
    code_challenge: await challengeOf(attempt.verifier),
    code_challenge_method: 'S256',
  });
  return `${config.authority}/oauth2/v2.0/authorize?${parameters}`;
}

function scopeOf(config: PublicConfig): string {
  return `openid profile offline_access ${config.scope ?? `${config.clientId}/access_as_user`}`;
}

function redirectUri(): string {
  return location.origin + SIGNED_IN_PATH;
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function read<T>(key: string): T | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as T) : null;
}
