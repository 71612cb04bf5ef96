import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CapacityForm } from '../../../src/placements/schema.ts';
import type { CapacityRequests, RequestBody } from '../../../src/placements/schema-phases.ts';
import { phasesText } from '../../../src/text/tabs/phases.ts';
import { capacityText } from '../../../src/text/tabs/placements.ts';
import { ApiError } from '../../api.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';
import { capacityBody, type DraftOffer, draftOffers, type TypedFault, typedFault } from '../draft-offers.ts';
import { CapField, OfferFields, TypedFaultBar } from '../offer-fields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
});

/** The figures of a board whose deadline has passed, as it would have them; the programmaleider decides. */
export function RequestForm({ form, onDone }: { form: CapacityForm; onDone: () => void }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(phasesText);
  const words = useText(capacityText);
  const { api, at } = useApp();
  const [offers, setOffers] = useState(() => draftOffers(form));
  const [cap, setCap] = useState(String(form.cap ?? ''));
  const [fault, setFault] = useState<TypedFault | null>(null);
  const [reason, setReason] = useState('');
  const send = useChange((body: RequestBody) =>
    api.post<CapacityRequests>(at(`/placement-rounds/${form.roundId}/boards/${form.boardId}/request`), body),
  );
  const absurd = send.error instanceof ApiError && send.error.code === 'capacity-absurd';
  const set = (next: DraftOffer) =>
    setOffers(offers.map((offer) => (offer.variantId === next.variantId ? next : offer)));
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = typedFault(offers, cap, true);
        setFault(found);
        if (!found) send.mutate({ ...capacityBody(offers, cap, absurd), reason } as RequestBody, { onSuccess: onDone });
      }}
    >
      <Text>{text.requestHelp}</Text>
      {offers.map((offer) => (
        <OfferFields key={offer.variantId} offer={offer} onChange={set} />
      ))}
      <CapField value={cap} onChange={setCap} />
      <Field label={text.reason} required>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <TypedFaultBar fault={fault} />
      {!fault && <Refused error={send.error} />}
      <div className={panel.actions}>
        <Button type="submit" appearance="primary" disabled={send.isPending}>
          {absurd ? words.confirm : text.send}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {text.keep}
        </Button>
      </div>
    </form>
  );
}
