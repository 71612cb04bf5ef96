import { Badge, Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ACTION_STATUSES, type ActionStatus } from '../../src/minutes/rules/actions.ts';
import type { ActionView } from '../../src/minutes/schema.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange } from '../shell/use-api.ts';
import { useRowStyles } from './row-styles.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
});

/** Actions with who, from and until when, and how they stand; whoever may, changes that in place. */
export function ActionRows({ actions, withBody }: { actions: readonly ActionView[]; withBody?: boolean }) {
  const styles = useRowStyles();
  return (
    <ul className={styles.list}>
      {actions.map((one) => (
        <ActionRow key={one.actionId} action={one} withBody={withBody === true} />
      ))}
    </ul>
  );
}

function ActionRow({ action, withBody }: { action: ActionView; withBody: boolean }) {
  const rows = useRowStyles();
  const styles = useStyles();
  const text = useText(minutesText);
  const { api, at } = useApp();
  const [dating, setDating] = useState(false);
  const change = useChange((body: object) => api.put(at(`/actions/${action.actionId}`), body));
  const about = text.about(action.itemTitle, action.ownerName);
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Text>{action.text}</Text>
        <Text size={200} className={rows.subtle}>
          {withBody && `${action.bodyName} · `}
          {withBody ? <To address={`/tab/notulen/${action.meetingId}`}>{about}</To> : about}
        </Text>
        {dating ? (
          <Dates
            action={action}
            busy={change.isPending}
            save={(dates) => change.mutate(dates, { onSuccess: () => setDating(false) })}
            close={() => {
              change.reset();
              setDating(false);
            }}
          />
        ) : (
          <div className={styles.side}>
            <Text size={200}>{text.dates(action.startsOn, action.dueOn)}</Text>
            {action.mayChange && (
              <Button
                size="small"
                appearance="subtle"
                aria-label={text.changeDatesOf(action.text)}
                onClick={() => setDating(true)}
              >
                {text.changeDates}
              </Button>
            )}
          </div>
        )}
        <Refused error={change.error} />
      </div>
      <div className={styles.side}>
        {action.late && (
          <Badge appearance="tint" color="danger">
            {text.late}
          </Badge>
        )}
        {action.mayChange ? (
          <Select
            aria-label={text.status(action.text)}
            value={action.status}
            disabled={change.isPending}
            onChange={(_event, { value }) => change.mutate({ status: value as ActionStatus })}
          >
            {ACTION_STATUSES.map((status) => (
              <option key={status} value={status}>
                {text.statuses[status]}
              </option>
            ))}
          </Select>
        ) : (
          <Badge appearance="outline">{text.statuses[action.status]}</Badge>
        )}
      </div>
    </li>
  );
}

interface DatesProps {
  action: ActionView;
  busy: boolean;
  save: (dates: { startsOn: string; dueOn: string }) => void;
  close: () => void;
}

function Dates({ action, busy, save, close }: DatesProps) {
  const styles = useStyles();
  const text = useText(minutesText);
  const [startsOn, setStartsOn] = useState(action.startsOn);
  const [dueOn, setDueOn] = useState(action.dueOn);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (startsOn && dueOn) save({ startsOn, dueOn });
      }}
    >
      <Field label={text.start}>
        <Input type="date" value={startsOn} onChange={(_event, { value }) => setStartsOn(value)} autoFocus />
      </Field>
      <Field label={text.due}>
        <Input type="date" value={dueOn} onChange={(_event, { value }) => setDueOn(value)} />
      </Field>
      <Button type="submit" appearance="primary" disabled={!startsOn || !dueOn} disabledFocusable={busy}>
        {text.save}
      </Button>
      <Button onClick={close}>{text.cancel}</Button>
    </form>
  );
}
