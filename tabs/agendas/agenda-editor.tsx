import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { clockTime } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Empty, Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { CirculateDialog } from './circulate-dialog.tsx';
import {
  type EditedItem,
  editedItems,
  faultOf,
  isChanged,
  moveItem,
  newItem,
  runningTimes,
  saveBody,
} from './edited-items.ts';
import { ItemRow } from './item-row.tsx';
import { StartAgenda } from './start-agenda.tsx';
import { SubmittedItems } from './submitted-items.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    position: 'sticky',
    bottom: 0,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  state: { flexGrow: 1 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clip: 'rect(0 0 0 0)' },
});

/** The items as rows that can be typed in, dragged, and moved by keyboard; nothing is sent until "Bewaar". */
export function AgendaEditor({ view }: { view: AgendaView }) {
  const styles = useStyles();
  const text = useText(agendaText);
  const { language } = useApp();
  const editing = useEditing(view);
  const { items, change } = editing;
  const times = runningTimes(view.clockFrom, items);
  const used = items.reduce((sum, { minutes }) => sum + (Number(minutes) || 0), 0);
  const [said, setSaid] = useState('');

  const move = (from: number, to: number) => {
    const next = moveItem(items, from, to);
    change(next);
    const moved = items[from];
    if (moved) setSaid(text.moved(moved.title || text.newItem, next.indexOf(moved) + 1));
  };
  const add = () => change([...items, newItem(crypto.randomUUID())]);

  return (
    <>
      {items.length === 0 && (
        <Empty title={text.empty} action={<StartAgenda view={view} onStarted={editing.start} />}>
          {text.emptyHelp}
        </Empty>
      )}
      <ol className={styles.list}>
        {items.map((item, index) => (
          <ItemRow
            key={item.key}
            item={item}
            number={index + 1}
            last={index === items.length - 1}
            time={clockTime(times.starts[index] ?? '', language)}
            presenters={view.presenters}
            onChange={(next) => change(items.map((one) => (one.key === item.key ? next : one)))}
            onMove={(by) => move(index, index + by)}
            onDropOf={(key) =>
              move(
                items.findIndex((one) => one.key === key),
                index,
              )
            }
            onRemove={() => change(items.filter(({ key }) => key !== item.key))}
          />
        ))}
      </ol>
      <div>
        <Button icon={<AddRegular />} onClick={add}>
          {text.add}
        </Button>
      </div>
      {view.meetingMinutes > 0 && used > view.meetingMinutes && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.overrun(used - view.meetingMinutes)}</MessageBarBody>
        </MessageBar>
      )}
      <Faults editing={editing} />
      <div className={styles.bar}>
        <Text className={styles.state} role="status">
          {editing.dirty ? `${text.states.unsaved}. ` : editing.justSaved ? `${text.saved} ` : ''}
          {text.fits(used, view.meetingMinutes)}
          {items.length > 0 && `. ${text.ends(clockTime(times.ends, language))}`}
        </Text>
        {editing.dirty && (
          <Button appearance="subtle" onClick={editing.discard}>
            {text.discard}
          </Button>
        )}
        <Button disabled={!editing.dirty || editing.saving} onClick={() => void editing.save()}>
          {text.save}
        </Button>
        <Button
          appearance="primary"
          icon={<SendRegular />}
          disabled={items.length === 0 || editing.saving || !view.may.circulate}
          onClick={() => void editing.askToCirculate()}
        >
          {text.circulate}
        </Button>
      </div>
      <SubmittedItems
        view={editing.base}
        beforeDeciding={async () => (editing.dirty ? editing.save() : editing.base)}
        afterDeciding={editing.fetchNewest}
      />
      <span className={styles.hidden} role="status">
        {said}
      </span>
      {editing.circulating && <CirculateDialog view={editing.circulating} onClose={editing.stopCirculating} />}
    </>
  );
}

type Editing = ReturnType<typeof useEditing>;

function Faults({ editing }: { editing: Editing }) {
  const text = useText(agendaText);
  const { fault, error } = editing;
  if (fault) {
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>{text[fault]}</MessageBarBody>
      </MessageBar>
    );
  }
  if (!(error instanceof ApiError && error.status === 409)) return <Refused error={error} />;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{error.message || text.conflict}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={editing.fetchNewest}>{text.fetchNewest}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** What is on the screen, apart from what was last saved. */
function useEditing(view: AgendaView) {
  const { api, at } = useApp();
  const queries = useQueryClient();
  const path = at(`/meetings/${view.meetingId}/agenda`);
  const [base, setBase] = useState(view);
  const [items, setItems] = useState(() => editedItems(view.items));
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>(null);
  const [circulating, setCirculating] = useState<AgendaView | null>(null);
  const saving = useChange((body: ReturnType<typeof saveBody>) => api.put<AgendaView>(path, body));
  const dirty = isChanged(items, base.items);

  const start = (fresh: AgendaView) => {
    setBase(fresh);
    setItems(editedItems(fresh.items));
    queries.setQueryData([path], fresh);
  };
  // Somebody else's change is taken over as long as nothing has been typed here.
  if (!dirty && view.revision > base.revision) {
    setBase(view);
    setItems(editedItems(view.items));
  }
  const save = async (): Promise<AgendaView | null> => {
    const found = faultOf(items);
    setFault(found);
    if (found) return null;
    const fresh = await saving.mutateAsync(saveBody(items, base)).catch(() => null);
    if (fresh) start(fresh);
    return fresh;
  };
  return {
    base,
    items,
    start,
    dirty,
    fault,
    error: saving.error,
    saving: saving.isPending,
    justSaved: saving.isSuccess,
    circulating,
    change(next: EditedItem[]) {
      setItems(next);
      if (fault) setFault(faultOf(next));
    },
    discard: () => setItems(editedItems(base.items)),
    save,
    async askToCirculate() {
      const fresh = dirty ? await save() : base;
      if (fresh) setCirculating(fresh);
    },
    stopCirculating: (fresh?: AgendaView) => {
      setCirculating(null);
      if (fresh) start(fresh);
    },
    async fetchNewest() {
      saving.reset();
      start(await api.get<AgendaView>(path));
    },
  };
}
