import { deliver, updateCards } from '../../delivery/use-cases.ts';
import { findPersons } from '../../people/store.ts';
import type { Work } from '../../work/work.ts';
import type { CapacityForm } from '../schema.ts';
import { partnershipName } from '../store/boards.ts';
import { contactsOfSchools } from '../store/delegations.ts';
import { findRound } from '../store/rounds.ts';
import { capacityTopic, cardFor, questionTo } from './question.ts';
import { loadSchoolForms } from './school-forms.ts';

/** Puts the question to the contact person of each school; `times`: by school, how often it was asked, this time included. */
export async function askSchools(
  work: Work,
  forms: readonly CapacityForm[],
  times: ReadonlyMap<string, number>,
): Promise<void> {
  const schoolIds = forms.flatMap(({ school }) => school?.schoolId ?? []);
  const contacts = await contactsOfSchools(work, schoolIds);
  const persons = await findPersons(
    work,
    [...contacts.values()].map(({ personId }) => personId),
  );
  const partnership = await partnershipName(work);
  await deliver(
    work,
    forms.flatMap((form) => {
      const schoolId = form.school?.schoolId ?? '';
      const personId = contacts.get(schoolId)?.personId;
      if (personId === undefined) return [];
      const person = { personId, language: persons.get(personId)?.language ?? 'nl' };
      return [questionTo(work, form, partnership, person, times.get(schoolId))];
    }),
  );
}

/** Redraws the cards of the schools of these boards that answer for themselves, or did. */
export async function redrawSchoolCards(work: Work, boards: readonly CapacityForm[]): Promise<void> {
  const [first] = boards;
  const round = first && (await findRound(work, first.roundId));
  if (!round) return;
  const forms = await loadSchoolForms(work, work.now, round, { boardIds: boards.map(({ boardId }) => boardId) });
  if (forms.length === 0) return;
  const contacts = await contactsOfSchools(
    work,
    forms.flatMap(({ school }) => school?.schoolId ?? []),
  );
  const persons = await findPersons(
    work,
    [...contacts.values()].map(({ personId }) => personId),
  );
  const partnership = await partnershipName(work);
  for (const form of forms) {
    const topic = capacityTopic(form.roundId, form.boardId, form.school?.schoolId);
    await updateCards(work, topic, ({ personId }) =>
      personId === null
        ? null
        : cardFor(work, form, partnership, { personId, language: persons.get(personId)?.language ?? 'nl' }),
    );
  }
}
