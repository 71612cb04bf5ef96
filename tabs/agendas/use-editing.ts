import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { ApiError } from '../api.ts';
import { useApp } from '../shell/app-context.ts';
import { useChange } from '../shell/use-api.ts';
import { type EditedItem, editedItems, faultOf, isChanged, saveBody } from './edited-items.ts';
import { type Clash, mergeItems } from './merge-items.ts';

/** Somebody else saved the agenda while it was being edited here. */
export interface Joined {
  by: string | null;
  /** What both changed; none: both changes are in, and saved. */
  clashes: readonly Clash[];
}

export type Editing = ReturnType<typeof useEditing>;

/** What is on the screen, apart from what was last saved. */
export function useEditing(view: AgendaView) {
  const { api, at } = useApp();
  const queries = useQueryClient();
  const path = at(`/meetings/${view.meetingId}/agenda`);
  const [base, setBase] = useState(view);
  const [items, setItems] = useState(() => editedItems(view.items));
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>(null);
  const [joined, setJoined] = useState<Joined | null>(null);
  const [circulating, setCirculating] = useState<AgendaView | null>(null);
  const saving = useChange((body: ReturnType<typeof saveBody>) => api.put<AgendaView>(path, body));
  const dirty = isChanged(items, base.items);

  const show = (fresh: AgendaView, edited = editedItems(fresh.items)) => {
    setBase(fresh);
    setItems(edited);
    queries.setQueryData([path], fresh);
  };
  // Somebody else's change is taken over as long as nothing has been typed here.
  if (!dirty && view.revision > base.revision) {
    setBase(view);
    setItems(editedItems(view.items));
  }
  const send = async (edited: readonly EditedItem[], on: AgendaView): Promise<AgendaView | null> => {
    const fresh = await saving.mutateAsync(saveBody(edited, on));
    show(fresh);
    return fresh;
  };
  /** Puts both changes together, and saves them unless somebody has to look first. */
  const join = async (): Promise<AgendaView | null> => {
    const theirs = await api.get<AgendaView>(path);
    const { items: together, clashes } = mergeItems(editedItems(base.items), items, editedItems(theirs.items));
    saving.reset();
    show(theirs, together);
    setJoined({ by: theirs.changedBy, clashes });
    return clashes.length > 0 ? null : send(together, theirs);
  };
  const save = async (): Promise<AgendaView | null> => {
    const found = faultOf(items);
    setFault(found);
    if (found) return null;
    setJoined(null);
    const meanwhile = (cause: unknown) => (isChangedMeanwhile(cause) ? join() : null);
    return send(items, base)
      .catch(meanwhile)
      .catch(() => null);
  };
  return {
    base,
    items,
    start: (fresh: AgendaView) => show(fresh),
    dirty,
    fault,
    joined,
    error: saving.error,
    saving: saving.isPending,
    justSaved: saving.isSuccess,
    circulating,
    change(next: EditedItem[]) {
      setItems(next);
      if (fault) setFault(faultOf(next));
    },
    discard() {
      setItems(editedItems(base.items));
      setJoined(null);
    },
    save,
    async askToCirculate() {
      const fresh = dirty ? await save() : base;
      if (fresh) setCirculating(fresh);
    },
    stopCirculating(fresh?: AgendaView) {
      setCirculating(null);
      if (fresh) show(fresh);
      else void queries.invalidateQueries({ queryKey: [path] });
    },
    async fetchNewest() {
      saving.reset();
      setJoined(null);
      show(await api.get<AgendaView>(path));
    },
  };
}

function isChangedMeanwhile(cause: unknown): boolean {
  return cause instanceof ApiError && cause.code === 'agenda-changed-meanwhile';
}
