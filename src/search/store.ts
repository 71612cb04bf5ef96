import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { SearchHit, SearchKind } from './schema.ts';

/** Of each kind; whoever wants more asks for fewer words. */
const MOST = 50;
const SHOWN = 300;

/**
 * Finds words by Dutch stem in what has left the concept. `bodyIds` null: in every body. Each kind is read through its own
 * index; what is found is small, so that rights are looked at afterwards. No words at all find the newest decisions.
 */
export async function findWords(
  scope: Scope,
  asked: { q: string; bodyIds: readonly string[] | null; kinds: readonly SearchKind[] },
): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const kind of asked.kinds) {
    const { rows } = await QUERIES[kind](scope, asked.q, bodies(asked.bodyIds)).execute(scope.tx);
    hits.push(...rows);
  }
  return hits;
}

function bodies(bodyIds: readonly string[] | null): RawBuilder<boolean> {
  return bodyIds === null ? sql<boolean>`true` : sql<boolean>`m.body_id = any(${[...bodyIds]}::text[])`;
}

type Query = (scope: Scope, q: string, mayRead: RawBuilder<boolean>) => RawBuilder<SearchHit>;

const meeting = sql`m.id as "meetingId", b.name as "bodyName", m.title as "meetingTitle"`;
const body = sql`join body b on b.partnership_id = m.partnership_id and b.id = m.body_id`;
const circulated = sql`exists (select 1 from minutes n where n.partnership_id = m.partnership_id
  and n.meeting_id = m.id and n.state <> 'concept')`;

function decided(q: string): RawBuilder<boolean> {
  if (q === '') return sql<boolean>`true`;
  return sql<boolean>`to_tsvector('dutch', d.item_title || ' ' || d.text || ' ' || d.follow_up)
    @@ websearch_to_tsquery('dutch', ${q})`;
}

const QUERIES: Record<SearchKind, Query> = {
  decision: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'decision' as kind, ${meeting}, d.decided_on as date, d.item_title as "itemTitle", left(d.text, ${SHOWN}) as text,
      d.withdrawn_at is not null as withdrawn
    from decision d join meeting m on m.partnership_id = d.partnership_id and m.id = d.meeting_id ${body}
    where d.partnership_id = ${partnershipId} and ${mayRead} and ${circulated}
      and ${decided(q)}
    order by d.decided_on desc, d.number desc limit ${MOST}`,
  minutes: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'minutes' as kind, ${meeting}, coalesce(left(m.starts, 10), '') as date, i.title as "itemTitle",
      left(i.text, ${SHOWN}) as text
    from minutes_item i join meeting m on m.partnership_id = i.partnership_id and m.id = i.meeting_id ${body}
    where i.partnership_id = ${partnershipId} and ${mayRead} and ${circulated} and i.text <> ''
      and to_tsvector('dutch', i.title || ' ' || i.text) @@ websearch_to_tsquery('dutch', ${q})
    order by m.starts desc nulls last limit ${MOST}`,
  agenda: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'agenda' as kind, ${meeting}, coalesce(left(m.starts, 10), '') as date, item->>'title' as "itemTitle",
      left(item->>'explanation', ${SHOWN}) as text
    from agenda_version v
    join agenda a on a.partnership_id = v.partnership_id and a.meeting_id = v.meeting_id and a.version = v.version
    join meeting m on m.partnership_id = v.partnership_id and m.id = v.meeting_id ${body}
    cross join lateral jsonb_array_elements(v.items) as item
    where v.partnership_id = ${partnershipId} and ${mayRead}
      and to_tsvector('dutch'::regconfig, v.items) @@ websearch_to_tsquery('dutch', ${q})
      and to_tsvector('dutch', (item->>'title') || ' ' || (item->>'explanation')) @@ websearch_to_tsquery('dutch', ${q})
    order by m.starts desc nulls last limit ${MOST}`,
  action: ({ partnershipId }, q, mayRead) => sql<SearchHit>`
    select 'action' as kind, ${meeting}, t.due_on as date, t.item_title as "itemTitle", left(t.text, ${SHOWN}) as text
    from action_item t join meeting m on m.partnership_id = t.partnership_id and m.id = t.meeting_id ${body}
    where t.partnership_id = ${partnershipId} and ${mayRead} and ${circulated}
      and to_tsvector('dutch', t.item_title || ' ' || t.text) @@ websearch_to_tsquery('dutch', ${q})
    order by t.due_on desc limit ${MOST}`,
};
