import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PartnershipSettings } from '../../src/people/schema.ts';
import { settingsText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { type Faults, faultsOf, PartnershipFields } from './partnership-fields.tsx';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalL,
    maxWidth: '36rem',
  },
  save: { alignSelf: 'flex-start' },
});

/** What the programmaleider may set: how the partnership is called, and from which mailbox it writes. */
export default function SettingsScreen() {
  const text = useText(settingsText);
  const settings = useRead<PartnershipSettings>('/settings');
  return (
    <Screen title={text.title} back="/tab/deelnemers">
      <Loaded query={settings} rows={4} height={56}>
        {(current) => <SettingsForm current={current} />}
      </Loaded>
    </Screen>
  );
}

function SettingsForm({ current }: { current: PartnershipSettings }) {
  const styles = useStyles();
  const text = useText(settingsText);
  const { api, at } = useApp();
  const [draft, setDraft] = useState(current);
  const [faults, setFaults] = useState<Faults>({});
  const save = useChange((body: PartnershipSettings) => api.put<PartnershipSettings>(at('/settings'), body));
  const set = (part: Partial<PartnershipSettings>) => {
    setDraft({ ...draft, ...part });
    setFaults({});
    save.reset();
  };
  const submit = () => {
    const found = faultsOf(draft, text);
    setFaults(found);
    if (Object.keys(found).length === 0) save.mutate(draft, { onSuccess: setDraft });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PartnershipFields text={text} draft={draft} faults={faults} set={set} />
      <Refused error={save.error} />
      {save.isSuccess && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{text.saved}</MessageBarBody>
        </MessageBar>
      )}
      <Button className={styles.save} type="submit" appearance="primary" disabled={save.isPending}>
        {text.save}
      </Button>
    </form>
  );
}
