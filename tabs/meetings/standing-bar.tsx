import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { pollText } from '../../src/text/tabs/meetings.ts';
import { useText } from '../shell/app-context.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, maxWidth: '28rem' },
  bar: {
    display: 'flex',
    height: '10px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground5,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    forcedColorAdjust: 'none',
  },
  yes: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  ifNeedBe: {
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorPaletteGreenBackground3} 0 3px, ${tokens.colorPaletteGreenBackground2} 3px 6px)`,
  },
  no: { backgroundColor: tokens.colorPaletteRedBackground3 },
  none: {},
});

type Standing = { yes: number; ifNeedBe: number; no: number; none: number };
const PARTS = ['yes', 'ifNeedBe', 'no', 'none'] as const;

/** Seats by answer as one bar, with the numbers in words below it: colour never stands alone. */
export function StandingBar({ standing }: { standing: Standing }) {
  const styles = useStyles();
  const { counts } = useText(pollText);
  const said = PARTS.filter((part) => standing[part] > 0).map((part) => `${standing[part]} ${counts[part]}`);
  return (
    <div className={styles.whole}>
      <div className={styles.bar} aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} className={mergeClasses(styles[part])} style={{ flexGrow: standing[part] }} />
        ))}
      </div>
      <Text size={200}>{said.join(' · ')}</Text>
    </div>
  );
}
