import { findPersons } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { flagUnreachable, whoNamesSuccessor } from '../people/store-unreachable.ts';
import { successorText, type Unreachable } from '../text/successor.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Scope, Transact, Work } from '../work/work.ts';
import { successorCard } from './cards/successor-card.ts';
import type { BounceReader } from './ports.ts';
import { mailboxToLookThrough, markBounced, saveLook } from './store-bounces.ts';
import { deliver } from './use-cases.ts';

export interface BounceKeeper {
  transact: Transact;
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  now(): string;
  bounces: BounceReader;
}

/** Looks for mail of one partnership that came back. Reading the same report twice has one effect. Returns how many came back. */
export async function lookForBounces(keeper: BounceKeeper, partnershipId: string): Promise<number> {
  const look = await keeper.read(partnershipId, (scope) => mailboxToLookThrough(scope, keeper.now()));
  if (!look) return 0;
  const found = await keeper.bounces(look.mailbox, look.since);
  if ('fault' in found) return 0;
  const { bounces, until } = found.done;
  const actor = { partnershipId, personId: null, via: 'system' as const };
  return keeper.transact(actor, async (work) => {
    await saveLook(work, until);
    const marks = [...new Set(bounces.map(({ mark }) => mark))];
    const back = await markBounced(work, marks);
    for (const personId of new Set(back.map((each) => each.personId)))
      await noteUnreachable(work, personId, 'mail-bounced');
    return back.length;
  });
}

/** Flags somebody whom mail does not reach on the roster, and asks their board once who comes in their place. */
export async function noteUnreachable(work: Work, personId: string, problem: Unreachable): Promise<void> {
  if (!(await flagUnreachable(work, personId, problem))) return;
  await recordHistory(work, { entity: 'person', entityId: personId, what: 'unreachable', after: { problem } });
  const receivers = await whoNamesSuccessor(work, personId, localDate(work.now));
  const persons = await findPersons(work, [personId, ...receivers]);
  const name = persons.get(personId)?.name ?? '';
  const partnership = await partnershipName(work);
  await deliver(
    work,
    receivers.flatMap((receiver) => {
      const person = persons.get(receiver);
      if (!person) return [];
      const say = successorText[person.language];
      return [
        {
          key: `successor:${personId}:${work.now}:${receiver}`,
          topic: `person:${personId}`,
          purpose: 'inform' as const,
          personId: receiver,
          summary: say.question(name),
          card: successorCard({ language: person.language, partnership, name, problem }),
          mail: { subject: say.question(name), paragraphs: [say.why(name, problem), say.whatToDo(partnership)] },
        },
      ];
    }),
  );
}
