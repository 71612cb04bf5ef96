import type { Card } from '../../cards/kit.ts';
import type { UrgentKind } from '../schema.ts';

/** The kinds of notification that the manifest names to Teams, by what a message is for or why it cannot wait. */
export const ACTIVITY_TYPES = {
  ask: 'vraag',
  remind: 'herinnering',
  inform: 'bericht',
  'meeting-today': 'vandaag',
  'closes-today': 'sluitVandaag',
} as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[keyof typeof ACTIVITY_TYPES];

/** What Teams shows below a notification holds 150 characters. */
const LONGEST_PREVIEW = 150;

/**
 * What a message becomes in the activity feed: one line, and the page of ours where it can be answered or read. What is
 * asked is answered in the first tab; news leads to the page that its card leads to.
 */
export function activityNote(
  message: { purpose: 'ask' | 'remind' | 'inform'; summary: string; card: Card; urgent?: UrgentKind },
  publicUrl: string,
): { type: ActivityType; preview: string; page: string } {
  const { purpose, summary, card, urgent } = message;
  const first = `${publicUrl}/tab/overleg`;
  const page = purpose === 'inform' ? (pageIn(card, `${publicUrl}/tab/`) ?? first) : first;
  const preview = summary.length > LONGEST_PREVIEW ? `${summary.slice(0, LONGEST_PREVIEW - 1).trimEnd()}…` : summary;
  return { type: ACTIVITY_TYPES[urgent ?? purpose], preview, page };
}

function pageIn(value: unknown, ours: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, url } = value as { type?: unknown; url?: unknown };
  if (type === 'Action.OpenUrl' && typeof url === 'string' && url.startsWith(ours)) return url;
  for (const inner of Object.values(value)) {
    const found = pageIn(inner, ours);
    if (found) return found;
  }
  return null;
}
