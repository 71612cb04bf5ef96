import type { Scope, Work } from '../../work/work.ts';
import type { SchemeSetting } from '../rules/registration/scheme.ts';
import type { SchemeSettingView } from '../schema-registration.ts';

/** Every setting of the subsidy scheme, the latest first day first. */
export async function schemeSettings(scope: Scope): Promise<SchemeSettingView[]> {
  const rows = await scope.tx
    .selectFrom('scheme_setting as setting')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'setting.partnership_id').onRef('person.id', '=', 'setting.saved_by'),
    )
    .select(['setting.id', 'setting.valid_from', 'setting.amount_cents', 'setting.minimum_per_region'])
    .select(['setting.counting_day', 'setting.saved_at', 'person.name'])
    .where('setting.partnership_id', '=', scope.partnershipId)
    .orderBy('setting.valid_from', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    validFrom: row.valid_from,
    amountCents: row.amount_cents,
    minimumPerRegion: row.minimum_per_region,
    countingDay: row.counting_day,
    savedAt: row.saved_at.toISOString(),
    savedBy: row.name,
  }));
}

/** Adds a setting, or replaces the one that begins on the same day. */
export async function saveScheme(work: Work, setting: SchemeSetting): Promise<void> {
  const says = {
    amount_cents: setting.amountCents,
    minimum_per_region: setting.minimumPerRegion,
    counting_day: setting.countingDay,
    saved_at: work.now,
    saved_by: work.actor.personId,
  };
  await work.tx
    .insertInto('scheme_setting')
    .values({ partnership_id: work.partnershipId, id: work.newId(), valid_from: setting.validFrom, ...says })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'valid_from']).doUpdateSet(says))
    .execute();
}

export async function deleteScheme(work: Work, settingId: string): Promise<void> {
  await work.tx
    .deleteFrom('scheme_setting')
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', settingId)
    .execute();
}
