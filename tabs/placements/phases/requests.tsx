import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { OfferView } from '../../../src/placements/schema.ts';
import type {
  CapacityRequests,
  CapacityRequestView,
  DecideRequestBody,
} from '../../../src/placements/schema-phases.ts';
import { shortMoment } from '../../../src/text/format.ts';
import { phasesText } from '../../../src/text/tabs/phases.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../../shell/panel.ts';
import { Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';

/** What boards ask to change after their deadline; of one board, or of all. Nothing when nobody asked. */
export function Requests({ roundId, boardId }: { roundId: string; boardId?: string }) {
  const text = useText(phasesText);
  const panel = usePanelStyles();
  const { api, at } = useApp();
  const path = `/placement-rounds/${roundId}/requests`;
  const { data } = useRead<CapacityRequests>(path);
  const decide = useChange(({ id, ...body }: DecideRequestBody & { id: string }) =>
    api.put<CapacityRequests>(at(`${path}/${id}`), body),
  );
  const [declining, ask] = useState<CapacityRequestView | null>(null);
  const shown = (data?.requests ?? []).filter((request) => boardId === undefined || request.boardId === boardId);
  if (shown.length === 0) return null;
  return (
    <Section title={text.requests}>
      {declining === null && <Refused error={decide.error} />}
      {shown.map((request) => (
        <div key={request.id} className={panel.panel}>
          <Request request={request} />
          <div className={panel.actions}>
            {request.mayDecide && (
              <>
                <Button
                  appearance="primary"
                  aria-label={text.acceptFor(request.boardName)}
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ id: request.id, decision: 'accepted', note: '' })}
                >
                  {text.accept}
                </Button>
                <Button aria-label={text.declineFor(request.boardName)} onClick={() => ask(request)}>
                  {text.decline}
                </Button>
              </>
            )}
            {request.mayWithdraw && (
              <Button
                disabled={decide.isPending}
                onClick={() => decide.mutate({ id: request.id, decision: 'withdrawn', note: '' })}
              >
                {text.withdraw}
              </Button>
            )}
          </div>
        </div>
      ))}
      {declining && (
        <DeclineDialog
          board={declining.boardName}
          busy={decide.isPending}
          error={decide.error}
          onClose={() => {
            decide.reset();
            ask(null);
          }}
          onDecline={(note) =>
            decide.mutate({ id: declining.id, decision: 'declined', note }, { onSuccess: () => ask(null) })
          }
        />
      )}
    </Section>
  );
}

function Request({ request }: { request: CapacityRequestView }) {
  const text = useText(phasesText);
  const panel = usePanelStyles();
  const { language } = useApp();
  const when = (instant: string) => shortMoment(toLocal(instant), language);
  const say = (offer: OfferView | null) => {
    if (offer === null) return text.noAnswer;
    return offer.certainty === 'none' ? text.none : text.places(offer.places, offer.certainty === 'provisional');
  };
  const { boardName, askedBy, askedAt, reason, offers, cap, state, decidedBy, decidedAt, note } = request;
  return (
    <div className={panel.lines}>
      <Text weight="semibold">{boardName}</Text>
      <Text>{text.asked(askedBy, when(askedAt), reason)}</Text>
      {offers.map(({ variant, before, after }) => (
        <Text key={variant}>{text.changes(variant, say(before), say(after))}</Text>
      ))}
      {cap && <Text>{text.cap(cap.after)}</Text>}
      <Text className={panel.subtle}>
        {decidedBy && decidedAt
          ? text.decidedBy(text.requestStates[state], decidedBy, when(decidedAt))
          : text.requestStates[state]}
      </Text>
      {note && <Text>{note}</Text>}
    </div>
  );
}

interface DeclineProps {
  board: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onDecline: (note: string) => void;
}

function DeclineDialog({ board, busy, error, onClose, onDecline }: DeclineProps) {
  const text = useText(phasesText);
  const [note, setNote] = useState('');
  return (
    <ConfirmDialog
      title={text.declineTitle(board)}
      confirm={text.decline}
      cancel={text.keep}
      busy={busy}
      disabled={note.trim() === ''}
      error={error}
      onClose={onClose}
      onConfirm={() => onDecline(note)}
    >
      <Field label={text.note} required>
        <Textarea value={note} maxLength={500} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </ConfirmDialog>
  );
}
