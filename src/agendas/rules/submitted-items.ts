import { addDays, type LocalDate, type LocalDateTime } from '../../time/local.ts';

export type SubmittedState = 'waiting' | 'accepted' | 'merged' | 'withdrawn';

/** A planned meeting that has not begun. */
export interface ComingMeeting {
  meetingId: string;
  starts: LocalDateTime;
}

/** The last day on which items for this meeting are taken. */
export function submitUntil(starts: LocalDateTime, submitDays: number): LocalDate {
  return addDays(starts.slice(0, 10), -submitDays);
}

/** Where a new item goes: its meeting, or the first one that comes up after `after` once it is planned; or it is too late. */
export type SubmitPlace =
  | { go: 'meeting'; meetingId: string }
  | { go: 'later'; after: LocalDateTime }
  | { go: 'too-late'; until: LocalDate; next: LocalDateTime | null }
  | { go: 'meeting-gone' };

/** Decides for which meeting an item is submitted; `wanted` null: the first one that still takes items. */
export function submitPlace(
  wanted: string | null,
  coming: readonly ComingMeeting[],
  { submitDays, now }: { submitDays: number; now: LocalDateTime },
): SubmitPlace {
  const isOpen = ({ starts }: ComingMeeting) => now.slice(0, 10) <= submitUntil(starts, submitDays);
  const first = coming.find(isOpen);
  if (wanted !== null) {
    const meeting = coming.find(({ meetingId }) => meetingId === wanted);
    if (!meeting) return { go: 'meeting-gone' };
    if (isOpen(meeting)) return { go: 'meeting', meetingId: wanted };
    return { go: 'too-late', until: submitUntil(meeting.starts, submitDays), next: first?.starts ?? null };
  }
  if (first) return { go: 'meeting', meetingId: first.meetingId };
  return { go: 'later', after: coming.at(-1)?.starts ?? now };
}

/**
 * The meeting at which an item waits: its own while that is still to come, else the first that begins after `after`. Null:
 * none is planned yet; it turns up by itself when one is. `coming` is in order of time.
 */
export function waitsAt(
  item: { meetingId: string | null; after: LocalDateTime },
  coming: readonly ComingMeeting[],
): string | null {
  const own = coming.find(({ meetingId }) => meetingId === item.meetingId);
  return own?.meetingId ?? coming.find(({ starts }) => starts > item.after)?.meetingId ?? null;
}

const BEFORE_TITLE = [
  /^(?:nieuw\s+)?agendapunt(?:en)?(?:\s+indienen)?(?:\s*[:–-]\s*|\s+|$)(.*)$/i,
  /^dien\s+(?:een\s+)?(?:agenda)?punt\s+in(?:\s*[:–-]\s*|\s+|$)(.*)$/i,
  /^zet\s+(.*?)\s*op\s+de\s+agenda\b.*$/i,
  /^voeg\s+(.*?)\s*toe\s+aan\s+de\s+agenda\b.*$/i,
  /^(?:(?:kun|kan|wil)\s+(?:je|u)\s+)?(.*?)\s*op\s+de\s+agenda\s+zetten\b.*$/i,
  /^(?:submit|new)\s+(?:an?\s+)?(?:agenda\s+)?item(?:\s*[:–-]\s*|\s+|$)(.*)$/i,
  /^put\s+(.*?)\s*on\s+the\s+agenda\b.*$/i,
  /^add\s+(.*?)\s*to\s+the\s+agenda\b.*$/i,
];

/** The subject that was typed with the command, such as "agendapunt: reiskosten", with a capital; empty: none. */
export function titleIn(typed: string): string {
  for (const pattern of BEFORE_TITLE) {
    const found = pattern.exec(typed.trim());
    if (!found) continue;
    const title = (found[1] ?? '').trim().slice(0, 200);
    return title.charAt(0).toUpperCase() + title.slice(1);
  }
  return '';
}
