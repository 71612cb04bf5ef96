import { Button, Field, Input, makeStyles, Select, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ITEM_KINDS, type ItemKind } from '../../src/agendas/schema.ts';
import type { SubmittedItems } from '../../src/agendas/schema-submitted.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { minutesOf } from './edited-items.ts';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 9rem', gap: tokens.spacingHorizontalM },
  fill: { width: '100%', minWidth: 0 },
});

const EMPTY = { title: '', kind: 'bespreken' as ItemKind, minutes: '15', desired: '', explanation: '' };

/** The form with which a member submits an item; closed until it is wanted. */
export function SubmitForm({ data }: { data: SubmittedItems }) {
  const panel = usePanelStyles();
  const text = useText(submittedText);
  const { api, at } = useApp();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState({ ...EMPTY, submitId: crypto.randomUUID() });
  const [fault, setFault] = useState<'titleMissing' | 'minutesWrong' | null>(null);
  const submit = useChange(() => {
    const { title, kind, minutes, desired, explanation, submitId } = typed;
    const item = { title: title.trim(), kind, minutes: minutesOf(minutes), desired, explanation };
    const meetingId = data.open ? data.meetingId : null;
    return api.post(at(`/bodies/${data.bodyId}/submitted-items`), { submitId, meetingId, ...item });
  });
  const send = () => {
    const wrong = !typed.title.trim() ? 'titleMissing' : minutesOf(typed.minutes) === null ? 'minutesWrong' : null;
    setFault(wrong);
    if (wrong) return;
    submit.mutate(undefined, {
      onSuccess: () => {
        setTyped({ ...EMPTY, submitId: crypto.randomUUID() });
        setOpen(false);
      },
    });
  };
  if (!open) {
    return (
      <div className={panel.actions}>
        <Button
          onClick={() => {
            submit.reset();
            setOpen(true);
          }}
        >
          {submit.isSuccess ? text.again : text.heading}
        </Button>
        {submit.isSuccess && <Text role="status">{text.submitted}</Text>}
      </div>
    );
  }
  return (
    <form
      className={panel.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Text>{data.until === null ? text.noDate : data.open ? text.until(data.until) : text.closed(data.until)}</Text>
      <Fields typed={typed} fault={fault} onChange={(part) => setTyped({ ...typed, ...part })} />
      <Refused error={submit.error} />
      <div>
        <Button type="submit" appearance="primary" disabled={submit.isPending}>
          {text.submit}
        </Button>
      </div>
    </form>
  );
}

type Typed = typeof EMPTY;

function Fields(props: {
  typed: Typed;
  fault: 'titleMissing' | 'minutesWrong' | null;
  onChange: (part: Partial<Typed>) => void;
}) {
  const styles = useStyles();
  const text = useText(submittedText);
  const { kinds } = useText(agendaText);
  const { typed, fault, onChange } = props;
  return (
    <>
      <Field
        label={text.title}
        required
        {...(fault === 'titleMissing' ? { validationMessage: text.titleMissing } : {})}
      >
        <Input value={typed.title} maxLength={200} onChange={(_, { value }) => onChange({ title: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={text.kind}>
          <Select value={typed.kind} onChange={(_, { value }) => onChange({ kind: value as ItemKind })}>
            {ITEM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kinds[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.minutes} {...(fault === 'minutesWrong' ? { validationMessage: text.minutesWrong } : {})}>
          <Input
            className={styles.fill}
            inputMode="numeric"
            maxLength={3}
            value={typed.minutes}
            onChange={(_, { value }) => onChange({ minutes: value })}
          />
        </Field>
      </div>
      <Field label={text.desired}>
        <Input value={typed.desired} maxLength={500} onChange={(_, { value }) => onChange({ desired: value })} />
      </Field>
      <Field label={text.explanation}>
        <Textarea
          value={typed.explanation}
          maxLength={3000}
          onChange={(_, { value }) => onChange({ explanation: value })}
        />
      </Field>
    </>
  );
}
