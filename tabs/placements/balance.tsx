import { Button } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { demandText } from '../../src/text/demand.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import { deferred } from '../shell/deferred.tsx';
import { useFilter } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loading } from '../shell/states.tsx';
import { BalanceChart } from './balance-chart.tsx';
import { BalanceTable } from './balance-table.tsx';

const DemandForm = deferred(() => import('./demand-form.tsx'), <Loading rows={2} />);
const DemandImport = deferred(() => import('./demand-import.tsx'), <Loading rows={2} />);

/** Demand against supply per variant: a chart to look at, the table one click away, and the demand to fill in. */
export function Balance({ dashboard }: { dashboard: RoundDashboard }) {
  const panel = usePanelStyles();
  const text = useText(placementsText);
  const demand = useText(demandText);
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
        {dashboard.mayManage && shown !== 'inlezen' && (
          <Button size="small" appearance="subtle" onClick={() => show('inlezen')}>
            {demand.open}
          </Button>
        )}
      </div>
      {dashboard.mayManage && shown === 'inlezen' && <DemandImport roundId={dashboard.round.id} />}
      {dashboard.mayManage && shown === 'nodig' && <DemandForm dashboard={dashboard} onDone={() => show('')} />}
    </div>
  );
}
