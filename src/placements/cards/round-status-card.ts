import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy, type RoundStatusFacts, roundStatusCopy } from '../../text/placements.ts';

export interface RoundStatusState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  /** The open rounds, the first deadline first. */
  rounds: readonly RoundStatusFacts[];
  mayRemind: boolean;
  /** True in a group or channel: counts only, no names of boards. */
  inGroup: boolean;
}

const MOST_MANAGERS = 8;

/** "Hoe staat de plaatsingsronde ervoor?": progress per kring, places against demand, and who is waited for. */
export function roundStatusCard(state: RoundStatusState): Card {
  const { language, rounds } = state;
  const copy = roundStatusCopy[language];
  const who = placementsCopy[language].who(state.partnershipName);
  const [first, ...others] = rounds;
  if (!first) return card({ language, who, question: copy.noRound });
  return card({
    language,
    who,
    question: copy.head(first),
    answer: [
      ...standing(state, first),
      ...others.flatMap((round) => [
        text(copy.head(round), { weight: 'Bolder', separator: true, spacing: 'Medium' }),
        ...standing(state, round),
      ]),
      ...(state.mayRemind && rounds.some(({ missing }) => missing.length > 0) ? [remind(state)] : []),
    ],
    small: rounds.length === 1 ? [copy.until(first.deadline)] : [],
  });
}

function standing(state: RoundStatusState, round: RoundStatusFacts): Element[] {
  const copy = roundStatusCopy[state.language];
  return [
    text(copy.places(round.total), { spacing: 'Medium' }),
    ...(round.short.length > 0 ? [text(copy.short(round.short))] : []),
    {
      type: 'FactSet',
      spacing: 'Medium',
      facts: round.kringen.map(({ name, answered, boards }) => ({
        title: name ?? copy.noKring,
        value: copy.answeredOf(answered, boards),
      })),
    },
    ...(state.inGroup || round.missing.length === 0 ? [] : [text(copy.missing(round.missing))]),
    ...(state.inGroup || chasing(round).length === 0 ? [] : [text(copy.managers(chasing(round)))]),
    ...(state.rounds.length > 1 ? [text(copy.until(round.deadline), { size: 'Small', isSubtle: true })] : []),
  ];
}

/** Relatiebeheerders with boards that are not done, as many as one reads at a glance. */
function chasing({ managers }: RoundStatusFacts): RoundStatusFacts['managers'] {
  return managers.filter(({ boards, answered }) => answered < boards).slice(0, MOST_MANAGERS);
}

/** Shows first who would get a reminder; nothing is sent by it. */
function remind({ language, partnershipId, inGroup }: RoundStatusState): Element {
  const data = { p: partnershipId, selection: { kind: 'capacity' }, inGroup };
  return actions(button(roundStatusCopy[language].remind, 'reminder.preview', data, { withInputs: false }));
}
