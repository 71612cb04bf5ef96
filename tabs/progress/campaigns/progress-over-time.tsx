import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DayOfProgress } from '../../../src/reminders/rules/standing.ts';
import { shortDate } from '../../../src/text/format.ts';
import { progressText } from '../../../src/text/progress.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';

const useStyles = makeStyles({
  chart: { width: '100%', maxWidth: '48rem', height: '160px', forcedColorAdjust: 'none' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  sign: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  ends: { display: 'flex', justifyContent: 'space-between', maxWidth: '48rem' },
  table: { borderCollapse: 'collapse', '& td, & th': { padding: '4px 12px 4px 0', textAlign: 'left' } },
});

const [WIDTH, HEIGHT, MARGIN] = [600, 160, 4];

/** Each line has a stroke of its own, so that colour is not all that tells them apart. */
const LINES = [
  { what: 'sent', colour: tokens.colorNeutralForeground3, dash: '6 4' },
  { what: 'answered', colour: tokens.colorBrandStroke1, dash: '' },
  { what: 'failed', colour: tokens.colorStatusDangerForeground1, dash: '2 3' },
] as const;

/** Messages, answers and failures, added up day by day: a chart, or the same as a table. */
export function ProgressOverTime({ days }: { days: readonly DayOfProgress[] }) {
  const panel = usePanelStyles();
  const text = useText(progressText);
  const [table, showTable] = useState(false);
  const last = days.at(-1);
  return (
    <div className={panel.panel}>
      <Text>{text.chart(last?.sent ?? 0, last?.answered ?? 0, last?.failed ?? 0)}</Text>
      {last && (table ? <Table days={days} /> : <Chart days={days} />)}
      {last && (
        <div>
          <Button appearance="subtle" onClick={() => showTable(!table)}>
            {table ? text.asChart : text.asTable}
          </Button>
        </div>
      )}
    </div>
  );
}

function Chart({ days }: { days: readonly DayOfProgress[] }) {
  const styles = useStyles();
  const text = useText(progressText);
  const { language } = useApp();
  const most = Math.max(1, ...days.flatMap(({ sent, answered, failed }) => [sent, answered, failed]));
  const x = (nth: number): number => (days.length === 1 ? 0 : (nth * WIDTH) / (days.length - 1));
  const y = (count: number): number => HEIGHT - MARGIN - (count * (HEIGHT - 2 * MARGIN)) / most;
  const pathOf = (what: 'sent' | 'answered' | 'failed'): string => {
    const points = days.map((day, nth) => `${x(nth)},${y(day[what])}`);
    // One day alone is a line across.
    return `M${[...points, ...(days.length === 1 ? [`${WIDTH},${y(days[0]?.[what] ?? 0)}`] : [])].join('L')}`;
  };
  const [first, last] = [days[0], days.at(-1)];
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.chart(last?.sent ?? 0, last?.answered ?? 0, last?.failed ?? 0)}
      >
        {LINES.map(({ what, colour, dash }) => (
          <path
            key={what}
            d={pathOf(what)}
            fill="none"
            stroke={colour}
            strokeWidth={3}
            strokeDasharray={dash}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className={styles.ends} aria-hidden>
        <Text size={200}>{first && shortDate(first.date, language)}</Text>
        <Text size={200}>{last && shortDate(last.date, language)}</Text>
      </div>
      <div className={styles.legend}>
        {LINES.map(({ what, colour, dash }) => (
          <span key={what} className={styles.sign}>
            <svg width="28" height="6" aria-hidden>
              <path d="M0,3L28,3" stroke={colour} strokeWidth={3} strokeDasharray={dash} />
            </svg>
            <Text size={200}>{`${text[what]}: ${last?.[what] ?? 0}`}</Text>
          </span>
        ))}
      </div>
    </>
  );
}

function Table({ days }: { days: readonly DayOfProgress[] }) {
  const styles = useStyles();
  const text = useText(progressText);
  const { language } = useApp();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[text.day, text.sent, text.answered, text.failed].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ date, sent, answered, failed }) => (
          <tr key={date}>
            <th scope="row">{shortDate(date, language)}</th>
            <td>{sent}</td>
            <td>{answered}</td>
            <td>{failed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
