import { type Kysely, sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { Scope, Work } from '../work/work.ts';
import type { Availability } from './rules/free-busy.ts';
import type { SuggestedAnswers } from './rules/poll-sheet.ts';

/** Keeps what each person's calendar suggests for the dates of a poll; of other dates what was known stays. */
export async function saveSuggestions(work: Work, pollId: string, suggested: SuggestedAnswers): Promise<void> {
  if (suggested.size === 0) return;
  const rows = [...suggested].map(([personId, byOption]) => ({
    partnership_id: work.partnershipId,
    poll_id: pollId,
    person_id: personId,
    by_option: JSON.stringify(byOption),
    read_at: work.now,
  }));
  await work.tx
    .insertInto('poll_suggestion')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'poll_id', 'person_id']).doUpdateSet({
        by_option: sql`poll_suggestion.by_option || excluded.by_option`,
        read_at: work.now,
      }),
    )
    .execute();
}

/** What was suggested to everybody, or to one person. */
export async function selectSuggestions(scope: Scope, pollId: string, personId?: string): Promise<SuggestedAnswers> {
  const rows = await scope.tx
    .selectFrom('poll_suggestion')
    .select(['person_id', 'by_option'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('poll_id', '=', pollId)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.by_option as Record<string, Availability>]));
}

/** Forgets what calendars said of polls that were closed before an ISO instant and got no date since; in all partnerships. */
export async function forgetOldSuggestions(db: Kysely<Database>, closedBefore: string): Promise<void> {
  await db
    .deleteFrom('poll_suggestion')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('date_poll')
          .select('date_poll.id')
          .whereRef('date_poll.partnership_id', '=', 'poll_suggestion.partnership_id')
          .whereRef('date_poll.id', '=', 'poll_suggestion.poll_id')
          .where('date_poll.state', '=', 'closed')
          .where('date_poll.ended_at', '<', new Date(closedBefore)),
      ),
    )
    .execute();
}

/** Once a poll has its date, or is dropped, nothing of anybody's calendar is kept. */
export async function deleteSuggestions(scope: Scope, pollId: string): Promise<void> {
  await scope.tx
    .deleteFrom('poll_suggestion')
    .where('partnership_id', '=', scope.partnershipId)
    .where('poll_id', '=', pollId)
    .execute();
}
