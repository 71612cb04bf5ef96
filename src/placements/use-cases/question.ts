import type { Card } from '../../cards/kit.ts';
import type { Outgoing } from '../../delivery/schema.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import { addDays, toInstant } from '../../time/local.ts';
import type { Scope } from '../../work/work.ts';
import { capacityCard } from '../cards/capacity-card.ts';
import { capacitySubject } from '../rules/placement-round.ts';
import type { CapacityForm } from '../schema.ts';

/** After the deadline a mailed link still shows what was answered, for so long. */
const LINK_DAYS_AFTER_DEADLINE = 14;

/** What cards about one answer in a round are updated by: of a board, or of a school that answers for itself. */
export function capacityTopic(roundId: string, boardId: string, schoolId?: string): string {
  return `capacity:${capacitySubject(roundId, boardId, schoolId)}`;
}

/** The question for one person; `time` above 1: asked again, which is another message. */
export function questionTo(
  scope: Pick<Scope, 'partnershipId'>,
  form: CapacityForm,
  partnership: string,
  person: { personId: string; language: Language },
  time = 1,
): Outgoing {
  const copy = placementsCopy[person.language];
  const subjectId = capacitySubject(form.roundId, form.boardId, form.school?.schoolId);
  const facts = {
    partnership,
    board: form.boardName,
    year: form.schoolYear,
    deadline: form.deadline,
    explanation: form.explanation,
  };
  return {
    key: `capacity:${subjectId}:ask:${person.personId}${time > 1 ? `:${time}` : ''}`,
    topic: capacityTopic(form.roundId, form.boardId, form.school?.schoolId),
    purpose: 'ask',
    personId: person.personId,
    summary: copy.askSummary(form.boardName, form.schoolYear),
    card: cardFor(scope, form, partnership, person),
    mail: {
      subject: copy.mailSubject(form.boardName, form.schoolYear, form.period),
      paragraphs: [
        ...copy.mailParagraphs(facts),
        ...(form.school ? [copy.delegatedBy(form.school.boardName, form.boardName)] : []),
      ],
    },
    question: { kind: 'capacity', subjectId },
    expiresAt: toInstant(`${addDays(form.deadline, LINK_DAYS_AFTER_DEADLINE)}${form.deadline.slice(10)}`),
  };
}

export function cardFor(
  scope: Pick<Scope, 'partnershipId'>,
  form: CapacityForm,
  partnership: string,
  person: { personId: string; language: Language },
): Card {
  return capacityCard({
    language: person.language,
    partnershipId: scope.partnershipId,
    partnershipName: partnership,
    form,
    viewerId: person.personId,
  });
}
