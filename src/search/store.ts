import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { SearchHit, SearchKind } from './schema.ts';

/** Of each kind; whoever wants more asks for fewer words. */
const MOST = 50;
const SHOWN = 300;

/**
 * Finds words by Dutch stem in what has left the concept. `bodyIds` null: in every body. Each kind is read through its own
 * index. No words at all find the newest decisions. A confidential paper is found by whoever added it, and by who sits on a
 * voting seat of the body on `today`, as `mayReadPaper` says.
 */
export async function findWords(
  scope: Scope,
  asked: {
    q: string;
    bodyIds: readonly string[] | null;
    kinds: readonly SearchKind[];
    personId: string;
    today: string;
  },
): Promise<SearchHit[]> {
  await planByWords(scope);
  const hits: SearchHit[] = [];
  for (const kind of asked.kinds) {
    const { rows } = await QUERIES[kind](scope, asked.q, bodies(asked.bodyIds), asked).execute(scope.tx);
    hits.push(...rows);
  }
  return hits;
}

/**
 * Until the end of the transaction. A plan that is made without the words would go the way of a rare word for a common one, or
 * the other way round. And every kind has an index on its stems and one from the newest on: the database would rather read a
 * whole table, as it does not count what it takes to unpack the stems of each row.
 */
async function planByWords({ tx }: Scope): Promise<void> {
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
    set_config('random_page_cost', '1.1', true)`.execute(tx);
}

function bodies(bodyIds: readonly string[] | null): RawBuilder<boolean> {
  return bodyIds === null ? sql<boolean>`true` : sql<boolean>`m.body_id = any(${[...bodyIds]}::text[])`;
}

type Query = (
  scope: Scope,
  q: string,
  mayRead: RawBuilder<boolean>,
  reader: { personId: string; today: string },
) => RawBuilder<SearchHit>;

const meeting = sql`m.id as "meetingId", b.name as "bodyName", m.title as "meetingTitle"`;
const body = sql`join body b on b.partnership_id = m.partnership_id and b.id = m.body_id`;
const circulated = sql`exists (select 1 from minutes n where n.partnership_id = m.partnership_id
  and n.meeting_id = m.id and n.state <> 'concept')`;

/** Kept stems, so that the database knows how common a word is: see `findWords`. */
function about(words: RawBuilder<unknown>, q: string): RawBuilder<boolean> {
  return q === '' ? sql<boolean>`true` : sql<boolean>`${words} @@ websearch_to_tsquery('dutch', ${q})`;
}

/** Agendas of which the items are looked at one by one: words that stand in different items match none of them. */
const MOST_AGENDAS = 30;

const QUERIES: Record<SearchKind, Query> = {
  decision: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'decision' as kind, ${meeting}, d.decided_on as date, d.item_title as "itemTitle", left(d.text, ${SHOWN}) as text,
      d.withdrawn_at is not null as withdrawn
    from decision d join meeting m on m.partnership_id = d.partnership_id and m.id = d.meeting_id ${body}
    where d.partnership_id = ${partnershipId} and ${mayRead} and ${circulated} and ${about(sql`d.words`, q)}
    order by d.decided_on desc, d.number desc limit ${MOST}`,
  minutes: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'minutes' as kind, ${meeting}, coalesce(left(m.starts, 10), '') as date, i.title as "itemTitle",
      left(i.text, ${SHOWN}) as text
    from minutes_item i join meeting m on m.partnership_id = i.partnership_id and m.id = i.meeting_id ${body}
    where m.partnership_id = ${partnershipId} and ${mayRead} and ${circulated} and i.text <> ''
      and ${about(sql`i.words`, q)}
    order by m.starts desc nulls last limit ${MOST}`,
  agenda: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select kind, "meetingId", "bodyName", "meetingTitle", date, item->>'title' as "itemTitle",
      left(item->>'explanation', ${SHOWN}) as text
    from (select 'agenda' as kind, ${meeting}, coalesce(left(m.starts, 10), '') as date, v.items
      from meeting m ${body}
      join agenda a on a.partnership_id = m.partnership_id and a.meeting_id = m.id
      join agenda_version v on v.partnership_id = a.partnership_id and v.meeting_id = a.meeting_id and v.version = a.version
      where m.partnership_id = ${partnershipId} and ${mayRead} and ${about(sql`v.words`, q)}
      order by m.starts desc nulls last limit ${MOST_AGENDAS}) as newest
    cross join lateral jsonb_array_elements(items) as item
    where ${about(sql`to_tsvector('dutch', (item->>'title') || ' ' || (item->>'explanation'))`, q)} limit ${MOST}`,
  paper: ({ partnershipId }, q, mayRead, { personId, today }) => sql<SearchHit>`
    select 'paper' as kind, ${meeting}, coalesce(left(m.starts, 10), '') as date, item->>'title' as "itemTitle",
      left(p.name, ${SHOWN}) as text
    from paper p join meeting m on m.partnership_id = p.partnership_id and m.id = p.meeting_id ${body}
    join agenda a on a.partnership_id = m.partnership_id and a.meeting_id = m.id
    join agenda_version v on v.partnership_id = a.partnership_id and v.meeting_id = a.meeting_id and v.version = a.version
    cross join lateral jsonb_array_elements(v.items) as item
    where p.partnership_id = ${partnershipId} and p.removed_at is null and item->>'id' = p.item_id and ${mayRead}
      and ${about(sql`p.words`, q)}
      and (not p.confidential or p.added_by = ${personId} or exists (
        select 1 from seat s join seat_term t on t.partnership_id = s.partnership_id and t.seat_id = s.id
        where s.partnership_id = p.partnership_id and s.body_id = m.body_id and s.votes and t.person_id = ${personId}
          and coalesce(t.from_date, ${today}) <= ${today} and coalesce(t.until_date, ${today}) >= ${today}))
    order by m.starts desc nulls last limit ${MOST}`,
  action: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'action' as kind, ${meeting}, t.due_on as date, t.item_title as "itemTitle", left(t.text, ${SHOWN}) as text
    from action_item t join meeting m on m.partnership_id = t.partnership_id and m.id = t.meeting_id ${body}
    where t.partnership_id = ${partnershipId} and ${mayRead} and ${circulated} and ${about(sql`t.words`, q)}
    order by t.due_on desc limit ${MOST}`,
};
