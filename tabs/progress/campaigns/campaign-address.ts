import type { CampaignRef } from '../../../src/reminders/schema-progress.ts';

/** The query by which the service knows a campaign. */
export function campaignQuery({ kind, subjectId, title }: CampaignRef): string {
  const query = new URLSearchParams({ kind });
  if (subjectId !== undefined) query.set('subjectId', subjectId);
  if (title !== undefined) query.set('title', title);
  return query.toString();
}

/** Where the screen of a campaign is. */
export function campaignAddress(ref: CampaignRef): string {
  return `/tab/programma/verloop/vraag?${campaignQuery(ref)}`;
}
