import { Badge, Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DecisionEvent, DecisionView } from '../../src/minutes/schema.ts';
import { originLine } from '../../src/text/agendas.ts';
import { longDate } from '../../src/text/format.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { Loaded } from '../shell/query-state.tsx';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useRowStyles } from './row-styles.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  events: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '36rem' },
  gone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

type Opened = 'change' | 'withdraw' | 'history' | null;

/** Decisions with their number, where they were taken and what follows; whoever may, changes them in place. */
export function DecisionRows({ decisions, withBody }: { decisions: readonly DecisionView[]; withBody?: boolean }) {
  const styles = useRowStyles();
  return (
    <ul className={styles.list}>
      {decisions.map((one) => (
        <DecisionRow key={one.decisionId} decision={one} withBody={withBody === true} />
      ))}
    </ul>
  );
}

function DecisionRow({ decision, withBody }: { decision: DecisionView; withBody: boolean }) {
  const rows = useRowStyles();
  const styles = useStyles();
  const text = useText(minutesText);
  const { language, api, at } = useApp();
  const [opened, setOpened] = useState<Opened>(null);
  const restore = useChange(() => api.post(at(`/decisions/${decision.decisionId}/restore`)));
  const { withdrawn, may } = decision;
  const close = () => setOpened(null);
  return (
    <li className={rows.row}>
      <Badge appearance="tint">{text.number(decision.year, decision.number)}</Badge>
      <div className={rows.what}>
        {opened === 'change' ? (
          <DecisionForm decision={decision} close={close} />
        ) : (
          <>
            <Text className={withdrawn ? styles.gone : undefined}>{decision.text}</Text>
            {withdrawn && <Text>{text.withdrawn(longDate(withdrawn.on, language), withdrawn.because)}</Text>}
            {decision.followUp && <Text>{text.next(decision.followUp)}</Text>}
            <Text size={200} className={rows.subtle}>
              {[withBody && decision.bodyName, originLine(decision.origin, language)].filter(Boolean).join(' · ')}
            </Text>
            <Text size={200} className={rows.subtle}>
              {withBody ? (
                <To address={`/tab/notulen/${decision.meetingId}`}>
                  {text.decided(decision.decidedOn, decision.itemTitle)}
                </To>
              ) : (
                text.decided(decision.decidedOn, decision.itemTitle)
              )}
            </Text>
            <Refused error={restore.error} />
            <div className={styles.buttons}>
              {(may.words || may.followUp) && (
                <Button size="small" onClick={() => setOpened('change')}>
                  {may.words ? text.changeDecision : text.changeFollowUp}
                </Button>
              )}
              {may.withdraw && (
                <Button size="small" onClick={() => setOpened('withdraw')}>
                  {text.withdraw}
                </Button>
              )}
              {may.restore && (
                <Button size="small" disabledFocusable={restore.isPending} onClick={() => restore.mutate(undefined)}>
                  {text.restore}
                </Button>
              )}
              {decision.revision > 0 && (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-expanded={opened === 'history'}
                  onClick={() => setOpened(opened === 'history' ? null : 'history')}
                >
                  {text.history}
                </Button>
              )}
            </div>
            {opened === 'history' && <History decisionId={decision.decisionId} />}
          </>
        )}
      </div>
      {opened === 'withdraw' && <Withdraw decision={decision} close={close} />}
    </li>
  );
}

/** What was typed stays when it is refused. */
function DecisionForm({ decision, close }: { decision: DecisionView; close: () => void }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { api, at } = useApp();
  const [words, setWords] = useState(decision.text);
  const [followUp, setFollowUp] = useState(decision.followUp);
  const { decisionId, revision } = decision;
  const save = useChange((body: object) => api.put(at(`/decisions/${decisionId}`), body));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) save.mutate({ revision, text: words, followUp }, { onSuccess: close });
      }}
    >
      {decision.may.words ? (
        <Field label={text.decision} required>
          <Textarea value={words} maxLength={2000} onChange={(_event, { value }) => setWords(value)} autoFocus />
        </Field>
      ) : (
        <>
          <Text>{decision.text}</Text>
          <Text size={200}>{text.wordsFixed}</Text>
        </>
      )}
      <Field label={text.followUp}>
        <Textarea value={followUp} maxLength={2000} onChange={(_event, { value }) => setFollowUp(value)} />
      </Field>
      <Refused error={save.error} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={!words.trim()} disabledFocusable={save.isPending}>
          {text.save}
        </Button>
        <Button onClick={close}>{text.cancel}</Button>
      </div>
    </form>
  );
}

function Withdraw({ decision, close }: { decision: DecisionView; close: () => void }) {
  const text = useText(minutesText);
  const { api, at } = useApp();
  const [because, setBecause] = useState('');
  const withdraw = useChange(() => api.post(at(`/decisions/${decision.decisionId}/withdraw`), { because }));
  return (
    <ConfirmDialog
      title={text.withdrawTitle(text.number(decision.year, decision.number))}
      confirm={text.withdraw}
      cancel={text.keep}
      busy={withdraw.isPending}
      disabled={because.trim() === ''}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate(undefined, { onSuccess: close })}
      onClose={close}
    >
      <Text>{text.withdrawBody}</Text>
      <Field label={text.because} required>
        <Textarea value={because} maxLength={500} onChange={(_event, { value }) => setBecause(value)} />
      </Field>
    </ConfirmDialog>
  );
}

function History({ decisionId }: { decisionId: string }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { language } = useApp();
  const found = useRead<{ events: DecisionEvent[] }>(`/decisions/${decisionId}/history`);
  return (
    <Loaded query={found} rows={1} height={40}>
      {({ events }) => (
        <ol className={styles.events}>
          {events.map(({ what, at, byName, text: words, followUp, because }) => (
            <li key={`${at}${what}`}>
              <Text size={200}>
                {text.event(what, longDate(localDate(at), language), byName)}
                {[words, followUp && text.next(followUp), because].filter(Boolean).map((line) => ` ${line}`)}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
