import {
  Badge,
  Button,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { POSITIONS, type Position } from '../../src/outcomes/rules/outcome-round.ts';
import type { OutcomeKringView, OutcomeRoundView } from '../../src/outcomes/schema.ts';
import { outcomesCopy } from '../../src/text/outcomes.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty, Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange, useRead } from '../shell/use-api.ts';

/** Milliseconds without typing before what was typed is saved. */
const PAUSE = 1_000;

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '44rem' },
  words: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  view: OutcomeRoundView;
  kring: OutcomeKringView;
  nth: number;
}

/** What was typed and not saved yet, by question: each resolves once it is saved, and rejects when that fails. */
type Unsaved = Map<number, () => Promise<void>>;

/** What one kring says: typed by who settles it, added to by the others, read by whoever may. */
export default function KringScreen({ subject }: ScreenProps) {
  const text = useText(outcomesText);
  const [roundId = '', bodyId = ''] = subject.split('/kring/');
  const round = useRead<OutcomeRoundView>(`/outcome-rounds/${roundId}`, { refetchEvery: 5_000 });
  return (
    <Loaded query={round} rows={4} height={120}>
      {(view) => {
        const kring = view.kringen.find((one) => one.bodyId === bodyId);
        return kring ? <Kring view={view} kring={kring} /> : <Empty title={text.none}>{text.noneHelp}</Empty>;
      }}
    </Loaded>
  );
}

function Kring({ view, kring }: Omit<Props, 'nth'>) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const copy = useText(outcomesCopy);
  const unsaved = useRef<Unsaved>(new Map());
  const colors = { settled: 'success', busy: 'warning', waiting: 'subtle', late: 'danger', gone: 'subtle' } as const;
  return (
    <Screen title={text.kringTitle(kring.name)} back="/tab/opbrengsten" actions={<Reopen view={view} kring={kring} />}>
      <div className={styles.head}>
        <Text weight="semibold">{view.title}</Text>
        <Text>{text.by(view.toBodyName)}</Text>
        <Badge appearance="tint" color={colors[kring.standing]}>
          {copy.standings[kring.standing]}
        </Badge>
        {kring.settledBy && <Text>{text.settledBy(kring.settledBy)}</Text>}
        {!kring.settledBy && kring.settler && kring.standing !== 'gone' && <Text>{text.settles(kring.settler)}</Text>}
        {kring.goneInto && <Text>{text.goneInto(kring.goneInto)}</Text>}
        {view.state === 'open' && <Text>{text.until(view.dueOn)}</Text>}
        {view.explanation && <Text className={styles.words}>{view.explanation}</Text>}
        {view.may.overview && <To address={`/tab/opbrengsten/${view.roundId}`}>{text.toOverview}</To>}
      </div>
      {view.questions.map((question, nth) => (
        <Section key={question.questionId} id={`vraag-${question.questionId}`} title={`${nth + 1}. ${question.text}`}>
          {kring.may.answer ? (
            <Typing view={view} kring={kring} nth={nth} unsaved={unsaved.current} />
          ) : (
            <Reading view={view} kring={kring} nth={nth} />
          )}
          <Additions view={view} kring={kring} nth={nth} />
        </Section>
      ))}
      {kring.may.answer && <Settle view={view} kring={kring} unsaved={unsaved.current} />}
    </Screen>
  );
}

/** Stands below the last question, where whoever has filled them in is; what was typed last is saved first. */
function Settle({ view, kring, unsaved }: Omit<Props, 'nth'> & { unsaved: Unsaved }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { api, at } = useApp();
  const settle = useChange(async () => {
    for (const save of [...unsaved.values()]) await save();
    await api.post(at(`/outcome-rounds/${view.roundId}/kringen/${kring.bodyId}/settle`));
  });
  return (
    <div className={styles.head}>
      {kring.may.settle ? (
        <Button appearance="primary" disabledFocusable={settle.isPending} onClick={() => settle.mutate(undefined)}>
          {text.settle}
        </Button>
      ) : (
        <Text className={styles.subtle}>{text.settleHelp}</Text>
      )}
      <Refused error={settle.error} />
    </div>
  );
}

function Reopen({ view, kring }: Omit<Props, 'nth'>) {
  const text = useText(outcomesText);
  const { api, at } = useApp();
  const reopen = useChange(() => api.post(at(`/outcome-rounds/${view.roundId}/kringen/${kring.bodyId}/reopen`)));
  if (!kring.may.reopen) return null;
  return (
    <>
      <Button disabledFocusable={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
        {text.reopen}
      </Button>
      <Refused error={reopen.error} />
    </>
  );
}

function Reading({ kring, nth }: Props) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const copy = useText(outcomesCopy);
  const answer = kring.answers[nth];
  return (
    <div className={styles.head}>
      <Text weight="semibold">{copy.positionLine(answer?.position ?? null)}</Text>
      {answer?.reasons && <Text className={styles.words}>{answer.reasons}</Text>}
      {answer?.dissent && <Text className={styles.words}>{copy.dissentLine(answer.dissent)}</Text>}
      {!answer?.position && !answer?.reasons && <Text className={styles.subtle}>{text.notSettled}</Text>}
    </div>
  );
}

interface Draft {
  position: Position | null;
  reasons: string;
  dissent: string;
}

const same = (a: Draft, b: Draft) => a.position === b.position && a.reasons === b.reasons && a.dissent === b.dissent;

/** `base` is what both sides last had in common; the service joins what somebody else saved since then. */
function Typing({ view, kring, nth, unsaved }: Props & { unsaved: Unsaved }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { positions } = useText(outcomesCopy);
  const { api, at } = useApp();
  const { questionId, position = null, reasons = '', dissent = '' } = kring.answers[nth] ?? { questionId: '' };
  const saved: Draft = { position, reasons, dissent };
  const [base, setBase] = useState(saved);
  const [typed, setTyped] = useState(saved);
  const latest = useRef(typed);
  latest.current = typed;
  const common = useRef(base);
  const save = useChange((sent: { draft: Draft; base: Draft }) =>
    api.put<OutcomeRoundView>(at(`/outcome-rounds/${view.roundId}/kringen/${kring.bodyId}/answers/${questionId}`), {
      ...sent.draft,
      base: { reasons: sent.base.reasons, dissent: sent.base.dissent },
    }),
  );
  const dirty = !same(typed, base);
  // Only news is taken over: what somebody else saved meanwhile.
  const seen = useRef(saved);
  useEffect(() => {
    if (same(saved, seen.current)) return;
    seen.current = saved;
    if (dirty || save.isPending) return;
    common.current = saved;
    setBase(saved);
    setTyped(saved);
  });
  const under = useRef<Promise<void>>(Promise.resolve());
  const send = (): Promise<void> => {
    const draft = latest.current;
    under.current = save.mutateAsync({ draft, base: common.current }).then((after) => {
      const mine = after.kringen.find(({ bodyId }) => bodyId === kring.bodyId)?.answers[nth];
      const kept: Draft = mine ? { position: mine.position, reasons: mine.reasons, dissent: mine.dissent } : draft;
      const typedOn = !same(latest.current, draft);
      common.current = typedOn ? draft : kept;
      setBase(common.current);
      if (!typedOn) setTyped(kept);
    });
    return under.current;
  };
  useEffect(() => {
    if (!dirty) {
      unsaved.delete(nth);
      return;
    }
    unsaved.set(nth, async () => {
      await under.current.catch(() => undefined);
      if (!same(latest.current, common.current)) await send();
    });
    if (save.isPending || save.isError) return;
    // Why it was refused is shown below the box.
    const timer = setTimeout(() => void send().catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  });
  const change = (part: Partial<Draft>) => {
    save.reset();
    setTyped({ ...typed, ...part });
  };
  return (
    <div className={styles.form}>
      <Field label={text.position}>
        <RadioGroup
          value={typed.position ?? ''}
          onChange={(_event, { value }) => change({ position: value as Position })}
        >
          {POSITIONS.map((one) => (
            <Radio key={one} value={one} label={positions[one]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={text.reasons}>
        <Textarea
          value={typed.reasons}
          rows={4}
          resize="vertical"
          maxLength={3000}
          onChange={(_event, { value }) => change({ reasons: value })}
        />
      </Field>
      <Field label={text.dissent}>
        <Textarea
          value={typed.dissent}
          rows={3}
          resize="vertical"
          maxLength={3000}
          onChange={(_event, { value }) => change({ dissent: value })}
        />
      </Field>
      <Refused error={save.error} />
      <Text size={200} className={styles.subtle} role="status">
        {save.isPending || (dirty && !save.isError) ? text.saving : save.isSuccess ? text.saved : ''}
      </Text>
    </div>
  );
}

function Additions({ view, kring, nth }: Props) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { api, at } = useApp();
  const questionId = view.questions[nth]?.questionId ?? '';
  const [typed, setTyped] = useState('');
  const add = useChange((body: { questionId: string; text: string }) =>
    api.post(at(`/outcome-rounds/${view.roundId}/kringen/${kring.bodyId}/additions`), body),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) add.mutate({ questionId, text: typed }, { onSuccess: () => setTyped('') });
  };
  return (
    <>
      {kring.additions
        .filter((one) => one.questionId === questionId)
        .map(({ additionId, byName, text: said }) => (
          <Text key={additionId} className={styles.words}>
            <Text weight="semibold">{byName}</Text>: {said}
          </Text>
        ))}
      {kring.may.add && !kring.may.answer && (
        <form className={styles.form} onSubmit={submit}>
          <Field label={text.addLabel(nth + 1)} hint={text.addHelp}>
            <Textarea value={typed} maxLength={1500} onChange={(_event, { value }) => setTyped(value)} />
          </Field>
          <Refused error={add.error} />
          <div>
            <Button type="submit" disabled={!typed.trim()} disabledFocusable={add.isPending}>
              {text.add}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
