import { Button, Checkbox, Field, Input, makeStyles, Select, Text, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { AskOutcomesBody, OutcomeChoices, OutcomeRounds } from '../../src/outcomes/schema.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';

/** Days that a kring has when nobody says otherwise: time for one meeting. */
const DAYS = 60;
const MOST_QUESTIONS = 8;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '44rem' },
  row: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  grow: { flexGrow: 1 },
  kringen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    border: 'none',
    padding: 0,
    margin: 0,
    minWidth: 0,
  },
  settler: { minWidth: 0, '& select': { minWidth: 0 } },
  // Names beside each other and choices beside each other, however long they are; on a phone the choice stands below its name.
  kring: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** A question set for the kringen; what was typed stays when it is refused. */
export default function AskScreen() {
  const text = useText(outcomesText);
  const read = useRead<OutcomeRounds>('/outcome-rounds');
  return (
    <Screen title={text.askTitle} back="/tab/opbrengsten">
      <Loaded query={read} rows={5} height={64}>
        {({ ask }) => (ask ? <AskForm choices={ask} /> : <Empty title={text.none}>{text.noneHelp}</Empty>)}
      </Loaded>
    </Screen>
  );
}

function AskForm({ choices }: { choices: OutcomeChoices }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { api, at, me } = useApp();
  const [toBodyId, setTo] = useState(choices.to[0]?.bodyId ?? '');
  const [title, setTitle] = useState('');
  const [explanation, setExplanation] = useState('');
  const [dueOn, setDue] = useState(addDays(localDate(me.now), DAYS));
  const [questions, setQuestions] = useState(['']);
  const [chosen, setChosen] = useState<Record<string, string>>(
    Object.fromEntries(choices.kringen.map(({ bodyId }) => [bodyId, ''])),
  );
  const ask = useChange((body: AskOutcomesBody) => api.post<{ roundId: string }>(at('/outcome-rounds'), body));
  const asked = questions.map((question) => question.trim()).filter(Boolean);
  const kringen = Object.entries(chosen).map(([bodyId, seatId]) => ({ bodyId, settlerSeatId: seatId || null }));
  const ready = title.trim() !== '' && asked.length > 0 && kringen.length > 0 && dueOn !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const body = { toBodyId, title, explanation, dueOn, questions: asked, kringen };
    ask.mutate(body, { onSuccess: ({ roundId }) => goTo(`/tab/opbrengsten/${roundId}`, { replace: true }) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {choices.to.length > 1 && (
        <Field label={text.askedBy}>
          <Select value={toBodyId} onChange={(_event, { value }) => setTo(value)}>
            {choices.to.map(({ bodyId, name }) => (
              <option key={bodyId} value={bodyId}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={text.about} hint={text.aboutHint} required>
        <Input value={title} maxLength={150} onChange={(_event, { value }) => setTitle(value)} />
      </Field>
      <Field label={text.explanation}>
        <Textarea value={explanation} maxLength={1500} onChange={(_event, { value }) => setExplanation(value)} />
      </Field>
      <Questions questions={questions} change={setQuestions} />
      <Field label={text.due} required>
        <Input type="date" value={dueOn} onChange={(_event, { value }) => setDue(value)} />
      </Field>
      <Kringen choices={choices} chosen={chosen} change={setChosen} />
      <Text className={styles.subtle}>{text.sendNote}</Text>
      <Refused error={ask.error} />
      <div>
        <Button type="submit" appearance="primary" disabled={!ready} disabledFocusable={ask.isPending}>
          {text.send}
        </Button>
      </div>
    </form>
  );
}

function Questions({ questions, change }: { questions: string[]; change: (questions: string[]) => void }) {
  const styles = useStyles();
  const text = useText(outcomesText);
  return (
    <>
      {questions.map((question, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in the list
        <div key={nth} className={styles.row}>
          <Field label={text.questionNr(nth + 1)} required={nth === 0} className={styles.grow}>
            <Input
              value={question}
              maxLength={400}
              onChange={(_event, { value }) => change(questions.map((old, at) => (at === nth ? value : old)))}
            />
          </Field>
          {questions.length > 1 && (
            <Button
              aria-label={text.removeQuestion(nth + 1)}
              onClick={() => change(questions.filter((_, at) => at !== nth))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      {questions.length < MOST_QUESTIONS && (
        <div>
          <Button onClick={() => change([...questions, ''])}>{text.addQuestion}</Button>
        </div>
      )}
    </>
  );
}

/** Which kringen, and for each who settles; the chair unless somebody else is chosen. */
function Kringen(props: {
  choices: OutcomeChoices;
  chosen: Record<string, string>;
  change: (chosen: Record<string, string>) => void;
}) {
  const styles = useStyles();
  const text = useText(outcomesText);
  const { choices, chosen, change } = props;
  const toggle = (bodyId: string, on: boolean) => {
    const { [bodyId]: _, ...others } = chosen;
    change(on ? { ...others, [bodyId]: '' } : others);
  };
  return (
    <fieldset className={styles.kringen}>
      <legend>{text.kringen}</legend>
      <Text className={styles.subtle}>{text.settlerHelp}</Text>
      {choices.kringen.map(({ bodyId, name, seats }) => (
        <div key={bodyId} className={styles.kring}>
          <Checkbox
            label={name}
            checked={chosen[bodyId] !== undefined}
            onChange={(_event, { checked }) => toggle(bodyId, checked === true)}
          />
          {chosen[bodyId] !== undefined && seats.length > 0 && (
            <Select
              className={styles.settler}
              aria-label={text.settler(name)}
              value={chosen[bodyId]}
              onChange={(_event, { value }) => change({ ...chosen, [bodyId]: value })}
            >
              <option value="">{text.settlerSelf}</option>
              {seats.map((seat) => (
                <option key={seat.seatId} value={seat.seatId}>
                  {seat.name} ({seat.label})
                </option>
              ))}
            </Select>
          )}
          {seats.length === 0 && <Text className={styles.subtle}>{text.nobody}</Text>}
        </div>
      ))}
    </fieldset>
  );
}
