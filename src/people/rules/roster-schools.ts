import type { RowReader } from './roster-reader.ts';
import type { SchoolRecord, SiteRecord } from './roster-records.ts';
import { word } from './roster-rows.ts';

/**
 * Reads the sheet Scholen: one row for each vestiging, in which the facts of the school are repeated or left empty
 * after its first row. A school without a vestigingscode has its main vestiging, 00.
 */
export function readSchools(rows: readonly RowReader[] | undefined): {
  schools?: SchoolRecord[];
  sites?: SiteRecord[];
} {
  if (!rows) return {};
  const schools = new Map<string, { school: SchoolRecord; row: number }>();
  const sites = new Map<string, { site: SiteRecord; row: number }>();
  for (const row of rows) {
    const codes = codesOf(row);
    const school = schoolIn(row, codes?.brin ?? null);
    const site = { name: row.text('siteName'), city: row.text('city'), region: row.named('region', 'region') };
    if (!codes) continue;
    const earlier = schools.get(codes.brin);
    if (earlier) completeSchool(earlier, school, row);
    else if (school) schools.set(codes.brin, { school, row: row.row });
    const sameSite = sites.get(codes.code);
    if (sameSite) row.fault('code', 'twice', { given: codes.code, first: sameSite.row });
    else sites.set(codes.code, { site: { code: codes.code, brin: codes.brin, ...site }, row: row.row });
  }
  return { schools: [...schools.values()].map((entry) => entry.school), sites: [...sites.values()].map((e) => e.site) };
}

/** BRIN and vestigingscode; each can be told from the other where one is left out. */
function codesOf(row: RowReader): { brin: string; code: string } | null {
  const [given, site] = [row.text('brin'), row.text('code')];
  const brin = given ?? (site && site.length === 6 ? site.slice(0, 4) : null);
  if (brin === null) {
    // A BRIN that is there but cannot be read already has its own fault.
    row.fault('brin', 'empty');
    return null;
  }
  if (site !== null && site.length === 6 && !site.startsWith(brin)) {
    row.fault('code', 'other-school', { given: site, brin });
    return null;
  }
  return { brin, code: site?.length === 6 ? site : `${brin}${site ?? '00'}` };
}

function schoolIn(row: RowReader, brin: string | null): SchoolRecord | null {
  const groupTeachers = row.value('groupTeachers');
  const [name, board] = [row.text('name'), row.named('board', 'board')];
  const contact = row.named('contact', 'person');
  if (brin === null) return null;
  return {
    brin,
    name: name ?? '',
    board: board ?? '',
    kind: row.text('kind'),
    tier: row.text('tier') as SchoolRecord['tier'],
    holidayRegion: row.text('holidayRegion') as SchoolRecord['holidayRegion'],
    groupTeachers: typeof groupTeachers === 'number' ? groupTeachers : null,
    contact,
  };
}

/** A later row of the same school may leave facts empty or add them, but may not contradict an earlier row. */
function completeSchool(
  earlier: { school: SchoolRecord; row: number },
  next: SchoolRecord | null,
  row: RowReader,
): void {
  if (!next) return;
  const known: Record<string, unknown> = { ...earlier.school };
  for (const [key, value] of Object.entries(next)) {
    if (value === null || value === '') continue;
    if (known[key] === null) Object.assign(earlier.school, { [key]: value });
    else if (known[key] !== value)
      row.fault(key, 'differs', { given: key === 'tier' ? word('tier', value) : String(value), first: earlier.row });
  }
}
