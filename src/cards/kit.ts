/**
 * The parts every Adaptive Card of the product is made of, in the order people know them by: who and what, the question,
 * at most three facts, the answer, one primary button, then deadline and standing in small print.
 * Cards stay within schema 1.5, which is what Teams renders.
 */
export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  fallbackText: string;
  lang: string;
  body: Element[];
  msteams?: { width: 'Full' };
  /** In a group: what each person's client asks for by itself, to show that person their own card. */
  refresh?: OwnView;
}

export interface OwnView {
  action: ExecuteAction;
  /** Whose clients ask; the turn fills this in, because it alone knows who is in the chat. */
  userIds?: string[];
}

/** Any card element; the tests check each card against Microsoft's schema, so the type stays loose here. */
export type Element = { type: string } & Record<string, unknown>;

export interface ExecuteAction {
  type: 'Action.Execute';
  title?: string;
  verb: string;
  data: Record<string, unknown>;
  style?: 'positive' | 'destructive';
  associatedInputs?: 'auto' | 'none';
  fallback?: Record<string, unknown> | 'drop';
}

export interface CardParts {
  language: 'nl' | 'en';
  /** Body and partnership, one line: "POO-werkgroep · Partnerschap Oost". */
  who: string;
  /** The question or the news, as a heading. */
  question: string;
  /** At most three things needed to decide. */
  facts?: { label: string; value: string }[];
  /** Plain sentences below the facts. */
  lines?: string[];
  /** Inputs, tables and action sets, in order. */
  answer?: Element[];
  /** Deadline, standing, what happens next: subtle. */
  small?: string[];
}

export function card(parts: CardParts): Card {
  const facts = parts.facts?.length
    ? [{ type: 'FactSet', facts: parts.facts.map(({ label, value }) => ({ title: label, value })), spacing: 'Medium' }]
    : [];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    lang: parts.language,
    fallbackText: `${parts.who}: ${parts.question}`,
    body: [
      text(parts.who, { size: 'Small', isSubtle: true }),
      text(parts.question, { size: 'Large', weight: 'Bolder', style: 'heading', spacing: 'Small' }),
      ...facts,
      ...(parts.lines ?? []).map((line) => text(line, { spacing: 'Medium' })),
      ...(parts.answer ?? []),
      ...(parts.small ?? []).map((line) => text(line, { size: 'Small', isSubtle: true, spacing: 'Small' })),
    ],
  };
}

export function text(content: string, style: Record<string, unknown> = {}): Element {
  return { type: 'TextBlock', text: content, wrap: true, ...style };
}

export interface ButtonOptions {
  primary?: boolean;
  destructive?: boolean;
  /** False: the button sends no inputs, such as "Wijzig". */
  withInputs?: boolean;
}

/**
 * One button. The fallback is the same as `Action.Submit`, for clients that do not know `Action.Execute`; both carry the
 * verb in their data, so that one handler serves both.
 */
export function button(
  title: string,
  verb: string,
  data: Record<string, unknown>,
  options: ButtonOptions = {},
): ExecuteAction {
  const style = options.primary
    ? { style: 'positive' as const }
    : options.destructive
      ? { style: 'destructive' as const }
      : {};
  const associatedInputs = options.withInputs === false ? ('none' as const) : ('auto' as const);
  const sent = { ...data, verb };
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: sent,
    associatedInputs,
    ...style,
    fallback: { type: 'Action.Submit', title, data: sent, associatedInputs, ...style },
  };
}

/** A link to a page or a tab; no state changes by it. */
export function link(title: string, url: string): Record<string, unknown> {
  return { type: 'Action.OpenUrl', title, url };
}

export function actions(...buttons: (ExecuteAction | Record<string, unknown>)[]): Element {
  return { type: 'ActionSet', actions: buttons, spacing: 'Medium' };
}
