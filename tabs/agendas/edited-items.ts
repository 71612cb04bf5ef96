import type { ItemOrigin } from '../../src/agendas/rules/item-origin.ts';
import type { AgendaItemView, AgendaView, ItemKind, SaveAgendaBody } from '../../src/agendas/schema.ts';
import { addMinutes } from '../../src/time/local.ts';

/** An item while it is being edited; texts are as typed. */
export interface EditedItem {
  /** Stable on the screen, also for items the service does not know yet. */
  key: string;
  id: string | null;
  title: string;
  kind: ItemKind;
  minutes: string;
  presenter: string;
  explanation: string;
  desired: string;
  origin: ItemOrigin | null;
  paperDue: boolean;
}

/** A new item: a quarter of an hour to discuss something. */
export function newItem(key: string): EditedItem {
  return {
    key,
    id: null,
    title: '',
    kind: 'bespreken',
    minutes: '15',
    presenter: '',
    explanation: '',
    desired: '',
    origin: null,
    paperDue: false,
  };
}

export function editedItems(items: readonly AgendaItemView[]): EditedItem[] {
  return items.map(({ id, title, kind, minutes, presenter, explanation, desired, origin, paperDue }) => ({
    ...{ key: id, id, title, kind, minutes: String(minutes) },
    ...{ presenter: presenter ?? '', explanation, desired, origin, paperDue },
  }));
}

/** The items with the one at `from` put at `to`; both count from 0, and `to` stays within the list. */
export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const moved = items[from];
  if (moved === undefined) return [...items];
  const rest = items.filter((_, index) => index !== from);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), moved, ...rest.slice(place)];
}

/** The wall-clock time at which each item begins, and at which the last one ends. */
export function runningTimes(startsAt: string, items: readonly Pick<EditedItem, 'minutes'>[]) {
  let at = startsAt;
  const starts = items.map(({ minutes }) => {
    const begins = at;
    at = addMinutes(at, minutesOf(minutes) ?? 0);
    return begins;
  });
  return { starts, ends: at };
}

/** Whole minutes from 1 to 600, or null when the text is none. */
export function minutesOf(text: string): number | null {
  if (!/^\d{1,3}$/.test(text.trim())) return null;
  const minutes = Number(text);
  return minutes >= 1 && minutes <= 600 ? minutes : null;
}

export type ItemFault = 'titleMissing' | 'minutesWrong';

/** What has to be mended before the agenda can be saved; null: nothing. */
export function faultOf(items: readonly EditedItem[]): ItemFault | null {
  if (items.some(({ title }) => title.trim() === '')) return 'titleMissing';
  if (items.some(({ minutes }) => minutesOf(minutes) === null)) return 'minutesWrong';
  return null;
}

/** True when something on the screen differs from what was saved. */
export function isChanged(items: readonly EditedItem[], saved: readonly AgendaItemView[]): boolean {
  return JSON.stringify(items.map(told)) !== JSON.stringify(editedItems(saved).map(told));
}

function told({ id, title, kind, minutes, presenter, explanation, desired, paperDue }: EditedItem) {
  return [id, title, kind, minutes, presenter, explanation, desired, paperDue];
}

/** What is sent: a presenter whose name is that of somebody of the body is that person. */
export function saveBody(
  items: readonly EditedItem[],
  view: Pick<AgendaView, 'revision' | 'presenters'>,
): SaveAgendaBody {
  return {
    revision: view.revision,
    items: items.map((item) => {
      const typed = item.presenter.trim();
      const person = view.presenters.find(({ name }) => name === typed);
      return {
        ...(item.id ? { id: item.id } : {}),
        title: item.title.trim(),
        kind: item.kind,
        minutes: minutesOf(item.minutes) ?? 0,
        presenterId: person?.personId ?? null,
        presenterText: person || typed === '' ? null : typed,
        explanation: item.explanation.trim(),
        desired: item.desired.trim(),
        paperDue: item.paperDue,
      };
    }),
  };
}
