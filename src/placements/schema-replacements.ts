import * as z from 'zod';
import { isLocalDateTime } from '../time/local.ts';

/** Boards that can be asked at once for one student. */
const MOST_ASKED = 10;

/** POST /placement-rounds/:roundId/students/:studentId/replacement — asks these boards; the first yes has the student. */
export const seekPlaceBody = z.object({
  boardIds: z.array(z.string().min(1)).min(1).max(MOST_ASKED),
  answerBy: z.string().refine(isLocalDateTime),
});
export type SeekPlaceBody = z.infer<typeof seekPlaceBody>;

/** PUT /student-offers/:offerId */
export const answerOfferBody = z.object({
  accept: z.boolean(),
  /** With a yes: the school of the board that the student goes to. */
  schoolId: z.string().nullable().default(null),
  /** With a no: why. */
  reason: z.string().trim().max(500).default(''),
});
export type AnswerOfferBody = z.infer<typeof answerOfferBody>;

export interface OfferView {
  offerId: string;
  boardId: string;
  boardName: string;
  rank: number;
  why: { sameKring: boolean; spare: number };
  state: 'open' | 'accepted' | 'declined' | 'lost' | 'expired' | 'withdrawn';
  reason: string;
  /** With 'accepted': the name of the school. */
  school: string | null;
  answeredBy: { personId: string | null; name: string; onBehalf: boolean } | null;
}

/** The question to one board, as its card shows it: no number, no name, not where the student was. */
export interface ReplacementQuestion extends OfferView {
  roundId: string;
  schoolYear: number;
  period: string;
  label: number;
  variant: string;
  phase: string | null;
  answerBy: string;
  /** The schools of the board, to choose from. */
  schools: { id: string; name: string }[];
  mayAnswer: boolean;
  contacts: string[];
}

/** GET /placement-rounds/:roundId/students/unplaced: students whose board said no, for who seeks them a place. */
export interface UnplacedStudents {
  students: UnplacedStudent[];
}

export interface UnplacedStudent {
  studentId: string;
  label: number;
  studentNumber: string;
  variant: string;
  school: string;
  board: string;
  reason: string;
  search: {
    replacementId: string;
    state: 'open' | 'expired' | 'withdrawn';
    answerBy: string;
    offers: OfferView[];
  } | null;
  /** Boards that could be asked now, the best first. */
  ranked: { boardId: string; boardName: string; sameKring: boolean; spare: number }[];
}
