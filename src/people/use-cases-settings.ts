import { randomUUID } from 'node:crypto';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Transact, Work } from '../work/work.ts';
import { type CreatePartnership, FOUNDER_ROLE, type FounderClaims, type PartnershipSettings } from './schema.ts';
import {
  findSettings,
  hasPartnership,
  insertPartnership,
  insertProgrammaleider,
  saveSettings,
} from './store-partnership.ts';
import { demand } from './use-cases.ts';

export async function readSettings(
  work: Pick<Work, 'tx' | 'partnershipId' | 'actor' | 'now'>,
): Promise<PartnershipSettings> {
  await demand(work, 'settings.view');
  const settings = await findSettings(work);
  if (!settings) throw new Refusal('not-found', 'not-found');
  return settings;
}

export async function changeSettings(work: Work, settings: PartnershipSettings): Promise<PartnershipSettings> {
  await demand(work, 'settings.change');
  const before = await findSettings(work);
  if (!before) throw new Refusal('not-found', 'not-found');
  const after = { ...settings, secretariatMailbox: settings.secretariatMailbox.toLowerCase() };
  if (JSON.stringify(before) === JSON.stringify(after)) return after;
  await saveSettings(work, after);
  await recordHistory(work, {
    entity: 'partnership',
    entityId: work.partnershipId,
    what: 'settings-changed',
    before,
    after,
  });
  return after;
}

/** Adds the partnership that `work` is for, with the one person who will run it and upload the roster. */
export async function createPartnership(
  work: Work,
  partnership: PartnershipSettings & {
    tenantId: string;
    programmaleider: { name: string; email: string; entraId: string | null };
  },
): Promise<{ partnershipId: string; personId: string }> {
  const { tenantId, programmaleider, ...settings } = partnership;
  if (await hasPartnership(work.tx, tenantId, settings.name)) {
    throw new Refusal('conflict', 'partnership-exists', { name: settings.name });
  }
  await insertPartnership(
    work,
    { ...settings, secretariatMailbox: settings.secretariatMailbox.toLowerCase() },
    tenantId,
  );
  const personId = await insertProgrammaleider(work, {
    ...programmaleider,
    email: programmaleider.email.toLowerCase(),
    language: settings.language,
    organisation: settings.institute,
  });
  await recordHistory(work, { entity: 'partnership', entityId: work.partnershipId, what: 'created', after: settings });
  return { partnershipId: work.partnershipId, personId };
}

/**
 * The first partnership on a tenant, by somebody whose checked token carries the app role. Whoever asks becomes the
 * programmaleider, unless another is named; that other person is linked when the directory confirms the address.
 */
export async function createFirstPartnership(
  deps: { transact: Transact },
  claims: FounderClaims,
  body: CreatePartnership,
): Promise<{ partnershipId: string }> {
  if (!claims.roles?.includes(FOUNDER_ROLE)) throw new Refusal('not-allowed', 'not-allowed');
  const { programmaleider: named, ...settings } = body;
  const founder = {
    name: claims.name ?? '',
    email: (claims.preferred_username ?? '').toLowerCase(),
    entraId: claims.oid,
  };
  const isFounder = !named || named.email.toLowerCase() === founder.email;
  const programmaleider = isFounder ? { ...founder, ...named, entraId: claims.oid } : { ...named, entraId: null };
  if (!programmaleider.email.includes('@') || programmaleider.name === '')
    throw new Refusal('invalid', 'founder-unnamed');
  const actor = { partnershipId: randomUUID(), personId: null, via: 'tab' as const };
  return deps.transact(actor, async (work) => {
    const { partnershipId } = await createPartnership(work, { ...settings, tenantId: claims.tid, programmaleider });
    return { partnershipId };
  });
}
