import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { searchText } from '../../text/search.ts';
import type { SearchHit } from '../schema.ts';

/** A decision that somebody puts into a conversation of their own choosing; the link asks again who may read more. */
export function decisionCard(
  hit: Pick<SearchHit, 'bodyName' | 'meetingTitle' | 'date' | 'itemTitle' | 'text' | 'withdrawn'>,
  around: { language: Language; partnershipName: string; tabUrl: string },
): Card {
  const say = searchText[around.language];
  return card({
    language: around.language,
    who: `${hit.bodyName} · ${around.partnershipName}`,
    question: hit.itemTitle || say.decided,
    facts: [{ label: say.decidedAt, value: say.line('', hit.meetingTitle, hit.date) }],
    lines: [...(hit.withdrawn ? [say.withdrawn] : []), hit.text],
    answer: [actions(link(say.openMinutes, around.tabUrl))],
  });
}
