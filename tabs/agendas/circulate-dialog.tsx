import { Text } from '@fluentui/react-components';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { changeSentence } from '../../src/text/agendas.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useChange } from '../shell/use-api.ts';

/** Says what will go out before it goes out: the whole agenda the first time, after that what changed. */
export function CirculateDialog({ view, onClose }: { view: AgendaView; onClose: (fresh?: AgendaView) => void }) {
  const text = useText(agendaText);
  const { api, at, language } = useApp();
  const circulate = useChange(() =>
    api.post<AgendaView>(at(`/meetings/${view.meetingId}/agenda/circulate`), { revision: view.revision }),
  );
  const again = view.version > 0;
  const unchanged = again && view.changes.length === 0;
  return (
    <ConfirmDialog
      title={again ? text.circulateAgain : text.circulateFirst}
      confirm={text.circulate}
      cancel={text.cancel}
      busy={circulate.isPending}
      disabled={unchanged}
      error={circulate.error}
      onClose={() => onClose()}
      onConfirm={() => circulate.mutate(undefined, { onSuccess: (fresh) => onClose(fresh) })}
    >
      {!again && <Text>{text.circulateFirstHelp}</Text>}
      {again && <Text>{unchanged ? text.nothingChanged : text.circulateAgainHelp(view.version + 1)}</Text>}
      {again && !unchanged && (
        <ul>
          {view.changes.map((change) => {
            const sentence = changeSentence(change, language);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ul>
      )}
    </ConfirmDialog>
  );
}
