import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaView } from '../../src/agendas/schema.ts';
import type { DecideLeft, LeftItemView, SubmittedItems } from '../../src/agendas/schema-submitted.ts';
import { groupBy } from '../../src/people/rules/grouping.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

interface LeftProps {
  view: AgendaView;
  data: SubmittedItems;
  /** Keeps what was typed in the agenda; null: it could not be kept. */
  beforeDeciding: () => Promise<AgendaView | null>;
  afterDeciding: () => Promise<void>;
}

/** What stood on agendas of meetings that were called off, for whoever makes this one to take along or let go. */
export function LeftItems({ view, data, beforeDeciding, afterDeciding }: LeftProps) {
  const panel = usePanelStyles();
  const { left: text } = useText(submittedText);
  const { saveFirst } = useText(agendaText);
  const { api, at } = useApp();
  const [asking, setAsking] = useState<LeftItemView | null>(null);
  const decide = useChange(async (decided: DecideLeft) => {
    if (!(await beforeDeciding())) throw new ApiError(0, 'not-saved', saveFirst);
    await api.post(at(`/meetings/${view.meetingId}/left-items`), decided);
    await afterDeciding();
  });
  const close = () => {
    decide.reset();
    setAsking(null);
  };
  const take = (items: readonly LeftItemView[]) =>
    decide.mutate({ itemIds: items.map(({ itemId }) => itemId), take: true });
  return (
    <Section title={text.section}>
      <div className={panel.stack}>
        <Text>{text.help}</Text>
        {[...groupBy(data.left, (item) => item.meetingId)].map(([meetingId, items]) => (
          <Meeting
            key={meetingId}
            items={items}
            busy={decide.isPending}
            onTake={take}
            onLetGo={(item) => setAsking(item)}
          />
        ))}
        {!asking && <Refused error={decide.error} />}
      </div>
      {asking && (
        <ConfirmDialog
          title={text.letGoTitle(asking.title)}
          confirm={text.letGo}
          busy={decide.isPending}
          error={decide.error}
          onClose={close}
          onConfirm={() => decide.mutate({ itemIds: [asking.itemId], take: false }, { onSuccess: close })}
        >
          <Text>{text.letGoHelp}</Text>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function Meeting(props: {
  items: readonly LeftItemView[];
  busy: boolean;
  onTake: (items: readonly LeftItemView[]) => void;
  onLetGo: (item: LeftItemView) => void;
}) {
  const panel = usePanelStyles();
  const { left: text } = useText(submittedText);
  const { kinds } = useText(agendaText);
  const [first] = props.items;
  return (
    <div className={panel.panel}>
      {first && <Text size={200}>{text.from(first.meetingTitle, first.starts)}</Text>}
      {props.items.map((item) => (
        <div key={item.itemId} className={panel.lines}>
          <Text weight="semibold">{item.title}</Text>
          <Text size={200}>{text.facts(kinds[item.kind], item.minutes, item.presenter)}</Text>
          {item.desired && <Text>{item.desired}</Text>}
          <div className={panel.actions}>
            <Button
              size="small"
              disabled={props.busy}
              aria-label={`${text.take}: ${item.title}`}
              onClick={() => props.onTake([item])}
            >
              {text.take}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              disabled={props.busy}
              aria-label={`${text.letGo}: ${item.title}`}
              onClick={() => props.onLetGo(item)}
            >
              {text.letGo}
            </Button>
          </div>
        </div>
      ))}
      {props.items.length > 1 && (
        <div className={panel.actions}>
          <Button disabled={props.busy} onClick={() => props.onTake(props.items)}>
            {text.takeAll}
          </Button>
        </div>
      )}
    </div>
  );
}
