import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AskView } from '../../src/placements/schema-redistribution.ts';
import { list, shortMoment } from '../../src/text/format.ts';
import { redistributionText } from '../../src/text/tabs/redistribution.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { useChange } from '../shell/use-api.ts';
import { VirtualList } from '../shell/virtual-list.tsx';

const useStyles = makeStyles({
  ask: { paddingBlock: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

const COLOR = {
  open: 'warning',
  accepted: 'success',
  countered: 'informative',
  declined: 'danger',
  withdrawn: 'subtle',
  expired: 'danger',
} as const;

/** What boards were asked and said; who has not answered first. */
export function AskList({ asks }: { asks: readonly AskView[] }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  const { language } = useApp();
  const [taking, take] = useState<AskView | null>(null);
  const sorted = [...asks].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <div className={panel.panel}>
      <VirtualList
        items={sorted}
        keyOf={({ askId }) => askId}
        rowHeight={72}
        row={(ask) => (
          <div className={`${styles.ask} ${panel.row}`}>
            <div className={panel.words}>
              <Text weight="semibold">{ask.boardName}</Text>
              <Text size={200} className={panel.subtle}>
                {facts(ask).join(' · ')}
              </Text>
              {ask.reason && <Text size={200}>{ask.reason}</Text>}
            </div>
            {(ask.state === 'open' || ask.state === 'expired') && (
              <Button size="small" aria-label={`${text.withdraw}: ${ask.boardName}`} onClick={() => take(ask)}>
                {text.withdraw}
              </Button>
            )}
            <Badge appearance="tint" color={COLOR[ask.state]}>
              {text.states[ask.state]}
            </Badge>
          </div>
        )}
      />
      {taking && <Withdraw ask={taking} onClose={() => take(null)} />}
    </div>
  );

  function facts(ask: AskView): string[] {
    const by = ask.answeredBy;
    return [
      list(
        ask.lines.map(({ asked, agreed, variant }) => text.asked(asked, agreed, variant)),
        language,
      ),
      ...(ask.state === 'open' ? [text.until(shortMoment(ask.answerBy, language))] : []),
      ...(by ? [by.onBehalf ? text.onBehalf(by.name) : text.by(by.name)] : []),
    ];
  }
}

function Withdraw({ ask, onClose }: { ask: AskView; onClose: () => void }) {
  const text = useText(redistributionText);
  const { api, at } = useApp();
  const act = useChange(() => api.remove(at(`/redistribution-asks/${ask.askId}`)));
  return (
    <ConfirmDialog
      title={text.withdrawFor(ask.boardName)}
      confirm={text.withdraw}
      cancel={text.keep}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() => act.mutate(undefined, { onSuccess: onClose })}
    >
      <Text>{text.withdrawBody}</Text>
    </ConfirmDialog>
  );
}
