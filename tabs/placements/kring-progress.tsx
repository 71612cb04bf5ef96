import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { KringProgress, RoundDashboard } from '../../src/placements/schema.ts';
import type { Selection } from '../../src/reminders/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { RemindDialog } from '../progress/remind-dialog.tsx';
import { useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';

const useStyles = makeStyles({
  kring: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

/** A bar per kring; the kring with most to do first. */
export function KringProgressList({ dashboard }: { dashboard: RoundDashboard }) {
  const panel = usePanelStyles();
  const [reminding, remind] = useState<Selection | null>(null);
  const kringen = [...dashboard.kringen].sort((a, b) => open(b) - open(a));
  const mayRemind = dashboard.mayManage && dashboard.round.state === 'open';
  return (
    <div className={panel.panel}>
      {kringen.map((kring) => (
        <KringBar
          key={kring.kringId ?? ''}
          kring={kring}
          onRemind={
            mayRemind && kring.kringId && open(kring) > 0
              ? () => remind({ kind: 'capacity', bodyId: kring.kringId ?? '' })
              : null
          }
        />
      ))}
      {reminding && <RemindDialog selection={reminding} onClose={() => remind(null)} />}
    </div>
  );
}

/** The same for each relatiebeheerder; nothing where no board has one. */
export function ManagerProgressList({ dashboard }: { dashboard: RoundDashboard }) {
  const panel = usePanelStyles();
  const text = useText(placementsText);
  return (
    <div className={panel.panel}>
      {dashboard.managers.map(({ name, progress }) => (
        <Bar key={name ?? ''} name={name ?? text.noManager} progress={progress} onRemind={null} />
      ))}
    </div>
  );
}

function open({ progress }: KringProgress): number {
  return progress.partial + progress.none;
}

function KringBar({ kring, onRemind }: { kring: KringProgress; onRemind: (() => void) | null }) {
  const text = useText(placementsText);
  return <Bar name={kring.kringName ?? text.noKring} progress={kring.progress} onRemind={onRemind} />;
}

interface BarProps {
  name: string;
  progress: KringProgress['progress'];
  onRemind: (() => void) | null;
}

function Bar({ name, progress, onRemind }: BarProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(placementsText);
  const { boards, answered, partial, late } = progress;
  const words = [
    text.standing(answered, boards),
    partial > 0 ? text.partial(partial) : '',
    late > 0 ? text.late(late) : '',
  ].filter(Boolean);
  return (
    <div className={styles.kring}>
      <div className={panel.row}>
        <Text weight="semibold">{name}</Text>
        {onRemind && (
          <Button size="small" appearance="subtle" aria-label={text.remindKring(name)} onClick={onRemind}>
            {text.remind}
          </Button>
        )}
      </div>
      <ProgressBar
        value={boards === 0 ? 0 : answered / boards}
        thickness="large"
        color={late > 0 ? 'warning' : 'brand'}
        aria-label={`${name}: ${words.join(', ')}`}
      />
      <Text size={200}>{words.join(' · ')}</Text>
    </div>
  );
}
