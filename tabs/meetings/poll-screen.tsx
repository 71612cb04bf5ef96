import { Badge, Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PollDetail } from '../../src/meetings/schema.ts';
import { clockTime, longDate, shortMoment } from '../../src/text/format.ts';
import { changeDatesText } from '../../src/text/poll-changes.ts';
import { pollText } from '../../src/text/tabs/meetings.ts';
import { RemindDialog } from '../progress/remind-dialog.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { useChange, useRead } from '../shell/use-api.ts';
import { PollAnswers } from './poll-answers.tsx';
import { PollOptions } from './poll-options.tsx';
import { PollProposals } from './poll-proposals.tsx';
import { QuestionCard } from './question-list.tsx';
import { WhatIf } from './what-if.tsx';

const useStyles = makeStyles({
  facts: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  names: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** One date poll: how it stands, which date is best and why, who has not answered, and the choice. */
export default function PollScreen({ subject }: ScreenProps) {
  const poll = useRead<PollDetail>(`/polls/${subject}`, { refetchEvery: 30_000 });
  return (
    <Loaded query={poll} rows={5} height={72}>
      {(detail) => <Poll poll={detail} />}
    </Loaded>
  );
}

function Poll({ poll }: { poll: PollDetail }) {
  const text = useText(pollText);
  return (
    <Screen title={poll.title} back="/tab/programma" actions={<PollActions poll={poll} />}>
      <Facts poll={poll} />
      <PollProposals poll={poll} />
      <PollOptions poll={poll} />
      <WhatIf poll={poll} />
      <Waiting poll={poll} />
      <PollAnswers poll={poll} />
      {poll.may.answer && (
        <Section title={text.yourAnswer}>
          <QuestionCard question={{ kind: 'poll', subjectId: poll.pollId }} />
        </Section>
      )}
    </Screen>
  );
}

function Facts({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const text = useText(pollText);
  const { language } = useApp();
  const colors = { open: 'brand', closed: 'warning', decided: 'success', cancelled: 'subtle' } as const;
  return (
    <div className={styles.facts}>
      <Text>{poll.body.name}</Text>
      <Badge appearance="tint" color={colors[poll.phase]}>
        {text.phases[poll.phase]}
      </Badge>
      <Text>
        {text.deadline(`${longDate(poll.deadline, language)}, ${clockTime(poll.deadline, language)}`)}.{' '}
        {text.standing(poll.progress.answered, poll.progress.asked)}.
      </Text>
      {poll.phase === 'open' && poll.closeWhenAnswered && (
        <Text>{poll.closesAt ? text.closesAt(shortMoment(poll.closesAt, language)) : text.closesAnswered}</Text>
      )}
      {poll.holdDates && (poll.phase === 'open' || poll.phase === 'closed') && <Text>{text.heldDates}</Text>}
      {!poll.quorumPossible && poll.phase === 'open' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.noQuorum}</MessageBarBody>
        </MessageBar>
      )}
      {poll.forecast && poll.quorumPossible && (
        <MessageBar intent={poll.forecast.state === 'lost' ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{poll.forecast.sentence}</MessageBarBody>
        </MessageBar>
      )}
      {poll.explanation && <Text>{poll.explanation}</Text>}
    </div>
  );
}

function PollActions({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const text = useText(pollText);
  const { open } = useText(changeDatesText);
  const { api, at } = useApp();
  const [asking, ask] = useState<'remind' | 'close' | 'cancel' | null>(null);
  const act = useChange((step: 'close' | 'cancel') => api.post(at(`/polls/${poll.pollId}/${step}`)));
  const close = () => ask(null);
  return (
    <div className={styles.actions}>
      {poll.phase === 'open' && poll.progress.waitingFor.length > 0 && poll.may.close && (
        <Button appearance="primary" onClick={() => ask('remind')}>
          {text.remind}
        </Button>
      )}
      {poll.phase === 'decided' && (
        <Button appearance="primary" onClick={() => goTo(`/tab/agenda/${poll.meetingId}`)}>
          {text.agenda}
        </Button>
      )}
      {poll.may.change && <Button onClick={() => goTo(`/tab/programma/peiling/${poll.pollId}/data`)}>{open}</Button>}
      {poll.phase === 'open' && poll.may.close && <Button onClick={() => ask('close')}>{text.closeNow}</Button>}
      {poll.phase !== 'decided' && poll.phase !== 'cancelled' && poll.may.cancel && (
        <Button appearance="subtle" onClick={() => ask('cancel')}>
          {text.cancel}
        </Button>
      )}
      {asking === 'remind' && <RemindDialog selection={{ kind: 'poll', subjectId: poll.pollId }} onClose={close} />}
      {(asking === 'close' || asking === 'cancel') && (
        <ConfirmDialog
          title={asking === 'close' ? text.closeTitle : text.cancelTitle}
          confirm={asking === 'close' ? text.closeNow : text.cancel}
          cancel={text.keep}
          busy={act.isPending}
          error={act.error}
          onClose={close}
          onConfirm={() => act.mutate(asking, { onSuccess: close })}
        >
          <Text>{asking === 'close' ? text.closeBody : text.cancelBody}</Text>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Waiting({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const text = useText(pollText);
  const { waitingFor, vacant } = poll.progress;
  if (poll.phase !== 'open' && (poll.phase !== 'closed' || waitingFor.length === 0)) return null;
  return (
    <Section title={text.waiting}>
      {waitingFor.length === 0 ? (
        <Text>{text.everyone}</Text>
      ) : (
        <ul className={styles.names}>
          {waitingFor.map(({ seatId, name, label }) => (
            <li key={seatId}>
              {name} ({label})
            </li>
          ))}
        </ul>
      )}
      {vacant.length > 0 && <Text>{text.vacant(vacant.join(', '))}</Text>}
    </Section>
  );
}
