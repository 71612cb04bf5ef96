import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ProgrammeView } from '../../src/programmes/schema.ts';
import { ApiError } from '../api.ts';
import { useApp } from '../shell/app-context.ts';
import { useChange } from '../shell/use-api.ts';
import { type DraftProgramme, draftOf, saveBody } from './draft-programme.ts';
import { mergeProgramme } from './merge-programme.ts';

/** The programme on the screen, apart from what was last saved. */
export function useDraftProgramme(view: ProgrammeView) {
  const { api, at } = useApp();
  const queries = useQueryClient();
  const path = at(`/meetings/${view.meetingId}/programme`);
  const [draft, setDraft] = useState(() => draftOf(view));
  /** What somebody else changed as well, by name; none: all of it is in, and saved. Null: nobody did. */
  const [both, setBoth] = useState<readonly string[] | null>(null);
  const save = useChange((body: ReturnType<typeof saveBody>) => api.put<ProgrammeView>(path, body));
  const step = useChange((which: 'open' | 'close') => api.post<ProgrammeView>(`${path}/${which}`));
  // What was saved, here or by somebody else, is taken over as long as nothing was typed since.
  const seen = useRef(view.revision);
  const based = useRef(draft);
  useEffect(() => {
    if (seen.current === view.revision) return;
    if (!isSame(draft, based.current)) return;
    seen.current = view.revision;
    based.current = draftOf(view);
    setDraft(based.current);
  }, [view, draft]);
  const show = (fresh: ProgrammeView, edited = draftOf(fresh)) => {
    seen.current = fresh.revision;
    based.current = draftOf(fresh);
    setDraft(edited);
    queries.setQueryData([path], fresh);
  };
  const send = async (edited: DraftProgramme) => show(await save.mutateAsync(saveBody(edited, seen.current)));
  /** Puts both changes together, and saves them unless somebody has to look first. */
  const join = async () => {
    const theirs = await api.get<ProgrammeView>(path);
    const together = mergeProgramme(based.current, draft, draftOf(theirs));
    save.reset();
    show(theirs, together.draft);
    setBoth(together.both);
    if (together.both.length === 0) await send(together.draft);
  };
  return {
    ...{ draft, setDraft, both, save, step },
    dirty: !isSame(draft, draftOf(view)),
    async onSave() {
      setBoth(null);
      await send(draft)
        .catch((cause: unknown) => (isChangedMeanwhile(cause) ? join() : undefined))
        .catch(() => undefined);
    },
  };
}

function isChangedMeanwhile(cause: unknown): boolean {
  return cause instanceof ApiError && cause.code === 'programme-changed';
}

function isSame(one: DraftProgramme, other: DraftProgramme): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
