import type { ItemOrigin } from './item-origin.ts';

/** An item as a body keeps it for later agendas. */
export interface KeptItem {
  title: string;
  kind: 'informeren' | 'bespreken' | 'besluiten';
  minutes: number;
  /** What it should lead to; empty: nothing said. */
  desired: string;
}

export interface AgendaTemplate {
  id: string;
  name: string;
  items: readonly KeptItem[];
}

/** How a body likes its agendas. */
export interface AgendaSettings {
  /** Days before the meeting until which members may submit an item. */
  submitDays: number;
  /** Days before the meeting on which papers are due. */
  papersDays: number;
  /** Always at the beginning, and always at the end. */
  fixedStart: readonly KeptItem[];
  fixedEnd: readonly KeptItem[];
  templates: readonly AgendaTemplate[];
}

/** Of a body that has said nothing: items ten days before, papers a week before, nothing fixed. */
export const USUAL_AGENDA: AgendaSettings = {
  submitDays: 10,
  papersDays: 7,
  fixedStart: [],
  fixedEnd: [],
  templates: [],
};

/** What is on an agenda when it begins: what is fixed, around the items of the template when one is chosen. */
export function startingItems(
  settings: AgendaSettings,
  template: AgendaTemplate | null,
): (KeptItem & { origin: ItemOrigin })[] {
  const fixed = (at: 'start' | 'end') => (item: KeptItem) => ({ ...item, origin: { kind: 'fixed' as const, at } });
  const between = (template?.items ?? []).map((item) => ({
    ...item,
    origin: { kind: 'template' as const, name: template?.name ?? '' },
  }));
  return [...settings.fixedStart.map(fixed('start')), ...between, ...settings.fixedEnd.map(fixed('end'))];
}
