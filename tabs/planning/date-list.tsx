import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PlannedDateView } from '../../src/meetings/schema-year-plan.ts';
import { longDate, timeSpan } from '../../src/text/format.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { StateIcon } from './date-state.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    breakInside: 'avoid',
  },
  open: { paddingInline: 0, minWidth: 0, fontWeight: tokens.fontWeightSemibold, textAlign: 'left' },
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

/** Every date in order, with its reason; the name opens it. */
export function DateList({ dates, onOpen }: { dates: PlannedDateView[]; onOpen: (date: PlannedDateView) => void }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(yearPlanScreenText);
  const { language } = useApp();
  return (
    <div className={panel.panel}>
      <VirtualList
        items={dates}
        keyOf={({ bodyId, slot }) => `${bodyId}-${slot}`}
        rowHeight={92}
        row={(date) => (
          <div className={styles.row}>
            <Button appearance="transparent" className={styles.open} onClick={() => onOpen(date)}>
              {longDate(date.starts, language)} · {date.bodyName}
            </Button>
            <Text size={200} className={styles.state}>
              <StateIcon state={date.state} />
              {[timeSpan(date.starts, date.minutes, language), date.place, text.states[date.state]]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Text size={200} className={panel.subtle}>
              {date.reason}
            </Text>
          </div>
        )}
      />
    </div>
  );
}
