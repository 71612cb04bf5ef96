import { type ComponentType, type ReactNode, useEffect, useReducer, useState } from 'react';

/** A component whose code comes when it is needed; `fetch` asks for it earlier. */
export type Deferred<Props> = ComponentType<Props> & { fetch(): Promise<void> };

/**
 * Puts a component in a file of its own, which is fetched when it is first drawn; `waiting` stands there until then. React's
 * `lazy` does the same, but shows what arrives no sooner than 300 ms after the waiting began; here it is shown at once. A file
 * that cannot be fetched is thrown at the nearest error boundary, and asked for again when that tries once more.
 */
export function deferred<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  waiting: ReactNode = null,
): Deferred<Props> {
  let View: ComponentType<Props> | undefined;
  let fetching: Promise<void> | undefined;
  const fetch = (): Promise<void> => {
    fetching ??= load().then(
      (file) => {
        View = file.default;
      },
      (cause: unknown) => {
        fetching = undefined;
        throw cause;
      },
    );
    return fetching;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: as with React's lazy, each is made once, where a file is loaded
  function WhenFetched(props: Props) {
    const [, drawAgain] = useReducer((times: number) => times + 1, 0);
    const [failure, setFailure] = useState<{ cause: unknown } | null>(null);
    useEffect(() => {
      if (View) return;
      let shown = true;
      fetch().then(
        () => shown && drawAgain(),
        (cause: unknown) => shown && setFailure({ cause }),
      );
      return () => {
        shown = false;
      };
    }, []);
    if (failure) throw failure.cause;
    return View ? <View {...props} /> : waiting;
  }
  return Object.assign(WhenFetched, { fetch });
}
