import type { Kysely } from 'kysely';
import type { Database } from '../../edge/database/tables/index.ts';
import type { Clock } from '../../work/work.ts';
import type {
  ActivityFeed,
  ChatChannel,
  Fault,
  KeptFileReader,
  LinkSigner,
  LookAgain,
  MailSender,
  PaperWriter,
  SendingLog,
  Tried,
} from '../ports.ts';
import { type Limit, nextTurn, TENANT_LIMITS } from '../rules/channel-limits.ts';
import type { Claimed } from '../store-claims.ts';
import { takeTurn } from '../store-limits.ts';

/** What the sending needs; given by the composition root. */
export interface Sending {
  /** The outbox is read over all partnerships: what a row holds decides whose it is. */
  db: Kysely<Database>;
  clock: Clock;
  chat: ChatChannel;
  feed: ActivityFeed;
  mail: MailSender;
  writePaper: PaperWriter;
  keptFile: KeptFileReader;
  /** Hears of somebody who is not in the tenant any more. */
  left(partnershipId: string, personId: string): Promise<void>;
  /** Asked about what has waited for a while; left out: everything just goes. */
  lookAgain?: LookAgain;
  links: LinkSigner;
  /** Address at which people reach the answer pages, without a slash at the end. */
  publicUrl: string;
  log: SendingLog;
  /** In [0, 1): spreads attempts that failed together. */
  random(): number;
  /** This copy's number among those that share the database; left out: there is but one. */
  holder?: number;
  /** Counts an attempt to send by this way. */
  tried?(way: string): void;
}

/**
 * Makes a request that cannot be taken back. A process that stood still for so long that another copy may have taken the message over
 * begins nothing any more: it throws, and whoever has the message asks the channel first.
 */
export function whileOurs<T>({ ours }: Claimed, request: () => Promise<Tried<T>>): Promise<Tried<T>> {
  if (performance.now() > ours.until) throw new Error('held up for longer than the lease');
  return request();
}

const LONGEST_WAIT_MS = 5_000;

/**
 * Waits until a request to the channel fits within its limits over all copies. Answers a fault when that takes long, so
 * that the row goes back and others go on.
 */
export async function turnAtChannel(
  sending: Pick<Sending, 'db'>,
  tenantId: string,
  conversationId = '',
  limits = TENANT_LIMITS,
): Promise<Fault | null> {
  const giveUpAt = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const turn = await takeTurn(sending.db, tenantId, { conversationId, limits, decide: nextTurn });
    if ('inMs' in turn) {
      await pause(turn.inMs);
      return null;
    }
    const wait = turn.askAgainInMs;
    if (performance.now() + wait > giveUpAt) {
      return { status: 429, code: 'OwnLimit', retryAfterSeconds: Math.ceil(wait / 1_000) };
    }
    await pause(Math.max(wait, 10));
  }
}

function pause(ms: number): Promise<void> {
  return ms < 1 ? Promise.resolve() : new Promise((resume) => setTimeout(resume, Math.ceil(ms)));
}

/** Runs a request when its turn has come. */
export async function inTurn<T>(
  sending: Pick<Sending, 'db'>,
  tenantId: string,
  conversationId: string | undefined,
  request: () => Promise<Tried<T>>,
  limits: readonly Limit[] = TENANT_LIMITS,
): Promise<Tried<T>> {
  const fault = await turnAtChannel(sending, tenantId, conversationId, limits);
  return fault ? { fault } : request();
}
