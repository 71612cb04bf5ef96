/** Long enough for a copy that is killed a few times in a row on a busy machine. */
const PATIENCE_SECONDS = 300;

/** Between two attempts of somebody in a hurry. */
const AGAIN_MS = 250;

/** Waits until `look` gives something; what a person does who looks at a screen. Throws with `what` when it takes too long. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  seconds = PATIENCE_SECONDS,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain for: ${what}`);
    await new Promise((resume) => setTimeout(resume, 40));
  }
}

/** Tries again while the service is being restarted; a person would press the button once more. */
export async function persistently<T>(what: string, act: () => Promise<T>, seconds = PATIENCE_SECONDS): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      const status = (fault as { status?: number }).status;
      const refused = status !== undefined && status < 500 && status !== 429;
      if (refused || Date.now() > deadline) throw new Error(`${what}: ${(fault as Error).message}`, { cause: fault });
    }
    await new Promise((resume) => setTimeout(resume, AGAIN_MS));
  }
}

/** Runs `act` over all items, at most `width` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const one = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: width }, one));
}
