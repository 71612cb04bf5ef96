/** The few elements of the answer page, for browsers of any age. */
export function heading(text: string): HTMLElement {
  return made('h1', text);
}

export function paragraph(text: string, className = ''): HTMLElement {
  const element = made('p', text);
  element.className = className;
  return element;
}

export function button(text: string, press: () => void): HTMLButtonElement {
  const element = made('button', text) as HTMLButtonElement;
  element.type = 'button';
  element.className = 'main-button';
  element.onclick = press;
  return element;
}

/** A question one can open, with its answer below. */
export function details(summary: string, text: string, ...more: HTMLElement[]): HTMLElement {
  const element = document.createElement('details');
  element.appendChild(made('summary', summary));
  element.appendChild(made('p', text));
  for (const child of more) element.appendChild(child);
  return element;
}

export function show(place: HTMLElement, ...elements: HTMLElement[]): void {
  place.textContent = '';
  for (const element of elements) place.appendChild(element);
}

function made(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
