import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { changeRoundText } from '../../src/text/tabs/change-round.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { redistributionText } from '../../src/text/tabs/redistribution.ts';
import { registrationText } from '../../src/text/tabs/registration.ts';
import { RemindDialog } from '../progress/remind-dialog.tsx';
import { useText } from '../shell/app-context.ts';
import { deferred } from '../shell/deferred.tsx';
import { goTo } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import type { RoundStep } from './round-step-dialog.tsx';

const RoundStepDialog = deferred(() => import('./round-step-dialog.tsx'));

/** The steps of a round that its state allows, each confirmed before it happens. */
export function RoundActions({ dashboard }: { dashboard: RoundDashboard }) {
  const styles = usePanelStyles();
  const text = useText(placementsText);
  const changing = useText(changeRoundText);
  const sharing = useText(redistributionText);
  const registering = useText(registrationText);
  const { round } = dashboard;
  const [asking, ask] = useState<RoundStep | 'remind' | null>(null);
  const { partial, none } = round.progress;
  const running = round.state === 'open' || round.state === 'draft';
  return (
    <div className={styles.actions}>
      {round.state === 'draft' && (
        <Button appearance="primary" onClick={() => ask('open')}>
          {text.openRound}
        </Button>
      )}
      {round.state === 'open' && partial + none > 0 && (
        <Button appearance="primary" onClick={() => ask('remind')}>
          {text.remind}
        </Button>
      )}
      {round.state !== 'cancelled' && (
        <Button onClick={() => goTo(`/tab/plaatsing/ronde/${round.id}/wijzigen`)}>
          {round.state === 'closed' ? changing.reopen : changing.change}
        </Button>
      )}
      {round.state === 'open' && <Button onClick={() => ask('close')}>{text.closeRound}</Button>}
      {(round.state === 'open' || round.state === 'closed') && (
        <Button onClick={() => goTo(`/tab/plaatsing/ronde/${round.id}/herverdeling`)}>{sharing.open}</Button>
      )}
      {(round.state === 'open' || round.state === 'closed') && (
        <Button onClick={() => goTo(`/tab/plaatsing/registratie/${round.schoolYear}`)}>{registering.open}</Button>
      )}
      {running && (
        <Button appearance="subtle" onClick={() => ask('cancel')}>
          {text.cancelRound}
        </Button>
      )}
      {asking === 'remind' && <RemindDialog selection={{ kind: 'capacity' }} onClose={() => ask(null)} />}
      {asking && asking !== 'remind' && <RoundStepDialog roundId={round.id} step={asking} onClose={() => ask(null)} />}
    </div>
  );
}
