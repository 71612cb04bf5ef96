import { insertRows } from '../../../people/store-rows.ts';
import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { countingDate, settingFor } from '../../rules/registration/scheme.ts';
import { forgetDrafts, frozenOf, insertRegistration, lineRow } from '../../store/frozen-registration.ts';
import { yearsWithStudents } from '../../store/registration.ts';
import { schemeSettings } from '../../store/scheme.ts';
import { type CountedYear, checksumOfAll, countYear, demandRegistration } from './acting.ts';

const DAY = 24 * 60 * 60_000;

/** Freezes a school year as it stands, from its counting date on; again with a reason, as a next version. */
export async function freezeYear(work: Work, schoolYear: number, reason: string): Promise<void> {
  await demandRegistration(work, 'registration.freeze');
  const counted = await countYear(work, schoolYear);
  if (!counted) throw new Refusal('conflict', 'registration-no-scheme');
  if (localDate(work.now) < counted.countingDate) {
    throw new Refusal('conflict', 'registration-early', { date: counted.countingDate });
  }
  if (counted.lines.length === 0) throw new Refusal('conflict', 'registration-empty');
  const [last] = await frozenOf(work, schoolYear);
  if (last && reason === '') throw new Refusal('invalid', 'registration-no-reason');
  const checksum = checksumOfAll(counted.lines);
  if (last?.checksum === checksum) throw new Refusal('conflict', 'registration-same');
  await freeze(work, counted, { version: (last?.version ?? 0) + 1, reason, checksum });
}

/** Keeps a year as it stands now, to be taken out once: what is sent stays the same from its first line to its last. */
export async function draftYear(work: Work, schoolYear: number): Promise<string> {
  const counted = await countYear(work, schoolYear);
  if (!counted) throw new Refusal('conflict', 'registration-no-scheme');
  if (counted.lines.length === 0) throw new Refusal('conflict', 'registration-empty');
  const kept = {
    ...keptOf(counted),
    kind: 'draft' as const,
    version: 0,
    reason: '',
    checksum: checksumOfAll(counted.lines),
  };
  return (await keep(work, counted, kept)) ?? '';
}

async function freeze(
  work: Work,
  counted: CountedYear,
  { version, reason, checksum }: { version: number; reason: string; checksum: string },
): Promise<void> {
  const kept = { ...keptOf(counted), kind: 'frozen' as const, version, reason, checksum };
  // Somebody else froze the same version a moment ago: theirs stands, and is shown.
  if ((await keep(work, counted, kept)) === null) return;
  const after = { version, checksum, lines: counted.lines.length, counted: counted.effect.students, reason };
  const entityId = String(counted.schoolYear);
  await recordHistory(work, { entity: 'registration', entityId, what: 'frozen', after });
}

/** Saves a registration with all its lines; null: somebody was first. */
async function keep(
  work: Work,
  { lines }: CountedYear,
  kept: Omit<Parameters<typeof insertRegistration>[1], 'lines'>,
): Promise<string | null> {
  const id = await insertRegistration(work, { ...kept, lines: lines.length });
  if (id === null) return null;
  await insertRows(
    work,
    'registration_line',
    lines.map((line, position) => lineRow(id, line, position)),
  );
  return id;
}

function keptOf({ schoolYear, countingDate: on, setting, effect }: CountedYear) {
  return { schoolYear, countingDate: on, setting, effect, counted: effect.students };
}

/**
 * Freezes, for the clock, each school year whose counting date has passed and that was never frozen, as long as that year
 * runs; and forgets drafts of more than a day old. Harmless to run again.
 */
export async function keepRegistrations(work: Work): Promise<void> {
  await forgetDrafts(work, new Date(Date.parse(work.now) - DAY).toISOString());
  const settings = await schemeSettings(work);
  if (settings.length === 0) return;
  const today = localDate(work.now);
  for (const schoolYear of await yearsWithStudents(work)) {
    const setting = settingFor(settings, schoolYear);
    if (!setting || today <= countingDate(setting.countingDay, schoolYear)) continue;
    if (today > `${schoolYear + 1}-07-31` || (await frozenOf(work, schoolYear)).length > 0) continue;
    const counted = await countYear(work, schoolYear);
    if (!counted || counted.lines.length === 0) continue;
    await freeze(work, counted, { version: 1, reason: '', checksum: checksumOfAll(counted.lines) });
  }
}
