import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { AnswerLinkRow } from '../edge/database/tables/delivery.ts';
import type { Database } from '../edge/database/tables/index.ts';
import type { Scope } from '../work/work.ts';
import type { Question, QuestionKind } from './schema.ts';

export interface AnswerLink {
  partnershipId: string;
  id: string;
  personId: string;
  seatId: string | null;
  question: Question;
  expiresAt: string;
  revokedAt: string | null;
  partnershipName: string;
}

/** The link of one of several questions in a mail. */
export function linkOfMessage(messageId: string, nth: number): string {
  return `${messageId}.${nth}`;
}

/** The mail that a link came with. */
function messageOf(linkId: string): string {
  return linkId.split('.')[0] ?? linkId;
}

/** Makes the link of a message, once; the message's id is the link's id. */
export async function ensureLink(
  db: Kysely<Database>,
  link: Omit<AnswerLink, 'question' | 'revokedAt' | 'partnershipName'> & { kind: QuestionKind; subjectId: string },
): Promise<void> {
  await db
    .insertInto('answer_link')
    .values({
      partnership_id: link.partnershipId,
      id: link.id,
      person_id: link.personId,
      seat_id: link.seatId,
      question_kind: link.kind,
      question_subject_id: link.subjectId,
      expires_at: link.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findLink(scope: Scope, linkId: string): Promise<AnswerLink | undefined> {
  const row = await scope.tx
    .selectFrom('answer_link')
    .innerJoin('partnership', 'partnership.id', 'answer_link.partnership_id')
    .selectAll('answer_link')
    .select('partnership.name as partnership_name')
    .where('answer_link.partnership_id', '=', scope.partnershipId)
    .where('answer_link.id', '=', linkId)
    .executeTakeFirst();
  return row && linkOf(row);
}

type LinkRow = Selectable<AnswerLinkRow> & { partnership_name: string };

function linkOf(row: LinkRow): AnswerLink {
  return {
    partnershipId: row.partnership_id,
    id: row.id,
    personId: row.person_id,
    seatId: row.seat_id,
    question: { kind: row.question_kind, subjectId: row.question_subject_id },
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    partnershipName: row.partnership_name,
  };
}

/** Keeps when one link, or each that somebody was mailed, was opened or withdrawn for the first time. */
export async function setLinkTime(
  scope: Scope,
  which: { id: string } | { personId: string },
  what: 'revoked_at' | 'opened_at',
  now: string,
): Promise<void> {
  await scope.tx
    .updateTable('answer_link')
    .set({ [what]: now })
    .where('partnership_id', '=', scope.partnershipId)
    .where((where) => ('id' in which ? where('id', '=', which.id) : where('person_id', '=', which.personId)))
    .where(what, 'is', null)
    .execute();
}

/** The mail a link was sent with. */
export async function messageOfLink(scope: Scope, linkId: string) {
  return scope.tx
    .selectFrom('message')
    .select(['id', 'topic', 'content', 'seat_id as seatId', 'person_id as personId', 'state'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', messageOf(linkId))
    .executeTakeFirst();
}

/** The statement that moves messages on from `sent`; never back from `answered` to `seen`. */
export function messagesToMark(
  scope: Scope,
  which: { activityIds: readonly string[] } | { id: string },
  state: 'seen' | 'answered',
): RawBuilder<unknown> {
  const before = state === 'seen' ? ['sent'] : ['sent', 'seen'];
  const meant =
    'id' in which ? sql`id = ${messageOf(which.id)}` : sql`activity_id = any(${[...which.activityIds]}::text[])`;
  return sql`
    update message set state = ${state}
    where partnership_id = ${scope.partnershipId} and person_id is not null and purpose <> 'update'
      and state = any(${before}::text[]) and ${meant}`;
}

/** The recipient says the mail is not for them. */
export async function markMisdirected(scope: Scope, id: string): Promise<void> {
  await scope.tx
    .updateTable('message')
    .set({ state: 'bounced', last_problem: 'not-me' })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', messageOf(id))
    .execute();
}
