import * as z from 'zod';
import { isLocalDate } from '../time/local.ts';
import { defineJob } from '../work/job.ts';
import type { Phase, PhaseState } from './rules/phases.ts';
import type { ColumnMapping } from './rules/students/columns.ts';
import type { StudentStatus } from './rules/students/difference.ts';
import type { OwnTerm } from './rules/students/retention.ts';
import type { SwapView } from './schema-swaps.ts';

const heading = z.string().max(200).nullable();

/** PUT /placement-rounds/:roundId/student-imports/:importId/columns — reads the kept upload again by these columns. */
export const columnsBody = z.object({
  mapping: z.object({
    studentNumber: heading,
    variant: heading,
    school: heading,
    site: heading,
    phase: heading,
    mentor: heading,
    startsOn: heading,
    endsOn: heading,
  }),
});
export type ColumnsBody = z.infer<typeof columnsBody>;

/** PUT /placement-rounds/:roundId/boards/:boardId/students — all of them are decided, or none. */
export const decideStudentsBody = z.object({
  decisions: z
    .array(
      z.object({
        studentId: z.string().min(1),
        decision: z.enum(['confirmed', 'declined']),
        /** With 'declined': why. */
        reason: z.string().trim().max(2000).default(''),
      }),
    )
    .min(1)
    .max(2000),
});
export type DecideStudentsBody = z.infer<typeof decideStudentsBody>;

/** PUT /placement-rounds/:roundId/students/keeping; null: as the product does by itself. */
export const keepingBody = z.object({ until: z.string().refine(isLocalDate).nullable() });

/** GET /placement-rounds/:roundId/student-register/file */
export const registerQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type RegisterQuery = z.infer<typeof registerQuery>;

/** PUT /placement-rounds/:roundId/student-register/:field; null: as usual. Checked further by `rules/students/retention.ts`. */
export const registerFieldBody = z.object({
  until: z.string().refine(isLocalDate).nullable(),
  purpose: z.string().trim().min(1).max(300).nullable(),
});
export type RegisterFieldBody = z.infer<typeof registerFieldBody>;

/** One field of GET /placement-rounds/:roundId/student-register, in words of the reader's language. */
export interface StudentRegisterLine {
  /** Stable; what it is called is in `name`. */
  field: string;
  name: string;
  purpose: string;
  ground: string;
  seenBy: string;
  until: string;
  /** How far its term may differ from that of the round; null: it goes with the round. */
  ownTerm: OwnTerm | null;
  /** First day on which it is gone, `YYYY-MM-DD`; null: it stays. */
  keptUntil: string | null;
  /** What was decided for this field in this round. */
  decided: { until: string | null; purpose: string | null; at: string; by: string | null } | null;
}

/** POST /subject-access — everything held about one student. The number travels in the body, so that no log and no history has it. */
export const subjectAccessBody = z.object({
  studentNumber: z.string().trim().min(1).max(20),
  format: z.enum(['pdf', 'docx', 'json']),
});
export type SubjectAccessBody = z.infer<typeof subjectAccessBody>;

/** Carries out an import of students that somebody started. */
export const IMPORT_STUDENTS = defineJob(
  'placements.import-students',
  z.object({ partnershipId: z.string(), importId: z.string() }),
);

/** Forgets uploads that nobody imported, for all partnerships; run every minute. */
export const KEEP_STUDENTS = defineJob('placements.keep-students', z.object({}));

/** One fault of an upload, in words. */
export interface StudentFaultLine {
  /** As the file counts them; null: the file as a whole. */
  row: number | null;
  /** The heading of the column. */
  column: string | null;
  text: string;
}

export interface StudentCounts {
  added: number;
  changed: number;
  gone: number;
  same: number;
}

/** POST /placement-rounds/:roundId/student-imports/:importId/start */
export const startImportBody = z
  .object({
    /** Also puts students back where the list has them whom boards agreed to move here. */
    undoMoves: z.boolean().default(false),
  })
  .prefault({});
export type StartImportBody = z.input<typeof startImportBody>;

/** A student whom boards agreed to move here, and whom the list has where that move began. */
export interface MovedBackLine {
  studentNumber: string;
  /** What it would be, in words: "terug na ruil van 3 feb". */
  what: string;
  /** Where boards agreed the student is. */
  school: string;
  /** Where the list has the student. */
  listed: string;
}

/** One line of what an import would do. */
export interface StudentChange {
  change: 'added' | 'changed' | 'gone';
  studentNumber: string;
  school: string;
  variant: string;
  /** What changes, in words. */
  details: string[];
}

/** POST /placement-rounds/:roundId/student-imports: the dry run. */
export interface StudentPreview {
  /** Null: the file cannot be read at all. */
  importId: string | null;
  fileName: string;
  headings: string[];
  mapping: ColumnMapping;
  faults: StudentFaultLine[];
  moreFaults: number;
  counts: StudentCounts;
  changes: StudentChange[];
  moreChanges: number;
  /** These stay where they are, and so are not among the changes, unless one asks for it. */
  movedBack: MovedBackLine[];
  /** False: there are faults, or nothing changes. */
  mayStart: boolean;
}

export interface StudentImport {
  importId: string;
  state: 'previewed' | 'queued' | 'running' | 'done' | 'failed';
  phase: 'reading' | 'saving' | 'finished';
  done: number;
  total: number;
  byName: string | null;
  finishedAt: string | null;
  counts: StudentCounts;
}

/** How many students one board has, by standing. */
export interface BoardStudents {
  boardId: string;
  boardName: string;
  proposed: number;
  confirmed: number;
  declined: number;
  withdrawn: number;
}

/** GET /placement-rounds/:roundId/students: counts per board that the reader may see; no students. */
export interface StudentOverview {
  round: { id: string; schoolYear: number; period: string };
  mayImport: boolean;
  boards: (BoardStudents & { late: boolean })[];
  /** When boards may decide. */
  phase: Phase & { state: PhaseState };
  /** The last import that was started; for who may import. */
  latest: StudentImport | null;
  /** First day on which students are erased by themselves, `YYYY-MM-DD`. */
  keptUntil: string;
  /** May decide until when. */
  mayKeep: boolean;
  /** Lines of registrations were given a later day than the students; until then they stay when students are erased. */
  registrationUntil: string | null;
  /** True for who may erase them now: the round is over, and there are students. */
  mayErase: boolean;
  /** For who may import; last first. */
  erasures: StudentErasure[];
}

/** What is left of students that were erased. */
export interface StudentErasure {
  /** ISO instant. */
  at: string;
  /** Null: by itself, when the term was over. */
  byName: string | null;
  students: number;
  confirmed: number;
  declined: number;
}

export interface StudentLine {
  studentId: string;
  /** Stands in for the number: "Student 14". */
  label: number;
  /** Null as long as the reader does not need it. */
  studentNumber: string | null;
  variant: string;
  phase: string | null;
  school: string;
  site: string | null;
  mentor: string | null;
  startsOn: string | null;
  endsOn: string | null;
  status: StudentStatus;
  reason: string;
  decidedBy: string | null;
  decidedAt: string | null;
  onBehalf: boolean;
  /** Decided by the school, which answers for itself. */
  bySchool: boolean;
}

/** GET /placement-rounds/:roundId/boards/:boardId/students, and .../schools/:schoolId/students; each look is on the audit log. */
export interface StudentList {
  boardName: string;
  mayDecide: boolean;
  onBehalf: boolean;
  students: StudentLine[];
  /** That the board or school has a side in, the latest first. */
  swaps: SwapView[];
}

/** GET /placement-rounds/:roundId/student-views: who saw students, latest first; at most 200. */
export interface StudentView {
  id: string;
  at: string;
  person: string;
  board: string | null;
  what: 'list' | 'preview' | 'export';
  students: number;
}

/** Everything that is held about a student number, over all rounds; dates as ISO. Keys of the parts are stable: they are exported. */
export interface HeldAboutStudent {
  placements: {
    studentId: string;
    roundId: string;
    schoolYear: number;
    period: string;
    /** First day on which it is erased by itself. */
    keptUntil: string;
    label: number;
    variant: string;
    phase: string | null;
    school: string;
    brin: string;
    site: string | null;
    board: string;
    mentor: string | null;
    startsOn: string | null;
    endsOn: string | null;
    status: string;
    reason: string;
    decidedAt: string | null;
    decidedBy: string | null;
  }[];
  /** What was done with a placement, oldest first. */
  history: { studentId: string; at: string; what: string; by: string | null; via: string }[];
  /** Boards that were asked for another place. */
  offers: {
    studentId: string;
    board: string;
    state: string;
    reason: string;
    askedAt: string;
    answeredAt: string | null;
  }[];
  /** Swaps that the student was proposed for, from the side of this student; nothing of the other one. */
  swaps: {
    studentId: string;
    proposedAt: string;
    state: string;
    reason: string;
    /** Where the student was when it was proposed. */
    school: string;
    /** What that school or its board said, and why. */
    answer: string;
    answerReason: string;
    answeredAt: string | null;
    answeredBy: string | null;
  }[];
  /** Lines in registrations for the subsidy. */
  registrations: {
    schoolYear: number;
    frozenAt: string;
    brin: string;
    site: string | null;
    school: string;
    region: string | null;
    variant: string;
    from: string;
    until: string;
    standing: string;
    /** First day on which the line is erased by itself. */
    keptUntil: string;
  }[];
  /** That a placement is not counted, and why. */
  leftOut: { studentId: string; reason: string; at: string }[];
  /** Who looked at lists in which the student can have stood. */
  views: { schoolYear: number; at: string; by: string; what: string; board: string | null; students: number }[];
  /** Who looked at the registration of a school year, or took out one in which the student can have stood. */
  looks: { schoolYear: number; at: string; by: string; what: string; format: string | null; students: number }[];
  /** What is kept, what for, for whom to see and until when, per round (AVG art. 15 lid 1 a, c and d). */
  register: {
    schoolYear: number;
    period: string;
    lines: Pick<StudentRegisterLine, 'name' | 'purpose' | 'seenBy' | 'until'>[];
  }[];
}
