import { Button, Field, Input, makeStyles, Select, Switch, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { KindPolicy, PolicyOverview } from '../../../src/reminders/schema-policies.ts';
import { policiesText } from '../../../src/text/tabs/reminder-policies.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { PolicyLine } from './policy-line.tsx';

const useStyles = makeStyles({
  intro: { maxWidth: '48rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  number: { width: '6rem' },
});

/** When people are reminded by themselves, per kind of question and per body; and who is told when no answer comes. */
export default function PoliciesScreen() {
  const text = useText(policiesText);
  const styles = useStyles();
  const found = useRead<PolicyOverview>('/reminder-policies');
  return (
    <Screen title={text.title} back="/tab/programma">
      <Text className={styles.intro}>{text.intro}</Text>
      <Loaded query={found} rows={4} height={96}>
        {(overview) => (
          <>
            {!overview.mayChange && <Text>{text.readOnly}</Text>}
            <Section title={text.everybody}>
              <SettingsForm overview={overview} />
            </Section>
            {overview.kinds.map((kind) => (
              <Section key={kind.kind} title={text.kinds[kind.kind] ?? kind.kind}>
                <KindPanel kind={kind} overview={overview} />
              </Section>
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function SettingsForm({ overview: { settings, mayChange } }: { overview: PolicyOverview }) {
  const text = useText(policiesText);
  const styles = useStyles();
  const panel = usePanelStyles();
  const { api, at } = useApp();
  const [most, setMost] = useState(String(settings.mostAWeek));
  const [pause, setPause] = useState(settings.holidayPause);
  const save = useChange(() => api.put(at('/reminder-settings'), { mostAWeek: Number(most), holidayPause: pause }));
  return (
    <form
      className={panel.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Field label={text.mostAWeek}>
        <Input
          className={styles.number}
          type="number"
          min={1}
          max={20}
          disabled={!mayChange}
          value={most}
          onChange={(_, { value }) => setMost(value)}
        />
      </Field>
      <Switch
        label={text.holidays}
        disabled={!mayChange}
        checked={pause}
        onChange={(_, { checked }) => setPause(checked)}
      />
      <Refused error={save.error} />
      {mayChange && (
        <div className={styles.row}>
          <Button type="submit" disabled={save.isPending}>
            {text.save}
          </Button>
          <Text role="status">{save.isSuccess ? text.saved : ''}</Text>
        </div>
      )}
    </form>
  );
}

/** One kind of question: what holds for every body, and for which bodies something else was agreed. */
function KindPanel({ kind, overview }: { kind: KindPolicy; overview: PolicyOverview }) {
  const text = useText(policiesText);
  const panel = usePanelStyles();
  const [adding, add] = useState<string | null>(null);
  const without = overview.bodies.filter(({ bodyId }) => !kind.ofBodies.some((own) => own.bodyId === bodyId));
  const name = text.kinds[kind.kind] ?? kind.kind;
  return (
    <div className={panel.panel}>
      <PolicyLine
        kind={kind.kind}
        bodyId={null}
        what={name}
        policy={kind.policy}
        own={kind.agreed}
        mayChange={overview.mayChange}
      />
      {kind.ofBodies.map(({ bodyId, name: body, policy }) => (
        <PolicyLine
          key={bodyId}
          kind={kind.kind}
          bodyId={bodyId}
          title={body}
          what={`${name}, ${body}`}
          policy={policy}
          own
          mayChange={overview.mayChange}
        />
      ))}
      {overview.mayChange && without.length > 0 && (
        <Field label={text.forBody}>
          <Select
            aria-label={`${text.forBody}: ${name}`}
            value={adding ?? ''}
            onChange={(_, { value }) => add(value || null)}
          >
            <option value="">{text.chooseBody}</option>
            {without.map(({ bodyId, name: body }) => (
              <option key={bodyId} value={bodyId}>
                {body}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {adding && (
        <PolicyEditor key={adding} kind={kind.kind} bodyId={adding} policy={kind.policy} onClose={() => add(null)} />
      )}
    </div>
  );
}
