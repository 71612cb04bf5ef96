import type { LocalDate } from '../../../time/local.ts';
import type { StudentStatus } from '../students/difference.ts';

/** Whether a placement counts for the subsidy, and if not, why. */
export const STANDINGS = [
  'counts',
  'twice',
  'left-out',
  'waiting',
  'declined',
  'outside',
  'school-unknown',
  'site-unknown',
  'region-unknown',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** A placement of one school year, with its school as the roster has it. */
export interface PlacedStudent {
  studentId: string;
  roundId: string;
  /** What the round is called within its year. */
  period: string;
  label: number;
  studentNumber: string;
  variant: string;
  status: StudentStatus;
  schoolId: string;
  school: string;
  brin: string;
  schoolEndedOn: LocalDate | null;
  siteId: string | null;
  /** Of the round where the list said nothing. */
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  /** Why somebody decided not to count it; null: nobody did. */
  leftOut: string | null;
}

export interface Site {
  id: string;
  schoolId: string;
  code: string;
  region: string | null;
  endedOn: LocalDate | null;
}

/** A line of the registration. */
export interface RegistrationLine extends PlacedStudent {
  siteCode: string | null;
  region: string | null;
  from: LocalDate;
  until: LocalDate;
  standing: Standing;
}

/**
 * Every placement of a year that is in the list of OnStage, with whether it counts on the counting date; in order of student
 * number and first day. A student counts once: in the placement that began first, whatever else covers that day.
 */
export function registrationLines(
  placed: readonly PlacedStudent[],
  sites: readonly Site[],
  year: { schoolYear: number; countingDate: LocalDate },
): RegistrationLine[] {
  const bySchool = new Map<string, Site[]>();
  for (const site of sites) bySchool.set(site.schoolId, [...(bySchool.get(site.schoolId) ?? []), site]);
  const lines = placed
    .filter(({ status }) => status !== 'withdrawn')
    .map((student) => lineOf(student, bySchool.get(student.schoolId) ?? [], year))
    .sort(
      (a, b) => order(a.studentNumber, b.studentNumber) || order(a.from, b.from) || order(a.studentId, b.studentId),
    );
  let counted: string | null = null;
  for (const line of lines) {
    if (line.standing !== 'counts') continue;
    if (line.studentNumber === counted) line.standing = 'twice';
    counted = line.studentNumber;
  }
  return lines;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function lineOf(
  student: PlacedStudent,
  sites: readonly Site[],
  { schoolYear, countingDate }: { schoolYear: number; countingDate: LocalDate },
): RegistrationLine {
  const there = sites.filter(({ endedOn }) => endedOn === null || endedOn > countingDate);
  // A school with one vestiging leaves no doubt, whatever the list left out.
  const site = student.siteId === null ? (there.length === 1 ? there[0] : undefined) : siteOf(student.siteId, there);
  const from = student.startsOn;
  const until = student.endsOn ?? `${schoolYear + 1}-07-31`;
  const line = { ...student, siteCode: site?.code ?? null, region: site?.region ?? null, from, until };
  return { ...line, standing: standingOf(line, countingDate) };
}

function siteOf(siteId: string, sites: readonly Site[]): Site | undefined {
  return sites.find(({ id }) => id === siteId);
}

function standingOf(line: Omit<RegistrationLine, 'standing'>, countingDate: LocalDate): Standing {
  if (line.status === 'declined') return 'declined';
  if (line.from > countingDate || line.until < countingDate) return 'outside';
  if (line.leftOut !== null) return 'left-out';
  if (line.status !== 'confirmed') return 'waiting';
  if (line.schoolEndedOn !== null && line.schoolEndedOn <= countingDate) return 'school-unknown';
  if (line.siteCode === null) return 'site-unknown';
  return line.region === null ? 'region-unknown' : 'counts';
}

/** Students that count, by region. */
export function countByRegion(
  lines: readonly Pick<RegistrationLine, 'standing' | 'region'>[],
): Map<string | null, number> {
  const counted = new Map<string | null, number>();
  for (const { standing, region } of lines) {
    if (standing === 'counts') counted.set(region, (counted.get(region) ?? 0) + 1);
  }
  return counted;
}

/** One line as it goes into the checksum: everything that is exported, nothing else. */
export function canonical(line: ExportLine): string {
  return [
    ...[line.studentNumber, line.brin, line.siteCode ?? '', line.school, line.region ?? '', line.variant],
    ...[line.from, line.until, line.standing],
  ]
    .map((value) => value.replace(/[\\|\n]/g, (sign) => `\\${sign}`))
    .join('|');
}

/** What is kept and exported of a line. */
export type ExportLine = Pick<
  RegistrationLine,
  'studentNumber' | 'brin' | 'siteCode' | 'school' | 'region' | 'variant' | 'from' | 'until' | 'standing'
>;
