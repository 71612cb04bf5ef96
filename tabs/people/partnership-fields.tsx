import { Field, Input, Select } from '@fluentui/react-components';
import type { PartnershipSettings } from '../../src/people/schema.ts';
import type { settingsText } from '../../src/text/tabs/people.ts';

export type Faults = Partial<Record<keyof PartnershipSettings, string>>;
type Words = (typeof settingsText)['nl'];

interface FieldsProps {
  text: Words;
  draft: PartnershipSettings;
  faults: Faults;
  set: (part: Partial<PartnershipSettings>) => void;
}

/** How a partnership is called, and from which mailbox it writes: asked when it is founded, and changed later. */
export function PartnershipFields({ text, draft, faults, set }: FieldsProps) {
  return (
    <>
      <Field label={text.name} hint={text.nameHelp} required validationMessage={faults.name ?? null}>
        <Input value={draft.name} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label={text.institute} required validationMessage={faults.institute ?? null}>
        <Input value={draft.institute} onChange={(_, { value }) => set({ institute: value })} />
      </Field>
      <Field
        label={text.mailbox}
        hint={text.mailboxHelp}
        required
        validationMessage={faults.secretariatMailbox ?? null}
      >
        <Input
          type="email"
          value={draft.secretariatMailbox}
          onChange={(_, { value }) => set({ secretariatMailbox: value })}
        />
      </Field>
      <Field label={text.language} hint={text.languageHelp}>
        <Select value={draft.language} onChange={(_, { value }) => set({ language: value === 'en' ? 'en' : 'nl' })}>
          <option value="nl">{text.languages.nl}</option>
          <option value="en">{text.languages.en}</option>
        </Select>
      </Field>
    </>
  );
}

export function faultsOf(draft: PartnershipSettings, text: { tooShort: string; notMail: string }): Faults {
  return {
    ...(draft.name.trim().length < 2 ? { name: text.tooShort } : {}),
    ...(draft.institute.trim().length < 2 ? { institute: text.tooShort } : {}),
    ...(/^\S+@\S+\.\S+$/.test(draft.secretariatMailbox.trim()) ? {} : { secretariatMailbox: text.notMail }),
  };
}
