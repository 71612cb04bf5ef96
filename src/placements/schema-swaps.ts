import * as z from 'zod';
import { isLocalDateTime } from '../time/local.ts';
import type { StudentStatus } from './rules/students/difference.ts';
import type { SideState, SwapState } from './rules/students/swap.ts';

const moment = z.string().refine(isLocalDateTime);

/** POST /placement-rounds/:roundId/students/ask — asks boards and their schools that answer for themselves; left out: all. */
export const askForStudentsBody = z.object({
  answerBy: moment,
  boardIds: z.array(z.string().min(1)).max(2000).optional(),
});
export type AskForStudentsBody = z.infer<typeof askForStudentsBody>;
export interface AskedForStudents {
  boards: number;
  schools: number;
  /** Boards and schools that have students waiting and nobody to ask, by name. */
  unreachable: string[];
}

/** POST /placement-rounds/:roundId/students/:studentId/swap */
export const proposeSwapBody = z.object({
  withStudentId: z.string().min(1),
  answerBy: moment,
  reason: z.string().trim().max(2000).default(''),
});
export type ProposeSwapBody = z.infer<typeof proposeSwapBody>;

/** PUT /student-swaps/:swapId; `side` where whoever answers may answer for both. */
export const answerSwapBody = z.object({
  agree: z.boolean(),
  reason: z.string().trim().max(500).default(''),
  side: z.enum(['a', 'b']).optional(),
});
export type AnswerSwapBody = z.infer<typeof answerSwapBody>;

/** A student by pseudonym, as sides of a swap see it: never a number or a name. */
export interface SwapStudent {
  studentId: string;
  label: number;
  variant: string;
  phase: string | null;
  /** Where the student was when the swap was proposed. */
  school: string;
  board: string;
}

export interface SwapSideView extends SwapStudent {
  side: 'a' | 'b';
  boardId: string;
  state: SideState;
  reason: string;
  answeredBy: { personId: string | null; name: string; onBehalf: boolean } | null;
}

/** Two students who may change places, as both sides see it. */
export interface SwapView {
  swapId: string;
  roundId: string;
  schoolYear: number;
  period: string;
  state: SwapState;
  answerBy: string;
  reason: string;
  proposedBy: string;
  /** ISO instant. */
  proposedAt: string;
  sides: [SwapSideView, SwapSideView];
  /** The sides that the viewer may answer for now. */
  mayAnswer: ('a' | 'b')[];
  mayWithdraw: boolean;
  contacts: string[];
}

/** GET /placement-rounds/:roundId/students/:studentId/swap-candidates; the look is on the audit log. */
export interface SwapCandidates {
  candidates: SwapCandidate[];
  more: number;
}
export interface SwapCandidate extends SwapStudent {
  sameBoard: boolean;
  sameKring: boolean;
}

/** What a board, or a school that answers for itself, is asked about its students; by pseudonym, for cards. */
export interface StudentQuestion {
  roundId: string;
  boardId: string;
  /** Of the board, or of the school that answers for itself. */
  name: string;
  schoolId: string | null;
  schoolYear: number;
  period: string;
  /** Local date and time; null: it was never asked, or without one. */
  answerBy: string | null;
  students: StudentOnCard[];
  mayAnswer: boolean;
  /** Why nobody of this board or school can answer now; null: they can. */
  notNow: { code: string; facts: Record<string, string | number> } | null;
  contacts: string[];
}
export interface StudentOnCard {
  studentId: string;
  label: number;
  variant: string;
  phase: string | null;
  school: string;
  status: Exclude<StudentStatus, 'withdrawn'>;
  reason: string;
  /** Who decided, where somebody did. */
  decidedBy: string | null;
  onBehalf: boolean;
  /** A swap that is open for it. */
  swap: { swapId: string; with: SwapStudent; answerBy: string } | null;
}
