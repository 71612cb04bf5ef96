import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { MinutesView } from '../../src/minutes/schema.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '36rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The minutes that are added to, with who may be given an action. */
type AddingTo = Pick<MinutesView, 'meetingId' | 'owners'>;

/** Two buttons below an item; each opens a form of its own, and what was typed stays when it is refused. */
export function AddForms({ view, itemId }: { view: AddingTo; itemId: string }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const [form, setForm] = useState<'decision' | 'action' | null>(null);
  const close = () => setForm(null);
  if (form === 'decision') return <DecisionForm meetingId={view.meetingId} itemId={itemId} close={close} />;
  if (form === 'action') return <ActionForm view={view} itemId={itemId} close={close} />;
  return (
    <div className={styles.buttons}>
      <Button onClick={() => setForm('decision')}>{text.addDecision}</Button>
      <Button onClick={() => setForm('action')}>{text.addAction}</Button>
    </div>
  );
}

function DecisionForm({ meetingId, itemId, close }: { meetingId: string; itemId: string; close: () => void }) {
  const text = useText(minutesText);
  const [decision, setDecision] = useState('');
  const [followUp, setFollowUp] = useState('');
  const body = decision.trim() ? { itemId, text: decision, followUp } : null;
  return (
    <AddForm path={`/meetings/${meetingId}/minutes/decisions`} body={body} close={close}>
      <Field label={text.decision} required>
        <Textarea value={decision} maxLength={2000} onChange={(_event, { value }) => setDecision(value)} autoFocus />
      </Field>
      <Field label={text.followUp}>
        <Input value={followUp} maxLength={2000} onChange={(_event, { value }) => setFollowUp(value)} />
      </Field>
    </AddForm>
  );
}

function ActionForm({ view, itemId, close }: { view: AddingTo; itemId: string; close: () => void }) {
  const text = useText(minutesText);
  const [action, setAction] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const [dueOn, setDueOn] = useState('');
  const start = startsOn ? { startsOn } : {};
  const body = action.trim() && ownerId && dueOn ? { itemId, text: action, ownerId, dueOn, ...start } : null;
  return (
    <AddForm path={`/meetings/${view.meetingId}/minutes/actions`} body={body} close={close}>
      <Field label={text.action} required>
        <Input value={action} maxLength={500} onChange={(_event, { value }) => setAction(value)} autoFocus />
      </Field>
      <Field label={text.owner} required>
        <Select value={ownerId} onChange={(_event, { value }) => setOwnerId(value)}>
          <option value="">{text.chooseOwner}</option>
          {view.owners.map(({ personId, name }) => (
            <option key={personId} value={personId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.startOptional}>
        <Input type="date" value={startsOn} onChange={(_event, { value }) => setStartsOn(value)} />
      </Field>
      <Field label={text.due} required>
        <Input type="date" value={dueOn} onChange={(_event, { value }) => setDueOn(value)} />
      </Field>
    </AddForm>
  );
}

/** `body` is null while something that is needed is missing. */
function AddForm(props: { path: string; body: object | null; close: () => void; children: ReactNode }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { api, at } = useApp();
  const add = useChange((body: object) => api.post(at(props.path), body));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.body) add.mutate(props.body, { onSuccess: props.close });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {props.children}
      <Refused error={add.error} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={!props.body || add.isPending}>
          {text.add}
        </Button>
        <Button onClick={props.close}>{text.cancel}</Button>
      </div>
    </form>
  );
}
