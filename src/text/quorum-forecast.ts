import type { QuorumForecast } from '../meetings/rules/quorum-forecast.ts';
import { bothLanguages } from './copy.ts';
import { count, type Language, list } from './format.ts';

/** Names beyond this many are counted instead. */
const NAMES = 3;

const WORDS = bothLanguages({
  nl: {
    impossible: 'Het quorum kan niet worden gehaald: er zijn te weinig zetels bezet.',
    lost: 'Het quorum wordt op geen van deze data nog gehaald. Voeg een datum toe.',
    reached: 'Er is al een datum waarop het quorum gehaald wordt.',
    likely: (missing: string) => `Het quorum wordt waarschijnlijk gehaald; er missen nog ${missing}.`,
    likelyOne: (missing: string) => `Het quorum wordt waarschijnlijk gehaald; er mist nog ${missing}.`,
    uncertain: (missing: string) => `Quorum nog niet zeker: er missen ${missing}.`,
    uncertainOne: (missing: string) => `Quorum nog niet zeker: er mist ${missing}.`,
    ask: (sentence: string, names: string) => `${sentence.slice(0, -1)}; vraag ${names}.`,
    more: (more: number) => `nog ${more}`,
    votes: (votes: number) => count(votes, 'stem', 'stemmen'),
    of: {
      voting: (votes: string) => `${votes} van stemgerechtigden`,
      required: (votes: string) => `${votes} van wie niet gemist kan worden`,
      voorzitter: (votes: string) => `${votes} van de voorzitter`,
      secretaris: (votes: string) => `${votes} van de secretaris`,
      lid: (votes: string) => `${votes} van de leden`,
      adviseur: (votes: string) => `${votes} van de adviseurs`,
      bestuur: (votes: string) => `${votes} van de besturen`,
      kring: (votes: string) => `${votes} van de kringen`,
      opleiding: (votes: string) => `${votes} van de opleiding`,
    } as Record<string, (votes: string) => string>,
  },
  en: {
    impossible: 'The quorum cannot be reached: too few seats are filled.',
    lost: 'The quorum can no longer be reached on any of these dates. Add a date.',
    reached: 'There is a date already on which the quorum is reached.',
    likely: (missing: string) => `The quorum will probably be reached; ${missing} are still missing.`,
    likelyOne: (missing: string) => `The quorum will probably be reached; ${missing} is still missing.`,
    uncertain: (missing: string) => `Quorum not certain yet: ${missing} are missing.`,
    uncertainOne: (missing: string) => `Quorum not certain yet: ${missing} is missing.`,
    ask: (sentence: string, names: string) => `${sentence.slice(0, -1)}; ask ${names}.`,
    more: (more: number) => `${more} more`,
    votes: (votes: number) => count(votes, 'vote', 'votes'),
    of: {
      voting: (votes: string) => `${votes} of those who vote`,
      required: (votes: string) => `${votes} of those who cannot be missed`,
      voorzitter: (votes: string) => `${votes} of the chair`,
      secretaris: (votes: string) => `${votes} of the secretary`,
      lid: (votes: string) => `${votes} of the members`,
      adviseur: (votes: string) => `${votes} of the advisers`,
      bestuur: (votes: string) => `${votes} of the boards`,
      kring: (votes: string) => `${votes} of the kringen`,
      opleiding: (votes: string) => `${votes} of the institute`,
    } as Record<string, (votes: string) => string>,
  },
});

/** "Quorum nog niet zeker: er missen 2 stemmen van de besturen; vraag X en Y." `names`: whom to ask; empty: nobody is named. */
export function forecastSentence(forecast: QuorumForecast, names: readonly string[], language: Language): string {
  const say = WORDS[language];
  if (!('missing' in forecast)) return say[forecast.state];
  const { state, missing } = forecast;
  const parts = missing.map(({ of, seats }) => {
    const [votes, group] = [say.votes(seats), typeof of === 'string' ? of : of.role];
    return say.of[group]?.(votes) ?? votes;
  });
  const one = missing.length === 1 && missing[0]?.seats === 1;
  const sentence = say[one ? (`${state}One` as const) : state](list(parts, language));
  if (state === 'likely' || names.length === 0) return sentence;
  const named = names.length <= NAMES + 1 ? names : [...names.slice(0, NAMES), say.more(names.length - NAMES)];
  return say.ask(sentence, list([...named], language));
}
