import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { LightbulbRegular, SendRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { type Chat, call, ofPerson, type Person, type Site } from '../api.ts';

const useStyles = makeStyles({
  composer: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  box: { flexGrow: 1 },
  input: { minHeight: '32px', height: '32px' },
  suggestions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  command: { display: 'grid' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ComposerProps {
  chat: Chat;
  person: Person;
  site: Site;
  suggestions: { title: string; value: string }[];
}

/** Where a person types to the app; Enter sends, Shift+Enter makes a new line. */
export function Composer({ chat, person, site, suggestions }: ComposerProps) {
  const styles = useStyles();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: (words: string) =>
      call(`POST`, ofPerson(person.id, 'messages'), { text: words, conversationId: chat.id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages', person.id] }),
  });
  const say = (words: string) => {
    const trimmed = words.trim();
    if (!trimmed) return;
    setText('');
    send.mutate(trimmed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    say(text);
  };
  const writable = chat.type !== 'personal' || person.installed;
  const first = person.givenName || person.name;
  return (
    <div className={styles.composer}>
      {suggestions.length ? (
        <div className={styles.suggestions}>
          {suggestions.map(({ title, value }) => (
            <Button key={title} size="small" shape="circular" onClick={() => say(value)}>
              {title}
            </Button>
          ))}
        </div>
      ) : null}
      <div className={styles.row}>
        {site.app.commands.length ? (
          <Commands commands={site.app.commands} disabled={!writable} onChoose={say} />
        ) : null}
        <Textarea
          className={styles.box}
          textarea={{ className: styles.input }}
          resize="vertical"
          aria-label={`Bericht van ${first}`}
          placeholder={`Schrijf als ${first} een bericht`}
          disabled={!writable}
          value={text}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={onKeyDown}
        />
        <Button
          appearance="primary"
          icon={<SendRegular />}
          aria-label="Verstuur bericht"
          disabled={!writable || !text.trim()}
          onClick={() => say(text)}
        />
      </div>
      {send.isPending ? (
        <Text className={styles.hint} role="status">
          Bezig met bezorgen…
        </Text>
      ) : null}
    </div>
  );
}

interface CommandsProps {
  commands: Site['app']['commands'];
  disabled: boolean;
  onChoose: (text: string) => void;
}

function Commands({ commands, disabled, onChoose }: CommandsProps) {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<LightbulbRegular />} aria-label="Wat kan ik vragen?" disabled={disabled} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {commands.map(({ title, description }) => (
            <MenuItem key={title} onClick={() => onChoose(title)}>
              <span className={styles.command}>
                <span>{title}</span>
                <span className={styles.hint}>{description}</span>
              </span>
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
