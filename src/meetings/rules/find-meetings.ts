import { addMinutes } from '../../time/local.ts';

/** What a search looks at; `starts` is wall-clock. */
export interface FindableMeeting {
  meetingId: string;
  bodyName: string;
  title: string;
  starts: string;
  minutes: number;
}

/** Teams shows about this many results of a message extension without scrolling far. */
const SHOWN = 10;

/**
 * Meetings whose title and body hold every word that was typed, in any order. What is still to come stands first,
 * the nearest on top; then what has been, the latest on top. `now` is wall-clock.
 */
export function matchingMeetings<T extends FindableMeeting>(meetings: readonly T[], typed: string, now: string): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = meetings.filter(({ title, bodyName }) => {
    const text = `${title} ${bodyName}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const isOver = ({ starts, minutes }: T): boolean => addMinutes(starts, minutes) <= now;
  const coming = found.filter((meeting) => !isOver(meeting)).sort((a, b) => compare(a.starts, b.starts));
  const past = found.filter(isOver).sort((a, b) => compare(b.starts, a.starts));
  return [...coming, ...past].slice(0, SHOWN);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
