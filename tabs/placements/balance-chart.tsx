import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';

type Line = RoundDashboard['balance'][number];

const HATCHED = `repeating-linear-gradient(135deg, ${tokens.colorBrandBackground} 0 4px, ${tokens.colorBrandBackground2} 4px 8px)`;

const useStyles = makeStyles({
  chart: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  words: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  subtle: { color: tokens.colorNeutralForeground2 },
  track: {
    position: 'relative',
    display: 'flex',
    height: '18px',
    backgroundColor: tokens.colorNeutralBackground3,
    forcedColorAdjust: 'none',
  },
  definite: { backgroundColor: tokens.colorBrandBackground },
  provisional: { backgroundImage: HATCHED },
  need: {
    position: 'absolute',
    top: '-3px',
    bottom: '-3px',
    width: '3px',
    marginLeft: '-3px',
    backgroundColor: tokens.colorNeutralForeground1,
  },
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  sign: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '16px', height: '10px', forcedColorAdjust: 'none' },
  mark: { width: '3px', height: '14px', backgroundColor: tokens.colorNeutralForeground1, forcedColorAdjust: 'none' },
});

/** One bar a variant: certain places full, provisional ones hatched, a mark where the demand lies; the words say it too. */
export function BalanceChart({ balance }: { balance: Line[] }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const most = Math.max(
    1,
    ...balance.map(({ demand, definite, provisional }) => Math.max(demand ?? 0, definite + provisional)),
  );
  const width = (places: number) => `${(100 * places) / most}%`;
  return (
    <div className={styles.chart}>
      {balance.map((line) => (
        <div key={line.variantId} className={styles.line}>
          <div className={styles.words}>
            <Text weight="semibold">{line.name}</Text>
            <Text size={200} className={styles.subtle}>
              {conclusion(line, text)}
            </Text>
          </div>
          <div className={styles.track} role="img" aria-label={told(line, text)}>
            <span className={styles.definite} style={{ width: width(line.definite) }} />
            <span className={styles.provisional} style={{ width: width(line.provisional) }} />
            {line.demand !== null && <span className={styles.need} style={{ left: width(line.demand) }} />}
          </div>
        </div>
      ))}
      <div className={styles.legend} aria-hidden="true">
        <Text size={200} className={styles.sign}>
          <span className={`${styles.swatch} ${styles.definite}`} /> {text.definite}
        </Text>
        <Text size={200} className={styles.sign}>
          <span className={`${styles.swatch} ${styles.provisional}`} /> {text.provisional}
        </Text>
        <Text size={200} className={styles.sign}>
          <span className={styles.mark} /> {text.demand}
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
