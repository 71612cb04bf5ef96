import { owe, oweAgain, settle, withdraw } from '../../reminders/use-cases.ts';
import { placementsCopy } from '../../text/placements.ts';
import { toInstant } from '../../time/local.ts';
import type { Work } from '../../work/work.ts';
import { schoolOwes } from '../rules/delegation.ts';
import { capacitySubject } from '../rules/placement-round.ts';
import type { CapacityForm } from '../schema.ts';
import { movedDelegations } from '../store/delegations.ts';
import type { Round } from '../store/rounds.ts';
import { capacityTopic } from './question.ts';
import { loadSchoolForms } from './school-forms.ts';

type Which = { schoolIds: readonly string[] } | { boardIds: readonly string[] };

/**
 * Keeps what schools owe true to where their answers stand: a school that answers for itself owes what it has not given, until
 * its board takes it back or gives the figure itself, or the time is over. Reminders follow from it by themselves.
 * `anew`: these schools were asked just now, also when they had answered before.
 */
export async function tendSchoolDebts(work: Work, round: Round, of: Which, anew = false): Promise<void> {
  const forms = await loadSchoolForms(work, work.now, round, of);
  const owing = forms.filter((form) => standing(form) === 'owes').map((form) => debtOf(round, form));
  await (anew ? oweAgain : owe)(work, owing);
  const { personId } = work.actor;
  for (const form of forms) {
    const stands = standing(form);
    const question = questionOf(form);
    if (stands === 'answered' && personId !== null) {
      await settle(work, { question, boardId: form.boardId, personId });
    } else if (stands !== 'owes') await withdraw(work, question);
  }
}

/** Schools that went to another board owe their old board nothing any longer; for the clock. */
export async function forgetMovedSchools(work: Work, roundId: string): Promise<void> {
  for (const { boardId, schoolId } of await movedDelegations(work, roundId)) {
    await withdraw(work, { kind: 'capacity', subjectId: capacitySubject(roundId, boardId, schoolId) });
  }
}

function standing({ notNow, variants, school }: CapacityForm) {
  return schoolOwes({
    open: notNow === null,
    variants: variants.map(({ name, own }) => ({
      given: own !== null,
      overruled: school?.overruled.includes(name) === true,
    })),
  });
}

function questionOf({ roundId, boardId, school }: CapacityForm) {
  return { kind: 'capacity', subjectId: capacitySubject(roundId, boardId, school?.schoolId) };
}

function debtOf(round: Round, form: CapacityForm) {
  const schoolId = form.school?.schoolId ?? '';
  return {
    question: questionOf(form),
    topic: capacityTopic(form.roundId, form.boardId, schoolId),
    title: placementsCopy.nl.schoolObligation(round.schoolYear, round.period),
    dueAt: toInstant(form.deadline),
    boardId: form.boardId,
    schoolId,
  };
}
