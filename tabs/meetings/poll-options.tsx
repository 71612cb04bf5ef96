import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PollDetail, PollOptionView } from '../../src/meetings/schema.ts';
import { longSpan } from '../../src/text/format.ts';
import { pollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { VirtualList } from '../shell/virtual-list.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { StandingBar } from './standing-bar.tsx';

const useStyles = makeStyles({
  option: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  ahead: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  gone: { color: tokens.colorNeutralForeground3 },
  what: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, flex: '1 1 22rem', minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  reason: { color: tokens.colorNeutralForeground2 },
});

/** All options, best first, each with its standing and the reason in words. */
export function PollOptions({ poll }: { poll: PollDetail }) {
  const text = useText(pollText);
  const [choosing, choose] = useState<PollOptionView | null>(null);
  const ordered = [...poll.options].sort(byRank);
  return (
    <Section title={text.options}>
      {poll.resultsHidden && ordered.every(({ standing }) => standing === null) && <Text>{text.hidden}</Text>}
      {poll.calendars?.answered === false && <Text>{text.noCalendars}</Text>}
      <VirtualList
        items={ordered}
        keyOf={({ optionId }) => optionId}
        rowHeight={124}
        row={(option) => <Option poll={poll} option={option} onChoose={() => choose(option)} />}
      />
      {choosing && <ChooseDialog poll={poll} option={choosing} onClose={() => choose(null)} />}
    </Section>
  );
}

/** Ranked options first; hidden results leave them in order of time. */
function byRank(a: PollOptionView, b: PollOptionView): number {
  return (
    (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || a.starts.localeCompare(b.starts) || 0
  );
}

function Option({ poll, option, onChoose }: { poll: PollDetail; option: PollOptionView; onChoose: () => void }) {
  const styles = useStyles();
  const text = useText(pollText);
  const { language } = useApp();
  const chosen = option.optionId === poll.chosenOptionId;
  const best = option.rank === 1 && poll.progress.answered > 0 && !poll.chosenOptionId;
  const choosable = poll.may.decide && !option.withdrawn && (poll.phase === 'open' || poll.phase === 'closed');
  return (
    <div className={mergeClasses(styles.option, (best || chosen) && styles.ahead, option.withdrawn && styles.gone)}>
      <div className={styles.what}>
        <div className={styles.head}>
          <Text weight="semibold">{longSpan(option.starts, option.minutes, language)}</Text>
          {chosen && <Badge color="success">{text.chosen}</Badge>}
          {best && (
            <Badge appearance="tint" color="brand">
              {text.best}
            </Badge>
          )}
          {option.withdrawn && <Badge appearance="outline">{text.withdrawn}</Badge>}
        </div>
        {option.place && <Text size={200}>{option.place}</Text>}
        {option.standing && <StandingBar standing={option.standing} />}
        {option.reason && (
          <Text size={200} className={styles.reason}>
            {option.reason}
          </Text>
        )}
      </div>
      {choosable && (
        <Button appearance={best ? 'primary' : 'secondary'} onClick={onChoose}>
          {text.choose}
        </Button>
      )}
    </div>
  );
}
