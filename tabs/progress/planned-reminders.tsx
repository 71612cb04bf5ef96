import { Text } from '@fluentui/react-components';
import type { PlannedLine } from '../../src/reminders/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { remindText } from '../../src/text/tabs/programme.ts';
import { toLocal } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { useRead } from '../shell/use-api.ts';
import { Undo } from './undo-reminder.tsx';

/** Reminders that wait for their moment; nothing when there are none. */
export function PlannedReminders() {
  const text = useText(remindText);
  const panel = usePanelStyles();
  const { language } = useApp();
  const found = useRead<{ planned: PlannedLine[] }>('/reminders/planned', { refetchEvery: 60_000 });
  const planned = found.data?.planned ?? [];
  if (planned.length === 0) return null;
  return (
    <Section title={text.plannedTitle}>
      {planned.map(({ sendId, sendAt, by, titles, open }) => (
        <div key={sendId} className={panel.panel}>
          <div className={panel.row}>
            <div className={panel.words}>
              <Text weight="semibold">{open > 0 ? titles.join(', ') : text.plannedNothing}</Text>
              <Text size={200} className={panel.subtle}>
                {text.plannedBy(by, shortMoment(toLocal(sendAt), language))}
              </Text>
            </div>
            <Undo sendId={sendId} title={text.cancelPlanned} label={text.cancelOf(titles.join(', '))} />
          </div>
        </div>
      ))}
    </Section>
  );
}
