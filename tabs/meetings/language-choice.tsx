import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Language } from '../../src/text/format.ts';
import { preferencesText } from '../../src/text/tabs/preferences.ts';
import type { Me } from '../me.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

/** Each language by its own name, so that whoever reads no Dutch finds it. */
const LANGUAGES: [Language, string][] = [
  ['nl', 'Nederlands'],
  ['en', 'English'],
];

/** The language that somebody reads; saved as soon as it is chosen, for every partnership that they take part in. */
export function LanguageChoice() {
  const text = useText(preferencesText);
  const { api, language } = useApp();
  const [wanted, setWanted] = useState(language);
  const speak = useChange((chosen: Language) => api.put<Me>('/me/language', { language: chosen }));
  return (
    <div>
      <Field label={text.language} hint={text.languageHelp}>
        <RadioGroup
          layout="horizontal"
          // What was chosen stands here at once; the words around it follow when they have been asked for.
          value={speak.isError ? language : wanted}
          disabled={speak.isPending}
          onChange={(_event, { value }) => {
            const chosen = value === 'en' ? 'en' : 'nl';
            setWanted(chosen);
            speak.mutate(chosen);
          }}
        >
          {LANGUAGES.map(([code, name]) => (
            <Radio key={code} value={code} label={name} lang={code} />
          ))}
        </RadioGroup>
      </Field>
      <Refused error={speak.error} />
    </div>
  );
}
