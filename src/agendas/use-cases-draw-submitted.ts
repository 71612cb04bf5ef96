import type { Card } from '../cards/kit.ts';
import { findPersons } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import { agendaUrl } from './cards/links.ts';
import { submissionDecidedCard } from './cards/submitted-card.ts';
import { findSubmission } from './store-submitted.ts';
import { meetingOrRefuse } from './use-cases.ts';

/** The card of an item that was put on the agenda, for whoever did so. */
export async function drawDecidedSubmission(
  scope: Scope,
  drawn: { language: Language; publicUrl: string; submissionId: string; meetingId: string },
): Promise<Card> {
  const item = await findSubmission(scope, drawn.submissionId);
  if (!item) throw new Refusal('not-found', 'not-found');
  const meeting = await meetingOrRefuse(scope, drawn.meetingId);
  const by = item.decidedBy ? (await findPersons(scope, [item.decidedBy])).get(item.decidedBy) : undefined;
  return submissionDecidedCard(
    {
      language: drawn.language,
      partnershipName: await partnershipName(scope),
      bodyName: meeting.bodyName,
      title: item.title,
      byName: by?.name ?? '',
      url: agendaUrl(drawn.publicUrl, drawn.meetingId),
    },
    { what: 'accepted', starts: meeting.starts, minutes: meeting.minutes },
  );
}
