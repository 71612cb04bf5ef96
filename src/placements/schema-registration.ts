import * as z from 'zod';
import { defineJob } from '../work/job.ts';
import type { Difference, DifferenceCode } from './rules/registration/compare.ts';
import type { FindingCode, YearDifference } from './rules/registration/findings.ts';
import type { Standing } from './rules/registration/lines.ts';
import type { SchemeEffect, SchemeSetting } from './rules/registration/scheme.ts';

/** PUT /scheme-settings — one setting per first day; POST /registrations/:year/effect looks at one without saving it. */
export const schemeBody = z.object({
  /** ISO date; checked further by `rules/registration/scheme.ts`, which says what is wrong in words. */
  validFrom: z.string().max(10),
  amountCents: z.number(),
  minimumPerRegion: z.number(),
  /** `MM-DD`. */
  countingDay: z.string().max(5),
});

/** PUT /registrations/:year/left-out; an empty reason: count it again. */
export const leaveOutBody = z.object({
  studentId: z.string().min(1),
  leaveOut: z.boolean(),
  reason: z.string().trim().max(500).default(''),
});
export type LeaveOutBody = z.infer<typeof leaveOutBody>;

/** POST /registrations/:year/freeze; the reason is asked for when something was frozen before. */
export const freezeBody = z.object({ reason: z.string().trim().max(500).default('') });

export const exportQuery = z.object({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** Left out: as it stands now, which is marked as a draft. */
  registrationId: z.string().optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;

/** Freezes what has come due and forgets drafts, for all partnerships; run every minute. */
export const KEEP_REGISTRATIONS = defineJob('placements.keep-registrations', z.object({}));

export interface SchemeSettingView extends SchemeSetting {
  id: string;
  savedAt: string;
  savedBy: string | null;
}

/** GET /scheme-settings, the latest first day first. */
export interface SchemeSettings {
  settings: SchemeSettingView[];
}

/** A registration that was frozen. */
export interface FrozenRegistration {
  id: string;
  version: number;
  countingDate: string;
  frozenAt: string;
  /** Null: by itself. */
  frozenBy: string | null;
  reason: string;
  checksum: string;
  lines: number;
  counted: number;
  effect: SchemeEffect;
  /** Students of it were erased: it can no longer be taken out. */
  erased: boolean;
}

/** GET /registrations/:year: counts alone, no student. */
export interface RegistrationOverview {
  schoolYear: number;
  /** School years that have students or were frozen, the latest first. */
  years: number[];
  /** Null: no setting of the scheme was in force. */
  setting: SchemeSetting | null;
  countingDate: string | null;
  /** True from the counting date on. */
  mayFreeze: boolean;
  placements: number;
  byStanding: Partial<Record<Standing, number>>;
  effect: SchemeEffect | null;
  findings: { code: FindingCode; students: number }[];
  lastYear: (YearDifference & { effect: SchemeEffect; countingDate: string }) | null;
  frozen: FrozenRegistration[];
  /** What would be frozen now differs from what was frozen last. */
  changedSince: boolean;
}

export interface FindingLine {
  studentId: string;
  studentNumber: string;
  roundId: string;
  boardId: string;
  period: string;
  school: string;
  siteCode: string | null;
  region: string | null;
  from: string;
  until: string;
  standing: Standing;
}

/** GET /registrations/:year/findings: which students; each look is on the audit log. */
export interface RegistrationFindings {
  findings: { code: FindingCode; lines: FindingLine[]; more: number }[];
  leftOut: (FindingLine & { reason: string })[];
}

/** POST /registrations/:year/compare: what a list of OnStage says otherwise. Nothing of the list is kept. */
export interface Comparison {
  rows: number;
  counts: Partial<Record<DifferenceCode, number>>;
  differences: Difference[];
  more: number;
}

/** GET /registrations/:year/looks: who saw or took out students, the latest first; at most 200. */
export interface RegistrationLook {
  id: string;
  at: string;
  person: string;
  what: 'findings' | 'compare' | 'export';
  format: 'xlsx' | 'csv' | null;
  students: number;
}
