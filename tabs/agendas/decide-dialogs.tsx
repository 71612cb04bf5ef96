import { Field, Select, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItemView } from '../../src/agendas/schema.ts';
import type { SubmittedItemView } from '../../src/agendas/schema-submitted.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';

interface DialogProps {
  item: SubmittedItemView;
  busy: boolean;
  error: unknown;
  onClose: () => void;
}

/** Asks with which item of the agenda a submitted one is merged. */
export function MergeDialog(
  props: DialogProps & { agenda: readonly AgendaItemView[]; onMerge: (itemId: string) => void },
) {
  const text = useText(submittedText);
  const [itemId, setItemId] = useState(props.agenda[0]?.id ?? '');
  return (
    <ConfirmDialog
      title={text.mergeTitle(props.item.title)}
      confirm={text.merge}
      busy={props.busy}
      error={props.error}
      onClose={props.onClose}
      onConfirm={() => props.onMerge(itemId)}
    >
      <Text>{text.mergeHelp}</Text>
      <Field label={text.mergeWith}>
        <Select value={itemId} onChange={(_, { value }) => setItemId(value)}>
          {props.agenda.map(({ id, title }, at) => (
            <option key={id} value={id}>
              {at + 1}. {title}
            </option>
          ))}
        </Select>
      </Field>
    </ConfirmDialog>
  );
}

/** Asks why a submitted item is put off: whoever submitted it reads the answer. */
export function DeferDialog(props: DialogProps & { onDefer: (reason: string) => void }) {
  const text = useText(submittedText);
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={text.deferTitle(props.item.title)}
      confirm={text.defer}
      busy={props.busy}
      disabled={reason.trim().length < 3}
      error={props.error}
      onClose={props.onClose}
      onConfirm={() => props.onDefer(reason.trim())}
    >
      <Text>{text.deferHelp}</Text>
      <Field label={text.reason} required>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </ConfirmDialog>
  );
}
