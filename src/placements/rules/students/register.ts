import type { LocalDate } from '../../../time/local.ts';
import { MAY_REGISTRATION } from '../may-registration.ts';
import { MAY_STUDENTS } from '../may-students.ts';
import { type FieldKeeping, fieldKeptUntil, type OwnTerm, ownTermOf } from './retention.ts';

/** Why the processing is lawful (AVG art. 6 lid 1): a task of public interest (e), or an obligation by law (c). */
export type LegalGround = 'task' | 'law';

/**
 * When it goes. `round`: erased with the students of the round. `upload`: when the list is read in, a day after it was
 * uploaded, or with the round. `trail`: stays, and leads to nobody once the students are erased.
 */
export type FieldTerm = 'round' | 'upload' | 'trail';

/** The people who see a field are those who may do this: the same tables that the screens and doors ask. */
const SEEN = { ...MAY_STUDENTS, ...MAY_REGISTRATION };

interface RegisteredField {
  ground: LegalGround;
  seen: keyof typeof SEEN;
  term: FieldTerm;
}

/** The register of processing (AVG art. 30) per field of student data; the words are in `src/text/student-register.ts`. */
export const STUDENT_FIELDS = {
  number: { ground: 'law', seen: 'students.view', term: 'round' },
  pseudonym: { ground: 'task', seen: 'students.view', term: 'round' },
  programme: { ground: 'task', seen: 'students.view', term: 'round' },
  place: { ground: 'task', seen: 'students.view', term: 'round' },
  period: { ground: 'task', seen: 'students.view', term: 'round' },
  mentor: { ground: 'task', seen: 'students.view', term: 'round' },
  answer: { ground: 'task', seen: 'students.view', term: 'round' },
  reason: { ground: 'task', seen: 'students.view', term: 'round' },
  replacement: { ground: 'task', seen: 'students.offer', term: 'round' },
  swap: { ground: 'task', seen: 'students.swap', term: 'round' },
  upload: { ground: 'task', seen: 'students.import', term: 'upload' },
  registration: { ground: 'law', seen: 'registration.view', term: 'round' },
  leftOut: { ground: 'law', seen: 'registration.view', term: 'round' },
  message: { ground: 'task', seen: 'students.view', term: 'round' },
  trail: { ground: 'law', seen: 'students.subject-access', term: 'trail' },
} as const satisfies Record<string, RegisteredField>;

export type StudentField = keyof typeof STUDENT_FIELDS;

/** Says which row it is or where it belongs, and nothing about a student. */
const KEY = null;

/** Every column of every table that holds student data, with the field of the register it is part of. */
export const STUDENT_COLUMNS = {
  student_placement: {
    ...{ partnership_id: KEY, round_id: KEY, id: 'pseudonym', label: 'pseudonym', student_number: 'number' },
    ...{ variant_id: 'programme', phase: 'programme', school_id: 'place', site_id: 'place', mentor: 'mentor' },
    ...{ starts_on: 'period', ends_on: 'period', status: 'answer', reason: 'reason', decided_at: 'answer' },
    ...{ decided_by: 'answer', via: 'answer', on_behalf: 'answer', by_school: 'answer' },
  },
  student_import: {
    ...{ partnership_id: KEY, id: KEY, round_id: KEY, state: KEY, phase: KEY, done: KEY, total: KEY },
    ...{ file_name: 'upload', content: 'upload', mapping: 'upload', result: KEY, by_person_id: KEY },
    ...{ created_at: KEY, finished_at: KEY, undo_moves: KEY },
  },
  student_replacement: {
    ...{ partnership_id: KEY, id: KEY, round_id: KEY, student_id: 'pseudonym', state: 'replacement' },
    ...{ answer_by: 'replacement', asked_at: 'replacement', asked_by: 'replacement' },
  },
  student_offer: {
    ...{ partnership_id: KEY, id: KEY, replacement_id: KEY, board_id: 'replacement', rank: 'replacement' },
    ...{ state: 'replacement', why: 'replacement', reason: 'replacement', school_id: 'replacement' },
    ...{ answered_at: 'replacement', answered_by: 'replacement', via: 'replacement', on_behalf: 'replacement' },
  },
  student_swap: {
    ...{
      partnership_id: KEY,
      round_id: KEY,
      id: KEY,
      state: 'swap',
      answer_by: 'swap',
      reason: 'swap',
      proposed_at: 'swap',
    },
    ...{ proposed_by: 'swap', ended_at: 'swap' },
  },
  student_swap_side: {
    ...{ partnership_id: KEY, swap_id: KEY, side: KEY, student_id: 'pseudonym', school_id: 'swap' },
    ...{ variant_id: 'swap', live: 'swap', state: 'swap', reason: 'swap', answered_at: 'swap' },
    ...{ answered_by: 'swap', via: 'swap', on_behalf: 'swap' },
  },
  registration_line: {
    ...{ partnership_id: KEY, registration_id: KEY, position: KEY, round_id: KEY, student_number: 'registration' },
    ...{ brin: 'registration', site_code: 'registration', school: 'registration', region: 'registration' },
    ...{ variant: 'registration', from_date: 'registration', until_date: 'registration', standing: 'registration' },
  },
  registration_left_out: {
    ...{ partnership_id: KEY, student_id: 'pseudonym', reason: 'leftOut', at: 'leftOut', by_person_id: 'leftOut' },
  },
  /** The rows about a student alone. */
  message: {
    ...{
      partnership_id: KEY,
      id: KEY,
      key: KEY,
      topic: KEY,
      purpose: KEY,
      person_id: KEY,
      seat_id: KEY,
      conversation_id: KEY,
      content: 'message',
      revision: KEY,
      question_kind: KEY,
      question_subject_id: KEY,
      link_expires_at: KEY,
      updates_id: KEY,
      state: KEY,
      way: KEY,
      attempts: KEY,
      last_problem: KEY,
      due_at: KEY,
      not_before: KEY,
      trace: KEY,
      lease_until: KEY,
      held_by: KEY,
      held_attempt: KEY,
      created_at: KEY,
      sent_at: KEY,
      service_url: KEY,
      activity_id: KEY,
      mail_id: KEY,
    },
  },
  /** The rows about a student alone. */
  history: {
    ...{ partnership_id: KEY, id: KEY, entity: KEY, entity_id: 'trail', what: 'trail', before: 'trail' },
    ...{ after: 'trail', at: 'trail', by_person_id: 'trail', via: 'trail' },
  },
} as const satisfies Record<string, Record<string, StudentField | null>>;

/** Tables beside those that hold counts, settings and who looked, and no student. */
export const WITHOUT_STUDENTS: readonly string[] = [
  ...['student_ask', 'student_columns', 'student_erasure', 'student_view', 'student_field_keeping'],
  ...['registration', 'registration_look'],
];

/**
 * What is emptied when the students of a round are erased, in this order; whatever hangs on one of these goes with it. Lines in
 * registrations, messages and the trail are seen to apart: of those something stays.
 */
export const ERASED_BY_ROUND = [
  'student_swap',
  'student_placement',
  'student_import',
] as const satisfies readonly (keyof typeof STUDENT_COLUMNS)[];

export interface RegisterLine {
  field: StudentField;
  ground: LegalGround;
  /** Roles that see it. */
  seenBy: readonly (typeof SEEN)[keyof typeof SEEN][number][];
  term: FieldTerm;
  /** First day on which it is gone for certain; null: the trail stays. */
  until: LocalDate | null;
  /** How far its term may differ from that of the round; null: it goes with the round. */
  ownTerm: OwnTerm | null;
  /** What was decided for this field in this round. */
  decided: FieldKeeping | null;
}

/** The register of one round; `chosen`: until when somebody decided that the round keeps its students, and each field of them. */
export function registerOf(
  schoolYear: number,
  chosen: LocalDate | null,
  fields: readonly FieldKeeping[] = [],
): RegisterLine[] {
  return (Object.keys(STUDENT_FIELDS) as StudentField[]).map((field) => {
    const { ground, seen, term } = STUDENT_FIELDS[field];
    const until = term === 'trail' ? null : fieldKeptUntil(field, { schoolYear, chosen, fields });
    const decided = fields.find((each) => each.field === field) ?? null;
    return { field, ground, seenBy: SEEN[seen], term, until, ownTerm: ownTermOf(field), decided };
  });
}
