import { Badge, Button, ProgressBar, Text } from '@fluentui/react-components';
import type { RoundList, RoundSummary } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';

/** The placement rounds that matter now, each with how many boards have answered. */
export function RoundCards({ list }: { list: RoundList }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const current = list.rounds.filter(({ state }) => state !== 'cancelled');
  if (current.length === 0) {
    return (
      <Empty
        title={text.noRounds}
        action={list.mayManage && <Button onClick={() => goTo('/tab/plaatsing/nieuw')}>{text.newRound}</Button>}
      >
        {text.noRoundsHelp}
      </Empty>
    );
  }
  return (
    <div className={styles.stack}>
      {current.map((round) => (
        <RoundCard key={round.id} round={round} />
      ))}
    </div>
  );
}

export function RoundCard({ round }: { round: RoundSummary }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const { states } = useText(placementsText);
  const { boards, answered } = round.progress;
  const standing = text.roundStanding(answered, boards);
  return (
    <article className={styles.panel}>
      <div className={styles.row}>
        <div className={styles.words}>
          <To address={`/tab/plaatsing/ronde/${round.id}`}>
            <Text weight="semibold">{text.roundName(round.schoolYear, round.period)}</Text>
          </To>
        </div>
        <Badge appearance="tint" color={round.state === 'open' ? 'brand' : 'informative'}>
          {states[round.state]}
        </Badge>
      </div>
      {round.state !== 'draft' && (
        <>
          <ProgressBar value={boards === 0 ? 0 : answered / boards} thickness="large" aria-label={standing} />
          <Text size={200}>{standing}</Text>
        </>
      )}
    </article>
  );
}
