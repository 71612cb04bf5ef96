import { Button, Select, Text } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { StandingOfQuestion } from '../../../src/reminders/rules/standing.ts';
import type { Campaign, CampaignRef } from '../../../src/reminders/schema-progress.ts';
import { longDate } from '../../../src/text/format.ts';
import { progressText } from '../../../src/text/progress.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { useFilter } from '../../shell/location.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useRead } from '../../shell/use-api.ts';
import { useDownload } from '../../shell/use-download.ts';
import { VirtualList } from '../../shell/virtual-list.tsx';
import { RemindDialog } from '../remind-dialog.tsx';
import { campaignQuery } from './campaign-address.ts';
import { CampaignPersonRow } from './campaign-person.tsx';
import { ProgressOverTime } from './progress-over-time.tsx';

/** One question: how it went over time, why messages did not arrive, and each person's whole history. */
export default function CampaignScreen() {
  const text = useText(progressText);
  const [kind] = useFilter('kind');
  const [subjectId] = useFilter('subjectId');
  const [title] = useFilter('title');
  const ref: CampaignRef = { kind, ...(subjectId ? { subjectId } : { title }) };
  const found = useRead<Campaign>(`/campaigns/one?${campaignQuery(ref)}`, { refetchEvery: 30_000 });
  return (
    <Screen
      title={found.data?.title || text.title}
      back="/tab/programma/verloop"
      actions={<Downloads campaign={ref} />}
    >
      <Loaded query={found} rows={4} height={96}>
        {(campaign) => <Shown campaign={campaign} />}
      </Loaded>
    </Screen>
  );
}

function Downloads({ campaign }: { campaign: CampaignRef }) {
  const text = useText(progressText);
  const path = `/campaigns/export?${campaignQuery(campaign)}&format=`;
  const xlsx = useDownload(`${path}xlsx`, `${text.file}.xlsx`);
  const csv = useDownload(`${path}csv`, `${text.file}.csv`);
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabled={xlsx.isPending} onClick={() => xlsx.mutate()}>
        {text.xlsx}
      </Button>
      <Button disabled={csv.isPending} onClick={() => csv.mutate()}>
        {text.csv}
      </Button>
      <Refused error={xlsx.error ?? csv.error} />
    </>
  );
}

function Shown({ campaign }: { campaign: Campaign }) {
  const text = useText(progressText);
  const panel = usePanelStyles();
  const { language } = useApp();
  const [standing, setStanding] = useFilter('stand');
  const [reminding, remind] = useState(false);
  const { ref, lines, bodyName, problems } = campaign;
  const shown = standing ? lines.filter((line) => line.standing === standing) : lines;
  return (
    <>
      <div className={panel.row}>
        <Text>
          {[
            bodyName,
            text.standing(campaign.answered, campaign.asked),
            text.until(longDate(toLocal(campaign.dueAt), language)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {campaign.open > 0 && <Button onClick={() => remind(true)}>{text.remind}</Button>}
      </div>
      <Section title={text.overTime}>
        <ProgressOverTime days={campaign.days} />
      </Section>
      {problems.length > 0 && (
        <Section title={text.why}>
          <ul className={panel.plain}>
            {problems.map(({ problem, told, count }) => (
              <li key={problem}>
                <Text>
                  {count}× {told ?? text.unknownProblem}
                </Text>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title={text.people}
        actions={
          <Select aria-label={text.filter} value={standing} onChange={(_, { value }) => setStanding(value)}>
            <option value="">{`${text.all} (${lines.length})`}</option>
            {campaign.standings.map(({ standing: one, count }) => (
              <option key={one} value={one}>
                {`${text.standings[one as StandingOfQuestion]} (${count})`}
              </option>
            ))}
          </Select>
        }
      >
        <div className={panel.panel}>
          <VirtualList
            items={shown}
            keyOf={({ obligationId }) => obligationId}
            rowHeight={76}
            row={(line) => <CampaignPersonRow line={line} />}
          />
        </div>
      </Section>
      {reminding && <RemindDialog selection={ref} onClose={() => remind(false)} />}
    </>
  );
}
