import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { CampaignRef } from './schema-progress.ts';
import { type Obligation, obligationsOf } from './store.ts';

export interface CampaignCounts {
  ref: CampaignRef;
  title: string;
  bodyId: string | null;
  dueAt: string;
  asked: number;
  answered: number;
  open: number;
}

const MOST_CAMPAIGNS = 300;

/** Every question that was ever put, counted; the newest deadline first, and no more than a few hundred. */
export async function selectCampaigns(scope: Scope): Promise<CampaignCounts[]> {
  const { rows } = await sql<{
    kind: string;
    subject_id: string | null;
    board_title: string | null;
    title: string;
    body_id: string | null;
    due_at: Date;
    asked: number;
    answered: number;
    open: number;
  }>`
    select question_kind as kind, case when board_id is null then subject_id end as subject_id,
      case when board_id is not null then title end as board_title, max(title) as title, max(body_id) as body_id,
      max(due_at) as due_at, count(*)::int as asked, count(settled_at)::int as answered,
      count(*) filter (where settled_at is null and withdrawn_at is null)::int as open
    from obligation where partnership_id = ${scope.partnershipId}
    group by 1, 2, 3 order by max(due_at) desc, max(title) limit ${MOST_CAMPAIGNS}`.execute(scope.tx);
  return rows.map((row) => ({
    ref: {
      kind: row.kind,
      ...(row.subject_id === null ? { title: row.board_title ?? '' } : { subjectId: row.subject_id }),
    },
    title: row.title,
    bodyId: row.body_id,
    dueAt: row.due_at.toISOString(),
    asked: row.asked,
    answered: row.answered,
    open: row.open,
  }));
}

/** Everybody who was asked in one campaign, also who has answered and of whom nothing is wanted any more. */
export async function selectCampaign(scope: Scope, ref: CampaignRef): Promise<Obligation[]> {
  return obligationsOf(scope, ref);
}

/** A reminder that named an obligation. */
export interface ReminderOf {
  obligationId: string;
  sendId: string;
  personId: string;
  sentAt: string;
  byPersonId: string | null;
}

/** Every reminder about these obligations, oldest first. */
export async function remindersAbout(scope: Scope, obligationIds: readonly string[]): Promise<ReminderOf[]> {
  if (obligationIds.length === 0) return [];
  const { rows } = await sql<{
    obligation_id: string;
    send_id: string;
    person_id: string;
    sent_at: Date;
    by_person_id: string | null;
  }>`
    select about.id as obligation_id, reminder.send_id, reminder.person_id, reminder.sent_at, reminder.by_person_id
    from unnest(${[...obligationIds]}::text[]) as about (id)
    join reminder on reminder.partnership_id = ${scope.partnershipId}
      and reminder.obligation_ids @> jsonb_build_array(about.id)
    order by reminder.sent_at, reminder.person_id`.execute(scope.tx);
  return rows.map((row) => ({
    obligationId: row.obligation_id,
    sendId: row.send_id,
    personId: row.person_id,
    sentAt: row.sent_at.toISOString(),
    byPersonId: row.by_person_id,
  }));
}
