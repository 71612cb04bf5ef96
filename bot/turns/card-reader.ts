import type { Reader } from '../../src/meetings/use-cases.ts';
import { standingOf } from '../../src/people/store.ts';
import { localDate } from '../../src/time/local.ts';
import type { CardCall } from './card-verb.ts';

/** Whoever presses, as use cases about meetings know a reader; null: somebody who takes no part, whom the use case itself refuses. */
export async function cardReader({ service, actor, language }: CardCall): Promise<Reader | null> {
  const now = service.clock.now();
  const standing = await service.read(actor.partnershipId, (scope) =>
    standingOf(scope, actor.personId, localDate(now)),
  );
  return standing && { standing, language, now };
}
