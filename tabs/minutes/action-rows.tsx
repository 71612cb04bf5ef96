import { Badge, Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ACTION_STATUSES, type ActionStatus } from '../../src/minutes/rules/actions.ts';
import type { ActionEvent, ActionOwners, ActionView } from '../../src/minutes/schema.ts';
import { longDate } from '../../src/text/format.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useRowStyles } from './row-styles.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  events: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
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
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
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
        {opened === 'dates' && (
          <Dates
            action={action}
            busy={change.isPending}
            save={(dates) => change.mutate(dates, { onSuccess: close })}
            close={() => {
              change.reset();
              close();
            }}
          />
        )}
        {opened === 'owner' && (
          <NewOwner
            action={action}
            busy={change.isPending}
            save={(ownerId) => change.mutate({ ownerId }, { onSuccess: close })}
            close={() => {
              change.reset();
              close();
            }}
          />
        )}
        {(opened === null || opened === 'history') && (
          <div className={styles.side}>
            <Text size={200}>{text.dates(action.startsOn, action.dueOn)}</Text>
            {action.mayChange && (
              <>
                <RowButton label={text.changeDates} of={action.text} onClick={() => setOpened('dates')} />
                <RowButton label={text.handOver} of={action.text} onClick={() => setOpened('owner')} />
              </>
            )}
            <RowButton
              label={text.history}
              of={action.text}
              expanded={opened === 'history'}
              onClick={() => setOpened(opened === 'history' ? null : 'history')}
            />
          </div>
        )}
        {opened === 'history' && <ActionHistory actionId={action.actionId} />}
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

type Opened = 'dates' | 'owner' | 'history' | null;

/** A small button of one row; its name says of which. */
function RowButton(props: { label: string; of: string; expanded?: boolean; onClick: () => void }) {
  const text = useText(minutesText);
  return (
    <Button
      size="small"
      appearance="subtle"
      aria-label={text.ofAction(props.label, props.of)}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      onClick={props.onClick}
    >
      {props.label}
    </Button>
  );
}

interface NewOwnerProps {
  action: ActionView;
  busy: boolean;
  save: (ownerId: string) => void;
  close: () => void;
}

/** Whoever fills a seat of the body can take the action over. */
function NewOwner({ action, busy, save, close }: NewOwnerProps) {
  const styles = useStyles();
  const text = useText(minutesText);
  const found = useRead<ActionOwners>(`/actions/${action.actionId}/owners`);
  const [ownerId, setOwnerId] = useState('');
  return (
    <Loaded query={found} rows={1} height={40}>
      {({ owners }) => (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (ownerId) save(ownerId);
          }}
        >
          <Field label={text.newOwner} hint={text.handOverHelp}>
            <Select value={ownerId} onChange={(_event, { value }) => setOwnerId(value)} autoFocus>
              <option value="">{text.chooseOwner}</option>
              {owners
                .filter(({ personId }) => personId !== action.ownerId)
                .map(({ personId, name }) => (
                  <option key={personId} value={personId}>
                    {name}
                  </option>
                ))}
            </Select>
          </Field>
          <Button type="submit" appearance="primary" disabled={!ownerId} disabledFocusable={busy}>
            {text.handOver}
          </Button>
          <Button onClick={close}>{text.cancel}</Button>
        </form>
      )}
    </Loaded>
  );
}

function ActionHistory({ actionId }: { actionId: string }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { language } = useApp();
  const found = useRead<{ events: ActionEvent[] }>(`/actions/${actionId}/history`);
  return (
    <Loaded query={found} rows={1} height={40}>
      {({ events }) => (
        <ol className={styles.events}>
          {events.map((event) => (
            <li key={`${event.at}${event.what}`}>
              <Text size={200}>{text.actionEvent(event, longDate(localDate(event.at), language))}</Text>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
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
