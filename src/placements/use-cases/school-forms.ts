import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { capacityWarnings } from '../rules/capacity.ts';
import { provenanceOf, schoolStatus } from '../rules/delegation.ts';
import { answerFault, forBoard, sameVariant } from '../rules/placement-round.ts';
import type { CapacityForm } from '../schema.ts';
import { programmeLeaders } from '../store/boards.ts';
import { type Delegation, delegationsIn } from '../store/delegations.ts';
import { boardOffers, type GivenOffer, givenOffers, schoolOffers } from '../store/offers.ts';
import { findRound, type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { closedFacts, roundPart, viewOf } from './form-parts.ts';

/** What the forms of schools in one round are made of. */
interface Ground {
  now: string;
  round: Round;
  previousYear: number | null;
  variants: readonly RoundVariant[];
  /** Figures by school. */
  given: Map<string, GivenOffer[]>;
  /** Places by school and name of the variant, in the round it is compared with. */
  before: Map<string, number>;
  /** Variants that a board gave a figure of its own for. */
  ofBoards: Map<string, string[]>;
  contacts: string[];
}

/** The forms of schools that answer for themselves in one round, by name; in a fixed number of queries. */
export async function loadSchoolForms(
  scope: Scope,
  now: string,
  round: Round,
  of: { schoolIds: readonly string[] } | { boardIds: readonly string[] },
): Promise<CapacityForm[]> {
  const delegations = await delegationsIn(scope, [round.id], of);
  if (delegations.length === 0) return [];
  const ids = delegations.map(({ schoolId }) => schoolId);
  const boardIds = [...new Set(delegations.map(({ boardId }) => boardId))];
  const previous = round.previousRoundId ? await findRound(scope, round.previousRoundId) : undefined;
  const ground: Ground = {
    now,
    round,
    previousYear: previous?.schoolYear ?? null,
    variants: (await variantsOf(scope, [round.id])).get(round.id) ?? [],
    given: bySchool(await givenOffers(scope, round.id, ids)),
    before: previous ? await placesBefore(scope, previous.id, ids) : new Map(),
    ofBoards: new Map(
      [...(await boardOffers(scope, round.id, boardIds))].map(([id, offers]) => [
        id,
        offers.map(({ variantId }) => variantId),
      ]),
    ),
    contacts: await programmeLeaders(scope),
  };
  return delegations.map((delegation) => schoolForm(ground, delegation));
}

/** One school's form; refuses when the school was never asked to answer for itself. */
export async function loadSchoolForm(
  scope: Scope,
  now: string,
  roundId: string,
  schoolId: string,
): Promise<CapacityForm> {
  const round = await findRound(scope, roundId);
  const [form] = round ? await loadSchoolForms(scope, now, round, { schoolIds: [schoolId] }) : [];
  if (!form) throw new Refusal('not-found', 'school-not-asked');
  return form;
}

function bySchool(offers: readonly GivenOffer[]): Map<string, GivenOffer[]> {
  const groups = new Map<string, GivenOffer[]>();
  for (const offer of offers) {
    const group = groups.get(offer.schoolId ?? '');
    if (group) group.push(offer);
    else groups.set(offer.schoolId ?? '', [offer]);
  }
  return groups;
}

async function placesBefore(scope: Scope, roundId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const names = new Map(((await variantsOf(scope, [roundId])).get(roundId) ?? []).map(({ id, name }) => [id, name]));
  const offers = await schoolOffers(scope, roundId, ids);
  return new Map(
    offers.map(({ schoolId, variantId, places }) => [`${schoolId}@${sameVariant(names.get(variantId) ?? '')}`, places]),
  );
}

function schoolForm(ground: Ground, delegation: Delegation): CapacityForm {
  const { schoolId, boardId } = delegation;
  const round = forBoard(ground.round, delegation.extendedUntil);
  const given = ground.given.get(schoolId) ?? [];
  const last = [...given].sort((a, b) => b.givenAt.localeCompare(a.givenAt))[0];
  const overruled = ground.ofBoards.get(boardId) ?? [];
  const status = schoolStatus(given.length, ground.variants.length);
  return {
    ...roundPart(round),
    boardId,
    boardName: delegation.schoolName,
    school: {
      schoolId,
      boardName: delegation.boardName,
      changedBy: changedBy(given),
      overruled: ground.variants.flatMap(({ id, name }) => (overruled.includes(id) ? [name] : [])),
    },
    variants: ground.variants.map(({ id, name }) => {
      const own = given.find(({ variantId }) => variantId === id);
      const previous = ground.before.get(`${schoolId}@${sameVariant(name)}`) ?? null;
      return { variantId: id, name, own: own ? viewOf(own) : null, schools: null, previous };
    }),
    cap: null,
    previousYear: ground.previousYear,
    previousCap: null,
    status,
    groupTeachers: delegation.groupTeachers,
    schools: 1,
    warnings: status === 'answered' ? capacityWarnings(given, null, delegation.groupTeachers) : [],
    answeredAt: last?.givenAt ?? null,
    answeredBy: last ? { personId: last.givenById, name: last.givenBy ?? '', onBehalf: last.onBehalf } : null,
    mayAnswer: false,
    contacts: ground.contacts,
    notNow: notNow(ground, delegation, round, last?.givenAt ?? null),
  };
}

function notNow({ now, contacts }: Ground, { active, boardName }: Delegation, round: Round, answeredAt: string | null) {
  const fault = answerFault(round, now);
  if (!active && fault === null) return { code: 'school-delegation-ended', facts: { board: boardName } };
  return fault && { code: fault, facts: closedFacts(round, answeredAt, contacts) };
}

/** The last change that the board made to what the school gave, if any stands. */
function changedBy(given: readonly GivenOffer[]): { name: string; at: string } | null {
  const changed = given.filter((offer) => provenanceOf(offer) === 'changed');
  const last = changed.sort((a, b) => b.givenAt.localeCompare(a.givenAt))[0];
  return last ? { name: last.givenBy ?? '', at: last.givenAt } : null;
}
