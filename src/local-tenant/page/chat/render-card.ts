import {
  type Action,
  AdaptiveCard,
  GlobalRegistry,
  HostConfig,
  SerializationContext,
  Table,
  Versions,
} from 'adaptivecards';
import { teamsHostConfig } from './host-config.ts';
import { markdown } from './markdown.ts';

// The package says that its files do nothing by themselves, so that a bundle leaves out the one that registers tables.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** What someone filled in, by the id of the input. */
export type FilledIn = Map<string, string>;

/** A card as drawn; `filledIn` gives what the person changed since. */
export interface DrawnCard {
  element: HTMLElement;
  filledIn(): FilledIn;
}

/**
 * Draws a card with the renderer's own package, looking like Teams, or a note where it cannot be drawn. `earlier` is
 * what the person had filled in on the version before: a card that is refreshed meanwhile must not lose it.
 */
export function drawCard(source: unknown, earlier: FilledIn, onPress: (action: Action) => void): DrawnCard {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(teamsHostConfig);
  card.onExecuteAction = onPress;
  card.parse(withValues(source, earlier), new SerializationContext(Versions.v1_5));
  const element = card.render() ?? failure();
  return { element, filledIn: () => changedInputs(card, earlier) };
}

/** Puts a drawn card where its earlier version was, and whoever is typing there goes on in the same input. */
export function putInPlace(place: HTMLElement, element: HTMLElement): void {
  const inputs = () => [...place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const at = inputs().indexOf(document.activeElement as HTMLInputElement);
  const { selectionStart = null, selectionEnd = null } = inputs()[at] ?? {};
  place.replaceChildren(element);
  const same = inputs()[at];
  same?.focus();
  // Only inputs for text have a selection.
  if (selectionStart !== null) same?.setSelectionRange(selectionStart, selectionEnd);
}

function changedInputs(card: AdaptiveCard, earlier: FilledIn): FilledIn {
  const changed = card.getAllInputs().filter((input) => input.id && (input.isDirty() || earlier.has(input.id)));
  return new Map(changed.map((input) => [input.id!, String(input.value ?? '')]));
}

/** The card with the inputs' values replaced by what was filled in before. */
function withValues(part: unknown, values: FilledIn): unknown {
  if (Array.isArray(part)) return part.map((each) => withValues(each, values));
  if (typeof part !== 'object' || part === null) return part;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) copy[name] = withValues(value, values);
  const value = typeof copy['id'] === 'string' ? values.get(copy['id']) : undefined;
  if (value !== undefined && String(copy['type']).startsWith('Input.')) copy['value'] = value;
  return copy;
}

function failure(): HTMLElement {
  const note = document.createElement('p');
  note.className = 'teams-card-failure';
  note.textContent = 'Deze kaart kan niet worden getoond.';
  return note;
}
