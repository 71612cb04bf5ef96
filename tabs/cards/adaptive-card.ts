import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  type IMarkdownProcessingResult,
  OpenUrlAction,
  SubmitAction,
  Table,
  Versions,
} from 'adaptivecards';
import { hostConfig } from './host-config.ts';

/** What happens when somebody presses a button on a card. */
export interface CardEvents {
  onExecute(verb: string, data: Record<string, unknown>): void;
  onOpenUrl(url: string): void;
}

// The package says that its files do nothing by themselves, so that a bundle leaves out the one that registers tables.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);

AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

let drawn = 0;

/** Draws a card as HTML; used by the tabs and, without any framework, by the answer page. */
export function drawCard(json: unknown, events: CardEvents): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action: Action) => {
    if (action instanceof OpenUrlAction && action.url) events.onOpenUrl(action.url);
    else if (action instanceof ExecuteAction || action instanceof SubmitAction) execute(action, events);
  };
  card.parse(json);
  const element = card.render() ?? document.createElement('div');
  element.removeAttribute('tabindex');
  const { lang } = json as { lang?: string };
  if (lang) element.lang = lang;
  mendRadioGroups(element);
  return element;
}

function execute(action: ExecuteAction | SubmitAction, events: CardEvents): void {
  const data = (action.data ?? {}) as Record<string, unknown>;
  const verb = (action instanceof ExecuteAction && action.verb) || data['verb'];
  if (typeof verb === 'string') events.onExecute(verb, data);
}

/** Keeps the card as it is while an answer is under way; the answer is on the screen, but cannot be sent twice. */
export function setCardBusy(element: HTMLElement, busy: boolean): void {
  element.setAttribute('aria-busy', String(busy));
  for (const button of element.querySelectorAll('button')) button.disabled = busy;
}

/**
 * The renderer names a radio group after the input alone, so that two cards on one screen would share it, and leaves
 * the group without a role.
 */
function mendRadioGroups(element: HTMLElement): void {
  drawn += 1;
  for (const group of element.querySelectorAll<HTMLElement>('.ac-choiceSetInput-expanded')) {
    const radios = group.querySelectorAll<HTMLInputElement>('input[type=radio]');
    const label = radios[0]?.getAttribute('aria-labelledby')?.split(' ').slice(0, -1).join(' ');
    group.setAttribute('role', 'radiogroup');
    if (label) group.setAttribute('aria-labelledby', label);
    else if (radios[0]?.name) group.setAttribute('aria-label', nearestHeading(group));
    for (const radio of radios) {
      radio.name = `card${drawn}-${radio.name}`;
      radio.removeAttribute('aria-labelledby');
    }
  }
}

/** The text before the group: the date in the same row of the card. */
function nearestHeading(group: HTMLElement): string {
  const row = group.closest('.ac-columnSet, .ac-container, tr');
  return row?.querySelector('.ac-textBlock')?.textContent ?? '';
}

/** Teams reads a little Markdown in text blocks: bold, links and escaped marks. Everything else is text. */
function markdown(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const html = escaped
    .replace(/\\([\\`*_{}[\]()#+\-.!~])/g, (_, mark: string) => `&#${mark.charCodeAt(0)};`)
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/\[([^\]]+)\]\((https?:[^\s)]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\r?\n/g, '<br>');
  return `<p style="margin:0">${html}</p>`;
}
