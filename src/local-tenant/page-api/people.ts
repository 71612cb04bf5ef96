import express, { type Router } from 'express';
import { installationOf } from '../channel/memory.ts';
import type { TenantContext } from '../context.ts';
import type { Account } from '../state.ts';
import { personIn } from './asked.ts';
import { hasUnreadFeed } from './feed.ts';
import { hasUnreadChat } from './unread.ts';

/** Who can be played, and the token a person's host hands to the app's tab. */
export function peopleRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/site', (_req, res) => {
    res.json({
      organisation: ctx.world.tenant.displayName,
      tenantId: ctx.options.tenantId,
      app: { name: ctx.options.app.name, commands: ctx.options.app.commands ?? [] },
      tabs: ctx.options.tabs,
      startsAt: ctx.url(),
    });
  });
  router.get('/people', (_req, res) => {
    const waiting = peopleWithUnreadMail(ctx);
    res.json(
      ctx.state.accounts.filter(({ room }) => room === undefined).map((account) => personOf(ctx, account, waiting)),
    );
  });
  router.get('/people/:person/token', async (req, res) => {
    const account = personIn(ctx, req);
    if (!account.directory) throw new RangeError('this person is unknown to the tenant, so nobody signs for them');
    res.json({ token: await ctx.issuer.userToken(account.id) });
  });
  return router;
}

function personOf(ctx: TenantContext, account: Account, unreadMail: Set<string>) {
  const installation = installationOf(ctx, account.id);
  return {
    id: account.id,
    name: account.displayName,
    givenName: account.givenName,
    group: account.group,
    jobTitle: account.jobTitle,
    companyName: account.companyName,
    mail: account.mail,
    userPrincipalName: account.userPrincipalName,
    language: account.preferredLanguage,
    directory: account.directory,
    shared: Boolean(account.shared),
    installed: Boolean(installation),
    blocked: Boolean(installation?.blocked),
    waiting:
      unreadMail.has(account.mail.toLowerCase()) || hasUnreadChat(ctx, account.id) || hasUnreadFeed(ctx, account.id),
  };
}

function peopleWithUnreadMail(ctx: TenantContext): Set<string> {
  const unread = ctx.state.mail.filter((item) => item.folder === 'inbox' && !item.read);
  return new Set(unread.map((item) => item.mailbox.toLowerCase()));
}
