import type { Language } from '../text/format.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { findPerson, storeLanguage } from './store.ts';

/**
 * From now on whoever acts reads Kringwerk in this language: screens, cards, mail and papers made for them. A roster that is
 * read in later leaves it as it is. Nobody chooses for another. Refuses `not-allowed` without a person.
 */
export async function chooseLanguage(work: Work, language: Language): Promise<void> {
  const { personId } = work.actor;
  const person = personId === null ? undefined : await findPerson(work, personId);
  if (!person) throw new Refusal('not-allowed', 'not-allowed');
  await storeLanguage(work, person.id, language);
  if (person.language === language) return;
  const [before, after] = [{ language: person.language }, { language }];
  await recordHistory(work, { entity: 'person', entityId: person.id, what: 'language-chosen', before, after });
}
