import {
  Body1Strong,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, call, ofPerson, type Person, type Site } from '../api.ts';
import { GroupMenu } from './group-menu.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', margin: 0 },
});

interface BarProps {
  chat: Chat;
  person: Person;
  site: Site;
  onBack: (() => void) | undefined;
}

/** Whose chat it is, and what a person can do about the app: block it, remove it, get it back. */
export function ChatBar({ chat, person, site, onBack }: BarProps) {
  const styles = useStyles();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ method, body }: { method: string; body?: unknown }) =>
      call(method, ofPerson(person.id, 'installation'), body),
    onSuccess: () => queries.invalidateQueries(),
  });
  const personal = chat.type === 'personal';
  const setBlocked = (blocked: boolean) => change.mutate({ method: 'PUT', body: { blocked } });
  return (
    <div>
      <div className={styles.bar}>
        {onBack ? (
          <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label="Terug naar de chats" onClick={onBack} />
        ) : null}
        <Body1Strong as="h3" className={styles.name}>
          {chat.name}
        </Body1Strong>
        {personal && person.installed ? (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label="Meer over deze chat" />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => setBlocked(!person.blocked)}>
                  {person.blocked ? 'Deblokkeer de app' : 'Blokkeer de app'}
                </MenuItem>
                <MenuItem onClick={() => change.mutate({ method: 'DELETE' })}>Verwijder de app</MenuItem>
                <GroupMenu person={person} />
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : null}
      </div>
      {personal && !person.installed ? (
        <MessageBar intent="warning">
          <MessageBarBody>
            {person.givenName} heeft {site.app.name} verwijderd. De app kan hier niets meer sturen.
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => change.mutate({ method: 'POST' })}>Voeg weer toe</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {personal && person.blocked ? (
        <MessageBar intent="warning">
          <MessageBarBody>
            {person.givenName} heeft {site.app.name} geblokkeerd.
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => setBlocked(false)}>Deblokkeer</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
    </div>
  );
}
