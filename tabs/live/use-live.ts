import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { withChange } from '../../src/live/rules/live-change.ts';
import type { LiveEvent, LiveShared, LiveView } from '../../src/live/schema.ts';
import { useApp } from '../shell/app-context.ts';
import { useChange, useRead } from '../shell/use-api.ts';

/** Milliseconds before trying again after the connection was lost. */
const PATIENCE = 1_500;

/** The meeting as it is held, kept up to date by the service; `lost`: the connection is away for a moment. */
export function useLive(meetingId: string) {
  const { api, at } = useApp();
  const queries = useQueryClient();
  const path = `/meetings/${meetingId}/live`;
  const address = at(path);
  const query = useRead<LiveView>(path);
  const [lost, setLost] = useState(false);
  const [skew, setSkew] = useState(0);
  const ready = query.isSuccess;
  useEffect(() => {
    if (!ready) return;
    const leaving = new AbortController();
    const key = [address];
    let heard: LiveShared | null = null;
    const hear = (event: LiveEvent) => {
      setLost(false);
      setSkew(Date.parse(event.now) - Date.now());
      const before = queries.getQueryData<LiveView>(key);
      if (!before) return;
      // What is heard follows on what was heard: an answer to one's own click may have been read in between.
      heard = 'lists' in event ? heard && withChange(heard, event) : event;
      const shared = heard;
      if (!shared) return;
      queries.setQueryData<LiveView>(key, { ...before, shared });
      // One's own votes are nobody else's business, so they do not come along.
      if (votesIn(before.shared) !== votesIn(shared)) void queries.invalidateQueries({ queryKey: key });
    };
    void (async () => {
      while (!leaving.signal.aborted) {
        await api.listen<LiveEvent>(`${address}/events?changes=1`, hear, leaving.signal).catch(() => undefined);
        if (leaving.signal.aborted) return;
        await new Promise((resume) => setTimeout(resume, PATIENCE));
        setLost(true);
      }
    })();
    return () => leaving.abort();
  }, [api, address, queries, ready]);
  return { query, lost, skew };
}

/** A change of the meeting of which the answer is shown at once, before everything is asked for again. */
export function useLiveChange<Input>(meetingId: string, change: (input: Input) => Promise<LiveView>) {
  const { at } = useApp();
  const queries = useQueryClient();
  return useChange(async (input: Input) => {
    const view = await change(input);
    queries.setQueryData<LiveView>([at(`/meetings/${meetingId}/live`)], view);
    return view;
  });
}

function votesIn({ ballots }: LiveShared): string {
  return ballots.map(({ ballotId, state }) => `${ballotId} ${state}`).join();
}

/** The service's time in milliseconds, again every second. */
export function useTick(skew: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now + skew;
}
