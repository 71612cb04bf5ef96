import { Badge, Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReminderPolicy } from '../../../src/reminders/rules/policies.ts';
import { policiesText } from '../../../src/text/tabs/reminder-policies.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';
import { PolicyEditor } from './policy-editor.tsx';

interface Props {
  kind: string;
  bodyId: string | null;
  title?: string;
  /** For whom and what, as a screen reader needs it on a button. */
  what: string;
  policy: ReminderPolicy;
  own: boolean;
  mayChange: boolean;
}

/** One policy in words, with a button to change it and one to go back to what is usual. */
export function PolicyLine({ kind, bodyId, title, what, policy, own, mayChange }: Props) {
  const text = useText(policiesText);
  const styles = usePanelStyles();
  const { api, at } = useApp();
  const [changing, change] = useState(false);
  const clear = useChange(() => api.put(at('/reminder-policies'), { kind, bodyId, policy: null }));
  if (changing) return <PolicyEditor kind={kind} bodyId={bodyId} policy={policy} onClose={() => change(false)} />;
  return (
    <>
      <div className={styles.row}>
        <div className={styles.words}>
          {title && <Text weight="semibold">{title}</Text>}
          <Text>{text.reminders(policy)}</Text>
          <Text size={200}>{text.escalation(policy)}</Text>
        </div>
        <Badge appearance="tint" color={own ? 'brand' : 'informative'}>
          {own ? text.own : text.standard}
        </Badge>
        {mayChange && (
          <Button aria-label={text.changeOf(what)} onClick={() => change(true)}>
            {text.change}
          </Button>
        )}
        {mayChange && own && (
          <Button
            appearance="subtle"
            aria-label={text.backOf(what)}
            disabled={clear.isPending}
            onClick={() => clear.mutate(undefined)}
          >
            {text.back}
          </Button>
        )}
      </div>
      <Refused error={clear.error} />
    </>
  );
}
