import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { movedCaret } from '../../src/minutes/rules/merge-text.ts';
import type { MinutesItemView, MinutesView, SaveMinutesItem } from '../../src/minutes/schema.ts';
import { ApiError } from '../api.ts';
import { useApp } from '../shell/app-context.ts';
import { useChange, useRefreshAll } from '../shell/use-api.ts';

/** Milliseconds without typing before what was typed is saved. */
const PAUSE = 1_000;
/** Milliseconds before a save that nobody answered is tried again, and how often that goes on after the screen was left. */
const AGAIN = 4_000;
const TRIES_AFTER = 5;

/**
 * What is typed about one item while others may type about it too. `base` is what both sides last had in common: the service
 * joins what somebody else saved since then. Its answer is shown unless more has been typed meanwhile; then that is sent next,
 * on what was sent before. Whoever leaves the item, or has no connection for a moment, loses nothing.
 */
export function useTyped(meetingId: string, item: MinutesItemView) {
  const { api, at } = useApp();
  const [base, setBase] = useState(item.text);
  const [typed, setTyped] = useState(item.text);
  const latest = useRef(typed);
  latest.current = typed;
  const flight = useRef<Flight | null>(null);
  const put = (sent: SaveMinutesItem) =>
    api.put<MinutesView>(at(`/meetings/${meetingId}/minutes/items/${item.itemId}`), sent);
  const save = useChange((sent: SaveMinutesItem) => {
    const answer = put(sent);
    flight.current = { sent, answer };
    return answer;
  });
  const { mutate, isPending } = save;
  const { unfinished, mark, marked, sentMark } = useMark(item.unfinished);
  const dirty = typed !== base || marked;
  const { box, show } = useSteadyCaret(typed, setTyped);
  // Only news is taken over: until the screen has asked again, it still holds what was there before the last save.
  const seen = useRef(item.text);
  useEffect(() => {
    if (item.text === seen.current) return;
    seen.current = item.text;
    if (dirty || isPending) return;
    setBase(item.text);
    show(item.text);
  });
  const send = () => {
    if (isPending) return;
    const sent = typed;
    const onSuccess = (view: MinutesView) => {
      const saved = view.items.find(({ itemId }) => itemId === item.itemId)?.text ?? sent;
      sentMark(unfinished);
      const typedOn = latest.current !== sent;
      setBase(typedOn ? sent : saved);
      if (!typedOn) show(saved);
    };
    mutate({ base, text: sent, unfinished }, { onSuccess });
  };
  const later = save.isError ? (mayPass(save.error) ? AGAIN : null) : marked ? 0 : PAUSE;
  useEffect(() => {
    if (!dirty || isPending || later === null) return;
    const timer = setTimeout(send, later);
    return () => clearTimeout(timer);
  });
  useLeaving({ base, typed, unfinished, marked, flight: isPending ? flight.current : null, put });
  const type = (value: string) => {
    save.reset();
    setTyped(value);
  };
  return { box, typed, type, unfinished, mark, send, dirty, save };
}

/** A mark that was set while something else was being saved waits its turn; shown as set from the first moment. */
function useMark(saved: boolean) {
  const [mark, setMark] = useState<{ value: boolean; sent: boolean } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the service says now goes before a mark that it has heard
  useEffect(() => setMark((before) => (before?.sent ? null : before)), [saved]);
  return {
    unfinished: mark?.value ?? saved,
    marked: mark !== null && !mark.sent,
    mark: (value: boolean) => setMark({ value, sent: false }),
    sentMark: (value: boolean) => setMark((before) => (before?.value === value ? { value, sent: true } : before)),
  };
}

interface Flight {
  sent: SaveMinutesItem;
  answer: Promise<unknown>;
}

interface Left {
  base: string;
  typed: string;
  unfinished: boolean;
  /** That was not sent yet. */
  marked: boolean;
  flight: Flight | null;
  put: (sent: SaveMinutesItem) => Promise<unknown>;
}

/** Sends what was not sent yet when the item leaves the screen. */
function useLeaving(now: Left): void {
  const left = useRef(now);
  left.current = now;
  const refresh = useRefreshAll();
  const told = useRef(refresh);
  told.current = refresh;
  useEffect(() => () => void sendLeft(left.current).then((sent) => sent && told.current()), []);
}

async function sendLeft({ base, typed, unfinished, marked, flight, put }: Left): Promise<boolean> {
  const arrived = flight && (await flight.answer.then(Boolean, () => false));
  const common = flight && arrived ? flight.sent.text : base;
  const markArrived = !marked || (arrived && flight?.sent.unfinished === unfinished);
  if (typed === common && markArrived) return false;
  for (let nth = 1; nth <= TRIES_AFTER; nth += 1) {
    const error = await put({ base: common, text: typed, unfinished }).then(
      () => null,
      (cause: unknown) => cause,
    );
    if (error === null) return true;
    if (!mayPass(error)) return false;
    await new Promise((resume) => setTimeout(resume, AGAIN));
  }
  return false;
}

/** A service that was not there, or not well, may be back in a moment; a refusal stays one. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
}

/** `show` puts another text in the box, with the caret beside the words where it was. */
function useSteadyCaret(typed: string, setTyped: (text: string) => void) {
  const box = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<{ from: number; to: number } | null>(null);
  useLayoutEffect(() => {
    const field = focused(box);
    if (!field || !caret.current) return;
    field.setSelectionRange(caret.current.from, caret.current.to);
    caret.current = null;
  });
  const show = (text: string) => {
    const field = focused(box);
    if (field && text !== typed) {
      const move = (place: number) => movedCaret(field.value, text, place);
      caret.current = { from: move(field.selectionStart), to: move(field.selectionEnd) };
    }
    setTyped(text);
  };
  return { box, show };
}

function focused({ current }: RefObject<HTMLTextAreaElement | null>): HTMLTextAreaElement | null {
  return current && document.activeElement === current ? current : null;
}
