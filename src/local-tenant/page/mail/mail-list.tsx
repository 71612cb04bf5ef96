import { Button, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MailLine } from '../api.ts';
import { useNow } from '../clock-control.tsx';
import { momentOf } from '../dates.ts';
import { Empty, listButton } from '../widgets.tsx';

const SHOWN_AT_FIRST = 100;

const useStyles = makeStyles({
  list: { overflowY: 'auto', listStyleType: 'none', margin: 0, padding: tokens.spacingHorizontalXS },
  mail: {
    ...listButton,
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: '3px solid transparent',
  },
  unread: { borderLeftColor: tokens.colorBrandStroke1 },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  top: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  who: { flexGrow: 1, minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ListProps {
  mails: MailLine[];
  sent: boolean;
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** The messages of a folder, newest first; unread ones stand out by weight and by a line. */
export function MailList({ mails, sent, chosen, onChoose }: ListProps) {
  const styles = useStyles();
  const now = useNow();
  const [all, setAll] = useState(false);
  if (mails.length === 0)
    return <Empty title="Geen mail">{sent ? 'Er is niets verstuurd.' : 'Hier komt nieuwe mail.'}</Empty>;
  const shown = all ? mails : mails.slice(0, SHOWN_AT_FIRST);
  return (
    <ul className={styles.list}>
      {shown.map((mail) => (
        <li key={mail.id}>
          <button
            type="button"
            className={mergeClasses(styles.mail, !mail.read && styles.unread, mail.id === chosen && styles.chosen)}
            aria-current={mail.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(mail.id)}
          >
            <span className={styles.top}>
              <Text className={mergeClasses(styles.who, styles.line)} weight={mail.read ? 'regular' : 'semibold'}>
                {sent ? mail.to.join(', ') : mail.from}
              </Text>
              {mail.hasAttachments ? <AttachRegular aria-label="Met bijlage" /> : null}
              <Caption1 className={styles.quiet}>{momentOf(mail.at, now)}</Caption1>
            </span>
            <Text className={styles.line} weight={mail.read ? 'regular' : 'semibold'}>
              {mail.read ? '' : <VisuallyHidden>Ongelezen: </VisuallyHidden>}
              {mail.subject || '(geen onderwerp)'}
            </Text>
            <Caption1 className={mergeClasses(styles.line, styles.quiet)}>{mail.preview}</Caption1>
          </button>
        </li>
      ))}
      {shown.length < mails.length ? (
        <li>
          <Button appearance="transparent" onClick={() => setAll(true)}>
            Toon alle {mails.length}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

const useHidden = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

function VisuallyHidden({ children }: { children: string }) {
  return <span className={useHidden().hidden}>{children}</span>;
}
