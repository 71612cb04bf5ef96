import { type Action, AdaptiveCard, HostConfig, SerializationContext, Versions } from 'adaptivecards';
import { teamsHostConfig } from './host-config.ts';
import { markdown } from './markdown.ts';

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** Draws a card with the renderer's own package, looking like Teams. Gives a note where the card cannot be drawn. */
export function renderCard(source: unknown, onPress: (action: Action) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(teamsHostConfig);
  card.onExecuteAction = onPress;
  card.parse(source, new SerializationContext(Versions.v1_5));
  return card.render() ?? failure();
}

function failure(): HTMLElement {
  const note = document.createElement('p');
  note.className = 'teams-card-failure';
  note.textContent = 'Deze kaart kan niet worden getoond.';
  return note;
}
