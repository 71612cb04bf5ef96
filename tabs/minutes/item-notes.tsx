import { Checkbox, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import type { MinutesItemView, MinutesView } from '../../src/minutes/schema.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useTyped } from './use-typed.ts';

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

/** Types about one item; see `useTyped`. `autoFocus`: whoever came here by a press goes on typing. */
export function Typing(props: { meetingId: string; item: MinutesItemView; autoFocus?: boolean }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { item, autoFocus = false } = props;
  const { box, typed, type, unfinished, mark, send, dirty, save } = useTyped(props.meetingId, item);
  return (
    <>
      <Field label={text.notesLabel}>
        <Textarea
          ref={box}
          aria-label={text.notes(item.title)}
          value={typed}
          rows={4}
          resize="vertical"
          maxLength={20_000}
          autoFocus={autoFocus}
          onChange={(_event, { value }) => type(value)}
          onBlur={() => dirty && send()}
        />
      </Field>
      <Checkbox
        label={text.unfinished}
        checked={unfinished}
        onChange={(_event, { checked }) => mark(checked === true)}
      />
      <Refused error={save.error} />
      <Text size={200} className={styles.subtle} role="status">
        {save.isPending || (dirty && !save.isError) ? text.saving : save.isSuccess ? text.saved : ''}
      </Text>
    </>
  );
}
