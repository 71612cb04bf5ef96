import { Badge, Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaView } from '../../src/agendas/schema.ts';
import type {
  DecideSubmitted,
  SubmittedItems as Submitted,
  SubmittedItemView,
} from '../../src/agendas/schema-submitted.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { DeferDialog, MergeDialog } from './decide-dialogs.tsx';
import { LeftItems } from './left-items.tsx';
import { SourceLink } from './origin.tsx';
import { SubmitForm } from './submit-form.tsx';

/**
 * What members submitted beside the agenda, and the form for it. `beforeDeciding` keeps what the maker of the agenda was
 * typing, as a decision changes the agenda; null: that could not be kept, so nothing is decided.
 */
export function SubmittedItems(props: {
  view: AgendaView;
  beforeDeciding: () => Promise<AgendaView | null>;
  afterDeciding: () => Promise<void>;
}) {
  const items = useRead<Submitted>(`/meetings/${props.view.meetingId}/submitted-items`);
  const text = useText(submittedText);
  return (
    <>
      {items.data && items.data.left.length > 0 && <LeftItems data={items.data} {...props} />}
      <Section title={text.section}>
        <Loaded query={items} rows={1} height={40}>
          {(data) => <Lists data={data} {...props} />}
        </Loaded>
      </Section>
    </>
  );
}

type Props = Parameters<typeof SubmittedItems>[0] & { data: Submitted };

function Lists({ data, ...props }: Props) {
  const panel = usePanelStyles();
  const text = useText(submittedText);
  const others = data.mine.filter(
    ({ submissionId }) => !data.waiting.some((item) => item.submissionId === submissionId),
  );
  return (
    <div className={panel.stack}>
      {data.may.decide && data.waiting.length === 0 && <Text>{text.none}</Text>}
      {data.waiting.map((item) => (
        <Waiting key={item.submissionId} item={item} data={data} {...props} />
      ))}
      {others.length > 0 && <Text weight="semibold">{text.mine}</Text>}
      {others.map((item) => (
        <Own key={item.submissionId} item={item} />
      ))}
      {data.may.submit && <SubmitForm data={data} />}
    </div>
  );
}

function Words({ item }: { item: SubmittedItemView }) {
  const panel = usePanelStyles();
  const text = useText(submittedText);
  const { kinds } = useText(agendaText);
  return (
    <div className={panel.lines}>
      <Text weight="semibold">{item.title}</Text>
      <Text size={200}>{text.by(item.byName, kinds[item.kind], item.minutes)}</Text>
      {item.desired && <Text>{`${text.facts.desired}: ${item.desired}`}</Text>}
      {item.explanation && <Text>{item.explanation}</Text>}
      {item.sourceUrl && <SourceLink url={item.sourceUrl} />}
      {item.deferredBecause && <Text size={200}>{text.deferredBefore(item.deferredBecause)}</Text>}
    </div>
  );
}

/** An item that waits for whoever makes the agenda. */
function Waiting({ item, view, beforeDeciding, afterDeciding }: Props & { item: SubmittedItemView }) {
  const panel = usePanelStyles();
  const text = useText(submittedText);
  const { api, at } = useApp();
  const { saveFirst } = useText(agendaText);
  const [asking, setAsking] = useState<'merge' | 'defer' | null>(null);
  const decide = useChange(async (decided: DecideSubmitted) => {
    // Otherwise the dialog would close over a reason that was typed, with nothing decided.
    if (!(await beforeDeciding())) throw new ApiError(0, 'not-saved', saveFirst);
    await api.post(at(`/submitted-items/${item.submissionId}/decide`), decided);
    await afterDeciding();
  });
  const { meetingId } = view;
  const close = () => {
    decide.reset();
    setAsking(null);
  };
  const dialog = { item, busy: decide.isPending, error: decide.error, onClose: close };
  return (
    <div className={panel.panel}>
      <Words item={item} />
      <div className={panel.actions}>
        <Button
          appearance="primary"
          disabled={decide.isPending}
          onClick={() => decide.mutate({ decision: 'accept', meetingId })}
        >
          {text.accept}
        </Button>
        <Button disabled={view.items.length === 0} onClick={() => setAsking('merge')}>
          {text.merge}
        </Button>
        <Button onClick={() => setAsking('defer')}>{text.defer}</Button>
      </div>
      {!asking && <Refused error={decide.error} />}
      {asking === 'merge' && (
        <MergeDialog
          {...dialog}
          agenda={view.items}
          onMerge={(itemId) => decide.mutate({ decision: 'merge', meetingId, itemId }, { onSuccess: close })}
        />
      )}
      {asking === 'defer' && (
        <DeferDialog
          {...dialog}
          onDefer={(reason) => decide.mutate({ decision: 'defer', meetingId, reason }, { onSuccess: close })}
        />
      )}
    </div>
  );
}

/** One's own item, with how it stands. */
function Own({ item }: { item: SubmittedItemView }) {
  const panel = usePanelStyles();
  const text = useText(submittedText);
  const { api, at } = useApp();
  const withdraw = useChange(() => api.post(at(`/submitted-items/${item.submissionId}/withdraw`)));
  const waits = item.state === 'waiting';
  return (
    <div className={panel.panel}>
      <Words item={item} />
      <div className={panel.actions}>
        <Badge appearance="tint" color={waits ? 'informative' : 'success'}>
          {waits && item.waitsFor ? text.waitsOn(item.waitsFor) : text.states[item.state]}
        </Badge>
        {waits && (
          <Button size="small" disabled={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {text.withdraw}
          </Button>
        )}
      </div>
      <Refused error={withdraw.error} />
    </div>
  );
}
