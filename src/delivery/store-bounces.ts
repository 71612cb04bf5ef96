import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';

/** Days after which nobody expects a mail to come back any more. */
const LONGEST_WAY_BACK_DAYS = 4;

/** The mailbox to look through and from when on; undefined when no mail has gone out lately. */
export async function mailboxToLookThrough(
  scope: Scope,
  now: string,
): Promise<{ mailbox: string; since: string } | undefined> {
  const { rows } = await sql<{ mailbox: string; since: Date }>`
    select p.secretariat_mailbox as mailbox, greatest(coalesce(look.looked_until - interval '10 minutes', first.sent_at), first.sent_at) as since
    from partnership as p left join mailbox_look as look on look.partnership_id = p.id,
      lateral (select min(sent_at) as sent_at from message where partnership_id = p.id and way = 'mail' and mail_id is not null
        and sent_at > ${now}::timestamptz - make_interval(days => ${LONGEST_WAY_BACK_DAYS})) as first
    where p.id = ${scope.partnershipId} and first.sent_at is not null`.execute(scope.tx);
  const [row] = rows;
  return row && { mailbox: row.mailbox, since: row.since.toISOString() };
}

export async function saveLook(work: Work, until: string): Promise<void> {
  await work.tx
    .insertInto('mailbox_look')
    .values({ partnership_id: work.partnershipId, looked_until: until })
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet({ looked_until: until }))
    .execute();
}

/** Mails that went out and came back; returns to whom, for those of which that was not known yet. */
export async function markBounced(work: Work, ids: readonly string[]): Promise<{ id: string; personId: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; person_id: string }>`
    update message set state = 'bounced', last_problem = 'mail-bounced'
    where partnership_id = ${work.partnershipId} and id = any(${[...ids]}) and way = 'mail' and state in ('sent', 'seen')
      and person_id is not null returning id, person_id`.execute(work.tx);
  return rows.map(({ id, person_id }) => ({ id, personId: person_id }));
}
