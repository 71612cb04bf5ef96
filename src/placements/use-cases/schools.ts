import type { Standing } from '../../people/rules/roles.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import { absurdFault, type CapacityFault, capacityFault, tidyOffer } from '../rules/capacity.ts';
import { provenanceOf } from '../rules/delegation.ts';
import { sameVariant } from '../rules/placement-round.ts';
import type { AnswerSchoolsBody, CapacityForm, SchoolGrid } from '../schema.ts';
import { saveBoardAnswer, schoolsOfBoard } from '../store/boards.ts';
import { contactsOfSchools, delegationsIn } from '../store/delegations.ts';
import { deleteSchoolOffers, givenOffers, type SavedOffer, saveOffers, schoolOffers } from '../store/offers.ts';
import { findRound, variantsOf } from '../store/rounds.ts';
import { finishAnswer, openQuestion, recordAnswer, same } from './answering.ts';
import { viewOf } from './form-parts.ts';
import { formFor, loadForm } from './forms.ts';

/** The grid of a board: its schools of today, each with its figure per variant and last year's beside it. */
export async function schoolGrid(
  scope: Scope,
  now: string,
  roundId: string,
  boardId: string,
  standing: Standing,
): Promise<SchoolGrid> {
  const form = formFor(await loadForm(scope, now, roundId, boardId), standing);
  const schools = await schoolsOfBoard(scope, boardId, localDate(now));
  const ids = schools.map(({ id }) => id);
  const round = await findRound(scope, roundId);
  const given = keyed(await givenOffers(scope, roundId, ids));
  const contacts = await contactsOfSchools(scope, ids);
  const delegated = new Map(
    (await delegationsIn(scope, [roundId], { schoolIds: ids }))
      .filter(({ active }) => active)
      .map(({ schoolId, lastAskedAt, timesAsked }) => [schoolId, { askedAt: lastAskedAt, timesAsked }]),
  );
  const previousId = round?.previousRoundId ?? null;
  const previous = previousId === null ? [] : await schoolOffers(scope, previousId, ids);
  const earlier = await variantsByName(scope, previousId);
  const before = keyed(previous);
  return {
    form,
    schools: schools.map((school) => ({
      schoolId: school.id,
      name: school.name,
      brin: school.brin,
      tier: school.tier,
      groupTeachers: school.groupTeachers,
      contact: contacts.get(school.id)?.name ?? null,
      delegated: delegated.get(school.id) ?? null,
      cells: form.variants.map(({ variantId, name }) => {
        const offer = given.get(cellKey(school.id, variantId));
        const last = before.get(cellKey(school.id, earlier.get(sameVariant(name)) ?? ''));
        return {
          variantId,
          own: offer ? viewOf(offer) : null,
          previous: last?.places ?? null,
          given: offer ? { as: provenanceOf(offer), name: offer.givenBy ?? '', at: offer.givenAt } : null,
        };
      }),
    })),
  };
}

async function variantsByName(scope: Scope, roundId: string | null): Promise<Map<string, string>> {
  if (roundId === null) return new Map();
  const variants = (await variantsOf(scope, [roundId])).get(roundId) ?? [];
  return new Map(variants.map(({ id, name }) => [sameVariant(name), id]));
}

/**
 * Saves figures of several schools of one board in one go, all or nothing; cells that are left out stay as they are, and
 * a cell without an offer is taken away. Where the board gave a figure of its own for a variant, that one goes on counting.
 */
export async function answerSchools(
  work: Work,
  roundId: string,
  boardId: string,
  answer: AnswerSchoolsBody,
): Promise<CapacityForm> {
  const question = await openQuestion(work, roundId, boardId);
  const schools = await schoolsOfBoard(work, boardId, localDate(work.now));
  const variants = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  const context = { today: localDate(work.now), startsOn: question.round.startsOn, variants };
  const kept = keyed(
    await schoolOffers(
      work,
      roundId,
      schools.map(({ id }) => id),
    ),
  );
  const cells = groupCells(answer);
  const changes: SavedOffer[] = [];
  for (const [schoolId, offers] of cells.given) {
    const school = schools.find(({ id }) => id === schoolId);
    if (!school) throw new Refusal('invalid', 'capacity-school-gone');
    refuse(capacityFault(offers, null, { ...context, groupTeachers: school.groupTeachers }), school.name);
    if (!answer.confirmed) refuse(absurdFault(offers, null, school.groupTeachers), school.name);
    changes.push(...offers.map(tidyOffer).map((offer) => ({ ...offer, schoolId })));
  }
  const changed = changes.filter((offer) => {
    const before = kept.get(cellKey(offer.schoolId ?? '', offer.variantId));
    return !before || !same(offer, [before]);
  });
  const removed = cells.taken.flatMap(({ schoolId, variantId }) => kept.get(cellKey(schoolId, variantId)) ?? []);
  if (changed.length + removed.length > 0) {
    await saveOffers(work, { roundId, boardId, onBehalf: question.onBehalf }, changed);
    await deleteSchoolOffers(
      work,
      roundId,
      removed.map(({ schoolId, variantId }) => ({ schoolId: schoolId ?? '', variantId })),
    );
    await saveBoardAnswer(work, roundId, boardId, question);
    const before = changed.flatMap((offer) => kept.get(cellKey(offer.schoolId ?? '', offer.variantId)) ?? []);
    await recordAnswer(
      work,
      question,
      { offers: [...before, ...removed], cap: question.cap },
      { offers: changed, cap: question.cap },
    );
  }
  return finishAnswer(work, question, changed.length + removed.length > 0);
}

function groupCells({ cells }: AnswerSchoolsBody) {
  const given = new Map<string, Omit<SavedOffer, 'schoolId'>[]>();
  const taken: { schoolId: string; variantId: string }[] = [];
  for (const { schoolId, variantId, offer } of cells) {
    if (offer === null) taken.push({ schoolId, variantId });
    else given.set(schoolId, [...(given.get(schoolId) ?? []), { ...offer, variantId }]);
  }
  return { given, taken };
}

/** The sentence names the school beside the variant: in a grid one must be able to find the cell. */
function refuse(fault: CapacityFault | null, school: string): void {
  if (!fault) return;
  const variant = fault.facts['variant'];
  const facts =
    variant === undefined ? { ...fault.facts, school } : { ...fault.facts, variant: `${school}, ${variant}` };
  throw new Refusal(fault.code === 'capacity-absurd' ? 'conflict' : 'invalid', fault.code, facts);
}

function cellKey(schoolId: string, variantId: string): string {
  return `${schoolId}@${variantId}`;
}

function keyed<T extends SavedOffer>(offers: readonly T[]): Map<string, T> {
  return new Map(offers.map((offer) => [cellKey(offer.schoolId ?? '', offer.variantId), offer]));
}
