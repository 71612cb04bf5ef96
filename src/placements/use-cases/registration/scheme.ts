import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { type SchemeEffect, type SchemeSetting, schemeFault } from '../../rules/registration/scheme.ts';
import type { SchemeSettings } from '../../schema-registration.ts';
import { deleteScheme, saveScheme, schemeSettings } from '../../store/scheme.ts';
import { countYear, demandRegistration } from './acting.ts';

export async function listScheme(work: Work): Promise<SchemeSettings> {
  await demandRegistration(work, 'registration.view');
  return { settings: await schemeSettings(work) };
}

/** Keeps what the scheme says from one day on. What was frozen before keeps the setting it was frozen with. */
export async function setScheme(work: Work, setting: SchemeSetting): Promise<void> {
  await demandRegistration(work, 'scheme.change');
  refuseFaulty(setting);
  const before = (await schemeSettings(work)).find(({ validFrom }) => validFrom === setting.validFrom);
  await saveScheme(work, setting);
  await record(work, 'saved', before && plain(before), setting);
}

/** Takes a setting away; the one before it holds longer. */
export async function removeScheme(work: Work, settingId: string): Promise<void> {
  await demandRegistration(work, 'scheme.change');
  const before = (await schemeSettings(work)).find(({ id }) => id === settingId);
  if (!before) throw new Refusal('not-found', 'not-found');
  await deleteScheme(work, settingId);
  await record(work, 'removed', plain(before), undefined);
}

/** What a setting would do to a school year, without keeping it; null: another setting is in force for that year. */
export async function tryScheme(
  work: Work,
  schoolYear: number,
  setting: SchemeSetting,
): Promise<{ effect: SchemeEffect | null; now: SchemeEffect | null }> {
  await demandRegistration(work, 'registration.view');
  refuseFaulty(setting);
  const tried = await countYear(work, schoolYear, setting);
  const now = await countYear(work, schoolYear);
  const holds = tried?.setting.validFrom === setting.validFrom;
  return { effect: holds ? tried.effect : null, now: now?.effect ?? null };
}

function refuseFaulty(setting: SchemeSetting): void {
  const fault = schemeFault(setting);
  if (fault) throw new Refusal('invalid', fault);
}

function plain({ validFrom, amountCents, minimumPerRegion, countingDay }: SchemeSetting): SchemeSetting {
  return { validFrom, amountCents, minimumPerRegion, countingDay };
}

async function record(work: Work, what: string, before: unknown, after: unknown): Promise<void> {
  await recordHistory(work, { entity: 'scheme', entityId: work.partnershipId, what, before, after });
}
