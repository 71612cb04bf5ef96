import { deliver } from '../../delivery/use-cases.ts';
import { findPersons } from '../../people/store.ts';
import type { Language } from '../../text/format.ts';
import type { Work } from '../../work/work.ts';
import { bodyChangeCard } from '../cards/body-change-card.ts';
import { findPartnership } from '../store.ts';

/** Tells each of these people once what changed, whatever else of it reaches them. Returns how many there are. */
export async function tellBodyChange(
  work: Work,
  publicUrl: string,
  personIds: Iterable<string>,
  news: (language: Language) => { heading: string; lines: string[] },
): Promise<number> {
  const ids = [...new Set(personIds)];
  const people = await findPersons(work, ids);
  const partnership = await findPartnership(work);
  const changeId = work.newId();
  await deliver(
    work,
    [...people.values()].map(({ id, language }) => {
      const { heading, lines } = news(language);
      return {
        key: `body-change:${changeId}:${id}`,
        topic: `body-change:${changeId}`,
        purpose: 'inform' as const,
        personId: id,
        summary: heading,
        card: bodyChangeCard({
          ...{ language, partnershipName: partnership.name, heading, lines },
          tabUrl: `${publicUrl}/tab/overleg`,
        }),
        mail: { subject: heading, paragraphs: lines },
      };
    }),
  );
  return people.size;
}
