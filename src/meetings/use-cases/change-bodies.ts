import { createHash } from 'node:crypto';
import { lockPartnership } from '../../people/store-partnership.ts';
import type { Language } from '../../text/format.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import type { BodyChange, BodyChanged, BodyChangePreview } from '../schema-body-change.ts';
import { prepareGoing } from './body-goes.ts';
import { prepareHandOver, prepareJoining } from './seat-changes.ts';

/** A change that was thought through: what it says, and how it is carried out. */
export interface Prepared {
  /** Sentences in the reader's language. */
  say(language: Language): string[];
  /** Everything that decides what happens: when this differs, something else would happen than was seen. */
  facts: unknown;
  /** Returns how many people were told. */
  carryOut(publicUrl: string): Promise<number>;
}

async function prepare(work: Work, change: BodyChange): Promise<Prepared> {
  switch (change.kind) {
    case 'merge':
    case 'dissolve':
      return prepareGoing(work, change);
    case 'hand-over':
      return prepareHandOver(work, change);
    case 'join':
      return prepareJoining(work, change);
  }
}

/** What would happen; changes nothing. */
export async function previewBodyChange(
  work: Work,
  language: Language,
  change: BodyChange,
): Promise<BodyChangePreview> {
  const prepared = await prepare(work, change);
  return { lines: prepared.say(language), seen: fingerprint(prepared) };
}

/**
 * Carries a change out, all or nothing, as it was seen: when meanwhile something else would happen, nothing does. Changes
 * and imports of one partnership take turns.
 */
export async function carryOutBodyChange(
  work: Work,
  publicUrl: string,
  { change, seen }: { change: BodyChange; seen: string },
): Promise<BodyChanged> {
  await lockPartnership(work);
  const prepared = await prepare(work, change);
  if (fingerprint(prepared) !== seen) throw new Refusal('conflict', 'body-change-stale');
  return { told: await prepared.carryOut(publicUrl) };
}

function fingerprint({ facts }: Prepared): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
