import { Button, Field, Input, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PlanSettings, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { useChange } from '../shell/use-api.ts';
import { saveBody, wishesOf } from './draft-plan.ts';
import { NumberField } from './number-field.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});
const WEDNESDAY = 3;

/** The period that is planned, and the free days beyond the school holidays. */
export function PlanFrame({ plan }: { plan: YearPlanView }) {
  const panel = usePanelStyles();
  const text = useText(yearPlanScreenText).frame;
  const [editing, edit] = useState(false);
  return (
    <Section title={text.title}>
      <div className={panel.panel}>
        <Text>{text.line(plan.from, plan.until)}</Text>
        {plan.settings.closures.map(({ name, from, until }) => (
          <Text key={`${from}${name}`} size={200}>
            {name}: {text.line(from, until)}
          </Text>
        ))}
        {plan.may.change && plan.version > 0 && (
          <div>
            <Button onClick={() => edit(true)}>{text.change}</Button>
          </div>
        )}
      </div>
      {editing && <FrameDialog plan={plan} onClose={() => edit(false)} />}
    </Section>
  );
}

function FrameDialog({ plan, onClose }: { plan: YearPlanView; onClose: () => void }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText).frame;
  const { api, at } = useApp();
  const [draft, setDraft] = useState({ from: plan.from, until: plan.until, settings: plan.settings });
  const save = useChange(() =>
    api.put<YearPlanView>(at(`/year-plans/${plan.schoolYear}`), saveBody(plan, wishesOf(plan), draft)),
  );
  const set = (part: Partial<PlanSettings>) => setDraft({ ...draft, settings: { ...draft.settings, ...part } });
  const { travelMinutes, shortDays, closures } = draft.settings;
  const wednesday = shortDays.find(({ weekday }) => weekday === WEDNESDAY);
  return (
    <ConfirmDialog
      title={text.title}
      confirm={text.save}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => save.mutate(undefined, { onSuccess: onClose })}
    >
      <div className={styles.row}>
        <Field label={text.from}>
          <Input type="date" value={draft.from} onChange={(_, { value }) => setDraft({ ...draft, from: value })} />
        </Field>
        <Field label={text.until}>
          <Input type="date" value={draft.until} onChange={(_, { value }) => setDraft({ ...draft, until: value })} />
        </Field>
      </div>
      <NumberField
        label={text.travel}
        value={travelMinutes}
        min={0}
        max={240}
        onChange={(minutes) => set({ travelMinutes: minutes })}
      />
      <Switch
        label={text.shortDayOn}
        checked={wednesday !== undefined}
        onChange={(_, { checked }) => set({ shortDays: checked ? [{ weekday: WEDNESDAY, from: '12:00' }] : [] })}
      />
      {wednesday && (
        <Field label={text.shortDay}>
          <Input
            type="time"
            value={wednesday.from}
            onChange={(_, { value }) => set({ shortDays: [{ weekday: WEDNESDAY, from: value }] })}
          />
        </Field>
      )}
      <Text weight="semibold">{text.closures}</Text>
      <Closures
        closures={closures}
        onChange={(next) => set({ closures: next })}
        blank={{ name: text.newClosure, from: draft.from, until: draft.from }}
      />
    </ConfirmDialog>
  );
}

type Closures = PlanSettings['closures'];

function Closures(props: { closures: Closures; blank: Closures[number]; onChange: (closures: Closures) => void }) {
  const { closures, blank, onChange } = props;
  const styles = useStyles();
  const text = useText(yearPlanScreenText).frame;
  const set = (index: number, part: Partial<Closures[number]>) =>
    onChange(closures.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <>
      {closures.map(({ name, from, until }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own while they are typed
        <div key={index} className={styles.row}>
          <Field label={text.closure}>
            <Input value={name} maxLength={80} onChange={(_, { value }) => set(index, { name: value })} />
          </Field>
          <Field label={text.closureFrom}>
            <Input type="date" value={from} onChange={(_, { value }) => set(index, { from: value })} />
          </Field>
          <Field label={text.closureUntil}>
            <Input type="date" value={until} onChange={(_, { value }) => set(index, { until: value })} />
          </Field>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text.removeClosure(name)}
            onClick={() => onChange(closures.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange([...closures, blank])}>
          {text.addClosure}
        </Button>
      </div>
    </>
  );
}
