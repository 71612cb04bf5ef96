import { Button, Checkbox, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ESCALATION_STEPS, type EscalationStep, type ReminderPolicy } from '../../../src/reminders/rules/policies.ts';
import { policiesText } from '../../../src/text/tabs/reminder-policies.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '32rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  steps: { border: 0, margin: 0, padding: 0 },
  days: { width: '5rem' },
});

/** The days that were typed; null: something else than whole days was. */
function daysIn(typed: string): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : null;
}

/** Days and steps of one policy. */
export function PolicyEditor(props: {
  kind: string;
  bodyId: string | null;
  policy: ReminderPolicy;
  onClose: () => void;
}) {
  const { kind, bodyId, policy, onClose } = props;
  const text = useText(policiesText);
  const styles = useStyles();
  const { api, at } = useApp();
  const [days, setDays] = useState(policy.daysBefore.join(', '));
  const [steps, setSteps] = useState(() => new Map(policy.escalation.map(({ to, daysBefore }) => [to, daysBefore])));
  const [wrong, setWrong] = useState(false);
  const save = useChange((wanted: ReminderPolicy) =>
    api.put(at('/reminder-policies'), { kind, bodyId, policy: wanted }),
  );
  const setStep = (step: EscalationStep, value: number | null) => {
    const next = new Map(steps);
    if (value === null) next.delete(step);
    else next.set(step, value);
    setSteps(next);
  };
  const submit = () => {
    const daysBefore = daysIn(days);
    setWrong(daysBefore === null);
    if (daysBefore === null) return;
    const escalation = [...steps].map(([to, before]) => ({ to, daysBefore: before }));
    save.mutate({ daysBefore, escalation }, { onSuccess: onClose });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={text.days} hint={text.daysHelp} {...(wrong ? { validationMessage: text.noDays } : {})}>
        <Input value={days} inputMode="numeric" onChange={(_, { value }) => setDays(value)} />
      </Field>
      <fieldset className={styles.steps}>
        <legend>
          <Text>{text.steps}</Text>
        </legend>
        {ESCALATION_STEPS.map((step) => (
          <div key={step} className={styles.row}>
            <Checkbox
              label={text.stepNames[step] ?? step}
              checked={steps.has(step)}
              onChange={(_, { checked }) => setStep(step, checked === true ? 1 : null)}
            />
            {steps.has(step) && (
              <>
                <Input
                  className={styles.days}
                  type="number"
                  min={0}
                  max={60}
                  aria-label={text.stepDays(step)}
                  value={String(steps.get(step))}
                  onChange={(_, { value }) => setStep(step, Math.trunc(Number(value)) || 0)}
                />
                <Text>{text.before}</Text>
              </>
            )}
          </div>
        ))}
        <Text size={200}>{text.stepsHelp}</Text>
      </fieldset>
      <Refused error={save.error} />
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={save.isPending}>
          {text.save}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </form>
  );
}
