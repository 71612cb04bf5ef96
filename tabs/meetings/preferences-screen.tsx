import { Button, Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Preferences } from '../../src/delivery/schema.ts';
import { preferencesText } from '../../src/text/tabs/preferences.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { LanguageChoice } from './language-choice.tsx';
import { TodoChoice } from './todo-choice.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '40rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});

/** What somebody asks for themselves: their language, chat or mail, days without reminders, and actions in their own To Do. */
export default function PreferencesScreen() {
  const text = useText(preferencesText);
  const wanted = useRead<Preferences>('/me/preferences');
  return (
    <Screen title={text.title} back="/tab/overleg">
      <LanguageChoice />
      <Loaded query={wanted} rows={3} height={56}>
        {(found) => <PreferencesForm found={found} />}
      </Loaded>
      <TodoChoice />
    </Screen>
  );
}

function PreferencesForm({ found }: { found: Preferences }) {
  const styles = useStyles();
  const text = useText(preferencesText);
  const { api, at } = useApp();
  const [way, setWay] = useState(found.way ?? 'chat');
  const [rhythm, setRhythm] = useState(found.rhythm);
  const [from, setFrom] = useState(found.pausedFrom ?? '');
  const [until, setUntil] = useState(found.pausedUntil ?? '');
  const save = useChange(() =>
    api.put(at('/me/preferences'), { way, rhythm, pausedFrom: from || null, pausedUntil: until || null }),
  );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Field label={text.way} hint={text.wayHelp}>
        <RadioGroup value={way} onChange={(_, { value }) => setWay(value as typeof way)}>
          <Radio value="chat" label={text.ways.chat} />
          <Radio value="mail" label={text.ways.mail} />
          <Radio value="none" label={text.ways.none} />
        </RadioGroup>
      </Field>
      <Field label={text.rhythm} hint={text.rhythmHelp}>
        <RadioGroup value={rhythm} onChange={(_, { value }) => setRhythm(value === 'weekly' ? 'weekly' : 'daily')}>
          <Radio value="daily" label={text.rhythms.daily} />
          <Radio value="weekly" label={text.rhythms.weekly} />
        </RadioGroup>
      </Field>
      <Section title={text.pause}>
        <Text>{text.pauseHelp}</Text>
        <div className={styles.row}>
          <Field label={text.from}>
            <Input type="date" value={from} onChange={(_, { value }) => setFrom(value)} />
          </Field>
          <Field label={text.until}>
            <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
          </Field>
          {(from || until) && (
            <Button
              appearance="subtle"
              onClick={() => {
                setFrom('');
                setUntil('');
              }}
            >
              {text.clear}
            </Button>
          )}
        </div>
        <Text size={200}>{text.always}</Text>
      </Section>
      <Refused error={save.error} />
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={save.isPending}>
          {text.save}
        </Button>
        <Text role="status">{save.isSuccess ? text.saved : ''}</Text>
      </div>
    </form>
  );
}
