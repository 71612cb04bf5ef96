import { Badge, Button, Card, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OutcomeRoundLine, OutcomeRounds } from '../../src/outcomes/schema.ts';
import { outcomesCopy } from '../../src/text/outcomes.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1, overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Every round of questions that this person has to do with. */
export default function RoundsScreen() {
  const styles = useStyles();
  const text = useText(outcomesText);
  const read = useRead<OutcomeRounds>('/outcome-rounds');
  const ask = (
    <Button appearance="primary" onClick={() => goTo('/tab/opbrengsten/nieuw')}>
      {text.ask}
    </Button>
  );
  return (
    <Screen title={text.title} back="/tab/overleg" actions={read.data?.ask ? ask : undefined}>
      <Loaded query={read} rows={3} height={92}>
        {({ rounds, ask: choices }) =>
          rounds.length === 0 ? (
            <Empty title={text.none}>{choices ? text.noneAsk : text.noneHelp}</Empty>
          ) : (
            <div className={styles.list}>
              {rounds.map((round) => (
                <Round key={round.roundId} round={round} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Screen>
  );
}

function Round({ round }: { round: OutcomeRoundLine }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { standings } = useText(outcomesCopy);
  return (
    <Card>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.title}>
          {round.overview ? <To address={`/tab/opbrengsten/${round.roundId}`}>{round.title}</To> : round.title}
        </Text>
        {round.late > 0 && round.state !== 'decided' && (
          <Badge appearance="tint" color="danger">
            {text.late(round.late)}
          </Badge>
        )}
        <Badge appearance="tint">{text.states[round.state]}</Badge>
      </div>
      <Text className={styles.subtle}>
        {[text.by(round.toBodyName), text.lineOf(round.settled, round.asked, round.dueOn)].join(' · ')}
      </Text>
      {round.mine.map(({ bodyId, bodyName, standing }) => (
        <div key={bodyId} className={styles.head}>
          <To address={`/tab/opbrengsten/${round.roundId}/kring/${bodyId}`}>{text.toMine(bodyName)}</To>
          <Badge appearance="outline">{standings[standing]}</Badge>
        </div>
      ))}
    </Card>
  );
}
