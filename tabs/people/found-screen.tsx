import { Button, MessageBar, MessageBarBody, makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PartnershipSettings } from '../../src/people/schema.ts';
import type { Language } from '../../src/text/format.ts';
import { foundText, settingsText } from '../../src/text/tabs/people.ts';
import type { Api } from '../api.ts';
import { messageOf } from '../shell/states.tsx';
import { type Faults, faultsOf, PartnershipFields } from './partnership-fields.tsx';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '36rem',
    padding: tokens.spacingHorizontalXXL,
  },
  save: { alignSelf: 'flex-start' },
});

interface FoundProps {
  api: Api;
  language: Language;
  /** The partnership exists: who is signed in takes part in it from now on. */
  onFounded: () => void;
}

/** The very first screen on a tenant, for whoever an administrator gave the role to begin. */
export default function FoundScreen({ api, language, onFounded }: FoundProps) {
  const styles = useStyles();
  const [text, words] = [settingsText[language], foundText[language]];
  const [draft, setDraft] = useState<PartnershipSettings>({
    name: '',
    institute: '',
    secretariatMailbox: '',
    language,
  });
  const [faults, setFaults] = useState<Faults>({});
  const found = useMutation({
    mutationFn: (body: PartnershipSettings) => api.post('/partnerships', body),
    onSuccess: onFounded,
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = faultsOf(draft, text);
        setFaults(wrong);
        if (Object.keys(wrong).length === 0) found.mutate(draft);
      }}
    >
      <Title2 as="h1">{words.title}</Title2>
      <Text>{words.explain}</Text>
      <PartnershipFields
        text={text}
        draft={draft}
        faults={faults}
        set={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {found.error && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{messageOf(found.error, words.failed)}</MessageBarBody>
        </MessageBar>
      )}
      <Button className={styles.save} type="submit" appearance="primary" disabled={found.isPending}>
        {words.begin}
      </Button>
    </form>
  );
}
