import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import { CapacityBar, mostPlaces, useCapacityColours } from './capacity-bar.tsx';

type Line = RoundDashboard['balance'][number];

const useStyles = makeStyles({
  chart: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  words: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  subtle: { color: tokens.colorNeutralForeground2 },
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  sign: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '16px', height: '10px', forcedColorAdjust: 'none' },
  mark: { width: '3px', height: '14px', forcedColorAdjust: 'none' },
});

/** One bar a variant: certain places full, provisional ones hatched, a mark where the demand lies; the words say it too. */
export function BalanceChart({ balance }: { balance: Line[] }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const colours = useCapacityColours();
  const most = mostPlaces(balance);
  return (
    <div className={styles.chart}>
      {balance.map((line) => (
        <div key={line.variantId} className={styles.line}>
          <div className={styles.words}>
            <Text weight="semibold">{line.name}</Text>
            <Text size={200} className={styles.subtle}>
              {`${text.figures(line.definite, line.provisional)} · ${conclusion(line, text)}`}
            </Text>
          </div>
          <CapacityBar figures={line} most={most} label={told(line, text)} />
        </div>
      ))}
      <div className={styles.legend} aria-hidden="true">
        <Text size={200} className={styles.sign}>
          <span className={mergeClasses(styles.swatch, colours.definite)} /> {text.definite}
        </Text>
        <Text size={200} className={styles.sign}>
          <span className={mergeClasses(styles.swatch, colours.provisional)} /> {text.provisional}
        </Text>
        <Text size={200} className={styles.sign}>
          <span className={mergeClasses(styles.mark, colours.demand)} /> {text.demand}
        </Text>
      </div>
    </div>
  );
}

type Words = (typeof placementsText)['nl'];

function conclusion(line: Line, text: Words): string {
  if (line.short === null) return text.demandUnknown;
  if (line.short > 0) return text.shortBy(line.short);
  return line.uncertain ? text.uncertain(line.uncertain) : text.enough;
}

function told(line: Line, text: Words): string {
  const need = line.demand === null ? '' : `${text.demand.toLowerCase()} ${line.demand}, `;
  return `${line.name}: ${need}${text.figures(line.definite, line.provisional)}`;
}
