import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { MicrosoftEndpoints } from './endpoints.ts';

/** Who somebody is to Entra: an object id is only unique within its tenant. */
export interface EntraUser {
  oid: string;
  tid: string;
  /** App roles given to the user by an administrator of the tenant. */
  roles: readonly string[];
  name?: string;
  /** For a first form to fill in; never to recognise somebody by. */
  preferredUsername?: string;
}

/** A token that does not open the tab API; `reason` is for the log and names no person. */
export class TokenRefused extends Error {
  readonly reason: string;

  constructor(reason: string, cause?: unknown) {
    super(`token refused: ${reason}`, { cause });
    this.name = 'TokenRefused';
    this.reason = reason;
  }
}

export type VerifyTabToken = (token: string) => Promise<EntraUser>;

export interface TabTokenSettings {
  endpoints: MicrosoftEndpoints;
  clientId: string;
  tenantId: string;
  /** Further tenants whose users may come in; the app's own is always allowed. */
  allowedTenantIds: readonly string[];
  /** The token's audience may also be the app's id URI. */
  applicationIdUri?: string;
}

/** Checks tokens for the tab API: signature, issuer, audience, tenant, scope and expiry. */
export function createTabTokenCheck(settings: TabTokenSettings, keys?: JWTVerifyGetKey): VerifyTabToken {
  const { clientId, applicationIdUri, tenantId } = settings;
  const key = keys ?? createRemoteJWKSet(new URL(settings.endpoints.entra.jwksUri));
  const audience = applicationIdUri ? [clientId, applicationIdUri] : [clientId];
  const tenants = new Set([tenantId, ...settings.allowedTenantIds].map((id) => id.toLowerCase()));
  return async (token) => {
    const claims = await verified(token, key, audience);
    const { oid, tid, scp, iss } = claims;
    if (typeof tid !== 'string' || !tenants.has(tid.toLowerCase())) throw new TokenRefused('foreign tenant');
    if (iss !== settings.endpoints.entra.issuer.replace(tenantId, tid)) throw new TokenRefused('wrong issuer');
    if (typeof scp !== 'string' || !scp.split(' ').includes('access_as_user')) throw new TokenRefused('wrong scope');
    if (typeof oid !== 'string' || !oid) throw new TokenRefused('no object id');
    return { oid, tid, roles: textsIn(claims['roles']), ...namesIn(claims) };
  };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function namesIn(claims: Record<string, unknown>): Pick<EntraUser, 'name' | 'preferredUsername'> {
  const { name, preferred_username: preferredUsername } = claims;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof preferredUsername === 'string' ? { preferredUsername } : {}),
  };
}

async function verified(token: string, key: JWTVerifyGetKey, audience: string[]) {
  try {
    const { payload } = await jwtVerify(token, key, {
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iss', 'tid', 'oid'],
      clockTolerance: 60,
    });
    return payload;
  } catch (cause) {
    // Only a token can be refused: keys that cannot be fetched are a fault on our side.
    if (cause instanceof errors.JOSEError && !(cause instanceof errors.JWKSTimeout)) {
      throw new TokenRefused(cause.code, cause);
    }
    throw cause;
  }
}
