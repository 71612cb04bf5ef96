import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { differenceWithLastYear, findingsOf } from '../../rules/registration/findings.ts';
import type { Standing } from '../../rules/registration/lines.ts';
import type {
  FindingLine,
  LeaveOutBody,
  RegistrationFindings,
  RegistrationLook,
  RegistrationOverview,
} from '../../schema-registration.ts';
import { frozenOf, frozenYears, type KeptRegistration } from '../../store/frozen-registration.ts';
import { frozenLinesOf, saveLeftOut, yearsWithStudents } from '../../store/registration.ts';
import { looksAt, recordLook } from '../../store/registration-looks.ts';
import { studentsErasedSince } from '../../store/student-erasures.ts';
import { type CountedYear, checksumOfAll, countYear, demandRegistration } from './acting.ts';

/** Lines of a finding beyond this many are counted, not listed. */
const LISTED = 200;

/** How a school year stands: what counts, what that brings, what does not add up. Shows no student. */
export async function registrationOverview(work: Work, schoolYear: number): Promise<RegistrationOverview> {
  await demandRegistration(work, 'registration.view');
  const counted = await countYear(work, schoolYear);
  const frozen = await frozenOf(work, schoolYear);
  const years = new Set([...(await yearsWithStudents(work)), ...(await frozenYears(work)), schoolYear]);
  const base = {
    schoolYear,
    years: [...years].sort((a, b) => b - a),
    frozen: frozen.map(viewOf),
    setting: counted?.setting ?? null,
    countingDate: counted?.countingDate ?? null,
  };
  if (!counted) {
    const nothing = { placements: 0, byStanding: {}, effect: null, findings: [], lastYear: null };
    return { ...base, ...nothing, mayFreeze: false, changedSince: false };
  }
  const { lines, effect } = counted;
  const before = await frozenLinesOf(work, schoolYear - 1);
  const [last] = await frozenOf(work, schoolYear - 1);
  const difference = differenceWithLastYear(lines, before);
  return {
    ...base,
    mayFreeze: localDate(work.now) >= counted.countingDate && lines.length > 0,
    placements: lines.length,
    byStanding: countStandings(lines),
    effect,
    findings: findingsOf(lines, before, counted.countingDate).map(({ code, lines: of }) => ({
      code,
      students: new Set(of.map(({ studentNumber }) => studentNumber)).size,
    })),
    lastYear: difference && last ? { ...difference, effect: last.effect, countingDate: last.countingDate } : null,
    changedSince: frozen[0] !== undefined && (await changedSince(work, frozen[0], lines)),
  };
}

/** What would be frozen now differs from what was; once students were erased, there is nothing left to tell it by. */
async function changedSince(work: Work, frozen: KeptRegistration, lines: CountedYear['lines']): Promise<boolean> {
  if (frozen.erased || frozen.checksum === checksumOfAll(lines)) return false;
  return !(await studentsErasedSince(work, frozen.schoolYear, frozen.frozenAt));
}

function viewOf({ schoolYear: _year, kind: _kind, setting: _setting, ...frozen }: KeptRegistration) {
  return frozen;
}

function countStandings(lines: CountedYear['lines']): Partial<Record<Standing, number>> {
  const counts: Partial<Record<Standing, number>> = {};
  for (const { standing } of lines) counts[standing] = (counts[standing] ?? 0) + 1;
  return counts;
}

/** Which students do not add up, and which were left out by hand. That they were seen is saved in the same transaction. */
export async function registrationFindings(work: Work, schoolYear: number): Promise<RegistrationFindings> {
  await demandRegistration(work, 'registration.view');
  const counted = await countYear(work, schoolYear);
  if (!counted) throw new Refusal('conflict', 'registration-no-scheme');
  const before = await frozenLinesOf(work, schoolYear - 1);
  const findings = findingsOf(counted.lines, before, counted.countingDate).map(({ code, lines }) => ({
    code,
    lines: lines.slice(0, LISTED).map((line) => lineOf(line as CountedYear['lines'][number])),
    more: Math.max(0, lines.length - LISTED),
  }));
  const leftOut = counted.lines
    .filter(({ leftOut: reason }) => reason !== null)
    .map((line) => ({ ...lineOf(line), reason: line.leftOut ?? '' }));
  const shown = new Set([...findings.flatMap(({ lines }) => lines), ...leftOut].map(({ studentId }) => studentId));
  await recordLook(work, { schoolYear, what: 'findings', students: shown.size });
  return { findings, leftOut };
}

function lineOf(line: CountedYear['lines'][number]): FindingLine {
  const { studentId, studentNumber, roundId, boardId, period, school, siteCode, region, from, until, standing } = line;
  return { studentId, studentNumber, roundId, boardId, period, school, siteCode, region, from, until, standing };
}

/** Leaves one placement out of the count with a reason, or counts it again. */
export async function leaveOut(work: Work, schoolYear: number, body: LeaveOutBody): Promise<void> {
  await demandRegistration(work, 'registration.correct');
  if (body.leaveOut && body.reason === '') throw new Refusal('invalid', 'registration-no-reason');
  const { studentId, reason } = body;
  const found = await saveLeftOut(work, { schoolYear, studentId }, body.leaveOut ? reason : null);
  if (!found) throw new Refusal('not-found', 'not-found');
  const what = body.leaveOut ? 'left-out' : 'counted-again';
  await recordHistory(work, { entity: 'student', entityId: studentId, what, after: { schoolYear, reason } });
}

/** Who saw or took out students of a school year. */
export async function registrationLooks(work: Work, schoolYear: number): Promise<{ looks: RegistrationLook[] }> {
  await demandRegistration(work, 'registration.view');
  return { looks: await looksAt(work, schoolYear) };
}
