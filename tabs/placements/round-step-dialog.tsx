import { Text } from '@fluentui/react-components';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useChange } from '../shell/use-api.ts';

export type RoundStep = 'open' | 'close' | 'cancel';

/** Asks before a round is opened, closed or withdrawn. */
export default function RoundStepDialog({
  roundId,
  step,
  onClose,
}: {
  roundId: string;
  step: RoundStep;
  onClose: () => void;
}) {
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
