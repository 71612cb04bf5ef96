import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { DeliveryState } from './schema.ts';

/** One message to one person, as the outbox knows it. */
export interface MessageWhereabouts {
  key: string;
  topic: string;
  purpose: 'ask' | 'remind' | 'inform';
  personId: string;
  seatId: string | null;
  way: string;
  state: DeliveryState;
  problem: string | null;
  queuedAt: string;
  sentAt: string | null;
}

/** Questions on these topics, and messages with these keys, oldest first. A message that was sent anew counts for the one before it. */
export async function selectWhereabouts(
  scope: Scope,
  { topics, keys }: { topics: readonly string[]; keys: readonly string[] },
): Promise<MessageWhereabouts[]> {
  const { rows } = await sql<{
    key: string;
    topic: string;
    purpose: MessageWhereabouts['purpose'];
    person_id: string;
    seat_id: string | null;
    way: string;
    state: DeliveryState;
    last_problem: string | null;
    created_at: Date;
    sent_at: Date | null;
  }>`
    select m.key, m.topic, m.purpose, m.person_id, m.seat_id, coalesce(again.way, m.way) as way,
      coalesce(again.state, m.state) as state, coalesce(again.last_problem, m.last_problem) as last_problem,
      m.created_at, coalesce(again.sent_at, m.sent_at) as sent_at
    from message as m
    left join message as again on again.partnership_id = m.partnership_id and m.state = 'superseded'
      and again.key = 'again:' || m.id
    where m.partnership_id = ${scope.partnershipId} and m.person_id is not null and (m.key = any(${[...keys]})
      or (m.topic = any(${[...topics]}) and m.purpose = 'ask' and not starts_with(m.key, 'again:')))
    order by m.created_at, m.key`.execute(scope.tx);
  return rows.map((row) => ({
    key: row.key,
    topic: row.topic,
    purpose: row.purpose,
    personId: row.person_id,
    seatId: row.seat_id,
    way: row.way,
    state: row.state,
    problem: row.last_problem,
    queuedAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  }));
}
