import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AgendaSettingsView, SaveAgendaSettings } from '../../../src/agendas/schema-settings.ts';
import { agendaSettingsText } from '../../../src/text/agenda-settings.ts';
import { longDate } from '../../../src/text/format.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section } from '../../shell/screen.tsx';
import type { ScreenProps } from '../../shell/screens.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { type DraftSettings, draftItem, draftOf, settingsOf } from './draft-settings.ts';
import { KeptItems } from './kept-items.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  days: { maxWidth: '24rem' },
  name: { flexGrow: 1 },
});

/** How a body likes its agendas: deadlines, what is fixed, and templates. */
export default function AgendaSettingsScreen({ subject }: ScreenProps) {
  const settings = useRead<AgendaSettingsView>(`/bodies/${subject}/agenda-settings`);
  return (
    <Loaded query={settings} rows={6} height={56}>
      {(view) => <SettingsForm view={view} />}
    </Loaded>
  );
}

interface Part {
  draft: DraftSettings;
  readOnly: boolean;
  change: (part: Partial<DraftSettings>) => void;
}

function SettingsForm({ view }: { view: AgendaSettingsView }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(agendaSettingsText);
  const { api, at, language } = useApp();
  const [draft, setDraft] = useState(() => draftOf(view.settings));
  const [wrong, setWrong] = useState(false);
  // What was on the screen when this person began: a change by somebody else meanwhile is noticed.
  const [basedOn, setBasedOn] = useState(view.savedAt);
  const save = useChange((body: SaveAgendaSettings) =>
    api.put<AgendaSettingsView>(at(`/bodies/${view.bodyId}/agenda-settings`), body),
  );
  const readOnly = !view.may.change;
  const part: Part = { draft, readOnly, change: (changed) => setDraft({ ...draft, ...changed }) };
  const submit = () => {
    const settings = settingsOf(draft);
    setWrong(settings === null);
    if (settings) {
      save.mutate({ basedOn, settings } as SaveAgendaSettings, { onSuccess: (saved) => setBasedOn(saved.savedAt) });
    }
  };
  return (
    <Screen title={text.title(view.bodyName)} back="/tab/deelnemers">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Deadlines {...part} />
        <Fixed {...part} />
        <Templates {...part} />
        {wrong && (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>{text.wrong}</MessageBarBody>
          </MessageBar>
        )}
        <Refused error={save.error} />
        {readOnly ? (
          <Text>{text.readOnly}</Text>
        ) : (
          <div className={panel.actions}>
            <Button type="submit" appearance="primary" disabled={save.isPending}>
              {text.save}
            </Button>
            <Text role="status">
              {save.isSuccess
                ? text.saved
                : view.savedAt
                  ? text.lastSaved(view.savedBy ?? '', longDate(localDate(view.savedAt), language))
                  : ''}
            </Text>
          </div>
        )}
      </form>
    </Screen>
  );
}

function Deadlines({ draft, readOnly, change }: Part) {
  const styles = useStyles();
  const text = useText(agendaSettingsText);
  return (
    <Section title={text.deadlines}>
      {(['submitDays', 'papersDays'] as const).map((which) => (
        <Field key={which} label={text[which]} className={styles.days}>
          <Input
            inputMode="numeric"
            maxLength={2}
            readOnly={readOnly}
            value={draft[which]}
            onChange={(_, { value }) => change({ [which]: value })}
          />
        </Field>
      ))}
    </Section>
  );
}

function Fixed({ draft, readOnly, change }: Part) {
  const panel = usePanelStyles();
  const text = useText(agendaSettingsText);
  const none = draft.fixedStart.length + draft.fixedEnd.length === 0;
  const takeUsual = () => {
    const item = (title: string) => draftItem({ title, kind: 'informeren', minutes: 5, desired: '' });
    const { opening, news, round } = text.usualItems;
    change({ fixedStart: [item(opening), item(news)], fixedEnd: [item(round)] });
  };
  return (
    <Section title={text.fixed}>
      <Text>{text.fixedHelp}</Text>
      {none && <Text>{text.noneFixed}</Text>}
      {none && !readOnly && (
        <div>
          <Button onClick={takeUsual}>{text.usual}</Button>
        </div>
      )}
      {(['fixedStart', 'fixedEnd'] as const).map((which) => (
        <div key={which} className={panel.panel}>
          <Text weight="semibold">{which === 'fixedStart' ? text.atStart : text.atEnd}</Text>
          <KeptItems items={draft[which]} readOnly={readOnly} onChange={(items) => change({ [which]: items })} />
        </div>
      ))}
    </Section>
  );
}

function Templates({ draft, readOnly, change }: Part) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(agendaSettingsText);
  const { templates } = draft;
  const add = () => {
    const first = draftItem({ title: '', kind: 'bespreken', minutes: 15, desired: '' });
    change({ templates: [...templates, { id: crypto.randomUUID(), name: text.newTemplate, items: [first] }] });
  };
  const set = (id: string, changed: Partial<DraftSettings['templates'][number]>) =>
    change({ templates: templates.map((one) => (one.id === id ? { ...one, ...changed } : one)) });
  return (
    <Section title={text.templates}>
      <Text>{text.templatesHelp}</Text>
      {templates.length === 0 && <Text>{text.noTemplates}</Text>}
      {templates.map(({ id, name, items }) => (
        <div key={id} className={panel.panel}>
          <div className={panel.row}>
            <Field label={text.templateName} className={styles.name}>
              <Input
                value={name}
                maxLength={120}
                readOnly={readOnly}
                onChange={(_, { value }) => set(id, { name: value })}
              />
            </Field>
            {!readOnly && (
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={text.removeTemplate(name)}
                onClick={() => change({ templates: templates.filter((one) => one.id !== id) })}
              />
            )}
          </div>
          <KeptItems items={items} readOnly={readOnly} onChange={(changed) => set(id, { items: changed })} />
        </div>
      ))}
      {!readOnly && (
        <div>
          <Button icon={<AddRegular />} onClick={add}>
            {text.addTemplate}
          </Button>
        </div>
      )}
    </Section>
  );
}
