import { Button, Checkbox, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AskSuggestions, SuggestedOptions } from '../../src/meetings/schema-calendars.ts';
import { longDate, longSpan } from '../../src/text/format.ts';
import { suggestOptionsText } from '../../src/text/tabs/suggest-options.ts';
import { addDays, isLocalDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import type { DraftOption } from './new-poll.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  found: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  reason: { display: 'block', paddingLeft: '2rem', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

type Option = SuggestedOptions['options'][number];

interface SuggestProps {
  bodyId: string;
  /** The meeting that gets another date; null: a new one. */
  meetingId: string | null;
  /** The last day on which can be answered, as typed. */
  after: string;
  options: readonly DraftOption[];
  onAdd: (chosen: Option[]) => void;
}

/** Dates that the service proposes; whoever plans picks which go into the poll. */
export function SuggestOptions({ bodyId, meetingId, after, options, onAdd }: SuggestProps) {
  const styles = useStyles();
  const text = useText(suggestOptionsText);
  const { api, at } = useApp();
  const [added, setAdded] = useState(0);
  const look = useChange((from: string) => {
    const ask: AskSuggestions = { bodyId, from, ...(meetingId === null ? {} : { meetingId }) };
    return api.post<SuggestedOptions>(at('/meetings/suggestions'), ask);
  });
  const start = (from: string) => {
    setAdded(0);
    look.mutate(from);
  };
  const from = isLocalDate(after) ? addDays(after, 1) : '';
  const found = look.data;
  return (
    <Section title={text.title}>
      <Text>{bodyId === '' ? text.chooseBody : text.help}</Text>
      <div className={styles.buttons}>
        <Button disabled={bodyId === '' || from === '' || look.isPending} onClick={() => start(from)}>
          {look.isPending ? text.looking : text.suggest}
        </Button>
        {found && !look.isPending && (
          <Button appearance="subtle" onClick={() => start(addDays(found.until, 1))}>
            {text.later}
          </Button>
        )}
      </div>
      <Refused error={look.error} />
      {added > 0 && <Text role="status">{text.added(added)}</Text>}
      {found && !look.isPending && (
        <Found
          key={found.from}
          found={found}
          options={options}
          onAdd={(chosen) => {
            setAdded(chosen.length);
            onAdd(chosen);
          }}
        />
      )}
    </Section>
  );
}

interface FoundProps {
  found: SuggestedOptions;
  options: readonly DraftOption[];
  onAdd: (chosen: Option[]) => void;
}

function Found({ found, options, onAdd }: FoundProps) {
  const styles = useStyles();
  const text = useText(suggestOptionsText);
  const { language } = useApp();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isThere = ({ starts }: Option) => options.some(({ date, time }) => `${date}T${time}` === starts);
  const picked = found.options.filter((option) => chosen.includes(option.starts) && !isThere(option));
  const pick = (starts: string, on: boolean) =>
    setChosen(on ? [...chosen, starts] : chosen.filter((one) => one !== starts));
  return (
    <div className={styles.found} aria-live="polite">
      <Text>
        {text.basis[found.basis]} {text.between(longDate(found.from, language), longDate(found.until, language))}
      </Text>
      {!found.answered && <Warning>{text.noAnswer}</Warning>}
      {!found.holidaysKnown && <Warning>{text.holidaysUnknown}</Warning>}
      {found.options.length === 0 && <Text>{text.none}</Text>}
      <ol className={styles.list}>
        {found.options.map((option) => (
          <li key={option.starts}>
            <Checkbox
              label={longSpan(option.starts, option.minutes, language)}
              checked={isThere(option) || chosen.includes(option.starts)}
              disabled={isThere(option)}
              onChange={(_, { checked }) => pick(option.starts, checked === true)}
            />
            <Text size={200} className={styles.reason}>
              {isThere(option) ? `${option.reason} (${text.there})` : option.reason}
            </Text>
          </li>
        ))}
      </ol>
      {found.options.length > 0 && (
        <div>
          <Button disabled={picked.length === 0} onClick={() => onAdd(picked)}>
            {text.add(picked.length)}
          </Button>
        </div>
      )}
    </div>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}
