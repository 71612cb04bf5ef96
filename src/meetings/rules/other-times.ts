import { addMinutes } from '../../time/local.ts';
import { type CrowdSpan, mostBusy, spanOf } from './free-busy.ts';
import type { SuggestedSlot } from './suggest-options.ts';
import { minuteOf } from './year-plan/days.ts';

/** Between these times of day, in minutes, and in these steps another time is looked for. */
const EARLIEST = 8 * 60 + 30;
const LATEST_END = 17 * 60 + 30;
const STEP = 30;

/** The part of a day in which another time may lie, as a slot. */
export function wholeDay(date: string): { starts: string; minutes: number } {
  return { starts: addMinutes(`${date}T00:00`, EARLIEST), minutes: LATEST_END - EARLIEST };
}

/**
 * For each day on which somebody is taken at the wished time: another time of that day at which fewer are, the nearest of
 * those at which the fewest are. `crowd` is what `mergeCalendars` makes of everybody's calendar; `allows` knows the rules
 * for days and times that the wished time had to keep too.
 */
export function otherTimes(
  slots: readonly SuggestedSlot[],
  crowd: readonly CrowdSpan[],
  allows: (slot: SuggestedSlot) => boolean,
): SuggestedSlot[] {
  return slots.flatMap((slot) => {
    const taken = mostBusy(crowd, spanOf(slot));
    if (slot.planned || taken === 0) return [];
    let best: { slot: SuggestedSlot; taken: number } | null = null;
    for (const other of nearestFirst(slot)) {
      const then = mostBusy(crowd, spanOf(other));
      if (then < (best?.taken ?? taken) && allows(other)) best = { slot: other, taken: then };
    }
    return best ? [best.slot] : [];
  });
}

function nearestFirst(slot: SuggestedSlot): SuggestedSlot[] {
  const wished = minuteOf(slot.starts.slice(11));
  const midnight = `${slot.starts.slice(0, 10)}T00:00`;
  const found: { away: number; slot: SuggestedSlot }[] = [];
  for (let minute = EARLIEST; minute + slot.minutes <= LATEST_END; minute += STEP) {
    if (minute === wished) continue;
    const starts = addMinutes(midnight, minute);
    found.push({ away: Math.abs(minute - wished), slot: { ...slot, starts, usualStarts: slot.starts } });
  }
  return found.sort((a, b) => a.away - b.away).map((one) => one.slot);
}
