import { mayMinutes } from '../minutes/rules/may-minutes.ts';
import { bodiesOf, rolesAt } from '../people/rules/roles.ts';
import { standingOf } from '../people/store.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import { askedWords } from './rules/asked-words.ts';
import { partThatTells } from './rules/found-words.ts';
import { SEARCH_KINDS, type SearchKind, type SearchResults } from './schema.ts';
import { findWords } from './store.ts';

/** Characters of a text that are shown of it. */
const SHOWN = 300;

/** Finds words in what has been circulated in the bodies that somebody may read; who reads all bodies searches them all. */
export async function searchAll(
  scope: Scope,
  looker: { personId: string; now: string },
  asked: { q: string; kind?: SearchKind | undefined },
): Promise<SearchResults> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  if (!standing) throw new Refusal('not-allowed', 'not-allowed');
  const all = mayMinutes('minutes.view', rolesAt(standing, {}));
  const bodyIds = all
    ? null
    : bodiesOf(standing).filter((bodyId) => mayMinutes('minutes.view', rolesAt(standing, { bodyId })));
  if (bodyIds?.length === 0) return { hits: [] };
  const kinds = asked.kind ? [asked.kind] : SEARCH_KINDS;
  const reader = { personId: looker.personId, today: localDate(looker.now) };
  const hits = await findWords(scope, { words: askedWords(asked.q), bodyIds, kinds, ...reader });
  return { hits: hits.map((hit) => ({ ...hit, text: partThatTells(hit.text, asked.q, SHOWN) })) };
}
