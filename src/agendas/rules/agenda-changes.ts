import type { ItemOrigin } from './item-origin.ts';

/** What is compared of an item; `presenter` is the name as people see it. */
export interface ComparedItem {
  id: string;
  title: string;
  kind: 'informeren' | 'bespreken' | 'besluiten';
  minutes: number;
  presenter: string | null;
  explanation: string;
  /** What it should lead to; a version that went out before this was kept has none. */
  desired?: string;
  /** Shown, not compared: it never changes. */
  origin?: ItemOrigin | null;
  /** The papers that everybody who sees the agenda may read; a version from before these were kept has none. */
  papers?: readonly NamedPaper[];
  /** A paper was promised; shown as such while there is none, and not compared. */
  paperDue?: boolean;
}

/** The meeting as it was when a version went out; `starts` is wall-clock, both null while no date was chosen. */
export interface CirculatedMeeting {
  title: string;
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
}

/** A paper as the agenda names it; what is confidential is never named. */
export interface NamedPaper {
  paperId: string;
  name: string;
  version: number;
}

/** One thing that changed between two versions, as facts; src/text/agendas.ts makes the sentence. */
export type AgendaChange =
  | { what: 'added'; title: string; position: number }
  | { what: 'removed'; title: string }
  | { what: 'renamed'; title: string; before: string }
  | { what: 'moved'; title: string; position: number }
  | { what: 'kind'; title: string; before: ComparedItem['kind']; after: ComparedItem['kind'] }
  | { what: 'minutes'; title: string; before: number; after: number }
  | { what: 'presenter'; title: string; before: string | null; after: string | null }
  | { what: 'explanation'; title: string }
  | { what: 'desired'; title: string; after: string }
  | { what: 'paper-added' | 'paper-renewed' | 'paper-removed'; title: string; name: string };

/** Names what changed from one version to the next, in the order of the new agenda; removed items come last. */
export function agendaChanges(before: readonly ComparedItem[], after: readonly ComparedItem[]): AgendaChange[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map((item) => item.id));
  const moved = movedIds(
    before.filter((item) => kept.has(item.id)).map((item) => item.id),
    after.filter((item) => old.has(item.id)).map((item) => item.id),
  );
  const changes = after.flatMap((item, index): AgendaChange[] => {
    const was = old.get(item.id);
    const position = index + 1;
    if (!was) return [{ what: 'added', title: item.title, position }];
    return [
      ...itemChanges(was, item),
      ...(moved.has(item.id) ? [{ what: 'moved' as const, title: item.title, position }] : []),
    ];
  });
  const removed = before.filter((item) => !kept.has(item.id));
  return [...changes, ...removed.map((item) => ({ what: 'removed' as const, title: item.title }))];
}

function itemChanges(was: ComparedItem, is: ComparedItem): AgendaChange[] {
  const title = is.title;
  const changes: AgendaChange[] = [];
  if (was.title !== title) changes.push({ what: 'renamed', title, before: was.title });
  if (was.kind !== is.kind) changes.push({ what: 'kind', title, before: was.kind, after: is.kind });
  if (was.minutes !== is.minutes) changes.push({ what: 'minutes', title, before: was.minutes, after: is.minutes });
  if (was.presenter !== is.presenter) {
    changes.push({ what: 'presenter', title, before: was.presenter, after: is.presenter });
  }
  const desired = is.desired ?? '';
  if ((was.desired ?? '') !== desired) changes.push({ what: 'desired', title, after: desired });
  if (was.explanation !== is.explanation) changes.push({ what: 'explanation', title });
  return [...changes, ...paperChanges(was, is)];
}

function paperChanges(was: ComparedItem, { title, papers = [] }: ComparedItem): AgendaChange[] {
  const before = new Map((was.papers ?? []).map((paper) => [paper.paperId, paper]));
  const now = new Set(papers.map(({ paperId }) => paperId));
  const told = papers.flatMap(({ paperId, name, version }): AgendaChange[] => {
    const old = before.get(paperId);
    if (!old) return [{ what: 'paper-added', title, name }];
    return old.version === version ? [] : [{ what: 'paper-renewed', title, name }];
  });
  const gone = [...before.values()].filter(({ paperId }) => !now.has(paperId));
  return [...told, ...gone.map(({ name }) => ({ what: 'paper-removed' as const, title, name }))];
}

/**
 * The fewest items that must have been moved by hand to get from one order to the other: all but a longest run that
 * kept its order. So dragging one item to the top names that item, not all the others.
 */
function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const rank = new Map(before.map((id, index) => [id, index]));
  const ranks = after.map((id) => rank.get(id) ?? 0);
  const length: number[] = [];
  const previous: number[] = [];
  let best = -1;
  for (let i = 0; i < ranks.length; i += 1) {
    length[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j += 1) {
      if (ranks[j]! < ranks[i]! && length[j]! + 1 > length[i]!) {
        length[i] = length[j]! + 1;
        previous[i] = j;
      }
    }
    if (best < 0 || length[i]! > length[best]!) best = i;
  }
  const stayed = new Set<string>();
  for (let i = best; i >= 0; i = previous[i]!) stayed.add(after[i]!);
  return new Set(after.filter((id) => !stayed.has(id)));
}
