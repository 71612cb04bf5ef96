import type { AgendaSettings, KeptItem } from '../../../src/agendas/rules/agenda-start.ts';
import type { ItemKind } from '../../../src/agendas/schema.ts';
import { minutesOf } from '../edited-items.ts';

/** A kept item while it is being typed. */
export interface DraftItem {
  key: string;
  title: string;
  kind: ItemKind;
  minutes: string;
  desired: string;
}

export interface DraftSettings {
  submitDays: string;
  papersDays: string;
  fixedStart: DraftItem[];
  fixedEnd: DraftItem[];
  templates: { id: string; name: string; items: DraftItem[] }[];
}

export function draftOf(settings: AgendaSettings): DraftSettings {
  return {
    submitDays: String(settings.submitDays),
    papersDays: String(settings.papersDays),
    fixedStart: settings.fixedStart.map(draftItem),
    fixedEnd: settings.fixedEnd.map(draftItem),
    templates: settings.templates.map(({ id, name, items }) => ({ id, name, items: items.map(draftItem) })),
  };
}

export function draftItem(item: KeptItem): DraftItem {
  return { ...item, key: crypto.randomUUID(), minutes: String(item.minutes) };
}

/** What is saved; null when something typed is not right. */
export function settingsOf(draft: DraftSettings): AgendaSettings | null {
  const submitDays = daysOf(draft.submitDays);
  const papersDays = daysOf(draft.papersDays);
  const fixedStart = keptItems(draft.fixedStart);
  const fixedEnd = keptItems(draft.fixedEnd);
  const templates = draft.templates.map(({ id, name, items }) => ({ id, name: name.trim(), items: keptItems(items) }));
  const whole = templates.flatMap(({ id, name, items }) => (name && items?.length ? [{ id, name, items }] : []));
  if (submitDays === null || papersDays === null || !fixedStart || !fixedEnd) return null;
  if (whole.length < templates.length) return null;
  return { submitDays, papersDays, fixedStart, fixedEnd, templates: whole };
}

function keptItems(items: readonly DraftItem[]): KeptItem[] | null {
  const kept = items.flatMap(({ title, kind, minutes, desired }): KeptItem[] => {
    const whole = minutesOf(minutes);
    return title.trim() && whole !== null
      ? [{ title: title.trim(), kind, minutes: whole, desired: desired.trim() }]
      : [];
  });
  return kept.length === items.length ? kept : null;
}

function daysOf(typed: string): number | null {
  return /^\d{1,2}$/.test(typed.trim()) && Number(typed) <= 60 ? Number(typed) : null;
}
