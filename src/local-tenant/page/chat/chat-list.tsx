import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Chat } from '../api.ts';
import { useNow } from '../clock-control.tsx';
import { momentOf } from '../dates.ts';
import { Dot, listButton } from '../widgets.tsx';

const useStyles = makeStyles({
  list: {
    overflowY: 'auto',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: tokens.spacingHorizontalXS,
  },
  wide: { borderRight: 'none' },
  chat: {
    ...listButton,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  words: { display: 'grid', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  second: { color: tokens.colorNeutralForeground3 },
});

const KIND = { personal: 'Chat', groupChat: 'Groepschat', channel: 'Kanaal' };

interface ListProps {
  chats: Chat[];
  chosen: string | null;
  onChoose: (id: string) => void;
  wide: boolean;
}

/** The chats of a person, the latest first. */
export function ChatList({ chats, chosen, onChoose, wide }: ListProps) {
  const styles = useStyles();
  const now = useNow();
  return (
    <nav className={mergeClasses(styles.list, wide && styles.wide)} aria-label="Chats">
      {chats.map((chat) => (
        <button
          key={chat.id}
          type="button"
          className={mergeClasses(styles.chat, chat.id === chosen && styles.chosen)}
          aria-current={chat.id === chosen ? 'true' : undefined}
          onClick={() => onChoose(chat.id)}
        >
          <span className={styles.words}>
            <Text className={styles.line} weight={chat.unread ? 'semibold' : 'regular'}>
              {chat.name}
            </Text>
            <Caption1 className={mergeClasses(styles.line, styles.second)}>
              {KIND[chat.type]}
              {chat.lastAt ? ` · ${momentOf(chat.lastAt, now)}` : ''}
            </Caption1>
          </span>
          {chat.unread ? <Dot label={`${chat.unread} ongelezen`} /> : null}
        </button>
      ))}
    </nav>
  );
}
