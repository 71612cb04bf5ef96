import { makeStyles, tokens } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
    },
    '& th:first-child, & td:first-child': { textAlign: 'left', paddingLeft: 0 },
    '& thead th': { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightSemibold },
    '& tbody th, & tfoot th': { fontWeight: tokens.fontWeightRegular },
    '& tfoot': { fontWeight: tokens.fontWeightSemibold },
  },
});

const shown = (places: number | null) => places ?? '–';

/** The same figures as the chart, to read and to copy. */
export function BalanceTable({ dashboard }: { dashboard: RoundDashboard }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const { total } = dashboard;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.variant}</th>
            <th scope="col">{text.demand}</th>
            <th scope="col">{text.definite}</th>
            <th scope="col">{text.provisional}</th>
            <th scope="col">{text.short}</th>
            <th scope="col">{text.previous}</th>
          </tr>
        </thead>
        <tbody>
          {dashboard.balance.map((line) => (
            <tr key={line.variantId}>
              <th scope="row">{line.name}</th>
              <td>{shown(line.demand)}</td>
              <td>{line.definite}</td>
              <td>{line.provisional}</td>
              <td>{shown(line.short)}</td>
              <td>{shown(line.previous)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td>{shown(total.demand)}</td>
            <td>{total.definite}</td>
            <td>{total.provisional}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
