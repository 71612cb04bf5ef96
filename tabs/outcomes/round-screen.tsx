import { Badge, Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type DocumentFormat, documentName } from '../../src/documents/document.ts';
import type { OutcomeKringView, OutcomeRoundView } from '../../src/outcomes/schema.ts';
import { list } from '../../src/text/format.ts';
import { outcomesCopy, tallyLines } from '../../src/text/outcomes.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useDownload } from '../shell/use-download.ts';
import { anythingSaid } from './anything-said.ts';

const PHONE = '@media (max-width: 640px)';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  words: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
  tally: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  rows: { display: 'block', '& thead, & tbody': { display: 'block' }, '& td, & th': { padding: 0 } },
  onPhone: { display: 'none', color: tokens.colorNeutralForeground3, [PHONE]: { display: 'inline' } },
  th: { textAlign: 'start', fontWeight: tokens.fontWeightSemibold },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 4fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXS },
  },
  headRow: { fontWeight: tokens.fontWeightSemibold, borderTop: 'none', [PHONE]: { display: 'none' } },
  cell: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS },
});

/** All kringen beside each other, question by question, and what follows. */
export default function RoundScreen({ subject }: ScreenProps) {
  const round = useRead<OutcomeRoundView>(`/outcome-rounds/${subject}`, { refetchEvery: 15_000 });
  return (
    <Loaded query={round} rows={5} height={92}>
      {(view) => <Round view={view} />}
    </Loaded>
  );
}

function Round({ view }: { view: OutcomeRoundView }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  return (
    <Screen title={view.title} back="/tab/opbrengsten" actions={<Actions view={view} />}>
      <div className={styles.head}>
        <Badge appearance="tint">{text.states[view.state]}</Badge>
        <Text>{text.by(view.toBodyName)}</Text>
        {view.state === 'open' && <Text>{text.until(view.dueOn)}</Text>}
        {view.explanation && <Text className={styles.words}>{view.explanation}</Text>}
      </div>
      <RolledUp view={view} />
      {view.decisions.length > 0 && <Decisions view={view} />}
      <Section title={text.overview}>
        {view.kringen.map((kring) => (
          <KringLine key={kring.bodyId} view={view} kring={kring} />
        ))}
      </Section>
      {view.questions.map((question, nth) => (
        <Question key={question.questionId} view={view} question={question} nth={nth} />
      ))}
    </Screen>
  );
}

function RolledUp({ view }: { view: OutcomeRoundView }) {
  const text = useText(outcomesText);
  const { language } = useApp();
  if (!view.rolledUp) return null;
  const { meetingId, startsAt, without } = view.rolledUp;
  return (
    <MessageBar intent={without.length > 0 ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        {text.rolledTo(startsAt.slice(0, 10))} {without.length > 0 && text.rolledWithout(list(without, language))}{' '}
        <To address={`/tab/agenda/${meetingId}`}>{text.openAgenda}</To>
      </MessageBarBody>
    </MessageBar>
  );
}

function Decisions({ view }: { view: OutcomeRoundView }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  return (
    <Section title={text.decisions}>
      {view.decisions.map((one) => (
        <div key={one.decisionId} className={styles.cell}>
          <Text className={styles.words}>{one.text}</Text>
          {one.followUp && <Text className={styles.words}>{text.followUp(one.followUp)}</Text>}
          <Text size={200} className={styles.subtle}>
            {text.decision(one.number, one.decidedOn)}
          </Text>
        </div>
      ))}
    </Section>
  );
}

function KringLine({ view, kring }: { view: OutcomeRoundView; kring: OutcomeKringView }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const copy = useText(outcomesCopy);
  const colors = { settled: 'success', busy: 'warning', waiting: 'subtle', late: 'danger', gone: 'subtle' } as const;
  const more = [
    kring.settledBy
      ? text.settledBy(kring.settledBy)
      : kring.settler && kring.standing !== 'gone'
        ? text.settles(kring.settler)
        : '',
    kring.afterRollUp ? copy.afterRollUp : '',
    kring.goneInto ? text.goneInto(kring.goneInto) : kring.goneOn ? text.gone(kring.goneOn) : '',
  ];
  return (
    <div className={styles.row}>
      <To address={`/tab/opbrengsten/${view.roundId}/kring/${kring.bodyId}`}>{kring.name}</To>
      <span>
        <Badge appearance="tint" color={colors[kring.standing]}>
          {copy.standings[kring.standing]}
        </Badge>
      </span>
      <Text className={styles.subtle}>{more.filter(Boolean).join(' · ')}</Text>
    </div>
  );
}

function Question(props: { view: OutcomeRoundView; question: OutcomeRoundView['questions'][number]; nth: number }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { language } = useApp();
  const { view, question, nth } = props;
  const tally = view.tallies[nth];
  return (
    <Section title={`${nth + 1}. ${question.text}`} id={`vraag-${question.questionId}`}>
      {tally && (
        <ul className={styles.tally}>
          {tallyLines(tally, language).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {/* Who has not answered is named above; a table of dashes says nothing more. */}
      {anythingSaid(view.kringen, question.questionId) && (
        <table className={styles.rows}>
          <thead>
            <tr className={`${styles.row} ${styles.headRow}`}>
              {text.tableHead.map((head) => (
                <th key={head} scope="col" className={styles.th}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.kringen.map((kring) => (
              <Words key={kring.bodyId} kring={kring} questionId={question.questionId} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Words({ kring, questionId }: { kring: OutcomeKringView; questionId: string }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const copy = useText(outcomesCopy);
  const answer = kring.answers.find((one) => one.questionId === questionId);
  const added = kring.additions.filter((one) => one.questionId === questionId);
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.th}>
        {kring.name}
      </th>
      <td className={styles.cell}>
        <Text>{answer?.position ? copy.positions[answer.position] : '–'}</Text>
        {answer?.position && kring.standing !== 'settled' && (
          <Text size={200} className={styles.subtle}>
            {text.notSettled}
          </Text>
        )}
      </td>
      <td className={styles.cell}>
        {answer?.reasons && <Text className={styles.words}>{answer.reasons}</Text>}
        {added.map(({ additionId, byName, text: said }) => (
          <Text key={additionId} size={200} className={styles.words}>
            {byName}: {said}
          </Text>
        ))}
      </td>
      <td className={styles.words}>
        {answer?.dissent && <span className={styles.onPhone}>{copy.dissentLine('')}</span>}
        {answer?.dissent}
      </td>
    </tr>
  );
}

/** Bringing together asks first; when some have not answered it says who, and goes on only when that is meant. */
function Actions({ view }: { view: OutcomeRoundView }) {
  const text = useText(outcomesText);
  const { api, at } = useApp();
  const [asking, ask] = useState<'roll-up' | 'withdraw' | null>(null);
  const path = at(`/outcome-rounds/${view.roundId}`);
  const together = useChange((withoutLate: boolean) => api.post(`${path}/roll-up`, { withoutLate }));
  const withdraw = useChange(() => api.post(`${path}/withdraw`));
  const close = () => {
    ask(null);
    together.reset();
    withdraw.reset();
  };
  const late = together.error instanceof ApiError && together.error.code === 'outcome-late-kringen';
  return (
    <>
      <Download view={view} format="pdf" />
      <Download view={view} format="docx" />
      {view.may.withdraw && (
        <Button appearance="subtle" onClick={() => ask('withdraw')}>
          {text.withdraw}
        </Button>
      )}
      {view.may.rollUp && (
        <Button appearance="primary" onClick={() => ask('roll-up')}>
          {view.rolledUp ? text.rollUpAgain : text.rollUp}
        </Button>
      )}
      {asking === 'roll-up' && (
        <ConfirmDialog
          title={text.rollUpTitle}
          confirm={late ? text.rollUpWithout : text.rollUp}
          cancel={text.keep}
          busy={together.isPending}
          error={together.error}
          onConfirm={() => together.mutate(late, { onSuccess: close })}
          onClose={close}
        >
          <Text>{text.rollUpBody(view.toBodyName)}</Text>
        </ConfirmDialog>
      )}
      {asking === 'withdraw' && (
        <ConfirmDialog
          title={text.withdrawTitle}
          confirm={text.withdraw}
          cancel={text.keep}
          busy={withdraw.isPending}
          error={withdraw.error}
          onConfirm={() => withdraw.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          <Text>{text.withdrawBody}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

function Download({ view, format }: { view: OutcomeRoundView; format: DocumentFormat }) {
  const text = useText(outcomesText);
  const { paper } = useText(outcomesCopy);
  const path = `/outcome-rounds/${view.roundId}/document?format=${format}`;
  const download = useDownload(path, documentName([paper.kind, view.title], format));
  return (
    <>
      <Button appearance="subtle" disabledFocusable={download.isPending} onClick={() => download.mutate()}>
        {text[format]}
      </Button>
      <Refused error={download.error} />
    </>
  );
}
