import type { Request } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import type { Account } from '../state.ts';

/** The person in the path. */
export function personIn(ctx: TenantContext, req: Request): Account {
  const account = ctx.state.accounts.get(String(req.params['person']));
  if (!account) throw new ChannelError(404, 'PersonNotFound', 'No such person.');
  return account;
}

/** A member of the JSON body that must be text. */
export function textIn(req: Request, name: string): string {
  const value = optionalTextIn(req, name);
  if (value === undefined) throw new RangeError(`${name} must be given as text`);
  return value;
}

export function optionalTextIn(req: Request, name: string): string | undefined {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  if (value !== undefined && typeof value !== 'string') throw new RangeError(`${name} must be text`);
  return value;
}

/** A member of the JSON body that must be an object, when given. */
export function objectIn(req: Request, name: string): Record<string, unknown> | undefined {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RangeError(`${name} must be an object`);
  return value as Record<string, unknown>;
}
