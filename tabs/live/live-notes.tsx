import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { LiveItem, LiveShared } from '../../src/live/schema.ts';
import type { MinutesView } from '../../src/minutes/schema.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { AddForms } from '../minutes/add-forms.tsx';
import { Typing } from '../minutes/item-notes.tsx';
import { useText } from '../shell/app-context.ts';
import { useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  notes: { width: '100%', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

export interface WritingProps {
  /** The item somebody is typing about, which need not be discussed any more; null: nobody types here. */
  writingAt: string | null;
  write: (itemId: string | null) => void;
}

interface LiveNotesProps extends WritingProps {
  shared: LiveShared;
  current: LiveItem;
}

/**
 * Where the minutes are typed while the meeting goes on. When somebody else moves it on halfway a sentence, that sentence is
 * finished where it was begun: the box stays at its item for as long as somebody is in it. Beside it a decision or an action
 * is written down when it is made, not afterwards.
 */
export function LiveNotes({ shared, current, writingAt, write }: LiveNotesProps) {
  const styles = useStyles();
  const text = useText(liveText);
  const minutes = useRead<MinutesView>(`/meetings/${shared.meetingId}/minutes`);
  const box = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState(false);
  const item = shared.items.find(({ itemId }) => itemId === writingAt) ?? current;
  const behind = item.itemId !== current.itemId;
  const leave = () =>
    // What gets the focus next is known a moment later; another window leaves it where it was.
    setTimeout(() => {
      if (box.current?.contains(document.activeElement)) return;
      setAsked(false);
      write(null);
    });
  return (
    <section
      ref={box}
      className={styles.notes}
      aria-label={text.notes}
      onFocus={() => write(item.itemId)}
      onBlur={leave}
    >
      {behind && (
        <MessageBar layout="multiline">
          <MessageBarBody>{text.writingAt(item.title)}</MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() => {
                setAsked(true);
                write(current.itemId);
              }}
            >
              {text.writeHere}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Typing key={item.itemId} meetingId={shared.meetingId} item={item} autoFocus={asked} />
      {minutes.data && <AddForms key={`add-${item.itemId}`} view={minutes.data} itemId={item.itemId} />}
    </section>
  );
}
