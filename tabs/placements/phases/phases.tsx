import { Badge, Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type Phase, phaseFault } from '../../../src/placements/rules/phases.ts';
import type { PhasesBody, RoundPhases } from '../../../src/placements/schema-phases.ts';
import { shortMoment } from '../../../src/text/format.ts';
import { phasesText } from '../../../src/text/tabs/phases.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 15rem), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** When each phase runs and how it stands; changed by dates or by hand. */
export function Phases({ roundId, deadline }: { roundId: string; deadline: string }) {
  const text = useText(phasesText);
  const panel = usePanelStyles();
  const query = useRead<RoundPhases>(`/placement-rounds/${roundId}/phases`);
  const [changing, change] = useState(false);
  return (
    <Loaded query={query} rows={2} height={40}>
      {({ phases, mayManage }) => (
        <div className={panel.panel}>
          <Text>{text.help}</Text>
          {phases.map((phase) => (
            <div key={phase.phase} className={panel.row}>
              <span className={panel.words}>
                <Text weight="semibold">{text.names[phase.phase]}</Text>
                <When phase={phase} />
                {phase.waiting !== null && phase.waiting > 0 && (
                  <Text size={200}>{text.waiting[phase.phase](phase.waiting)}</Text>
                )}
                {phaseFault(phase, deadline) === 'phase-before-capacity' && (
                  <Text size={200}>{text.beforeDeadline}</Text>
                )}
              </span>
              <Badge appearance="tint" color={phase.late ? 'danger' : phase.state === 'open' ? 'brand' : 'informative'}>
                {phase.late ? `${text.late} · ${text.states[phase.state]}` : text.states[phase.state]}
              </Badge>
            </div>
          ))}
          {mayManage && !changing && (
            <div>
              <Button onClick={() => change(true)}>{text.change}</Button>
            </div>
          )}
          {changing && <PhaseForm roundId={roundId} phases={phases} onDone={() => change(false)} />}
        </div>
      )}
    </Loaded>
  );
}

function When({ phase }: { phase: Phase }) {
  const text = useText(phasesText);
  const panel = usePanelStyles();
  const { language } = useApp();
  const { opensAt, closesAt, held } = phase;
  const words = [
    held && text.byHand[held],
    opensAt && text.from(shortMoment(opensAt, language)),
    closesAt && text.until(shortMoment(closesAt, language)),
  ].filter(Boolean);
  return (
    <Text size={200} className={panel.subtle}>
      {words.length === 0 ? text.always : words.join(' · ')}
    </Text>
  );
}

interface FormProps {
  roundId: string;
  phases: readonly Phase[];
  onDone: () => void;
}

function PhaseForm({ roundId, phases, onDone }: FormProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(phasesText);
  const { api, at } = useApp();
  const [drafts, setDrafts] = useState(() =>
    phases.map(({ phase, opensAt, closesAt, held }) => ({ phase, opensAt, closesAt, held })),
  );
  const save = useChange((body: PhasesBody) => api.put<RoundPhases>(at(`/placement-rounds/${roundId}/phases`), body));
  const set = (name: Phase['phase'], part: Partial<Phase>) =>
    setDrafts(drafts.map((draft) => (draft.phase === name ? { ...draft, ...part } : draft)));
  return (
    <form
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ phases: drafts }, { onSuccess: onDone });
      }}
    >
      {drafts.map(({ phase, opensAt, closesAt, held }) => (
        <div key={phase} className={styles.fields}>
          <Field label={text.opens(text.names[phase])}>
            <Input
              type="datetime-local"
              value={opensAt ?? ''}
              onChange={(_, { value }) => set(phase, { opensAt: value || null })}
            />
          </Field>
          <Field label={text.closes(text.names[phase])}>
            <Input
              type="datetime-local"
              value={closesAt ?? ''}
              onChange={(_, { value }) => set(phase, { closesAt: value || null })}
            />
          </Field>
          <Field label={text.held(text.names[phase])}>
            <Select
              value={held ?? 'dates'}
              onChange={(_, { value }) => set(phase, { held: value === 'dates' ? null : (value as 'open' | 'closed') })}
            >
              <option value="dates">{text.heldChoices.dates}</option>
              <option value="open">{text.heldChoices.open}</option>
              <option value="closed">{text.heldChoices.closed}</option>
            </Select>
          </Field>
        </div>
      ))}
      <Refused error={save.error} />
      <div className={panel.actions}>
        <Button type="submit" appearance="primary" disabled={save.isPending}>
          {text.save}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {text.keep}
        </Button>
      </div>
    </form>
  );
}
