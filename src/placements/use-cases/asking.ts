import type { Card } from '../../cards/kit.ts';
import { deliver, updateCards } from '../../delivery/use-cases.ts';
import { findPersons, standingOf } from '../../people/store.ts';
import { answerersOfBoards } from '../../people/store-answerers.ts';
import { owe, oweAgain, withdraw } from '../../reminders/use-cases.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import { localDate, toInstant } from '../../time/local.ts';
import type { Scope, Work } from '../../work/work.ts';
import { type CapacityCardState, capacityCard } from '../cards/capacity-card.ts';
import { capacitySubject, readCapacitySubject } from '../rules/placement-round.ts';
import type { CapacityForm } from '../schema.ts';
import { partnershipName } from '../store/boards.ts';
import { findRound, type Round } from '../store/rounds.ts';
import { redrawSchoolCards } from './asking-schools.ts';
import { formFor, loadForm, loadForms, mayView } from './forms.ts';
import { capacityTopic, cardFor, questionTo } from './question.ts';
import { tendSchoolDebts } from './school-debts.ts';
import { loadSchoolForm } from './school-forms.ts';

export interface Asked {
  boards: number;
  people: number;
  /** Boards that have neither bestuurder nor BOC, by name. */
  unreachable: string[];
}

/** Puts the question to these boards: a card for each bestuurder and BOC, and an answer that is owed by the board. */
export async function askBoards(work: Work, round: Round, boardIds: readonly string[]): Promise<Asked> {
  const forms = await loadForms(work, work.now, round, boardIds);
  const answerers = await answerersOfBoards(work, boardIds, localDate(work.now));
  const persons = await findPersons(
    work,
    [...answerers.values()].flatMap(({ personIds }) => personIds),
  );
  const name = await partnershipName(work);
  await oweAnswers(work, round, forms);
  await deliver(
    work,
    forms.flatMap((form) =>
      (answerers.get(form.boardId)?.personIds ?? []).map((personId) =>
        questionTo(work, form, name, { personId, language: persons.get(personId)?.language ?? 'nl' }),
      ),
    ),
  );
  const unreachable = forms.filter((form) => (answerers.get(form.boardId)?.personIds ?? []).length === 0);
  return { boards: forms.length, people: persons.size, unreachable: unreachable.map((form) => form.boardName) };
}

/**
 * Records that the boards whose answer is not complete owe one, and their schools that answer for themselves. `anew`: also
 * the ones whose answer was complete before.
 */
export async function oweAnswers(
  work: Work,
  round: Round,
  forms: readonly CapacityForm[],
  anew = false,
): Promise<void> {
  await (anew ? oweAgain : owe)(
    work,
    forms
      .filter((form) => form.status !== 'answered')
      .map((form) => ({
        question: { kind: 'capacity', subjectId: capacitySubject(form.roundId, form.boardId) },
        topic: capacityTopic(form.roundId, form.boardId),
        title: placementsCopy.nl.obligation(round.schoolYear, round.period),
        dueAt: toInstant(form.deadline),
        boardId: form.boardId,
      })),
  );
  await tendSchoolDebts(work, round, { boardIds: forms.map(({ boardId }) => boardId) });
}

export async function withdrawQuestions(work: Work, forms: readonly CapacityForm[]): Promise<void> {
  for (const form of forms) {
    await withdraw(work, { kind: 'capacity', subjectId: capacitySubject(form.roundId, form.boardId) });
  }
  const [first] = forms;
  const round = first && (await findRound(work, first.roundId));
  if (round) await tendSchoolDebts(work, round, { boardIds: forms.map(({ boardId }) => boardId) });
}

/** Redraws the cards about these boards for everybody who got one, each in their own language. */
export async function redrawCards(work: Work, forms: readonly CapacityForm[]): Promise<void> {
  const answerers = await answerersOfBoards(
    work,
    forms.map((form) => form.boardId),
    localDate(work.now),
  );
  const personIds = [...answerers.values()].flatMap((board) => board.personIds);
  const persons = await findPersons(work, personIds);
  const name = await partnershipName(work);
  for (const form of forms) {
    await updateCards(work, capacityTopic(form.roundId, form.boardId), ({ personId }) =>
      personId === null
        ? null
        : cardFor(work, form, name, { personId, language: persons.get(personId)?.language ?? 'nl' }),
    );
  }
  await redrawSchoolCards(work, forms);
}

/** How a card is drawn beyond what the form itself says. */
export type CardView = Pick<CapacityCardState, 'show' | 'page' | 'fault'>;

/** One board's card as it now stands for one person; whoever has nothing to do with the board sees none of its figures. */
export async function drawCapacityCard(
  scope: Scope,
  now: string,
  place: { roundId: string; boardId: string; schoolId?: string | undefined },
  viewer: { personId: string; language: Language },
  view: CardView = {},
): Promise<Card> {
  return drawFormCard(scope, now, await formAt(scope, now, place), viewer, view);
}

/** The form that a card is about: of a board, or of a school that answers for itself. */
export function formAt(
  scope: Scope,
  now: string,
  { roundId, boardId, schoolId }: { roundId: string; boardId: string; schoolId?: string | undefined },
): Promise<CapacityForm> {
  return schoolId === undefined
    ? loadForm(scope, now, roundId, boardId)
    : loadSchoolForm(scope, now, roundId, schoolId);
}

/** The same for a form that was loaded in this transaction already. */
export async function drawFormCard(
  scope: Scope,
  now: string,
  form: CapacityForm,
  viewer: { personId: string; language: Language },
  view: CardView = {},
): Promise<Card> {
  const standing = await standingOf(scope, viewer.personId, localDate(now));
  const seen = mayView(form, standing) ? formFor(form, standing) : null;
  const show = seen === null ? 'not-for-you' : seen.mayAnswer ? view.show : 'read-only';
  return capacityCard({
    ...view,
    language: viewer.language,
    partnershipId: scope.partnershipId,
    partnershipName: await partnershipName(scope),
    form: seen ?? form,
    viewerId: viewer.personId,
    show,
  });
}

/** The card of a question by its name in obligations and links; null when there is no such question. */
export async function drawCapacityQuestion(
  scope: Scope,
  now: string,
  subjectId: string,
  person: { personId: string; language: Language },
): Promise<Card | null> {
  const subject = readCapacitySubject(subjectId);
  return subject && drawCapacityCard(scope, now, subject, person);
}
