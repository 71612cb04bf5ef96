import { Button } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { BalanceChart } from './balance-chart.tsx';
import { BalanceTable } from './balance-table.tsx';
import { DemandForm } from './demand-form.tsx';

/** Demand against supply per variant: a chart to look at, the table one click away, and the demand to fill in. */
export function Balance({ dashboard }: { dashboard: RoundDashboard }) {
  const panel = usePanelStyles();
  const text = useText(placementsText);
  const [shown, show] = useFilter('balans');
  return (
    <div className={panel.panel}>
      {shown === 'tabel' ? <BalanceTable dashboard={dashboard} /> : <BalanceChart balance={dashboard.balance} />}
      <div className={panel.actions}>
        <Button size="small" appearance="subtle" onClick={() => show(shown === 'tabel' ? '' : 'tabel')}>
          {shown === 'tabel' ? text.showChart : text.showTable}
        </Button>
        {dashboard.mayManage && shown !== 'nodig' && (
          <Button size="small" appearance="subtle" onClick={() => show('nodig')}>
            {text.enterDemand}
          </Button>
        )}
      </div>
      {dashboard.mayManage && shown === 'nodig' && <DemandForm dashboard={dashboard} onDone={() => show('')} />}
    </div>
  );
}
