import type { RegistrationLine, Standing } from './lines.ts';

/** What does not add up in a registration, the dearest first; for each there is something to do. */
export const FINDINGS = [
  'twice',
  'site-unknown',
  'region-unknown',
  'school-unknown',
  'waiting',
  'other-region-than-last-year',
  'runs-on-from-last-year',
] as const;
export type FindingCode = (typeof FINDINGS)[number];

export interface Finding {
  code: FindingCode;
  lines: RegistrationLine[];
}

/** A line of what was frozen for the year before. */
export interface LastYearLine {
  studentNumber: string;
  siteCode: string | null;
  region: string | null;
  until: string;
  standing: Standing;
}

const BY_STANDING: readonly Standing[] = ['site-unknown', 'region-unknown', 'school-unknown', 'waiting'];

/** Everything that does not add up; a code without lines is left out. */
export function findingsOf(
  lines: readonly RegistrationLine[],
  lastYear: readonly LastYearLine[],
  countingDate: string,
): Finding[] {
  const found = new Map<FindingCode, RegistrationLine[]>();
  const add = (code: FindingCode, line: RegistrationLine) => {
    const kept = found.get(code);
    if (kept) kept.push(line);
    else found.set(code, [line]);
  };
  const twice = new Set(lines.filter(({ standing }) => standing === 'twice').map(({ studentNumber }) => studentNumber));
  const regions = new Map(lastYear.map(({ siteCode, region }) => [siteCode, region]));
  const running = new Map(
    lastYear
      .filter(({ standing, until }) => standing === 'counts' && until >= countingDate)
      .map(({ studentNumber, siteCode }) => [studentNumber, siteCode]),
  );
  for (const line of lines) {
    // Both placements are shown, so that somebody can choose.
    if (twice.has(line.studentNumber) && (line.standing === 'twice' || line.standing === 'counts')) add('twice', line);
    if (BY_STANDING.includes(line.standing)) add(line.standing as FindingCode, line);
    if (line.standing !== 'counts') continue;
    const before = regions.get(line.siteCode);
    if (before && before !== line.region) add('other-region-than-last-year', line);
    if (running.has(line.studentNumber) && running.get(line.studentNumber) !== line.siteCode) {
      add('runs-on-from-last-year', line);
    }
  }
  return FINDINGS.flatMap((code) => {
    const of = found.get(code);
    return of ? [{ code, lines: of }] : [];
  });
}

export interface YearDifference {
  /** Students that count this year and last year, this year alone, and last year alone. */
  stayed: number;
  joined: number;
  left: number;
  /** Of who stayed: in another region now. */
  moved: number;
}

/** Who counts now and who counted last year; null: nothing was frozen for that year. */
export function differenceWithLastYear(
  lines: readonly RegistrationLine[],
  lastYear: readonly LastYearLine[],
): YearDifference | null {
  if (lastYear.length === 0) return null;
  const before = new Map(
    lastYear.filter(({ standing }) => standing === 'counts').map((line) => [line.studentNumber, line.region]),
  );
  const all = before.size;
  const found = { stayed: 0, joined: 0, left: 0, moved: 0 };
  for (const { standing, studentNumber, region } of lines) {
    if (standing !== 'counts') continue;
    const known = before.get(studentNumber);
    if (known === undefined) found.joined++;
    else {
      found.stayed++;
      if (known !== region) found.moved++;
    }
  }
  return { ...found, left: all - found.stayed };
}
