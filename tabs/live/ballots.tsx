import {
  Badge,
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { CHOICES } from '../../src/live/rules/ballot.ts';
import type { CastVote, LiveBallot, LiveView } from '../../src/live/schema.ts';
import { liveCopy } from '../../src/text/live.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { useLiveChange } from './use-live.ts';

const useStyles = makeStyles({
  ballot: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '36rem' },
  words: { overflowWrap: 'anywhere' },
  seat: { flexBasis: '100%', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** What is put to the vote: one button each for who may vote, the totals once it is closed. */
export function Ballots({ view }: { view: LiveView }) {
  const text = useText(liveText);
  const { shared, mine } = view;
  const [asking, setAsking] = useState(false);
  const leads = mine.may.lead && shared.state === 'running';
  if (shared.ballots.length === 0 && !leads) return null;
  return (
    <Section title={text.votes}>
      {[...shared.ballots].reverse().map((ballot) => (
        <Ballot key={ballot.ballotId} view={view} ballot={ballot} />
      ))}
      {leads && shared.currentItemId && !asking && (
        <div>
          <Button onClick={() => setAsking(true)}>{text.openBallot}</Button>
        </div>
      )}
      {leads && asking && <OpenForm view={view} close={() => setAsking(false)} />}
      {leads && <Weights view={view} />}
    </Section>
  );
}

function Ballot({ view, ballot }: { view: LiveView; ballot: LiveBallot }) {
  const styles = useStyles();
  const text = useText(liveText);
  const say = useText(liveCopy);
  const { api, at } = useApp();
  const { shared, mine } = view;
  const path = at(`/meetings/${shared.meetingId}/live/ballots/${ballot.ballotId}`);
  const cast = useLiveChange(shared.meetingId, (body: CastVote) => api.post<LiveView>(`${path}/votes`, body));
  const sent = cast.isPending ? cast.variables : null;
  return (
    <div className={styles.ballot}>
      <Text weight="semibold" className={styles.words}>
        {ballot.question}
      </Text>
      {ballot.totals && ballot.outcome && (
        <Text role="status">
          <Badge appearance="tint">{say.outcomes[ballot.outcome]}</Badge> {say.totals(ballot.totals)}
        </Text>
      )}
      {ballot.votes.map(({ label, choice, weight }) => (
        <Text key={label} size={200}>
          {say.votedFor(label, choice)} {weight !== 1 && `(${text.weight(weight)})`}
        </Text>
      ))}
      {ballot.state === 'open' &&
        mine.seats.map((seat) => {
          const vote = mine.votes.find((one) => one.ballotId === ballot.ballotId && one.seatId === seat.seatId);
          const own = vote?.own ? vote.choice : null;
          // What is on its way shows at once, before it is counted.
          const shown = sent?.seatId === seat.seatId ? sent.choice : own;
          return (
            <div key={seat.seatId} className={styles.buttons}>
              <Text className={styles.seat}>{vote ? say.votedFor(seat.label, vote.choice, vote.own) : seat.label}</Text>
              {vote?.choice !== 'secret' &&
                CHOICES.map((choice) => (
                  <Button
                    key={choice}
                    appearance={shown === choice ? 'primary' : 'secondary'}
                    disabledFocusable={cast.isPending}
                    onClick={() => cast.mutate({ seatId: seat.seatId, choice })}
                  >
                    {say.choices[choice]}
                  </Button>
                ))}
            </div>
          );
        })}
      <Refused error={cast.error} />
      <Text size={200} className={styles.subtle}>
        {ballot.state === 'open' ? say.castOf(ballot.cast, ballot.seats) : say.voteClosed}
        {ballot.secret && ballot.state === 'open' && ` ${say.secretNote}`}
      </Text>
      {mine.may.lead && ballot.state === 'open' && <CloseBallot path={path} waiting={ballot.waiting} />}
    </div>
  );
}

/** Closing cannot be undone: while somebody who is there has not voted, it is asked first. */
function CloseBallot({ path, waiting }: { path: string; waiting: readonly string[] }) {
  const styles = useStyles();
  const text = useText(liveText);
  const { api } = useApp();
  const [asking, setAsking] = useState(false);
  const close = useChange(() => api.post(`${path}/close`));
  const told = waiting.length > 0 ? text.waiting(waiting.join(', ')) : null;
  return (
    <>
      {told && (
        <Text size={200} className={styles.subtle}>
          {told}
        </Text>
      )}
      <Button disabledFocusable={close.isPending} onClick={() => (told ? setAsking(true) : close.mutate(undefined))}>
        {text.closeBallot}
      </Button>
      {!asking && <Refused error={close.error} />}
      {asking && (
        <ConfirmDialog
          title={text.closeBallotTitle}
          confirm={text.closeBallot}
          cancel={text.keep}
          busy={close.isPending}
          error={close.error}
          onConfirm={() => close.mutate(undefined)}
          onClose={() => setAsking(false)}
        >
          <Text>
            {told} {text.closeBallotBody}
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}

function OpenForm({ view, close }: { view: LiveView; close: () => void }) {
  const styles = useStyles();
  const text = useText(liveText);
  const { api, at } = useApp();
  const { meetingId, currentItemId, quorum } = view.shared;
  const [question, setQuestion] = useState('');
  const [secret, setSecret] = useState(false);
  const open = useChange((body: object) => api.post(at(`/meetings/${meetingId}/live/ballots`), body));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim()) open.mutate({ itemId: currentItemId, question, secret }, { onSuccess: close });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {quorum && !quorum.met && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.noQuorumYet}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={text.question} required>
        <Textarea value={question} maxLength={500} autoFocus onChange={(_event, { value }) => setQuestion(value)} />
      </Field>
      <Checkbox label={text.secret} checked={secret} onChange={(_event, { checked }) => setSecret(checked === true)} />
      <Refused error={open.error} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={!question.trim()} disabledFocusable={open.isPending}>
          {text.begin}
        </Button>
        <Button onClick={close}>{text.cancel}</Button>
      </div>
    </form>
  );
}

/** What each vote counts for; 1 is the rule, so it stays folded. */
function Weights({ view }: { view: LiveView }) {
  const styles = useStyles();
  const text = useText(liveText);
  const { api, at } = useApp();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const save = useChange((weights: { seatId: string; weight: number }[]) =>
    api.put(at(`/bodies/${view.shared.bodyId}/vote-weights`), { weights }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      Object.entries(typed).map(([seatId, weight]) => ({ seatId, weight: Number(weight) })),
      { onSuccess: () => setTyped({}) },
    );
  };
  return (
    <details>
      <summary>{text.weights}</summary>
      <form className={styles.form} onSubmit={submit}>
        {view.shared.seats
          .filter(({ votes }) => votes)
          .map(({ seatId, label, weight }) => (
            <Field key={seatId} label={text.weightOf(label)} orientation="horizontal">
              <Input
                type="number"
                min={0}
                max={100}
                value={typed[seatId] ?? String(weight)}
                onChange={(_event, { value }) => setTyped({ ...typed, [seatId]: value })}
              />
            </Field>
          ))}
        <Refused error={save.error} />
        <div>
          <Button type="submit" disabled={Object.keys(typed).length === 0} disabledFocusable={save.isPending}>
            {text.saveWeights}
          </Button>
        </div>
      </form>
    </details>
  );
}
