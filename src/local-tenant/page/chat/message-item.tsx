import { Avatar, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { Message, Person, Site } from '../api.ts';
import { timeOf } from '../dates.ts';
import { Card } from './card.tsx';
import { markdown } from './markdown.ts';

const PHONE = '@media (max-width: 480px)';

const useStyles = makeStyles({
  message: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    // On a phone the width is for the message.
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  avatar: { [PHONE]: { display: 'none' } },
  mine: { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'end', paddingLeft: '15%' },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
    maxWidth: '560px',
  },
  head: { color: tokens.colorNeutralForeground3 },
  bubble: {
    justifySelf: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    '& p, & ul, & ol': { margin: 0, whiteSpace: 'normal' },
    '& p + p': { marginTop: tokens.spacingVerticalS },
    '& ul, & ol': { paddingLeft: tokens.spacingHorizontalXL },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
  myBubble: { justifySelf: 'end', backgroundColor: tokens.colorBrandBackground2 },
  gone: { fontStyle: 'italic', color: tokens.colorNeutralForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

/** One message: text, a card, or that it was removed. */
export const MessageItem = memo(function MessageItem({
  message,
  person,
  site,
}: {
  message: Message;
  person: Person;
  site: Site;
}) {
  const styles = useStyles();
  const mine = message.from === 'me';
  return (
    <article className={mergeClasses(styles.message, mine && styles.mine)} aria-label={`Bericht van ${message.name}`}>
      {mine ? null : (
        <Avatar
          className={styles.avatar}
          name={message.name}
          size={32}
          color={message.from === 'app' ? 'brand' : 'colorful'}
          shape={message.from === 'app' ? 'square' : 'circular'}
          aria-hidden
        />
      )}
      <div className={styles.content}>
        <Caption1 className={styles.head}>
          {mine ? '' : `${message.name} · `}
          {timeOf(message.at)}
          {message.changedAt && !message.deleted ? ' · bewerkt' : ''}
        </Caption1>
        {message.deleted ? <Text className={styles.gone}>Dit bericht is verwijderd.</Text> : null}
        {message.text ? <Words message={message} mine={mine} /> : null}
        {message.card ? <Card card={message.card} messageId={message.id} person={person} site={site} /> : null}
        {message.undelivered ? (
          <Caption1 className={styles.failed} role="status">
            Niet bezorgd: de app reageert niet.
          </Caption1>
        ) : null}
      </div>
    </article>
  );
});

function Words({ message, mine }: { message: Message; mine: boolean }) {
  const styles = useStyles();
  const className = mergeClasses(styles.bubble, mine && styles.myBubble);
  if (message.textFormat !== 'markdown') return <div className={className}>{message.text}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own markdown writer escapes everything it did not make
  return <div className={className} dangerouslySetInnerHTML={{ __html: markdown(message.text) }} />;
}
