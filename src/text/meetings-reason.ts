import type { ReasonFact } from '../meetings/rules/ranking-reason.ts';
import type { Language } from './format.ts';
import { meetingsText } from './meetings.ts';

/** Names beyond this many are counted instead, so that a reason stays one line. */
const NAMES = 3;

/** "Quorum gehaald; 8 van de 10 kunnen; mist kring Noord; plaatsvervanger van voorzitter kan" */
export function reasonSentence(facts: readonly ReasonFact[], language: Language): string {
  const sentence = facts.map((item) => phrase(item, language)).join('; ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function phrase(item: ReasonFact, language: Language): string {
  const say = meetingsText[language].reason;
  const names = (seats: readonly string[]): string[] =>
    seats.length <= NAMES + 1 ? [...seats] : [...seats.slice(0, NAMES), say.andMore(seats.length - NAMES)];
  switch (item.fact) {
    case 'withdrawn':
      return say.withdrawn;
    case 'nobody-answered':
      return say.nobody;
    case 'quorum-reached':
      return say.quorumReached;
    case 'quorum-missed':
      return say.quorumMissed(item.short);
    case 'everyone-can':
      return say.everyone;
    case 'can-come':
      return say.canCome(item.present, item.seats);
    case 'missing':
      return say.missing(names(item.seats));
    case 'deputy-can':
      return say.deputy(names(item.forSeats));
    case 'if-need-be':
      return say.ifNeedBe(item.seats);
    case 'not-answered':
      return say.silent(item.seats);
    case 'by-calendar':
      return say.byCalendar(item.free, names(item.busy));
    case 'elsewhere':
      return say.elsewhere(names(item.seats));
    case 'quorum-hoped':
      return say.quorumHoped;
    case 'disliked':
      return say.disliked(item.in);
  }
}
