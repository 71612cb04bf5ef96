import { makeStyles, ProgressBar, Text, type TextProps, tokens } from '@fluentui/react-components';
import { secondsUsed } from '../../src/live/rules/item-clock.ts';
import type { LiveItem } from '../../src/live/schema.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { useText } from '../shell/app-context.ts';
import { useTick } from './use-live.ts';

const useStyles = makeStyles({
  over: { color: tokens.colorPaletteRedForeground1 },
  bar: { width: '100%' },
});

interface ClockProps {
  item: LiveItem;
  /** ISO instant since which it is discussed; null: it is not. */
  since: string | null;
  /** Milliseconds that the service is ahead of this screen. */
  skew: number;
  size?: TextProps['size'];
  /** Draws the time as a bar as well, for who looks from a distance. */
  withBar?: boolean;
}

/** Time used against what was planned; says it in words when it runs over. */
export function Clock({ item, since, skew, size, withBar = false }: ClockProps) {
  const styles = useStyles();
  const text = useText(liveText);
  const seconds = secondsUsed(item.seconds, since, new Date(useTick(skew)).toISOString());
  const used = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const over = Math.floor(seconds / 60) - item.minutes;
  const late = item.minutes > 0 && over > 0;
  return (
    <>
      <Text role="timer" {...(size ? { size } : {})}>
        {item.minutes > 0 ? text.used(used, item.minutes) : text.usedUnplanned(used)}
        {late && <span className={styles.over}> · {text.over(over)}</span>}
      </Text>
      {withBar && item.minutes > 0 && (
        <ProgressBar
          className={styles.bar}
          thickness="large"
          aria-hidden
          color={late ? 'error' : 'brand'}
          value={Math.min(1, seconds / (item.minutes * 60))}
        />
      )}
    </>
  );
}
