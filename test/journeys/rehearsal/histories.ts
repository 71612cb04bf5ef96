import type {
  Campaign,
  CampaignLine,
  CampaignPerson,
  ObligationHistory,
} from '../../../src/reminders/schema-progress.ts';

/** What the product says became of one seat or board that was asked something. */
interface History {
  campaign: CampaignLine;
  history: ObligationHistory;
}

/** Which of them; each that is left out spares a request, of which the service answers somebody only so many. */
interface Wanted {
  campaigns?: (campaign: CampaignLine) => boolean;
  lines?: (line: CampaignPerson) => boolean;
}

/** The histories of obligations that the tab shows, all of them unless told otherwise; `ask` asks it as the programmaleider. */
export async function* histories(ask: <T>(path: string) => Promise<T>, wanted: Wanted = {}): AsyncGenerator<History> {
  const all = await ask<{ campaigns: CampaignLine[] }>('/campaigns');
  for (const campaign of all.campaigns.filter(wanted.campaigns ?? (() => true))) {
    const { kind, subjectId, title } = campaign.ref;
    const which = subjectId ? `subjectId=${subjectId}` : `title=${encodeURIComponent(title ?? '')}`;
    const { lines } = await ask<Campaign>(`/campaigns/one?kind=${kind}&${which}`);
    for (const { obligationId } of lines.filter(wanted.lines ?? (() => true)))
      yield { campaign, history: await ask<ObligationHistory>(`/obligations/${obligationId}/history`) };
  }
}
