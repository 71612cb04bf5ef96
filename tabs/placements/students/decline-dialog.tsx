import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';

interface DeclineDialogProps {
  text: { title: string; no: string; keep: string; reason: string; hint: string };
  /** What was said before. */
  said?: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onDecline: (reason: string) => void;
}

/** No, with the reason that it takes. */
export function DeclineDialog({ text, said = '', busy, error, onClose, onDecline }: DeclineDialogProps) {
  const [reason, setReason] = useState(said);
  return (
    <ConfirmDialog
      title={text.title}
      confirm={text.no}
      cancel={text.keep}
      busy={busy}
      disabled={reason.trim() === ''}
      error={error}
      onClose={onClose}
      onConfirm={() => onDecline(reason)}
    >
      <Field label={text.reason} hint={text.hint} required>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </ConfirmDialog>
  );
}
