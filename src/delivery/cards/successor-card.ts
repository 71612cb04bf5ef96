import { type Card, card } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { successorText, type Unreachable } from '../../text/successor.ts';

/** For a BOC or relatiebeheerder: somebody of the board is not reached by mail any more; who comes in their place? */
export function successorCard(state: {
  language: Language;
  partnership: string;
  name: string;
  problem: Unreachable;
}): Card {
  const { language, partnership, name, problem } = state;
  const say = successorText[language];
  return card({
    language,
    who: partnership,
    question: say.question(name),
    lines: [say.why(name, problem), say.whatToDo(partnership)],
  });
}
