import * as z from 'zod';
import { defineJob, type JobHandler } from '../work/job.ts';
import type { Transact, Work } from '../work/work.ts';
import type { SolveLinear } from './ports.ts';
import { SOLVE_REDISTRIBUTION } from './schema-redistribution.ts';
import { KEEP_REGISTRATIONS } from './schema-registration.ts';
import { IMPORT_STUDENTS, KEEP_STUDENTS } from './schema-students.ts';
import { runRedistribution } from './use-cases/redistribution-run.ts';
import { keepRegistrations } from './use-cases/registration.ts';
import { tendRounds } from './use-cases/rounds.ts';
import { keepStudents, runStudentImport } from './use-cases/students.ts';

/** Closes the rounds whose deadline has passed and keeps the open ones true, for all partnerships; run every minute. */
export const CLOSE_DUE_ROUNDS = defineJob('placements.close-due-rounds', z.object({}));

interface Needs {
  transact: Transact;
  partnershipIds(): Promise<readonly string[]>;
}

/** What the clock asks for, each partnership in a transaction of its own; and imports that somebody started. */
export function placementJobs(needs: Needs): JobHandler[] {
  const everywhere = (act: (work: Work) => Promise<void>) => async () => {
    for (const partnershipId of await needs.partnershipIds()) {
      await needs.transact({ partnershipId, personId: null, via: 'system' }, act);
    }
  };
  const importing: JobHandler<{ partnershipId: string; importId: string }> = {
    job: IMPORT_STUDENTS,
    handle: ({ partnershipId, importId }) => runStudentImport(needs, partnershipId, importId),
  };
  return [
    { job: CLOSE_DUE_ROUNDS, handle: everywhere(tendRounds) },
    { job: KEEP_STUDENTS, handle: everywhere(keepStudents) },
    { job: KEEP_REGISTRATIONS, handle: everywhere(keepRegistrations) },
    importing as unknown as JobHandler,
  ];
}

/** Proposals over many boards that somebody asked for. */
export function redistributionJobs(needs: { transact: Transact; solve: SolveLinear }): JobHandler[] {
  const solving: JobHandler<{ partnershipId: string; runId: string }> = {
    job: SOLVE_REDISTRIBUTION,
    handle: ({ partnershipId, runId }) => runRedistribution(needs, partnershipId, runId),
  };
  return [solving as unknown as JobHandler];
}
