import { noticeCard } from '../../cards/notice.ts';
import { deliver } from '../../delivery/use-cases.ts';
import { findPersons } from '../../people/store.ts';
import type { Language } from '../../text/format.ts';
import type { Work } from '../../work/work.ts';
import { partnershipName } from '../store/boards.ts';

/** Says something to people, each in their own language; the same key to the same person once. */
export async function tell(
  work: Work,
  personIds: readonly string[],
  news: { key: string; topic: string; words: (language: Language) => { summary: string; lines: string[] } },
): Promise<void> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return;
  const persons = await findPersons(work, ids);
  const partnership = await partnershipName(work);
  await deliver(
    work,
    ids.map((personId) => {
      const language = persons.get(personId)?.language ?? 'nl';
      const { summary, lines } = news.words(language);
      return {
        key: `${news.key}:${personId}`,
        topic: news.topic,
        purpose: 'inform' as const,
        personId,
        summary,
        card: noticeCard(language, partnership, summary, lines),
        mail: { subject: summary, paragraphs: lines },
      };
    }),
  );
}
