import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { SearchHit, SearchKind } from './schema.ts';

/** Of each kind; whoever wants more asks for fewer words. */
const MOST = 50;
/** Characters of a text in which its reader looks for the part to show. */
const READ = 20_000;

/** Of each word the forms of which one has to be there, as Postgres reads what people type in a search box. */
type Words = readonly (readonly string[])[];

/**
 * Finds words by Dutch stem in what has left the concept, with the texts in which they stand. `bodyIds` null: in every body. Each kind is read through its own
 * index. No words at all find the newest decisions. A confidential paper is found by whoever added it, and by who sits on a
 * voting seat of the body on `today`, as `mayReadPaper` says.
 */
export async function findWords(
  scope: Scope,
  asked: {
    words: Words;
    bodyIds: readonly string[] | null;
    kinds: readonly SearchKind[];
  } & PaperReader,
): Promise<SearchHit[]> {
  await planByWords(scope);
  const hits: SearchHit[] = [];
  for (const kind of asked.kinds) {
    const { rows } = await QUERIES[kind](scope, asked.words, asked.bodyIds, asked).execute(scope.tx);
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

/** Who looks for papers: what is confidential is found by who votes in the body today (`YYYY-MM-DD`). */
export interface PaperReader {
  personId: string;
  today: string;
}

type Query = (
  scope: Scope,
  words: Words,
  bodyIds: readonly string[] | null,
  reader: PaperReader,
) => RawBuilder<SearchHit>;

/** Whether a row of that table is of a body that the reader may read. */
function mayRead(table: 'm' | 'd' | 't', bodyIds: readonly string[] | null): RawBuilder<boolean> {
  if (bodyIds === null) return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(`${table}.body_id`)} = any(${[...bodyIds]}::text[])`;
}

/** Kept stems, so that the database knows how common a word is: see `findWords`. */
function about(kept: RawBuilder<unknown>, words: Words): RawBuilder<boolean> {
  if (words.length === 0) return sql<boolean>`true`;
  const forms = words.map((of) => sql`(${sql.join(of.map(asQuery), sql` || `)})`);
  return sql<boolean>`${kept} @@ (${sql.join(forms, sql` && `)})`;
}

function asQuery(word: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery('dutch', ${word})`;
}

/** `of`: a row with a meeting. */
function circulated(of: 'm' | 'd' | 't'): RawBuilder<boolean> {
  const meetingId = sql.ref(of === 'm' ? 'm.id' : `${of}.meeting_id`);
  return sql<boolean>`exists (select 1 from minutes n where n.partnership_id = ${sql.ref(`${of}.partnership_id`)}
    and n.meeting_id = ${meetingId} and n.state <> 'concept')`;
}

/** Of a meeting `m`: the person sits on a voting seat of its body now, or of the body that this one lives on in. */
function votesInBodyOf({ personId, today }: PaperReader): RawBuilder<boolean> {
  return sql<boolean>`exists (
    with recursive line (id) as (select m.body_id
      union select body.merged_into from line
        join body on body.partnership_id = m.partnership_id and body.id = line.id and body.merged_into is not null)
    select 1 from line join seat s on s.partnership_id = m.partnership_id and s.body_id = line.id
      join seat_term t on t.partnership_id = s.partnership_id and t.seat_id = s.id
    where s.votes and s.role <> 'adviseur' and coalesce(s.ended_on, ${today}) >= ${today} and t.person_id = ${personId}
      and coalesce(t.from_date, ${today}) <= ${today} and coalesce(t.until_date, ${today}) >= ${today})`;
}

const meeting = sql`m.id as "meetingId", b.name as "bodyName", m.title as "meetingTitle"`;
const ofMeeting = sql`join meeting m on m.partnership_id = found.partnership_id and m.id = found.meeting_id
  join body b on b.partnership_id = m.partnership_id and b.id = m.body_id`;
const date = sql`coalesce(left(m.starts, 10), '') as date`;
const newestMeeting = sql`order by m.starts desc nulls last`;

/** `found` is as little as tells what is shown, so that titles and texts are read of that alone. */
const QUERIES: Record<SearchKind, Query> = {
  decision: ({ partnershipId }, words, bodyIds) => sql<SearchHit>`
    select 'decision' as kind, ${meeting}, found.decided_on as date, found.item_id as "itemId", found.item_title as "itemTitle",
      left(found.text, ${READ}) as text, found.withdrawn_at is not null as withdrawn
    from (select d.* from decision d
      where d.partnership_id = ${partnershipId} and ${mayRead('d', bodyIds)} and ${about(sql`d.words`, words)} and ${circulated('d')}
      order by d.decided_on desc, d.number desc limit ${MOST}) as found ${ofMeeting}
    order by found.decided_on desc, found.number desc`,
  minutes: ({ partnershipId }, words, bodyIds) => sql<SearchHit>`
    select 'minutes' as kind, ${meeting}, ${date}, found.item_id as "itemId", found.title as "itemTitle",
      left(found.text, ${READ}) as text
    from (select i.* from minutes_item i join meeting m on m.partnership_id = i.partnership_id and m.id = i.meeting_id
      where i.partnership_id = ${partnershipId} and ${mayRead('m', bodyIds)} and i.text <> '' and ${about(sql`i.words`, words)}
        and ${circulated('m')}
      ${newestMeeting} limit ${MOST}) as found ${ofMeeting}
    ${newestMeeting}`,
  agenda: ({ partnershipId }, words, bodyIds) => sql<SearchHit>`
    select 'agenda' as kind, ${meeting}, ${date}, nullif(found.item_id, '') as "itemId", found.title as "itemTitle",
      left(concat_ws(E'\\n', nullif(found.desired, ''), nullif(found.explanation, '')), ${READ}) as text
    from (select c.* from circulated_item c join meeting m on m.partnership_id = c.partnership_id and m.id = c.meeting_id
      where c.partnership_id = ${partnershipId} and ${mayRead('m', bodyIds)} and ${about(sql`c.words`, words)}
      ${newestMeeting}, c.position limit ${MOST}) as found ${ofMeeting}
    ${newestMeeting}, found.position`,
  paper: ({ partnershipId }, words, bodyIds, reader) => sql<SearchHit>`
    select 'paper' as kind, ${meeting}, ${date}, found.item_id as "itemId", found.title as "itemTitle",
      left(found.name, ${READ}) as text
    from (select p.partnership_id, p.meeting_id, p.item_id, p.name, c.title
      from paper p join meeting m on m.partnership_id = p.partnership_id and m.id = p.meeting_id
      join circulated_item c on c.partnership_id = p.partnership_id and c.meeting_id = p.meeting_id and c.item_id = p.item_id
      where p.partnership_id = ${partnershipId} and p.removed_at is null and ${mayRead('m', bodyIds)}
        and ${about(sql`p.words`, words)}
        and (not p.confidential or p.added_by = ${reader.personId} or ${votesInBodyOf(reader)})
      ${newestMeeting} limit ${MOST}) as found ${ofMeeting}
    ${newestMeeting}`,
  action: ({ partnershipId }, words, bodyIds) => sql<SearchHit>`
    select 'action' as kind, ${meeting}, found.due_on as date, null as "itemId", found.item_title as "itemTitle",
      left(found.text, ${READ}) as text
    from (select t.* from action_item t
      where t.partnership_id = ${partnershipId} and ${mayRead('t', bodyIds)} and ${about(sql`t.words`, words)} and ${circulated('t')}
      order by t.due_on desc limit ${MOST}) as found ${ofMeeting}
    order by found.due_on desc`,
};
