import { type Role, rolesAt, type Standing } from '../../people/rules/roles.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { capacityWarnings, countedOffers, effectiveFigure } from '../rules/capacity.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import { answerFault, forBoard, sameVariant } from '../rules/placement-round.ts';
import { answerStatus } from '../rules/round-progress.ts';
import type { CapacityForm, FormVariant, MyForms } from '../schema.ts';
import { type AskedBoard, askedBoards, boardSizes, programmeLeaders } from '../store/boards.ts';
import { boardOffers, type CountedFigure, countFigures, type SavedOffer } from '../store/offers.ts';
import { findRound, listRounds, type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { closedFacts, roundPart, viewOf } from './form-parts.ts';
import { loadSchoolForms } from './school-forms.ts';

/** For so long after it closed a round's forms are shown to the boards. */
const SHOWN_AFTER_CLOSING_MS = 90 * 24 * 3_600_000;

/** The forms of these boards in one round as anybody may see them; in order of kring and name, in a fixed number of queries. */
export async function loadForms(
  scope: Scope,
  now: string,
  round: Round,
  boardIds: readonly string[] | 'all',
): Promise<CapacityForm[]> {
  const previous = round.previousRoundId ? await findRound(scope, round.previousRoundId) : undefined;
  const roundIds = previous ? [round.id, previous.id] : [round.id];
  const boards = await askedBoards(scope, roundIds, boardIds);
  const variants = await variantsOf(scope, roundIds);
  const figures = groupFigures(await countFigures(scope, roundIds, boardIds));
  const offers = await boardOffers(scope, round.id, boardIds);
  const sizes = await boardSizes(scope, boardIds, localDate(now));
  const contacts = await programmeLeaders(scope);
  const earlier = new Map(boards.filter((row) => row.roundId === previous?.id).map((row) => [row.boardId, row]));
  return boards
    .filter((board) => board.roundId === round.id)
    .map((board) =>
      boardForm({
        now,
        round: forBoard(round, board.extendedUntil),
        roundDeadline: round.deadline,
        variants: variants.get(round.id) ?? [],
        board,
        offers: offers.get(board.boardId) ?? [],
        figures: figures.get(`${round.id}:${board.boardId}`) ?? [],
        size: sizes.get(board.boardId) ?? { schools: 0, groupTeachers: null },
        previousYear: previous?.schoolYear ?? null,
        previousCap: earlier.get(board.boardId)?.cap ?? null,
        previous: previous
          ? placesByName(variants.get(previous.id) ?? [], figures.get(`${previous.id}:${board.boardId}`) ?? [])
          : new Map(),
        contacts,
      }),
    );
}

/** One board's form; refuses when the round or the board in it does not exist. */
export async function loadForm(scope: Scope, now: string, roundId: string, boardId: string): Promise<CapacityForm> {
  const round = await findRound(scope, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  const [form] = await loadForms(scope, now, round, [boardId]);
  if (!form) throw new Refusal('not-found', 'capacity-board-not-asked');
  return form;
}

/** A form as one person may see it; refuses whoever has nothing to do with the board. */
export function formFor(form: CapacityForm, standing: Standing | null): CapacityForm {
  if (!mayView(form, standing)) throw new Refusal('not-allowed', 'not-allowed');
  const roles = rolesOn(form, standing);
  const mayRequest =
    form.school === undefined && form.notNow?.code === 'round-closed' && mayPlacements('capacity.request', roles);
  const { extension, ...rest } = form;
  return {
    ...rest,
    ...{ mayAnswer: mayAnswerNow(form, roles), mayRequest },
    ...(extension && mayPlacements('round.manage', roles) ? { extension } : {}),
  };
}

export function mayView(form: CapacityForm, standing: Standing | null): boolean {
  return mayPlacements(form.school ? 'capacity.view-school' : 'capacity.view', rolesOn(form, standing));
}

function rolesOn({ boardId, school }: CapacityForm, standing: Standing | null): readonly Role[] {
  return rolesAt(standing, { boardId, ...(school ? { schoolId: school.schoolId } : {}) });
}

function mayAnswerNow(form: CapacityForm, roles: readonly Role[]): boolean {
  if (form.notNow === null) return mayPlacements(form.school ? 'capacity.answer-school' : 'capacity.answer', roles);
  return form.notNow.code === 'round-closed' && mayPlacements('capacity.answer-late', roles);
}

/** The forms of the boards that somebody speaks for, and of schools that answer for themselves, in rounds that are open or closed not long ago. */
export async function myForms(scope: Scope, now: string, standing: Standing): Promise<MyForms> {
  const boardIds = standing.boards.filter(({ as }) => as !== 'relatiebeheerder').map(({ boardId }) => boardId);
  const shown = (await listRounds(scope)).filter((round) => isShown(round, now));
  const forms: CapacityForm[] = [];
  for (const round of shown) {
    forms.push(...(await loadForms(scope, now, round, boardIds)));
    const ofSchools = await loadSchoolForms(scope, now, round, { schoolIds: standing.schools ?? [] });
    forms.push(...ofSchools.filter((form) => form.notNow?.code !== 'school-delegation-ended'));
  }
  return { forms: forms.map((form) => formFor(form, standing)) };
}

function isShown(round: Round, now: string): boolean {
  if (round.state === 'open') return true;
  if (round.state !== 'closed' || round.closedAt === null) return false;
  return Date.parse(now) - Date.parse(round.closedAt) < SHOWN_AFTER_CLOSING_MS;
}

export function groupFigures(figures: readonly CountedFigure[]): Map<string, CountedFigure[]> {
  const groups = new Map<string, CountedFigure[]>();
  for (const figure of figures) {
    const key = `${figure.roundId}:${figure.boardId}`;
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

/** All places by variant name, definite and provisional together, as the comparison with an earlier round. */
export function placesByName(
  variants: readonly RoundVariant[],
  figures: readonly CountedFigure[],
): Map<string, number> {
  const places = new Map<string, number>();
  const names = new Map(variants.map((variant) => [variant.id, sameVariant(variant.name)]));
  for (const figure of figures) {
    const name = names.get(figure.variantId);
    const effective = effectiveFigure(figure);
    if (name === undefined || !effective) continue;
    places.set(name, (places.get(name) ?? 0) + effective.definite + effective.provisional);
  }
  return places;
}

interface FormParts {
  now: string;
  /** As it is for this board. */
  round: Round;
  roundDeadline: string;
  variants: readonly RoundVariant[];
  board: AskedBoard;
  offers: readonly SavedOffer[];
  figures: readonly CountedFigure[];
  size: { schools: number; groupTeachers: number | null };
  previousYear: number | null;
  previousCap: number | null;
  previous: ReadonlyMap<string, number>;
  contacts: string[];
}

function boardForm(parts: FormParts): CapacityForm {
  const { round, board, size } = parts;
  const variants = parts.variants.map((variant) => formVariant(parts, variant));
  const status = statusOf(parts);
  const fault = answerFault(round, parts.now);
  return {
    ...roundPart(round),
    boardId: board.boardId,
    boardName: board.boardName,
    variants,
    cap: board.cap,
    previousYear: parts.previousYear,
    previousCap: parts.previousCap,
    status,
    groupTeachers: size.groupTeachers,
    schools: size.schools,
    warnings: status === 'answered' ? capacityWarnings(countedOffers(variants), board.cap, size.groupTeachers) : [],
    answeredAt: board.answeredAt,
    answeredBy:
      board.answeredAt === null
        ? null
        : { personId: board.answeredById, name: board.answeredBy ?? '', onBehalf: board.onBehalf },
    mayAnswer: false,
    ...(round.state === 'open' || round.state === 'closed'
      ? {
          extension: {
            until: round.deadline === parts.roundDeadline ? null : round.deadline,
            roundDeadline: parts.roundDeadline,
          },
        }
      : {}),
    contacts: parts.contacts,
    notNow: fault === null ? null : { code: fault, facts: closedFacts(round, board.answeredAt, parts.contacts) },
  };
}

function statusOf({ variants, figures, size }: FormParts) {
  return answerStatus(
    figures.map((figure) => ({ own: figure.ownCount > 0, schoolsAnswered: figure.schoolsAnswered })),
    { variants: variants.length, schools: size.schools },
  );
}

function formVariant(parts: FormParts, variant: RoundVariant): FormVariant {
  const own = parts.offers.find((offer) => offer.variantId === variant.id);
  const counted = parts.figures.find((figure) => figure.variantId === variant.id);
  return {
    variantId: variant.id,
    name: variant.name,
    own: own ? viewOf(own) : null,
    schools:
      parts.round.answerBy === 'school' || (counted?.schoolsAnswered ?? 0) > 0
        ? {
            definite: counted?.schoolsDefinite ?? 0,
            provisional: counted?.schoolsProvisional ?? 0,
            answered: counted?.schoolsAnswered ?? 0,
          }
        : null,
    previous: parts.previous.get(sameVariant(variant.name)) ?? null,
  };
}
