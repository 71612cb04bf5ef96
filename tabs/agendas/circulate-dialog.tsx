import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { AgendaView } from '../../src/agendas/schema.ts';
import type { LinkedPaper, LinksChecked } from '../../src/agendas/schema-papers.ts';
import { changeSentence } from '../../src/text/agendas.ts';
import { papersText } from '../../src/text/papers.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ASKED_ONCE, useChange } from '../shell/use-api.ts';

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
      <Links meetingId={view.meetingId} />
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

/** Papers elsewhere that do not open any longer are named before everybody gets them; nothing is held back by it. */
function Links({ meetingId }: { meetingId: string }) {
  const text = useText(papersText);
  const { api, at } = useApp();
  const path = at(`/meetings/${meetingId}/papers/check-links`);
  const { data } = useQuery({
    queryKey: ['links', path],
    queryFn: () => api.post<LinksChecked>(path),
    meta: ASKED_ONCE,
    retry: false,
    gcTime: 0,
  });
  return (
    <>
      {data && data.broken.length > 0 && <Named intent="warning" told={text.brokenLinks} papers={data.broken} />}
      {data && data.unsure.length > 0 && <Named intent="info" told={text.unsureLinks} papers={data.unsure} />}
    </>
  );
}

interface NamedProps {
  intent: 'warning' | 'info';
  told: string;
  papers: readonly LinkedPaper[];
}

function Named({ intent, told, papers }: NamedProps) {
  const text = useText(papersText);
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {told}
        <ul>
          {papers.map(({ paperId, name, itemTitle }) => (
            <li key={paperId}>{text.linkAt(name, itemTitle)}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
