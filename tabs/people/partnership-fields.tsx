import { Field, Input, Select } from '@fluentui/react-components';
import type { PartnershipSettings } from '../../src/people/schema.ts';
import type { Language } from '../../src/text/format.ts';
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
        <LanguageSelect words={text.languages} value={draft.language} onChange={(language) => set({ language })} />
      </Field>
    </>
  );
}

interface LanguageSelectProps {
  words: Record<Language, string>;
  value: Language;
  onChange: (language: Language) => void;
}

/** One of the two languages that messages are written in; in a field, which gives it its label. */
export function LanguageSelect({ words, value, onChange, ...field }: LanguageSelectProps) {
  return (
    <Select {...field} value={value} onChange={(_, chosen) => onChange(chosen.value === 'en' ? 'en' : 'nl')}>
      <option value="nl">{words.nl}</option>
      <option value="en">{words.en}</option>
    </Select>
  );
}

/** Whether it could be an e-mail address, before the service looks at it more closely. */
export function looksLikeMail(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim());
}

export function faultsOf(draft: PartnershipSettings, text: { tooShort: string; notMail: string }): Faults {
  return {
    ...(draft.name.trim().length < 2 ? { name: text.tooShort } : {}),
    ...(draft.institute.trim().length < 2 ? { institute: text.tooShort } : {}),
    ...(looksLikeMail(draft.secretariatMailbox) ? {} : { secretariatMailbox: text.notMail }),
  };
}
