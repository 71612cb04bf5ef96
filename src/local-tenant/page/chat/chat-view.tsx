import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Chat, call, type Message, ofPerson, type Person, type Site } from '../api.ts';
import { usePlace } from '../place.ts';
import { Empty, Failed } from '../widgets.tsx';
import { ChatBar } from './chat-bar.tsx';
import { ChatList } from './chat-list.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

const useStyles = makeStyles({
  view: { height: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' },
  withList: { gridTemplateColumns: '240px minmax(0, 1fr)' },
  chat: { minHeight: 0, minWidth: 0, display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr) auto' },
  loading: { padding: tokens.spacingVerticalXXL },
});

/** The chats a person has with the app: mostly one, sometimes groups and channels beside it. */
export function ChatView({ person, site, narrow }: { person: Person; site: Site; narrow: boolean }) {
  const styles = useStyles();
  const [place, go] = usePlace();
  const {
    data: chats,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['chats', person.id],
    queryFn: () => call<Chat[]>('GET', ofPerson(person.id, 'chats')),
  });
  if (isError) return <Failed onRetry={() => void refetch()} />;
  if (!chats) return <Spinner className={styles.loading} label="Chats laden" />;
  const chosen = chats.find((chat) => chat.id === place.item) ?? (narrow && chats.length > 1 ? undefined : chats[0]);
  if (chats.length === 0) return <NotYet person={person} site={site} />;
  const showList = chats.length > 1 && !(narrow && chosen);
  return (
    <div className={mergeClasses(styles.view, showList && chosen && styles.withList)}>
      {showList ? (
        <ChatList chats={chats} chosen={chosen?.id ?? null} onChoose={(item) => go({ item })} wide={narrow} />
      ) : null}
      {chosen ? (
        <OneChat
          key={chosen.id}
          chat={chosen}
          person={person}
          site={site}
          onBack={narrow && chats.length > 1 ? () => go({ item: null }) : undefined}
        />
      ) : null}
    </div>
  );
}

function NotYet({ person, site }: { person: Person; site: Site }) {
  const queries = useQueryClient();
  const install = useMutation({
    mutationFn: () => call('POST', ofPerson(person.id, 'installation')),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Empty
      title={`${person.givenName} heeft nog geen chat met ${site.app.name}`}
      action={
        <Button appearance="primary" disabled={install.isPending} onClick={() => install.mutate()}>
          Open chat met {site.app.name}
        </Button>
      }
    >
      De app wordt dan voor {person.givenName} toegevoegd, zoals in Teams.
    </Empty>
  );
}

interface OneChatProps {
  chat: Chat;
  person: Person;
  site: Site;
  onBack: (() => void) | undefined;
}

function OneChat({ chat, person, site, onBack }: OneChatProps) {
  const styles = useStyles();
  const queries = useQueryClient();
  const { data: messages } = useQuery({
    queryKey: ['messages', person.id, chat.id],
    queryFn: () => call<Message[]>('GET', ofPerson(person.id, 'chats', chat.id, 'messages')),
  });
  const last = messages?.at(-1);
  const latest = `${last?.id ?? ''} ${last?.changedAt ?? ''}`;
  // Looking at a chat marks it as read, and lets cards that ask for it be refreshed for this person.
  useEffect(() => {
    if (!latest.trim()) return;
    void call('POST', ofPerson(person.id, 'chats', chat.id, 'open'))
      .then(() => queries.invalidateQueries({ queryKey: ['people'] }))
      .catch(() => undefined);
  }, [latest, person.id, chat.id, queries]);
  return (
    <section className={styles.chat} aria-label={`Chat met ${chat.name}`}>
      <ChatBar chat={chat} person={person} site={site} onBack={onBack} />
      {messages ? (
        <MessageList messages={messages} person={person} site={site} />
      ) : (
        <Spinner className={styles.loading} label="Berichten laden" />
      )}
      <Composer chat={chat} person={person} site={site} suggestions={last?.suggestions ?? []} />
    </section>
  );
}
