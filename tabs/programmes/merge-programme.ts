import { mergeText } from '../../src/minutes/rules/merge-text.ts';
import { TASKS } from '../../src/programmes/rules/programme.ts';
import { mergeKeyed } from '../shell/merge-keyed.ts';
import type { DraftPart, DraftProgramme, DraftSession } from './draft-programme.ts';

/**
 * Joins a programme as it was edited here with what another saved meanwhile; `base` is what both began with. Where both changed
 * the same, what is typed here stands; `both` names those parts and sessions, for somebody to look at.
 */
export function mergeProgramme(
  base: DraftProgramme,
  mine: DraftProgramme,
  theirs: DraftProgramme,
): { draft: DraftProgramme; both: string[] } {
  const both = new Set<string>();
  const parts = mergeKeyed(base.parts, mine.parts, theirs.parts, {
    same: isSame,
    join: (was, here, there) => partOf(was, here, there, both),
    onKept: ({ title }) => both.add(title),
  });
  const until = mine.until === base.until ? theirs.until : mine.until;
  return { draft: { until, parts }, both: [...both] };
}

function partOf(was: DraftPart, mine: DraftPart, theirs: DraftPart, both: Set<string>): DraftPart {
  const clash = () => both.add(mine.title);
  return {
    ...fieldsOf(was, mine, theirs, ['title', 'minutes', 'room'], clash),
    explanation: explained(was, mine, theirs, clash),
    sessions: mergeKeyed(was.sessions, mine.sessions, theirs.sessions, {
      same: isSame,
      join: (before, here, there) => sessionOf(before, here, there, both),
      onKept: ({ title }) => both.add(title),
    }),
  };
}

function sessionOf(was: DraftSession, mine: DraftSession, theirs: DraftSession, both: Set<string>): DraftSession {
  const clash = () => both.add(mine.title);
  return {
    ...fieldsOf(was, mine, theirs, ['title', 'room', 'capacity', 'audiences'], clash),
    explanation: explained(was, mine, theirs, clash),
    tasks: fieldsOf(was.tasks, mine.tasks, theirs.tasks, TASKS, clash),
  };
}

/** Each of these fields as whoever changed it made it; of two, as it is typed here. */
function fieldsOf<T extends object>(was: T, mine: T, theirs: T, fields: readonly (keyof T)[], clash: () => void): T {
  const made = { ...mine };
  for (const field of fields) {
    if (isSame(mine[field], was[field])) made[field] = theirs[field];
    else if (!isSame(theirs[field], was[field]) && !isSame(theirs[field], mine[field])) clash();
  }
  return made;
}

interface Explained {
  explanation: string;
}

function explained(was: Explained, mine: Explained, theirs: Explained, clash: () => void): string {
  const made = mergeText(was.explanation, theirs.explanation, mine.explanation);
  if (made !== mine.explanation && made !== theirs.explanation) clash();
  return made;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
