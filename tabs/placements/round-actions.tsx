import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { RemindDialog } from '../progress/remind-dialog.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { useChange } from '../shell/use-api.ts';

type Step = 'open' | 'close' | 'cancel';

/** The steps of a round that its state allows, each confirmed before it happens. */
export function RoundActions({ dashboard }: { dashboard: RoundDashboard }) {
  const styles = usePanelStyles();
  const text = useText(placementsText);
  const { round } = dashboard;
  const [asking, ask] = useState<Step | 'remind' | null>(null);
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
      {round.state === 'open' && <Button onClick={() => ask('close')}>{text.closeRound}</Button>}
      {running && (
        <Button appearance="subtle" onClick={() => ask('cancel')}>
          {text.cancelRound}
        </Button>
      )}
      {asking === 'remind' && <RemindDialog selection={{ kind: 'capacity' }} onClose={() => ask(null)} />}
      {asking && asking !== 'remind' && <StepDialog roundId={round.id} step={asking} onClose={() => ask(null)} />}
    </div>
  );
}

function StepDialog({ roundId, step, onClose }: { roundId: string; step: Step; onClose: () => void }) {
  const text = useText(placementsText);
  const { api, at } = useApp();
  const act = useChange(() => api.post(at(`/placement-rounds/${roundId}/${step}`)));
  const words = {
    open: { title: text.openTitle, body: text.openBody, confirm: text.openRound },
    close: { title: text.closeTitle, body: text.closeBody, confirm: text.closeRound },
    cancel: { title: text.cancelTitle, body: text.cancelBody, confirm: text.cancelRound },
  }[step];
  return (
    <ConfirmDialog
      title={words.title}
      confirm={words.confirm}
      cancel={text.keep}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() => act.mutate(undefined, { onSuccess: onClose })}
    >
      <Text>{words.body}</Text>
    </ConfirmDialog>
  );
}
