import type { Scope, Work } from '../../work/work.ts';
import type { ExportLine, RegistrationLine, Standing } from '../rules/registration/lines.ts';
import type { SchemeEffect, SchemeSetting } from '../rules/registration/scheme.ts';
import type { FrozenRegistration } from '../schema-registration.ts';

/** What is kept of a registration besides its lines. */
export interface KeptRegistration extends FrozenRegistration {
  schoolYear: number;
  kind: 'frozen' | 'draft';
  setting: SchemeSetting;
}

function registrations(scope: Scope) {
  return scope.tx
    .selectFrom('registration as r')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'r.partnership_id').onRef('person.id', '=', 'r.frozen_by'),
    )
    .select([
      'r.id',
      'r.school_year',
      'r.kind',
      'r.version',
      'r.counting_date',
      'r.frozen_at',
      'r.reason',
      'r.checksum',
    ])
    .select(['r.lines', 'r.counted', 'r.setting', 'r.effect', 'r.erased_at', 'person.name'])
    .where('r.partnership_id', '=', scope.partnershipId);
}

type Row = Awaited<ReturnType<ReturnType<typeof registrations>['execute']>>[number];

function toKept(row: Row): KeptRegistration {
  return {
    id: row.id,
    schoolYear: row.school_year,
    kind: row.kind,
    version: row.version,
    countingDate: row.counting_date,
    frozenAt: row.frozen_at.toISOString(),
    frozenBy: row.name,
    reason: row.reason,
    checksum: row.checksum,
    lines: row.lines,
    counted: row.counted,
    setting: row.setting as SchemeSetting,
    effect: row.effect as SchemeEffect,
    erased: row.erased_at !== null,
  };
}

export async function findRegistration(scope: Scope, id: string): Promise<KeptRegistration | undefined> {
  const row = await registrations(scope).where('r.id', '=', id).executeTakeFirst();
  return row && toKept(row);
}

/** What was frozen for a school year, the last version first. */
export async function frozenOf(scope: Scope, schoolYear: number): Promise<KeptRegistration[]> {
  const rows = await registrations(scope)
    .where('r.school_year', '=', schoolYear)
    .where('r.kind', '=', 'frozen')
    .orderBy('r.version', 'desc')
    .execute();
  return rows.map(toKept);
}

/** School years for which something was frozen. */
export async function frozenYears(scope: Scope): Promise<number[]> {
  const rows = await scope.tx
    .selectFrom('registration')
    .select('school_year')
    .distinct()
    .where('partnership_id', '=', scope.partnershipId)
    .where('kind', '=', 'frozen')
    .execute();
  return rows.map((row) => row.school_year);
}

/** Keeps a registration, still without its lines; null: this version of the year was frozen by somebody else a moment ago. */
export async function insertRegistration(
  work: Work,
  kept: Pick<
    KeptRegistration,
    'schoolYear' | 'kind' | 'version' | 'countingDate' | 'reason' | 'checksum' | 'counted' | 'setting' | 'effect'
  > & { lines: number },
): Promise<string | null> {
  const inserted = await work.tx
    .insertInto('registration')
    .values({
      ...{ partnership_id: work.partnershipId, id: work.newId(), school_year: kept.schoolYear, kind: kept.kind },
      ...{ version: kept.version, counting_date: kept.countingDate, frozen_at: work.now },
      ...{ frozen_by: work.actor.personId, reason: kept.reason, checksum: kept.checksum, lines: kept.lines },
      ...{ counted: kept.counted, setting: JSON.stringify(kept.setting), effect: JSON.stringify(kept.effect) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

/** A line as its table has it. */
export function lineRow(registrationId: string, line: RegistrationLine, position: number) {
  return {
    ...{ registration_id: registrationId, position, round_id: line.roundId, student_number: line.studentNumber },
    ...{ brin: line.brin, site_code: line.siteCode, school: line.school, region: line.region, variant: line.variant },
    ...{ from_date: line.from, until_date: line.until, standing: line.standing },
  };
}

/** Some lines of a registration in order, after a position. */
export async function linesAfter(
  scope: Scope,
  registrationId: string,
  position: number,
  most: number,
): Promise<(ExportLine & { position: number })[]> {
  const rows = await scope.tx
    .selectFrom('registration_line')
    .select(['position', 'student_number as studentNumber', 'brin', 'site_code as siteCode', 'school', 'region'])
    .select(['variant', 'from_date as from', 'until_date as until', 'standing'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('registration_id', '=', registrationId)
    .where('position', '>', position)
    .orderBy('position')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, standing: row.standing as Standing }));
}

/** Forgets drafts of before `before` (ISO instant): they hold student numbers. */
export async function forgetDrafts(scope: Scope, before: string): Promise<void> {
  await scope.tx
    .deleteFrom('registration')
    .where('partnership_id', '=', scope.partnershipId)
    .where('kind', '=', 'draft')
    .where('frozen_at', '<', new Date(before))
    .execute();
}

/** Removes the lines of a round from every registration; that something was registered, and its counts, stay. Returns how many. */
export async function eraseLinesOf(work: Work, roundId: string): Promise<number> {
  const touched = await work.tx
    .deleteFrom('registration_line')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .returning('registration_id')
    .execute();
  const ids = [...new Set(touched.map((line) => line.registration_id))];
  if (ids.length === 0) return 0;
  await work.tx
    .updateTable('registration')
    .set({ erased_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', 'in', ids)
    .execute();
  return touched.length;
}
