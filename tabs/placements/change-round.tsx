import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChangeRoundBody, RoundDashboard } from '../../src/placements/schema.ts';
import { changeRoundText } from '../../src/text/tabs/change-round.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import {
  changeBody,
  changeFault,
  changingRound,
  type DraftFault,
  type DraftRound,
  movesDeadline,
} from './draft-round.ts';
import { DeadlineFields, DraftFaultBar, ExplanationField, useRoundStyles, WholeRound } from './round-fields.tsx';

/** All of a draft; of a round that was opened its deadline and explanation. A later deadline opens a closed round again. */
export default function ChangeRoundScreen({ subject }: ScreenProps) {
  const text = useText(changeRoundText);
  const round = useRead<RoundDashboard>(`/placement-rounds/${subject}`);
  return (
    <Screen title={text.title} back={`/tab/plaatsing/ronde/${subject}`}>
      <Loaded query={round} rows={5} height={56}>
        {(dashboard) => <ChangeForm round={dashboard.round} />}
      </Loaded>
    </Screen>
  );
}

function ChangeForm({ round }: { round: RoundDashboard['round'] }) {
  const styles = useRoundStyles();
  const panel = usePanelStyles();
  const text = useText(changeRoundText);
  const { roundName } = useText(placementsText);
  const { api, at } = useApp();
  const now = useNow();
  const [draft, setDraft] = useState(() => changingRound(round));
  const [fault, setFault] = useState<DraftFault | null>(null);
  const save = useChange((body: ChangeRoundBody) => api.put<RoundDashboard>(at(`/placement-rounds/${round.id}`), body));
  const set = (part: Partial<DraftRound>) => setDraft({ ...draft, ...part });
  const leave = () => goTo(`/tab/plaatsing/ronde/${round.id}`, { replace: true });
  const whole = round.state === 'draft';
  const reopens = round.state === 'closed' && movesDeadline(draft, round);
  const submit = () => {
    const found = changeFault(draft, round, now());
    setFault(found);
    if (!found) save.mutate(changeBody(draft, round), { onSuccess: leave });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Text weight="semibold">{roundName(round.schoolYear, round.period)}</Text>
      <Text>{whole ? text.draft : round.state === 'closed' ? text.closed : text.asked}</Text>
      {whole ? <WholeRound draft={draft} set={set} withDemand={false} /> : <DeadlineFields draft={draft} set={set} />}
      <ExplanationField draft={draft} set={set} />
      <div className={styles.end}>
        <DraftFaultBar fault={fault} />
        <Refused error={save.error} />
        {!whole && <Text>{text.cards}</Text>}
        <div className={panel.actions}>
          <Button type="submit" appearance="primary" disabled={save.isPending}>
            {reopens ? text.open : text.save}
          </Button>
          <Button appearance="subtle" onClick={leave}>
            {text.keep}
          </Button>
        </div>
      </div>
    </form>
  );
}
