import { actions, type Card, card, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { submittedText } from '../../text/submitted-items.ts';
import { itemInputs, textInput } from './submitted-card.ts';

export interface FromMessage {
  language: Language;
  /** Made when the form is drawn, so that pressing twice submits once. */
  submitId: string;
  /** Where it can go; `key` comes back as `place`. */
  places: readonly { key: string; label: string }[];
  /** Who wrote the message; null: unknown. */
  author: string | null;
  typed: { place?: string; title?: string; kind?: string; minutes?: string; explanation?: string };
  /** What is to be mended before it can be submitted. */
  wrong?: string;
}

/**
 * The form in the dialog that opens from a message. A dialog takes Action.Submit alone; what it sends comes to the dialog's
 * own handler, not to a card's.
 */
export function fromMessageCard({ language, submitId, places, author, typed, wrong }: FromMessage): Card {
  const say = submittedText[language];
  return card({
    language,
    who: author ? say.fromWho(author) : say.heading,
    question: say.fromChat,
    answer: [
      ...(wrong ? [text(wrong, { color: 'Attention', weight: 'Bolder' })] : []),
      {
        type: 'Input.ChoiceSet',
        id: 'place',
        label: say.place,
        isRequired: true,
        errorMessage: say.choosePlace,
        value: typed.place ?? places[0]?.key ?? '',
        choices: places.map(({ key, label }) => ({ title: label, value: key })),
      },
      ...itemInputs(language, typed),
      { ...textInput('explanation', say.explanation, typed.explanation, 3000), isMultiline: true },
      actions({ type: 'Action.Submit', title: say.submit, data: { submitId }, style: 'positive' }),
    ],
    small: [say.next, say.linkKept],
  });
}
