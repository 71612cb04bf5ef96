import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CampaignPerson, HistoryEvent, ObligationHistory } from '../../../src/reminders/schema-progress.ts';
import { list, shortMoment } from '../../../src/text/format.ts';
import { progressText } from '../../../src/text/progress.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { useRead } from '../../shell/use-api.ts';

const COLOURS = {
  answered: 'success',
  waiting: 'informative',
  sending: 'informative',
  uncertain: 'warning',
  failed: 'danger',
  optedOut: 'warning',
  nobody: 'danger',
  withdrawn: 'informative',
} as const;

const useStyles = makeStyles({
  line: {
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  events: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** Where one seat or board stands, and on request everything that happened. */
export function CampaignPersonRow({ line }: { line: CampaignPerson }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(progressText);
  const { language } = useApp();
  const [open, setOpen] = useState(false);
  const details = [
    line.people.length > 0 ? list(line.people, language) : null,
    line.kringName,
    line.answeredAt
      ? text.answeredBy(line.answeredBy, shortMoment(toLocal(line.answeredAt), language))
      : text.askedTimes(line.timesAsked),
    line.standing === 'answered' ? null : line.told,
  ];
  return (
    <div className={styles.line}>
      <div className={panel.row}>
        <div className={panel.words}>
          <Text weight="semibold">{line.label}</Text>
          <Text size={200} className={panel.subtle}>
            {details.filter(Boolean).join(' · ')}
          </Text>
        </div>
        <Badge appearance="tint" color={COLOURS[line.standing]}>
          {text.standings[line.standing]}
        </Badge>
        <Button
          appearance="subtle"
          aria-expanded={open}
          aria-label={open ? text.hideOf(line.label) : text.historyOf(line.label)}
          onClick={() => setOpen(!open)}
        >
          {open ? text.hide : text.history}
        </Button>
      </div>
      {open && <History obligationId={line.obligationId} />}
    </div>
  );
}

function History({ obligationId }: { obligationId: string }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(progressText);
  const { language } = useApp();
  const found = useRead<ObligationHistory>(`/obligations/${obligationId}/history`);
  return (
    <Loaded query={found} rows={2} height={24}>
      {({ events }) => (
        <ol className={styles.events}>
          {events.map((event, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what has happened is never reordered
            <li key={nth}>
              <Text>{sentenceOf(event, text)}</Text>{' '}
              <Text size={200} className={panel.subtle}>
                {[shortMoment(toLocal(event.at), language), ...sentWords(event, text)].filter(Boolean).join(' · ')}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

type Words = (typeof progressText)['nl'];

function sentenceOf(event: HistoryEvent, { events, steps, vias }: Words): string {
  switch (event.what) {
    case 'owed':
      return events.owed;
    case 'asked':
      return events.asked(event.person);
    case 'reminded':
      return events.reminded(event.person, event.by);
    case 'escalated':
      return events.escalated(steps[event.step], event.person);
    case 'answered':
      return events.answered(event.by, event.via && (vias[event.via] ?? null));
    case 'withdrawn':
      return events.withdrawn;
  }
}

/** By which way it went, and what became of it. */
function sentWords(event: HistoryEvent, { ways, states }: Words): (string | null | undefined)[] {
  if (event.what !== 'asked' && event.what !== 'reminded' && event.what !== 'escalated') return [];
  return [event.way && (ways[event.way] ?? event.way), event.state && states[event.state], event.told];
}
