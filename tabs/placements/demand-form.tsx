import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DemandBody, RoundDashboard } from '../../src/placements/schema.ts';
import { newRoundText, placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { optionalWhole } from './numbers.ts';

const useStyles = makeStyles({
  fill: { width: '100%', minWidth: 0 },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    gap: tokens.spacingHorizontalM,
    width: '100%',
  },
});

/** How many places the institute needs per variant. */
export function DemandForm({ dashboard, onDone }: { dashboard: RoundDashboard; onDone: () => void }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const { faults } = useText(newRoundText);
  const { api, at } = useApp();
  const { variants } = dashboard.round;
  const [typed, setTyped] = useState(() => new Map(variants.map(({ id, demand }) => [id, String(demand ?? '')])));
  const [fault, setFault] = useState(false);
  const save = useChange((body: DemandBody) => api.put(at(`/placement-rounds/${dashboard.round.id}/demand`), body));
  const submit = () => {
    const demand = [...typed].map(([variantId, given]) => ({ variantId, demand: optionalWhole(given) }));
    const wrong = demand.some(({ demand: places }) => places === undefined);
    setFault(wrong);
    if (!wrong) save.mutate({ demand } as DemandBody, { onSuccess: onDone });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.fields}>
        {variants.map(({ id, name }) => (
          <Field key={id} label={name}>
            <Input
              className={styles.fill}
              inputMode="numeric"
              value={typed.get(id) ?? ''}
              onChange={(_, { value }) => setTyped(new Map(typed).set(id, value))}
            />
          </Field>
        ))}
      </div>
      {fault && (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{faults.demand}</MessageBarBody>
        </MessageBar>
      )}
      <Refused error={save.error} />
      <Button type="submit" disabled={save.isPending}>
        {text.saveDemand}
      </Button>
    </form>
  );
}
