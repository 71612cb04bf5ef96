import { createHash } from 'node:crypto';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { mayRegistration, type RegistrationAction } from '../../rules/may-registration.ts';
import {
  canonical,
  countByRegion,
  type ExportLine,
  type RegistrationLine,
  registrationLines,
} from '../../rules/registration/lines.ts';
import {
  countingDate,
  effectOf,
  type SchemeEffect,
  type SchemeSetting,
  settingFor,
} from '../../rules/registration/scheme.ts';
import { placedStudents, sitesWithRegion } from '../../store/registration.ts';
import { schemeSettings } from '../../store/scheme.ts';
import { actingRoles } from '../acting.ts';

/** Refuses whoever may not; the system itself freezes what has come due. */
export async function demandRegistration(work: Work, action: RegistrationAction): Promise<void> {
  if (work.actor.via === 'system' && work.actor.personId === null) return;
  if (!mayRegistration(action, await actingRoles(work))) throw new Refusal('not-allowed', 'not-allowed');
}

/** A school year as it would be registered now. */
export interface CountedYear {
  schoolYear: number;
  setting: SchemeSetting;
  countingDate: string;
  lines: (RegistrationLine & { boardId: string })[];
  effect: SchemeEffect;
}

/** Counts a school year by the setting that is in force for it, or by one that is tried out; null: none is in force. */
export async function countYear(scope: Scope, schoolYear: number, tried?: SchemeSetting): Promise<CountedYear | null> {
  const kept = await schemeSettings(scope);
  const others = kept.filter(({ validFrom }) => validFrom !== tried?.validFrom);
  const setting = settingFor<SchemeSetting>(tried ? [...others, tried] : kept, schoolYear);
  if (!setting) return null;
  const on = countingDate(setting.countingDay, schoolYear);
  const placed = await placedStudents(scope, schoolYear);
  const boards = new Map(placed.map(({ studentId, boardId }) => [studentId, boardId]));
  const lines = registrationLines(placed, await sitesWithRegion(scope), { schoolYear, countingDate: on });
  return {
    schoolYear,
    setting: {
      validFrom: setting.validFrom,
      amountCents: setting.amountCents,
      minimumPerRegion: setting.minimumPerRegion,
      countingDay: setting.countingDay,
    },
    countingDate: on,
    lines: lines.map((line) => ({ ...line, boardId: boards.get(line.studentId) ?? '' })),
    effect: effectOf(countByRegion(lines), setting),
  };
}

/** Works out the checksum of lines that come piece by piece, in their order. */
export function checksumOf() {
  const hash = createHash('sha256');
  return {
    add: (line: ExportLine) => void hash.update(`${canonical(line)}\n`),
    done: () => hash.digest('hex'),
  };
}

export function checksumOfAll(lines: readonly ExportLine[]): string {
  const sum = checksumOf();
  for (const line of lines) sum.add(line);
  return sum.done();
}
