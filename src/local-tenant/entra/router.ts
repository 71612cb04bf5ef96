import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { TenantContext } from '../context.ts';
import { botMetadata, tenantMetadata } from './metadata.ts';
import { invalidRequest, OAuthError } from './oauth-error.ts';
import { html, signInPage } from './sign-in-page.ts';
import { type Form, TokenEndpoint } from './token-endpoint.ts';

/** Paths that begin with a tenant, as they do at login.microsoftonline.com. */
export const TENANT_PATH = /^\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|common|organizations|botframework\.com)\//i;

/** Entra and the bot service's key store. */
export function entraRouter(ctx: TenantContext): Router {
  const router = express.Router();
  const tokens = new TokenEndpoint(ctx);
  router.use(express.urlencoded({ extended: false }));
  router.use((req, res, next) => {
    const origin = req.get('origin');
    if (isLoopback(origin)) res.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Headers': '*' });
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/botframework/v1/.well-known/openidconfiguration', (_req, res) => void res.json(botMetadata(ctx.url())));
  router.get('/botframework/v1/.well-known/keys', async (_req, res) => void res.json(await ctx.issuer.jwks()));
  router.get('/:tenant/v2.0/.well-known/openid-configuration', (req, res) => {
    res.json(tenantMetadata(ctx.url(), tenantOf(ctx, req)));
  });
  router.get('/:tenant/discovery/v2.0/keys', async (_req, res) => void res.json(await ctx.issuer.jwks()));
  router.options('/:tenant/oauth2/v2.0/token', (_req, res) => void res.sendStatus(204));
  router.post('/:tenant/oauth2/v2.0/token', async (req, res) => {
    res.json(await tokens.answer(tenantOf(ctx, req), withBasicCredentials(req)));
  });
  router.get('/:tenant/oauth2/v2.0/authorize', (req, res) => {
    const query = checkedQuery(ctx, req.query as Form);
    const accounts = ctx.state.accounts.filter((account) => account.directory !== null && !account.shared);
    res.type('html').send(signInPage(accounts, query, ctx.options.app.name));
  });
  router.post('/:tenant/oauth2/v2.0/authorize', (req, res) => signIn(ctx, tokens, req, res));
  router.get('/:tenant/oauth2/v2.0/logout', (req, res) => {
    const back = req.query['post_logout_redirect_uri'];
    if (typeof back === 'string' && isLoopback(back)) res.redirect(back);
    else res.type('html').send('<!doctype html><title>Afgemeld</title><p>Je bent afgemeld.</p>');
  });
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (error instanceof OAuthError) res.status(error.status).json(error.body());
    else next(error);
  });
  return router;
}

/** The choice on the sign-in page becomes a code at the app's redirect address. */
async function signIn(ctx: TenantContext, tokens: TokenEndpoint, req: Request, res: Response): Promise<void> {
  const form = (req.body ?? {}) as Form;
  const query = checkedQuery(ctx, form);
  const account = ctx.directory.byId(form['account'] ?? '');
  if (!account?.directory) throw invalidRequest(50034, 'The user account does not exist in the directory.');
  const code = await tokens.code({
    accountId: account.id,
    clientId: query['client_id']!,
    redirectUri: query['redirect_uri']!,
    scope: query['scope'] ?? 'openid profile',
    tenantId: tenantOf(ctx, req),
    ...(query['nonce'] ? { nonce: query['nonce'] } : {}),
    ...(query['code_challenge'] ? { codeChallenge: query['code_challenge'] } : {}),
  });
  const answer = { code, ...(query['state'] ? { state: query['state'] } : {}) };
  const mode = query['response_mode'] ?? 'query';
  if (mode === 'form_post') {
    const inputs = Object.entries(answer).map(([k, v]) => `<input type="hidden" name="${k}" value="${html(v)}">`);
    const form = `<form method="post" action="${html(query['redirect_uri']!)}">${inputs.join('')}<button>Verder</button></form>`;
    res.type('html').send(`<!doctype html><title>Verder</title>${form}<script>document.forms[0].submit()</script>`);
    return;
  }
  const target = new URL(query['redirect_uri']!);
  const parameters = new URLSearchParams(answer);
  if (mode === 'fragment') target.hash = parameters.toString();
  else for (const [name, value] of parameters) target.searchParams.set(name, value);
  res.redirect(302, target.toString());
}

const CARRIED = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
];

/** The parts of an authorization request that matter, or an error in Entra's words. */
function checkedQuery(ctx: TenantContext, given: Form): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of CARRIED) if (typeof given[name] === 'string') query[name] = given[name];
  if (query['client_id'] !== ctx.options.app.clientId) {
    throw new OAuthError(400, 'unauthorized_client', 700016, 'The application was not found in the directory.');
  }
  if (!isLoopback(query['redirect_uri'])) {
    throw invalidRequest(50011, 'The redirect address of the request is not registered for the application.');
  }
  if (query['response_type'] !== 'code') throw new OAuthError(400, 'unsupported_response_type', 70005, 'Use code.');
  if (query['code_challenge'] && query['code_challenge_method'] !== 'S256') {
    throw invalidRequest(50149, 'The code_challenge_method must be S256.');
  }
  return query;
}

/** The stand-in only hands codes to this machine. */
function isLoopback(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
}

/** The tenant in the path, where `common` and `organizations` mean the institute's; unknown tenants are refused. */
function tenantOf(ctx: TenantContext, req: Request): string {
  const tenant = String(req.params['tenant']);
  if (['common', 'organizations', ctx.options.tenantId, 'botframework.com'].includes(tenant)) {
    return tenant === 'botframework.com' ? tenant : ctx.options.tenantId;
  }
  if (ctx.state.accounts.find((account) => account.homeTenantId === tenant)) return tenant;
  throw invalidRequest(90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`);
}

function withBasicCredentials(req: Request): Form {
  const form = { ...((req.body ?? {}) as Form) };
  const basic = /^Basic (.+)$/i.exec(req.get('authorization') ?? '');
  if (!basic) return form;
  const [id, ...secret] = Buffer.from(basic[1]!, 'base64').toString().split(':');
  return { ...form, client_id: decodeURIComponent(id ?? ''), client_secret: decodeURIComponent(secret.join(':')) };
}
