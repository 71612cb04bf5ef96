import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { LiveView } from '../../src/live/schema.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { LiveParts, Steps } from './live-parts.tsx';
import { Lost } from './lost.tsx';
import { useLive } from './use-live.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** The meeting while it is held: beside it in Teams, on a stage, or in the tab; everybody sees the same at once. */
export default function LiveScreen({ subject }: ScreenProps) {
  const { query, lost, skew } = useLive(subject);
  return (
    <Loaded query={query} rows={5} height={92}>
      {(view) => <Live view={view} lost={lost} skew={skew} />}
    </Loaded>
  );
}

function Live({ view, lost, skew }: { view: LiveView; lost: boolean; skew: number }) {
  const styles = useStyles();
  const text = useText(liveText);
  const { shared, mine } = view;
  const colors = { waiting: 'subtle', running: 'success', closed: 'subtle' } as const;
  return (
    <Screen title={shared.title} back={`/tab/agenda/${shared.meetingId}`} actions={<Steps view={view} />}>
      <div className={styles.head}>
        <Text>{shared.bodyName}</Text>
        <Badge appearance="tint" color={colors[shared.state]}>
          {text.states[shared.state]}
        </Badge>
        <To address={`/tab/notulen/${shared.meetingId}`}>{text.allMinutes}</To>
      </div>
      {lost && <Lost />}
      {shared.state === 'waiting' && !mine.may.lead ? (
        <Empty title={text.notYet}>{text.notYetHelp}</Empty>
      ) : (
        <LiveParts view={view} skew={skew} />
      )}
    </Screen>
  );
}
