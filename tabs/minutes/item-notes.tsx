import { Checkbox, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { MinutesItemView, MinutesView } from '../../src/minutes/schema.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

/** Milliseconds without typing before what was typed is saved. */
const PAUSE = 1_000;

const useStyles = makeStyles({
  notes: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  read: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** What was discussed about one item: to read, or to type while others do the same. */
export function ItemNotes({ view, item }: { view: MinutesView; item: MinutesItemView }) {
  const styles = useStyles();
  const text = useText(minutesText);
  return (
    <div className={styles.notes}>
      {item.removed && <Text className={styles.subtle}>{text.removed}</Text>}
      {view.may.write ? (
        <Typing meetingId={view.meetingId} item={item} />
      ) : (
        <>
          <Text className={styles.read}>{item.text || text.nothing}</Text>
          {item.unfinished && <Text className={styles.subtle}>{text.unfinished}</Text>}
        </>
      )}
    </div>
  );
}

/**
 * `base` is what both sides last had in common: the service joins what somebody else saved since then. Its answer is shown
 * unless more has been typed meanwhile; then that is sent next, on what was sent before.
 */
export function Typing({ meetingId, item }: { meetingId: string; item: MinutesItemView }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { api, at } = useApp();
  const [base, setBase] = useState(item.text);
  const [typed, setTyped] = useState(item.text);
  const latest = useRef(typed);
  latest.current = typed;
  const save = useChange((sent: { base: string; text: string; unfinished: boolean }) =>
    api.put<MinutesView>(at(`/meetings/${meetingId}/minutes/items/${item.itemId}`), sent),
  );
  const { mutate, isPending } = save;
  const dirty = typed !== base;
  // Only news is taken over: until the screen has asked again, it still holds what was there before the last save.
  const seen = useRef(item.text);
  useEffect(() => {
    if (item.text === seen.current) return;
    seen.current = item.text;
    if (dirty || isPending) return;
    setBase(item.text);
    setTyped(item.text);
  }, [item.text, dirty, isPending]);
  const send = (unfinished: boolean) => {
    if (isPending) return;
    const sent = typed;
    mutate(
      { base, text: sent, unfinished },
      {
        onSuccess: (view) => {
          const saved = view.items.find(({ itemId }) => itemId === item.itemId)?.text ?? sent;
          const typedOn = latest.current !== sent;
          setBase(typedOn ? sent : saved);
          if (!typedOn) setTyped(saved);
        },
      },
    );
  };
  useEffect(() => {
    if (!dirty || isPending || save.isError) return;
    const timer = setTimeout(() => send(item.unfinished), PAUSE);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <Field label={text.notesLabel}>
        <Textarea
          aria-label={text.notes(item.title)}
          value={typed}
          rows={4}
          resize="vertical"
          maxLength={20_000}
          onChange={(_event, { value }) => {
            save.reset();
            setTyped(value);
          }}
          onBlur={() => dirty && send(item.unfinished)}
        />
      </Field>
      <Checkbox
        label={text.unfinished}
        checked={item.unfinished}
        onChange={(_event, { checked }) => send(checked === true)}
      />
      <Refused error={save.error} />
      <Text size={200} className={styles.subtle} role="status">
        {isPending || (dirty && !save.isError) ? text.saving : save.isSuccess ? text.saved : ''}
      </Text>
    </>
  );
}
