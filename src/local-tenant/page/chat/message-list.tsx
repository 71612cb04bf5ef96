import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { Message, Person, Site } from '../api.ts';
import { useNow } from '../clock-control.tsx';
import { dayOf, dayTitle } from '../dates.ts';
import { MessageItem } from './message-item.tsx';

/** Older messages are shown on request: every card costs time to draw. */
const SHOWN_AT_FIRST = 30;
/** Someone who scrolled up further than this is reading, and is left alone. */
const AT_THE_END_PX = 160;

const useStyles = makeStyles({
  scroll: { overflowY: 'auto', minHeight: 0, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  column: {
    maxWidth: '760px',
    margin: '0 auto',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
  },
  day: { textAlign: 'center', color: tokens.colorNeutralForeground3, padding: tokens.spacingVerticalXS },
  older: { justifySelf: 'center' },
});

/** The messages of a chat, oldest first, with the day above the first of each day. */
export function MessageList({ messages, person, site }: { messages: Message[]; person: Person; site: Site }) {
  const styles = useStyles();
  const now = useNow();
  const [all, setAll] = useState(false);
  const scroll = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const shown = all ? messages : messages.slice(-SHOWN_AT_FIRST);
  useStayAtTheEnd(scroll, column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className={styles.scroll} ref={scroll} tabIndex={0} role="log" aria-label="Berichten">
      <div className={styles.column} ref={column}>
        {shown.length < messages.length ? (
          <Button className={styles.older} appearance="transparent" onClick={() => setAll(true)}>
            Toon eerdere berichten
          </Button>
        ) : null}
        {shown.map((message, at) => {
          const newDay = at === 0 || dayOf(shown[at - 1]!.at) !== dayOf(message.at);
          return (
            <Fragment key={message.id}>
              {newDay ? <Caption1 className={styles.day}>{dayTitle(message.at, now)}</Caption1> : null}
              <MessageItem message={message} person={person} site={site} />
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

/** Keeps the last message in sight as messages come and cards grow, unless the reader scrolled up. */
function useStayAtTheEnd(
  scroll: React.RefObject<HTMLDivElement | null>,
  column: React.RefObject<HTMLDivElement | null>,
) {
  useLayoutEffect(() => {
    const [area, content] = [scroll.current, column.current];
    if (!area || !content) return;
    let height = 0;
    const follow = () => {
      const wasAtEnd = height - area.scrollTop - area.clientHeight < AT_THE_END_PX;
      height = area.scrollHeight;
      if (wasAtEnd) area.scrollTop = height;
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroll, column]);
}
