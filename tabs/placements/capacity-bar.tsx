import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const HATCHED = `repeating-linear-gradient(135deg, ${tokens.colorBrandBackground} 0 4px, ${tokens.colorBrandBackground2} 4px 8px)`;

const useStyles = makeStyles({
  track: {
    position: 'relative',
    display: 'flex',
    height: '18px',
    backgroundColor: tokens.colorNeutralBackground3,
    forcedColorAdjust: 'none',
  },
  thin: { height: '12px', minWidth: '8rem' },
  need: { position: 'absolute', top: '-3px', bottom: '-3px', width: '3px', marginLeft: '-3px' },
});

/** What certain places, provisional ones and the demand are drawn with; also for the legend. */
export const useCapacityColours = makeStyles({
  definite: { backgroundColor: tokens.colorBrandBackground },
  provisional: { backgroundImage: HATCHED },
  demand: { backgroundColor: tokens.colorNeutralForeground1 },
});

interface CapacityBarProps {
  figures: { definite: number; provisional: number; demand: number | null };
  /** As many places as the whole width stands for. */
  most: number;
  /** What the bar shows, in words. */
  label: string;
  /** For in a table. */
  thin?: boolean;
}

/** Certain places full, provisional ones hatched, a mark where the demand lies. */
export function CapacityBar({ figures, most, label, thin = false }: CapacityBarProps) {
  const styles = useStyles();
  const colours = useCapacityColours();
  const share = (places: number) => `${(100 * places) / most}%`;
  return (
    <div className={mergeClasses(styles.track, thin && styles.thin)} role="img" aria-label={label}>
      <span className={colours.definite} style={{ width: share(figures.definite) }} />
      <span className={colours.provisional} style={{ width: share(figures.provisional) }} />
      {figures.demand !== null && (
        <span className={mergeClasses(styles.need, colours.demand)} style={{ left: share(figures.demand) }} />
      )}
    </div>
  );
}

/** The places that the widest bar of these has to hold. */
export function mostPlaces(figures: readonly CapacityBarProps['figures'][]): number {
  return Math.max(
    1,
    ...figures.map(({ demand, definite, provisional }) => Math.max(demand ?? 0, definite + provisional)),
  );
}
