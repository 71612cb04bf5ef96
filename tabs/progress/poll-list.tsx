import { Badge, Button, ProgressBar, Text } from '@fluentui/react-components';
import type { PollSummary } from '../../src/meetings/schema.ts';
import { clockTime, longDate, shortMoment } from '../../src/text/format.ts';
import { pollText } from '../../src/text/tabs/meetings.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';

/** Polls that are open, or closed and waiting for a choice; the first deadline first. */
export function PollList({ polls }: { polls: PollSummary[] }) {
  const text = useText(programmeText);
  const styles = usePanelStyles();
  const running = polls
    .filter(({ phase }) => phase === 'open' || phase === 'closed')
    .sort((a, b) => a.deadline.localeCompare(b.deadline));
  if (running.length === 0) {
    return (
      <Empty title={text.noPolls} action={<Button onClick={() => goTo('/tab/programma/prikker')}>{text.plan}</Button>}>
        {text.noPollsHelp}
      </Empty>
    );
  }
  return (
    <div className={styles.stack}>
      {running.map((poll) => (
        <PollPanel key={poll.pollId} poll={poll} />
      ))}
    </div>
  );
}

export function PollPanel({ poll }: { poll: PollSummary }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const words = useText(pollText);
  const { language } = useApp();
  const { asked, answered } = poll.progress;
  const standing = words.standing(answered, asked);
  return (
    <article className={styles.panel}>
      <div className={styles.row}>
        <div className={styles.words}>
          <To address={`/tab/programma/peiling/${poll.pollId}`}>
            <Text weight="semibold">{poll.title}</Text>
          </To>
          <Text size={200} className={styles.subtle}>
            {poll.body.name}
          </Text>
        </div>
        {poll.phase === 'closed' && (
          <Badge appearance="tint" color="warning">
            {words.phases.closed}
          </Badge>
        )}
      </div>
      <ProgressBar value={asked === 0 ? 0 : answered / asked} thickness="large" aria-label={standing} />
      <Text size={200}>
        {standing}.{' '}
        {poll.phase === 'open' &&
          `${words.deadline(`${longDate(poll.deadline, language)}, ${clockTime(poll.deadline, language)}`)}.`}
      </Text>
      {poll.forecast && poll.forecast.state !== 'reached' && <Text size={200}>{poll.forecast.sentence}</Text>}
      {poll.best && (
        <Text size={200}>
          {text.ahead(shortMoment(poll.best.starts, language))}. {poll.best.reason}
        </Text>
      )}
    </article>
  );
}
