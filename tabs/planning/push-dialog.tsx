import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { YearPlanPushed, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useChange } from '../shell/use-api.ts';

/** Asks before the invitations go out, and says what went. */
export function PushDialog(props: { plan: YearPlanView; waiting: number; onClose: () => void }) {
  const { plan, waiting, onClose } = props;
  const text = useText(yearPlanScreenText);
  const { api, at } = useApp();
  const [outcome, setOutcome] = useState<YearPlanPushed | null>(null);
  const push = useChange(() => api.post<YearPlanPushed>(at(`/year-plans/${plan.schoolYear}/push`), {}));
  if (outcome) {
    return (
      <ConfirmDialog title={text.push} confirm={text.done} cancel={null} onConfirm={onClose} onClose={onClose}>
        <Text role="status">{text.pushed(outcome.meetings, outcome.people)}</Text>
        {outcome.past > 0 && <Text>{text.past(outcome.past)}</Text>}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={text.pushTitle}
      confirm={text.push}
      busy={push.isPending}
      error={push.error}
      onClose={onClose}
      onConfirm={() => push.mutate(undefined, { onSuccess: setOutcome })}
    >
      <Text>{text.pushBody(waiting)}</Text>
      {plan.unmet.length > 0 && <Text>{text.pushUnmet(plan.unmet.length)}</Text>}
    </ConfirmDialog>
  );
}
