import { Button } from '@fluentui/react-components';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { agendaSettingsText } from '../../src/text/agenda-settings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange } from '../shell/use-api.ts';

/** The ways to begin an empty agenda: what is fixed, a template, or the screen where both are set. */
export function StartAgenda({ view, onStarted }: { view: AgendaView; onStarted: (fresh: AgendaView) => void }) {
  const panel = usePanelStyles();
  const text = useText(agendaSettingsText);
  const { api, at } = useApp();
  const start = useChange((templateId: string | null) =>
    api.post<AgendaView>(at(`/meetings/${view.meetingId}/agenda/start`), { templateId }),
  );
  if (!view.start) return null;
  const begin = (templateId: string | null) => start.mutate(templateId, { onSuccess: onStarted });
  return (
    <div className={panel.stack}>
      <div className={panel.actions}>
        {view.start.fixed > 0 && (
          <Button disabled={start.isPending} onClick={() => begin(null)}>
            {text.startFixed}
          </Button>
        )}
        {view.start.templates.map(({ templateId, name }) => (
          <Button key={templateId} disabled={start.isPending} onClick={() => begin(templateId)}>
            {text.startTemplate(name)}
          </Button>
        ))}
      </div>
      <To address={`/tab/overleg/${view.bodyId}/agendas`}>{text.settingsOf}</To>
      <Refused error={start.error} />
    </div>
  );
}
