import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, SendRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AgendaView, ItemKind } from '../../src/agendas/schema.ts';
import { clockTime } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Empty, Refused } from '../shell/states.tsx';
import { CirculateDialog } from './circulate-dialog.tsx';
import { moveItem, newItem, runningTimes } from './edited-items.ts';
import { ItemRow } from './item-row.tsx';
import type { Clash } from './merge-items.ts';
import { StartAgenda } from './start-agenda.tsx';
import { SubmittedItems } from './submitted-items.tsx';
import { type Editing, useEditing } from './use-editing.ts';

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
  // Whoever presses a button in the bar may be far above the end of the list.
  told: { flexBasis: '100%', maxHeight: '50vh', overflowY: 'auto', ':empty': { display: 'none' } },
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
      <div className={styles.bar}>
        <div className={styles.told}>
          <Faults editing={editing} />
          <Joined editing={editing} />
        </div>
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

function Faults({ editing }: { editing: Editing }) {
  const text = useText(agendaText);
  const { fault, error } = editing;
  if (!fault) return <Refused error={error} />;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{text[fault]}</MessageBarBody>
    </MessageBar>
  );
}

/** Somebody else saved the agenda meanwhile: what that means for what was typed here. */
function Joined({ editing }: { editing: Editing }) {
  const text = useText(agendaText);
  if (!editing.joined) return null;
  const by = editing.joined.by ?? text.somebody;
  const { clashes } = editing.joined;
  if (clashes.length === 0) {
    return (
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>{text.joined(by)}</MessageBarBody>
      </MessageBar>
    );
  }
  const lines = clashes.map((clash) => clashLine(clash, by, text));
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        {text.clashed(by)}
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={editing.fetchNewest}>{text.takeTheirs(by)}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function clashLine(clash: Clash, by: string, text: (typeof agendaText)['nl']): string {
  const title = clash.title || text.newItem;
  if (clash.what === 'explanation') return text.clashes.explanation(title);
  if (clash.what === 'removed-here') return text.clashes.removedHere(title, by);
  if (clash.what !== 'field') return text.clashes.removedThere(title, by);
  const { field, theirs } = clash;
  const labels = { ...text, title: text.itemTitle };
  const said = field === 'kind' ? text.kinds[theirs as ItemKind] : theirs;
  return text.clashes.field(title, labels[field], by, said);
}
