import { type Card, card } from '../../cards/kit.ts';
import { extensionText } from '../../text/extension.ts';
import type { Language } from '../../text/format.ts';
import type { FoundPerson } from '../rules/find-people.ts';

/** Where somebody sits: what everybody who takes part may know. No address, no telephone. */
export function personCard(person: FoundPerson, about: { language: Language; partnershipName: string }): Card {
  const say = extensionText[about.language];
  return card({
    language: about.language,
    who: about.partnershipName,
    question: person.name,
    facts: person.places.slice(0, 3).map((place) => ({ label: place.body, value: say.seat(place) })),
    small: person.places.length > 3 ? [say.morePlaces(person.places.length - 3)] : [],
  });
}
