import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import { redistributionCopy, whyText } from '../../text/redistribution.ts';
import type { AskView } from '../schema-redistribution.ts';

/** Everything the card with the question for more places is drawn from. */
export interface AskCardState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  ask: AskView;
  viewerId: string | null;
  /** `form`: with a number for each variant and a reason. */
  show?: 'form' | undefined;
  /** What went wrong, in words, with what was typed. */
  fault?: { text: string; typed: Readonly<Record<string, string>> };
}

export const agreedInput = (variantId: string): string => `agreed-${variantId}`;
export const REASON_INPUT = 'reason';

/** The question to one board for places beyond its offer, or its answer, as it now stands for one person. */
export function redistributionCard(state: AskCardState): Card {
  const { ask, language } = state;
  const copy = redistributionCopy[language];
  if (ask.state === 'withdrawn') return shut(state, copy.withdrawn(ask.boardName), [copy.withdrawnLine]);
  if (ask.state === 'expired' && !ask.mayAnswer) {
    return shut(
      state,
      copy.expired(ask.boardName),
      [copy.expiredLine(ask.answerBy)],
      [placementsCopy[language].askWhom(ask.contacts)],
    );
  }
  if (state.show === 'form') return form(state);
  return ask.answeredAt === null ? open(state) : answered(state);
}

function open(state: AskCardState): Card {
  const { ask, language } = state;
  const copy = redistributionCopy[language];
  const data = dataOf(state);
  return card({
    language,
    who: who(state),
    question: copy.ask(ask.boardName, total(ask, 'asked')),
    facts: [
      { label: copy.asked, value: copy.lines(ask.lines.map(({ variant, asked }) => ({ variant, places: asked }))) },
      { label: copy.why, value: whyText(ask.why, language) },
    ],
    answer: [
      ...faultOf(state),
      actions(
        button(copy.accept, 'redistribution.accept', data, { primary: true, withInputs: false }),
        button(copy.other, 'redistribution.edit', data, { withInputs: false }),
      ),
    ],
    small: [copy.until(ask.answerBy)],
  });
}

function form(state: AskCardState): Card {
  const { ask, language, fault } = state;
  const copy = redistributionCopy[language];
  const data = dataOf(state);
  return card({
    language,
    who: who(state),
    question: copy.howMany(ask.boardName),
    answer: [
      ...faultOf(state),
      ...ask.lines.map(({ variantId, variant, asked, agreed }): Element => {
        const typed = fault?.typed[agreedInput(variantId)];
        const value = Number(typed ?? agreed ?? asked);
        return {
          type: 'Input.Number',
          id: agreedInput(variantId),
          label: copy.agreedLabel(variant, asked),
          ...(typed === '' || !Number.isFinite(value) ? {} : { value }),
        };
      }),
      {
        type: 'Input.Text',
        id: REASON_INPUT,
        label: copy.reasonLabel,
        isMultiline: true,
        maxLength: 500,
        ...filledWith(fault?.typed[REASON_INPUT] ?? ask.reason),
      },
      actions(
        button(copy.send, 'redistribution.answer', data, { primary: true }),
        button(copy.back, 'redistribution.show', data, { withInputs: false }),
      ),
    ],
    small: [copy.until(ask.answerBy)],
  });
}

function answered(state: AskCardState): Card {
  const { ask, language, viewerId } = state;
  const copy = redistributionCopy[language];
  const places = total(ask, 'agreed');
  const by = ask.answeredBy;
  const mine = by !== null && by.personId === viewerId;
  return card({
    language,
    who: who(state),
    question: places === 0 ? copy.saidNo(ask.boardName) : copy.agreed(ask.boardName, places),
    facts: ask.lines.map(({ variant, asked, agreed }) => ({ label: variant, value: copy.ofAsked(agreed ?? 0, asked) })),
    lines: [...(mine ? [copy.thanks] : []), ...(ask.reason ? [copy.reason(ask.reason)] : [])],
    answer: [
      ...faultOf(state),
      ...(ask.mayAnswer || ask.state !== 'expired'
        ? [actions(button(copy.edit, 'redistribution.edit', dataOf(state), { withInputs: false }))]
        : []),
    ],
    small: [
      ...(by && ask.answeredAt !== null && !mine
        ? [
            by.onBehalf
              ? placementsCopy[language].byProgramme(by.name, ask.answeredAt)
              : placementsCopy[language].byOther(by.name, ask.answeredAt),
          ]
        : []),
      copy.until(ask.answerBy),
    ],
  });
}

function shut(state: AskCardState, question: string, lines: string[], small: string[] = []): Card {
  return card({ language: state.language, who: who(state), question, lines, answer: faultOf(state), small });
}

function who({ partnershipName, ask, language }: AskCardState): string {
  return placementsCopy[language].whoInRound(partnershipName, ask.schoolYear, ask.period);
}

function total(ask: AskView, what: 'asked' | 'agreed'): number {
  return ask.lines.reduce((sum, line) => sum + (line[what] ?? 0), 0);
}

function faultOf({ fault }: AskCardState): Element[] {
  if (!fault) return [];
  return [{ type: 'Container', style: 'warning', spacing: 'Medium', items: [text(fault.text, { weight: 'Bolder' })] }];
}

function filledWith(value: string): { value: string } | Record<string, never> {
  return value === '' ? {} : { value };
}

function dataOf({ partnershipId, ask }: AskCardState): Record<string, unknown> {
  return { p: partnershipId, askId: ask.askId };
}
