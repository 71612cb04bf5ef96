import type { Scope, Work } from '../../work/work.ts';
import type { RegistrationLook } from '../schema-registration.ts';

const LISTED = 200;

/** Puts on the audit log that whoever acts saw or took out students of a school year; the system itself sees nothing. */
export async function recordLook(
  work: Work,
  look: {
    schoolYear: number;
    what: RegistrationLook['what'];
    students: number;
    registrationId?: string;
    format?: RegistrationLook['format'];
  },
): Promise<void> {
  if (work.actor.personId === null) return;
  await work.tx
    .insertInto('registration_look')
    .values({
      ...{ partnership_id: work.partnershipId, id: work.newId(), school_year: look.schoolYear, what: look.what },
      ...{ registration_id: look.registrationId ?? null, format: look.format ?? null, students: look.students },
      ...{ at: work.now, person_id: work.actor.personId },
    })
    .execute();
}

/** Who saw or took out students of a school year, the latest first. */
export async function looksAt(scope: Scope, schoolYear: number): Promise<RegistrationLook[]> {
  const rows = await scope.tx
    .selectFrom('registration_look as look')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'look.partnership_id').onRef('person.id', '=', 'look.person_id'),
    )
    .select(['look.id', 'look.at', 'look.what', 'look.format', 'look.students', 'person.name as person'])
    .where('look.partnership_id', '=', scope.partnershipId)
    .where('look.school_year', '=', schoolYear)
    .orderBy('look.at', 'desc')
    .orderBy('look.id')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
