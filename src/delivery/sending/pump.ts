import { traced } from '../../work/trace.ts';
import { forgetHandled } from '../store-chats.ts';
import {
  type Claimed,
  claim,
  letGoOfCutShort,
  renewLeases,
  secondsUntilDue,
  shortenLeasesOfLost,
  type Way,
} from '../store-claims.ts';
import { forgetOldRequests } from '../store-limits.ts';
import type { Sending } from './context.ts';
import { lookAgainAt } from './look-again.ts';
import { sendActivity } from './send-activity.ts';
import { sendToGroup, sendUpdate } from './send-cards.ts';
import { sendToChat } from './send-chat.ts';
import { sendByMail } from './send-mail.ts';

const SENDERS: Record<Way, (sending: Sending, claimed: Claimed) => Promise<void>> = {
  chat: sendToChat,
  activity: sendActivity,
  mail: sendByMail,
  group: sendToGroup,
  update: sendUpdate,
};
/** How many of each way one process sends at a time. */
const AT_ONCE: Record<Way, number> = { chat: 16, activity: 2, mail: 4, group: 1, update: 8 };
/** Ways by which a row that was claimed and never tried can be looked up afterwards, or repeated without harm. */
const SEVERAL_AT_A_TIME: ReadonlySet<Way> = new Set(['chat', 'update']);
const RENEW_LEASE_SECONDS = 10;
/** How often a copy looks whether another is lost. */
const LOOK_FOR_LOST_SECONDS = 1;
/** What comes due within this many seconds is waited for; later rows are for the tick of the next minute. */
const HORIZON_SECONDS = 65;
/** The queue takes a job over after ten minutes; the tick of the next minute goes on where this one stopped. */
const LONGEST_RUN_MS = 8 * 60_000;

export interface Pump {
  /** Sends what is due. When it is already running it looks again, and this call returns at once. */
  run(): Promise<void>;
  /**
   * For when the database is back, which was out of sight since then (`performance.now`): keeps what this copy is sending, since others
   * may have taken it for lost, and goes on at once with what broke off on it.
   */
  comeBack(since: number): Promise<void>;
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** Makes the one pump of this process. Several processes may pump the same outbox: rows are leased. */
export function createPump(sending: Sending): Pump {
  let running: Promise<void> | null = null;
  let stopped = false;
  let again = false;
  let wake = (): void => undefined;
  const held = new Set<Claimed>();

  const pause = (ms: number): Promise<void> =>
    new Promise((resume) => {
      const timer = setTimeout(resume, ms);
      wake = () => {
        clearTimeout(timer);
        resume();
      };
    });

  const pass = async (): Promise<number | null> => {
    const due = await secondsUntilDue(sending.db, sending.clock.now());
    const ways = [...due].filter(([, seconds]) => seconds <= 0).map(([way]) => way);
    const sent = await Promise.all(ways.map((way) => drain(sending, way, held, () => stopped)));
    if (sent.some((count) => count > 0)) return 0;
    const next = Math.min(...due.values());
    // Overdue but not to be had: another copy holds it, or the mailbox is busy.
    return next > HORIZON_SECONDS ? null : Math.max(next, 0.25);
  };

  const untilEmpty = async (): Promise<void> => {
    const until = performance.now() + LONGEST_RUN_MS;
    while (!stopped && performance.now() < until) {
      again = false;
      const seconds = await pass();
      if (again || seconds === 0) continue;
      if (seconds === null) break;
      await pause(seconds * 1_000);
    }
    await forgetOldRequests(sending.db);
    await forgetHandled(sending.db);
  };

  const keepHold = (): Promise<void> => renewLeases(sending.db, [...held], sending.holder);

  const untilQuiet = async (): Promise<void> => {
    const renewing = setInterval(() => void keepHold().catch(() => undefined), RENEW_LEASE_SECONDS * 1_000);
    try {
      do await untilEmpty();
      while (again && !stopped);
    } finally {
      clearInterval(renewing);
      running = null;
    }
  };

  const run = async (): Promise<void> => {
    if (stopped) return;
    if (running) {
      again = true;
      wake();
      return;
    }
    running = untilQuiet();
    await running;
  };
  const endLook = lookForLost(sending, run);

  const comeBack = async (since: number): Promise<void> => {
    const { db, holder, log } = sending;
    try {
      await keepHold();
      const messages = holder === undefined ? 0 : await letGoOfCutShort(db, holder, [...held], since);
      log.info({ messages }, 'the database is back; what broke off is looked at');
      await run();
    } catch (cause) {
      log.warn({ cause: (cause as Error).message }, 'coming back broke off');
    }
  };

  return {
    run,
    comeBack,
    stop: async () => {
      stopped = true;
      endLook();
      wake();
      await running?.catch(() => undefined);
    },
  };
}

/** Takes over what a lost copy left behind, whatever this one is doing. Returns how to end that. */
function lookForLost(sending: Sending, run: () => Promise<void>): () => void {
  const { db, holder, log } = sending;
  if (holder === undefined) return () => undefined;
  const look = async (): Promise<void> => {
    const messages = await shortenLeasesOfLost(db, holder);
    if (messages === 0) return;
    log.info({ messages }, 'another copy is lost; what it was sending is looked at');
    await run();
  };
  const looking = setInterval(() => {
    look().catch((cause: Error) => log.warn({ cause: cause.message }, 'looking for lost copies broke off'));
  }, LOOK_FOR_LOST_SECONDS * 1_000);
  return () => clearInterval(looking);
}

/**
 * Sends row after row of one way, several at the same time; answers how many there were. New rows are taken when half of the hands
 * are free, so that a kill leaves few in doubt that nobody has tried yet.
 */
async function drain(sending: Sending, way: Way, held: Set<Claimed>, isStopped: () => boolean): Promise<number> {
  const hands = new Set<Promise<void>>();
  let claims = 0;
  try {
    for (let more = true; more && !isStopped(); ) {
      const free = AT_ONCE[way] - hands.size;
      const most = SEVERAL_AT_A_TIME.has(way) ? free : 1;
      const claimed = await claim(sending.db, way, most, sending.clock.now(), sending.holder);
      claims += claimed.length;
      for (const one of await leavingOf(sending, claimed, held)) {
        const hand: Promise<void> = sendOne(sending, way, one).finally(() => {
          hands.delete(hand);
          held.delete(one);
        });
        hands.add(hand);
      }
      const enough = SEVERAL_AT_A_TIME.has(way) ? AT_ONCE[way] / 2 : AT_ONCE[way] - 1;
      while (hands.size > enough) await Promise.race(hands);
      // What is still on its way may put something back for at once; whoever finds nothing waits for that first.
      more = claimed.length > 0 || hands.size > 0;
      if (claimed.length === 0 && hands.size > 0) await Promise.race(hands);
    }
  } finally {
    await Promise.all(hands);
  }
  return claims;
}

/** Those that leave now, of rows that this copy holds from the moment in which it took them. */
async function leavingOf(sending: Sending, claimed: readonly Claimed[], held: Set<Claimed>): Promise<Claimed[]> {
  for (const one of claimed) held.add(one);
  let leaving: Claimed[] = [];
  try {
    leaving = await lookAgainAt(sending, claimed);
  } finally {
    for (const one of claimed) held.delete(one);
    for (const one of leaving) held.add(one);
  }
  return leaving;
}

/** A row that fails unexpectedly keeps its lease, and is asked for when that ends or the database is back. */
async function sendOne(sending: Sending, way: Way, claimed: Claimed): Promise<void> {
  return traced(claimed.trace ?? claimed.id, () => tryToSend(sending, way, claimed));
}

async function tryToSend(sending: Sending, way: Way, claimed: Claimed): Promise<void> {
  sending.tried?.(way);
  const from = performance.now();
  try {
    await SENDERS[way](sending, claimed);
    const { id: message, purpose, attempts } = claimed;
    sending.log.info({ message, way, purpose, attempts, ms: Math.round(performance.now() - from) }, 'tried to send');
  } catch (cause) {
    sending.log.warn({ message: claimed.id, way, cause: (cause as Error).message }, 'sending broke off');
  }
}
