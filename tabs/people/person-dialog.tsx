import { Field, Input, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { PersonChanged, PersonFacts, PersonListItem } from '../../src/people/schema.ts';
import { personText, settingsText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useChange } from '../shell/use-api.ts';
import { LanguageSelect, looksLikeMail } from './partnership-fields.tsx';

type Faults = Partial<Record<'name' | 'email', string>>;

/** Changing one person at a time: who it is, the dialog for it, and what came of the last one. */
export function usePersonChange(): { change: (person: PersonListItem) => void; shown: ReactNode } {
  const text = useText(personText);
  const [changing, change] = useState<PersonListItem | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const tell = (name: string, { addressChanged, askedAgain, invitedAgain }: PersonChanged) => {
    const follows = [text.askedAgain(askedAgain), text.invitedAgain(invitedAgain), text.downloadAgain];
    setNews([text.saved(name), ...(addressChanged ? follows : [])].filter(Boolean).join(' '));
  };
  const shown = (
    <>
      {news !== null && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>{news}</MessageBarBody>
        </MessageBar>
      )}
      {changing && <PersonDialog person={changing} onChanged={tell} onClose={() => change(null)} />}
    </>
  );
  return { change, shown };
}

interface PersonDialogProps {
  person: PersonListItem;
  onChanged: (name: string, changed: PersonChanged) => void;
  onClose: () => void;
}

/** Changes how one person is known, without a roster to upload; says first what follows from another address. */
function PersonDialog({ person, onChanged, onClose }: PersonDialogProps) {
  const text = useText(personText);
  const { languages } = useText(settingsText);
  const { api, at } = useApp();
  const [draft, setDraft] = useState<PersonFacts>({ ...person, organisation: person.organisation ?? '' });
  const [faults, setFaults] = useState<Faults>({});
  const save = useChange((facts: PersonFacts) =>
    api.put<PersonChanged>(at(`/persons/${encodeURIComponent(person.personId)}`), facts),
  );
  const set = (part: Partial<PersonFacts>) => {
    setDraft({ ...draft, ...part });
    setFaults({});
    save.reset();
  };
  const submit = () => {
    const { name, email, organisation, language } = draft;
    const facts = { name: name.trim(), email: email.trim(), organisation: organisation.trim(), language };
    const found = faultsOf(facts, text);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    save.mutate(facts, {
      onSuccess: (changed) => {
        onChanged(facts.name, changed);
        onClose();
      },
    });
  };
  const otherAddress = draft.email.trim().toLowerCase() !== person.email;
  return (
    <ConfirmDialog
      title={text.title(person.name)}
      confirm={text.save}
      busy={save.isPending}
      error={save.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Field label={text.name} required validationMessage={faults.name ?? null}>
        <Input value={draft.name} maxLength={200} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label={text.email} required validationMessage={faults.email ?? null}>
        <Input type="email" value={draft.email} maxLength={200} onChange={(_, { value }) => set({ email: value })} />
      </Field>
      {otherAddress && <Text role="status">{text.newAddress}</Text>}
      <Field label={text.organisation}>
        <Input value={draft.organisation} maxLength={200} onChange={(_, { value }) => set({ organisation: value })} />
      </Field>
      <Field label={text.language}>
        <LanguageSelect words={languages} value={draft.language} onChange={(language) => set({ language })} />
      </Field>
    </ConfirmDialog>
  );
}

function faultsOf({ name, email }: PersonFacts, text: { noName: string; notMail: string }): Faults {
  return {
    ...(name.length < 2 ? { name: text.noName } : {}),
    ...(looksLikeMail(email) ? {} : { email: text.notMail }),
  };
}
