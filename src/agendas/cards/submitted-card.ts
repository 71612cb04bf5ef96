import { actions, button, type Card, card, type Element, link } from '../../cards/kit.ts';
import { agendaCopy } from '../../text/agendas.ts';
import type { Language } from '../../text/format.ts';
import { submittedText } from '../../text/submitted-items.ts';
import { ITEM_KINDS, type ItemKind } from '../schema.ts';

interface Around {
  language: Language;
  partnershipName: string;
}

export interface SubmitForm extends Around {
  partnershipId: string;
  /** Made when the form is drawn, so that pressing twice submits once. */
  submitId: string;
  bodies: readonly { bodyId: string; name: string }[];
  typed: { title?: string; kind?: string; minutes?: string; desired?: string; explanation?: string; bodyId?: string };
}

/** What every form for an item asks: its title, kind and minutes; what was typed stays in it. */
export function itemInputs(language: Language, typed: { title?: string; kind?: string; minutes?: string }): Element[] {
  const say = submittedText[language];
  return [
    { ...textInput('title', say.title, typed.title, 200), isRequired: true, errorMessage: say.titleMissing },
    {
      type: 'Input.ChoiceSet',
      id: 'kind',
      label: say.kind,
      value: typed.kind ?? 'bespreken',
      choices: ITEM_KINDS.map((kind) => ({ title: agendaCopy[language].kinds[kind], value: kind })),
    },
    { type: 'Input.Number', id: 'minutes', label: say.minutes, min: 1, max: 600, value: Number(typed.minutes) || 15 },
  ];
}

/** The form with which a member submits an item; what was typed stays in it. */
export function submitFormCard({
  language,
  partnershipName,
  partnershipId,
  submitId,
  bodies,
  typed,
}: SubmitForm): Card {
  const say = submittedText[language];
  const [only] = bodies.length === 1 ? bodies : [];
  const choice: Element[] = only
    ? []
    : [
        {
          type: 'Input.ChoiceSet',
          id: 'bodyId',
          label: say.body,
          isRequired: true,
          errorMessage: say.chooseBody,
          value: typed.bodyId ?? bodies[0]?.bodyId ?? '',
          choices: bodies.map(({ bodyId, name }) => ({ title: name, value: bodyId })),
        },
      ];
  return card({
    language,
    who: only ? `${only.name} · ${partnershipName}` : partnershipName,
    question: say.heading,
    answer: [
      ...choice,
      ...itemInputs(language, typed),
      textInput('desired', say.desired, typed.desired, 500),
      { ...textInput('explanation', say.explanation, typed.explanation, 3000), isMultiline: true },
      actions(
        button(
          say.submit,
          'item.submit',
          { p: partnershipId, submitId, ...(only ? { bodyId: only.bodyId } : {}) },
          { primary: true },
        ),
      ),
    ],
    small: [say.next],
  });
}

export function textInput(id: string, label: string, value: string | undefined, maxLength: number): Element {
  return { type: 'Input.Text', id, label, maxLength, ...(value ? { value } : {}) };
}

/** What the submitter sees afterwards; `starts` null: no meeting is planned that still takes items. */
export function submittedCard(made: Around & { bodyName: string; title: string; starts: string | null }): Card {
  const say = submittedText[made.language];
  return card({
    language: made.language,
    who: `${made.bodyName} · ${made.partnershipName}`,
    question: made.starts ? say.submittedFor(made.title, made.starts) : say.submittedLater(made.title),
    small: [say.next],
  });
}

export interface SubmissionOnCard extends Around {
  bodyName: string;
  title: string;
  kind: ItemKind;
  minutes: number;
  desired: string;
  explanation: string;
  byName: string;
  /** The message in Teams it was made from. */
  sourceUrl: string | null;
}

/** For the chair and the secretary: somebody submitted an item; one press puts it on the agenda. */
export function newSubmissionCard(
  item: SubmissionOnCard,
  waits: { partnershipId: string; submissionId: string; meetingId: string; starts: string; url: string } | null,
): Card {
  const { language } = item;
  const say = submittedText[language];
  return card({
    language,
    who: `${item.bodyName} · ${item.partnershipName}`,
    question: say.news(item.byName, item.bodyName),
    facts: [
      { label: say.facts.kind, value: agendaCopy[language].kinds[item.kind] },
      { label: say.facts.minutes, value: agendaCopy[language].duration(item.minutes) },
      ...(item.desired ? [{ label: say.facts.desired, value: item.desired }] : []),
    ],
    lines: [item.title, ...(item.explanation ? [item.explanation] : [])],
    answer: newsButtons(item.sourceUrl, waits, say),
    small: [waits ? say.waitsFor(waits.starts) : say.waitsForNone],
  });
}

type Waits = { partnershipId: string; submissionId: string; meetingId: string; url: string };

function newsButtons(sourceUrl: string | null, waits: Waits | null, say: (typeof submittedText)['nl']): Element[] {
  const source = sourceUrl ? [link(say.openMessage, sourceUrl)] : [];
  if (!waits) return source.length > 0 ? [actions(...source)] : [];
  const { partnershipId: p, submissionId, meetingId, url } = waits;
  const data = { p, submissionId, meetingId };
  const accept = button(say.accept, 'item.accept', data, { primary: true, withInputs: false });
  return [actions(accept, link(say.look, url), ...source)];
}

export type SubmissionNews =
  | { what: 'accepted'; starts: string | null; minutes: number | null }
  | { what: 'merged'; into: string }
  | { what: 'deferred'; reason: string; starts: string | null };

/** What became of an item, for whoever submitted it. */
export function submissionDecidedCard(
  item: Around & { bodyName: string; title: string; byName: string; url: string | null },
  news: SubmissionNews,
): Card {
  const say = submittedText[item.language];
  return card({
    language: item.language,
    who: `${item.bodyName} · ${item.partnershipName}`,
    question: newsHeading(item.title, news, item.language),
    lines: newsLines(news, item.language),
    answer: item.url ? [actions(link(say.look, item.url))] : [],
    small: [say.decidedBy(item.byName)],
  });
}

export function newsHeading(title: string, news: SubmissionNews, language: Language): string {
  const say = submittedText[language];
  if (news.what === 'accepted') return say.accepted(title);
  return news.what === 'merged' ? say.merged(title, news.into) : say.deferred(title);
}

export function newsLines(news: SubmissionNews, language: Language): string[] {
  const say = submittedText[language];
  if (news.what === 'merged') return [];
  if (news.what === 'accepted') {
    return news.starts && news.minutes ? [say.acceptedFor(news.starts, news.minutes)] : [];
  }
  return [say.because(news.reason), news.starts ? say.deferredTo(news.starts) : say.deferredOpen];
}
