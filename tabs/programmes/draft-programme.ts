import type { Audience, Task } from '../../src/programmes/rules/programme.ts';
import type { ProgrammeView, SaveProgrammeBody } from '../../src/programmes/schema.ts';

/** A session while it is edited; texts are as typed. */
export interface DraftSession {
  /** Stable on the screen, also for what the service does not know yet. */
  key: string;
  id: string | null;
  title: string;
  room: string;
  capacity: string;
  audiences: readonly Audience[];
  explanation: string;
  tasks: Partial<Record<Task, string>>;
}

export interface DraftPart {
  key: string;
  id: string | null;
  title: string;
  minutes: string;
  room: string;
  explanation: string;
  sessions: readonly DraftSession[];
}

export interface DraftProgramme {
  until: string;
  parts: readonly DraftPart[];
}

export function draftOf({ parts, signUpUntil }: ProgrammeView): DraftProgramme {
  return {
    until: signUpUntil ?? '',
    parts: parts.map(({ partId, title, minutes, room, explanation, sessions }) => ({
      ...{ key: partId, id: partId, title, minutes: String(minutes), room, explanation },
      sessions: sessions.map(({ sessionId, capacity, audiences, tasks, ...session }) => ({
        ...{ key: sessionId, id: sessionId, title: session.title, room: session.room },
        ...{ capacity: capacity === null ? '' : String(capacity), audiences, explanation: session.explanation },
        tasks: Object.fromEntries(tasks.map(({ task, personId }) => [task, personId])),
      })),
    })),
  };
}

export function newPart(key: string): DraftPart {
  return { key, id: null, title: '', minutes: '30', room: '', explanation: '', sessions: [] };
}

export function newSession(key: string): DraftSession {
  return { key, id: null, title: '', room: '', capacity: '', audiences: [], explanation: '', tasks: {} };
}

export type DraftFault = 'title' | 'minutes' | 'capacity';

/** What has to be mended before it can be saved; null: nothing. */
export function faultOf({ parts }: DraftProgramme): DraftFault | null {
  const sessions = parts.flatMap((part) => part.sessions);
  if ([...parts, ...sessions].some(({ title }) => title.trim() === '')) return 'title';
  if (parts.some(({ minutes }) => !isWhole(minutes, 600))) return 'minutes';
  return sessions.some(({ capacity }) => capacity.trim() !== '' && !isWhole(capacity, 2_000)) ? 'capacity' : null;
}

function isWhole(text: string, most: number): boolean {
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
}

/** What is sent; the draft must be without faults. */
export function saveBody(draft: DraftProgramme, revision: number): SaveProgrammeBody {
  return {
    revision,
    signUpUntil: draft.until || null,
    parts: draft.parts.map(({ id, title, minutes, room, explanation, sessions }) => ({
      ...(id ? { id } : {}),
      ...{ title, minutes: Number(minutes), room, explanation },
      sessions: sessions.map(({ key: _, id: sessionId, capacity, audiences, ...session }) => ({
        ...(sessionId ? { id: sessionId } : {}),
        ...session,
        capacity: capacity.trim() === '' ? null : Number(capacity),
        audiences: [...audiences],
      })),
    })),
  };
}
