import * as z from 'zod';
import { isLocalDate, isLocalDateTime } from '../time/local.ts';
import type { VariantBalance } from './rules/balance.ts';
import { ANSWER_BY, type AnswerBy, type CapacityWarning, CERTAINTIES, type Certainty } from './rules/capacity.ts';
import type { RoundState } from './rules/placement-round.ts';
import type { AnswerStatus, Progress } from './rules/round-progress.ts';

const localDate = z.string().refine(isLocalDate);
const localDateTime = z.string().refine(isLocalDateTime);
/** Checked further by `rules/capacity.ts`, which says what is wrong in words. */
const places = z.number();

// ---- what people send ----

/** POST /placement-rounds */
export const createRoundBody = z.object({
  /** First year: 2026 for 2026-2027. */
  schoolYear: z.number().int().min(2000).max(2100),
  /** "Hele jaar", "1e semester", … */
  period: z.string().trim().min(1).max(60),
  /** First day of the period; left out: 1 September of the school year, or 1 February when the deadline is later. Provisional places are settled before it. */
  startsOn: localDate.optional(),
  deadline: localDateTime,
  /** Left out: as in the round it is copied from, or else 'board'. */
  answerBy: z.enum(ANSWER_BY).optional(),
  /** Left out: the text of the round it is copied from. */
  explanation: z.string().trim().max(2000).optional(),
  /** Left out: the variants of the round it is copied from, without their demand. */
  variants: z
    .array(z.object({ name: z.string().trim().min(1).max(60), demand: z.number().nullable().optional() }))
    .max(20)
    .optional(),
  /** The earlier round to copy from and compare with; left out: the latest one; null: none. */
  copyFrom: z.string().nullable().optional(),
});
export type CreateRoundBody = z.infer<typeof createRoundBody>;

/** PUT /placement-rounds/:roundId — the draft's fields, or of an open or closed round its deadline and explanation. */
export const changeRoundBody = z.object({
  period: z.string().trim().min(1).max(60).optional(),
  startsOn: localDate.optional(),
  deadline: localDateTime.optional(),
  explanation: z.string().trim().max(2000).optional(),
  answerBy: z.enum(ANSWER_BY).optional(),
  variants: z
    .array(z.object({ variantId: z.string().optional(), name: z.string().trim().min(1).max(60) }))
    .min(1)
    .max(20)
    .optional(),
});
export type ChangeRoundBody = z.infer<typeof changeRoundBody>;

/** PUT /placement-rounds/:roundId/demand; null: not known. */
export const demandBody = z.object({
  demand: z.array(z.object({ variantId: z.string(), demand: z.number().nullable() })).max(20),
  /** Of these, how many in one kring; null: not known. Kringen that are left out stay as they are. */
  regions: z
    .array(z.object({ variantId: z.string(), kringId: z.string(), students: z.number().nullable() }))
    .max(2_000)
    .optional(),
  /** The same by onderwijsregio. */
  educationRegions: z
    .array(z.object({ variantId: z.string(), regionId: z.string(), students: z.number().nullable() }))
    .max(2_000)
    .optional(),
});
export type DemandBody = z.infer<typeof demandBody>;

/** One figure somebody gives. */
export const offerInput = z.object({
  variantId: z.string(),
  certainty: z.enum(CERTAINTIES),
  places,
  /** With 'provisional': the day by which it will be certain. */
  provisionalUntil: localDate.nullable().default(null),
  /** With 'none': why. */
  reason: z.string().trim().max(500).default(''),
});
export type OfferInput = z.infer<typeof offerInput>;

/** PUT /placement-rounds/:roundId/boards/:boardId/capacity; variants that are left out stay as they are. */
export const answerCapacityBody = z.object({
  offers: z.array(offerInput).max(20),
  /** At most so many over all variants together; null: no cap; left out: as it is. */
  cap: z.number().nullable().optional(),
  /** Variants of which the board takes its own figure back: then what its schools gave counts, or nothing is answered. */
  taken: z.array(z.string()).max(20).optional(),
  /** True: yes, these unusually high figures are meant. */
  confirmed: z.boolean().default(false),
});
export type AnswerCapacityBody = z.infer<typeof answerCapacityBody>;

/** PUT /placement-rounds/:roundId/boards/:boardId/extension; null: as long as the others. */
export const extensionBody = z.object({ until: localDateTime.nullable() });

/** PUT /placement-rounds/:roundId/boards/:boardId/schools; null as offer: take the school's figure away again. */
export const answerSchoolsBody = z.object({
  cells: z
    .array(
      z.object({ schoolId: z.string(), variantId: z.string(), offer: offerInput.omit({ variantId: true }).nullable() }),
    )
    .max(6000),
  confirmed: z.boolean().default(false),
});
export type AnswerSchoolsBody = z.infer<typeof answerSchoolsBody>;

/** PUT /placement-rounds/:roundId/boards/:boardId/delegations — schools of one board that answer for themselves, or no longer. */
export const delegateBody = z.object({
  schoolIds: z.array(z.string().min(1)).min(1).max(500),
  /** `remind`: ask again the ones that are not done; a school at most once a day. */
  act: z.enum(['ask', 'remind', 'withdraw']),
});
export type DelegateBody = z.infer<typeof delegateBody>;

/** PUT /placement-rounds/:roundId/schools/:schoolId/capacity; variants that are left out stay as they are. */
export const answerSchoolBody = answerCapacityBody.omit({ cap: true, taken: true });
export type AnswerSchoolBody = z.infer<typeof answerSchoolBody>;

// ---- what people see ----

export interface RoundSummary {
  id: string;
  schoolYear: number;
  period: string;
  state: RoundState;
  deadline: string;
  /** Local date and time at which it was closed by hand, before the deadline; null: it was not. */
  closedEarly?: string | null;
  startsOn: string;
  answerBy: AnswerBy;
  explanation: string;
  /** Counts of boards. A draft has asked nobody yet: all zero. */
  progress: Progress;
}

/** GET /placement-rounds */
export interface RoundList {
  rounds: RoundSummary[];
  mayManage: boolean;
}

export interface Variant {
  id: string;
  name: string;
  position: number;
  demand: number | null;
}

export interface KringProgress {
  /** null: the boards without a kring. */
  kringId: string | null;
  kringName: string | null;
  progress: Progress;
}

export interface BoardLine {
  boardId: string;
  boardName: string;
  kringId: string | null;
  relatiebeheerder: string | null;
  status: AnswerStatus;
  /** The deadline has passed and the answer is not complete. */
  late: boolean;
  definite: number;
  provisional: number;
  cap: number | null;
  /** All places in the round it is compared with; null: not in that round. */
  previous: number | null;
  /** ISO instant. */
  answeredAt: string | null;
  answeredBy: string | null;
  /** Filled in by the programmaleider or the bureau. */
  onBehalf: boolean;
  /** False: the board has neither bestuurder nor BOC, so nobody was asked. */
  reachable: boolean;
  /** Local date and time until which this board may answer when it was given more time than the others. */
  extendedUntil?: string | null;
}

/** GET /placement-rounds/:roundId */
export interface RoundDashboard {
  round: RoundSummary & { variants: Variant[] };
  kringen: KringProgress[];
  /** Who has most to chase first; null: boards without a relatiebeheerder. */
  managers: { name: string | null; progress: Progress }[];
  boards: BoardLine[];
  balance: VariantBalance[];
  total: RoundTotal;
  mayManage: boolean;
  /** Names of the boards that joined after the round was opened and were not asked yet; for who may ask them. */
  newBoards?: string[];
}

export interface RoundTotal {
  /** null: for no variant known. */
  demand: number | null;
  /** Within the boards' caps. */
  definite: number;
  provisional: number;
}

export interface FormVariant {
  variantId: string;
  name: string;
  /** The board's own figure. */
  own: OfferView | null;
  /** What the schools gave together, where schools answer. */
  schools: { definite: number; provisional: number; answered: number } | null;
  /** Places in the round it is compared with; null: not asked or not answered then. */
  previous: number | null;
}

export interface OfferView {
  certainty: Certainty;
  places: number;
  provisionalUntil: string | null;
  reason: string;
}

/** One board's form. */
export interface CapacityForm {
  roundId: string;
  schoolYear: number;
  period: string;
  explanation: string;
  /** For this board: later than the round's own when it was given more time; of a round that is closed, when it was closed. */
  deadline: string;
  startsOn: string;
  state: RoundState;
  answerBy: AnswerBy;
  boardId: string;
  /** Of who is asked: the board, or with `school` the school. */
  boardName: string;
  /** Set on the form of one school that answers for itself; its figures are the `own` ones of the variants. */
  school?: SchoolOnForm;
  variants: FormVariant[];
  cap: number | null;
  /** School year of the round it is compared with. */
  previousYear: number | null;
  previousCap: number | null;
  status: AnswerStatus;
  /** Group teachers of the board's schools together; null: unknown for all of them. */
  groupTeachers: number | null;
  schools: number;
  warnings: CapacityWarning[];
  answeredAt: string | null;
  answeredBy: { personId: string | null; name: string; onBehalf: boolean } | null;
  mayAnswer: boolean;
  /** The viewer may ask for a change: the deadline has passed. */
  mayRequest?: boolean;
  /** For who may give this board more time than the others: until when it got that, and the deadline of the round itself. */
  extension?: { until: string | null; roundDeadline: string };
  /** Names of the people to turn to. */
  contacts: string[];
  /** Why this board cannot be answered for now, as a refusal code with its facts. */
  notNow: { code: string; facts: Record<string, string | number> } | null;
}

/** What a school's form says beyond a board's. */
export interface SchoolOnForm {
  schoolId: string;
  /** The board that delegated. */
  boardName: string;
  /** Whoever of the board, or on its behalf, changed what the school gave; null: it stands as the school gave it. */
  changedBy: { name: string; at: string } | null;
  /** Variants for which a figure of the board itself goes before the schools'. */
  overruled: string[];
}

/** GET /placement-forms: of every open round, and of rounds that closed less than 90 days ago. */
export interface MyForms {
  forms: CapacityForm[];
}

/** GET /placement-rounds/:roundId/boards/:boardId/history, newest first. */
export interface CapacityHistory {
  changes: {
    at: string;
    by: string | null;
    via: string;
    variants: { name: string; school: string | null; before: OfferView | null; after: OfferView | null }[];
    cap: { before: number | null; after: number | null } | null;
  }[];
}

/** GET /placement-rounds/:roundId/boards/:boardId/schools: the grid. */
export interface SchoolGrid {
  form: CapacityForm;
  schools: {
    schoolId: string;
    name: string;
    brin: string;
    tier: string | null;
    groupTeachers: number | null;
    /** Name of who can answer for the school; null: nobody is known. */
    contact: string | null;
    /** The school answers for itself: asked last at this instant. */
    delegated: { askedAt: string; timesAsked: number } | null;
    cells: { variantId: string; own: OfferView | null; previous: number | null; given: GivenBy | null }[];
  }[];
}

/** Whose figure a school's figure is. */
export interface GivenBy {
  /** `changed`: by the school first, changed by the board or on its behalf since. */
  as: 'school' | 'changed' | 'board' | 'programme';
  name: string;
  /** ISO instant. */
  at: string;
}

/** What came of asking schools. */
export interface Delegated {
  /** Schools that were asked now, or no longer answer for themselves. */
  schools: number;
  /** Names of schools without a contact person: nobody was asked. */
  unreachable: string[];
}
