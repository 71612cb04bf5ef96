import { Button, Text } from '@fluentui/react-components';
import type { UndoOutcome } from '../../src/reminders/schema.ts';
import { remindText } from '../../src/text/tabs/programme.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

/** Takes back what has not left yet, and says how much that was. */
export function Undo({ sendId, title, label }: { sendId: string; title: string; label?: string }) {
  const text = useText(remindText);
  const { api, at } = useApp();
  const undo = useChange(() => api.post<UndoOutcome>(at(`/reminders/${sendId}/undo`)));
  if (undo.data) {
    const { data } = undo;
    return (
      <Text role="status">{data.state === 'cancelled' ? text.cancelled : text.takenBack(data.people, data.gone)}</Text>
    );
  }
  return (
    <div>
      <Button
        disabled={undo.isPending}
        {...(label ? { 'aria-label': label } : {})}
        onClick={() => undo.mutate(undefined)}
      >
        {title}
      </Button>
      <Refused error={undo.error} />
    </div>
  );
}
