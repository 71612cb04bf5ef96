import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import { swapCopy } from '../../text/swaps.ts';
import type { SwapSideView, SwapView } from '../schema-swaps.ts';

/** Everything the card about a swap is drawn from, for one of its sides. */
export interface SwapCardState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  swap: SwapView;
  /** The side that the viewer answers for. */
  side: 'a' | 'b';
  viewerId: string | null;
  /** `decline`: with the reason for a no. */
  show?: 'decline' | undefined;
  fault?: { text: string; typed: Readonly<Record<string, string>> } | undefined;
}

export const SWAP_NO_INPUT = 'reason';

/** The question to one side whether two students may change places, or how that ended. Pseudonyms only. */
export function swapCard(state: SwapCardState): Card {
  const { swap, show } = state;
  if (swap.state !== 'open') return ended(state, swap.state);
  if (own(state).state === 'agreed') return agreed(state);
  return show === 'decline' ? decline(state) : open(state);
}

function own({ swap, side }: SwapCardState): SwapSideView {
  return swap.sides[side === 'a' ? 0 : 1];
}

function other({ swap, side }: SwapCardState): SwapSideView {
  return swap.sides[side === 'a' ? 1 : 0];
}

function head(state: SwapCardState) {
  const { swap, language } = state;
  const copy = swapCopy[language];
  return {
    language,
    who: placementsCopy[language].whoInRound(state.partnershipName, swap.schoolYear, swap.period),
    facts: [
      { label: copy.comes, value: copy.facts(other(state)) },
      { label: copy.goes, value: copy.facts(own(state)) },
      { label: copy.by, value: swap.reason ? `${swap.proposedBy}: ${swap.reason}` : swap.proposedBy },
    ],
  };
}

function open(state: SwapCardState): Card {
  const { swap, language } = state;
  const copy = swapCopy[language];
  return card({
    ...head(state),
    question: copy.ask(own(state).label, other(state).label),
    answer: [
      ...faultOf(state),
      actions(
        button(copy.yes, 'swap.agree', dataOf(state), { primary: true, withInputs: false }),
        button(copy.no, 'swap.edit', dataOf(state), { withInputs: false }),
      ),
    ],
    small: [copy.both, copy.until(swap.answerBy)],
  });
}

function decline(state: SwapCardState): Card {
  const { swap, language } = state;
  const copy = swapCopy[language];
  return card({
    ...head(state),
    question: copy.whyNot,
    answer: [
      ...faultOf(state),
      {
        type: 'Input.Text',
        id: SWAP_NO_INPUT,
        label: copy.reasonLabel,
        isMultiline: true,
        maxLength: 500,
        ...(state.fault?.typed[SWAP_NO_INPUT] ? { value: state.fault.typed[SWAP_NO_INPUT] } : {}),
      },
      actions(
        button(copy.sendNo, 'swap.decline', dataOf(state), { primary: true }),
        button(copy.back, 'swap.show', dataOf(state), { withInputs: false }),
      ),
    ],
    small: [copy.until(swap.answerBy)],
  });
}

function agreed(state: SwapCardState): Card {
  const { swap, language } = state;
  const copy = swapCopy[language];
  return card({
    ...head(state),
    question: copy.agreed,
    answer: [...faultOf(state), actions(button(copy.withdraw, 'swap.withdraw', dataOf(state), { withInputs: false }))],
    small: [...by(state), copy.until(swap.answerBy)],
  });
}

function ended(state: SwapCardState, how: Exclude<SwapView['state'], 'open'>): Card {
  const { swap, language } = state;
  const copy = swapCopy[language];
  const reason = swap.sides.find(({ state: said }) => said === 'declined')?.reason;
  return card({
    ...head(state),
    question: copy.ended[how],
    lines: [copy.endedLine[how], ...(reason ? [copy.reason(reason)] : [])],
    answer: faultOf(state),
    small: by(state),
  });
}

function by(state: SwapCardState): string[] {
  const { answeredBy } = own(state);
  if (!answeredBy || answeredBy.personId === state.viewerId) return [];
  return [swapCopy[state.language].answered(answeredBy.name, answeredBy.onBehalf)];
}

function faultOf({ fault }: SwapCardState): Element[] {
  if (!fault) return [];
  return [{ type: 'Container', style: 'warning', spacing: 'Medium', items: [text(fault.text, { weight: 'Bolder' })] }];
}

function dataOf({ partnershipId, swap, side }: SwapCardState): Record<string, unknown> {
  return { p: partnershipId, swapId: swap.swapId, side };
}
