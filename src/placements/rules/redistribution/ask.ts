import { type Instant, type LocalDateTime, toInstant } from '../../../time/local.ts';
import { offeredBy, type RedistributionBoard, roomInTier, TIERS, type Tier, teachersOf } from './problem.ts';

/** What one board is asked, or said. `expired`: the time to answer is over; it may be asked anew. */
export type AskState = 'open' | 'accepted' | 'countered' | 'declined' | 'withdrawn' | 'expired';

/** Why this board: the figures the proposal went by. */
export interface AskWhy {
  teachers: number;
  half: number;
  /** With what it took over since; null: it has stated nothing yet. */
  offered: number | null;
  /** Places in the earlier round; null: it did not take part. */
  past: number | null;
  /** The first tier in which it has room. */
  tier: Tier;
}

export interface AskedLine {
  variantId: string;
  asked: number;
  agreed: number | null;
}

/** `silent`: the board has stated nothing yet. */
export function whyOf(board: RedistributionBoard, past: number | null, silent: boolean): AskWhy {
  const teachers = teachersOf(board);
  return {
    teachers,
    half: Math.floor(teachers / 2),
    offered: silent && offeredBy(board) === 0 ? null : offeredBy(board),
    past,
    tier: TIERS.find((tier) => roomInTier(board, tier) > 0) ?? 'stageschool',
  };
}

/** Why a board may not answer now; null: it may. `late` is whoever may still record an answer after the time is over. */
export function askFault(
  ask: { state: AskState; answerBy: LocalDateTime },
  now: Instant,
  late: boolean,
): 'ask-withdrawn' | 'ask-closed' | null {
  if (ask.state === 'withdrawn') return 'ask-withdrawn';
  return !late && askIsOver(ask, now) ? 'ask-closed' : null;
}

export function askIsOver(ask: { state: AskState; answerBy: LocalDateTime }, now: Instant): boolean {
  return ask.state === 'expired' || toInstant(ask.answerBy) <= now;
}

export type AgreedFault =
  | { code: 'ask-not-whole'; facts: { asked: number; at: number } }
  | { code: 'ask-no-reason'; facts: Record<string, never> };

/** What is wrong with an answer, or null: whole numbers up to what is asked, and a reason where it is no at all. */
export function agreedFault(lines: readonly { asked: number; agreed: number }[], reason: string): AgreedFault | null {
  const at = lines.findIndex(({ asked, agreed }) => !Number.isInteger(agreed) || agreed < 0 || agreed > asked);
  if (at >= 0) return { code: 'ask-not-whole', facts: { asked: lines[at]?.asked ?? 0, at } };
  const none = lines.every(({ agreed }) => agreed === 0);
  return none && reason.trim() === '' ? { code: 'ask-no-reason', facts: {} } : null;
}

export function stateOfAnswer(lines: readonly { asked: number; agreed: number }[]): AskState {
  if (lines.every(({ asked, agreed }) => agreed === asked)) return 'accepted';
  return lines.every(({ agreed }) => agreed === 0) ? 'declined' : 'countered';
}

/**
 * Offers as a new proposal has to take them: what was agreed, and what is still being asked, counts as offered; where a
 * board said less than was asked, that variant is not asked of it again.
 */
export function offersWithAsks<T extends { variantId: string; places: number; refused: boolean }>(
  offers: readonly T[],
  asks: readonly { state: AskState; lines: readonly AskedLine[] }[],
): T[] {
  return offers.map((offer) => {
    let { places, refused } = offer;
    for (const { state, lines } of asks) {
      const line = lines.find(({ variantId }) => variantId === offer.variantId);
      if (!line || state === 'withdrawn' || state === 'expired') continue;
      places += state === 'open' ? line.asked : (line.agreed ?? 0);
      if (state !== 'open' && (line.agreed ?? 0) < line.asked) refused = true;
    }
    return { ...offer, places, refused };
  });
}

/** Demand per region, with what is left of the whole for anywhere. */
export function regionalDemand(
  variants: readonly { id: string; demand: number | null }[],
  regions: readonly { variantId: string; regionId: string; students: number }[],
): { variantId: string; regionId: string | null; students: number }[] {
  return variants.flatMap(({ id, demand }) => {
    const own = regions.filter(({ variantId }) => variantId === id);
    const placed = own.reduce((sum, { students }) => sum + students, 0);
    return [...own, { variantId: id, regionId: null, students: Math.max(0, (demand ?? 0) - placed) }];
  });
}
