import { noticeCard } from '../../../cards/notice.ts';
import { eraseContents, type MessagesAbout } from '../../../delivery/use-cases.ts';
import { studentErasureCopy } from '../../../text/students.ts';
import type { Work } from '../../../work/work.ts';
import type { FieldApart } from '../../rules/students/retention.ts';
import { partnershipName } from '../../store/boards.ts';
import { searchesAndSwaps } from '../../store/student-erasures.ts';

/**
 * Messages that said something about students of a round: reasons, pseudonyms and schools. `field`: only what that field stands
 * in, as far as it is over. To be asked for before what they are found by is gone.
 */
export async function messagesAbout(work: Work, roundId: string, field?: FieldApart): Promise<MessagesAbout> {
  const { searches, swaps } = await searchesAndSwaps(work, roundId, field !== undefined);
  const concerns = (one: FieldApart): boolean => field === undefined || field === one;
  return {
    topics: [
      ...(concerns('replacement') ? searches.flatMap((id) => [`replacement:${id}`, `replacement-news:${id}`]) : []),
      ...(concerns('swap') ? swaps.flatMap((id) => [`swap:${id}`, `swap-news:${id}`]) : []),
    ],
    ...(concerns('reason') ? { prefix: `students:${roundId}` } : {}),
  };
}

/** What they said goes with the students; who got something and when stays. */
export async function forgetMessages(work: Work, about: MessagesAbout): Promise<void> {
  if (about.topics.length === 0 && about.prefix === undefined) return;
  const who = await partnershipName(work);
  await eraseContents(work, about, (language) => {
    const { summary } = studentErasureCopy[language];
    return { summary, card: noticeCard(language, who, summary) };
  });
}
