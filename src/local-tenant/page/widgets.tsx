import {
  Button,
  type GriffelStyle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';

const NARROW = '(max-width: 760px)';

/** Whether the page is as narrow as a phone: lists and details then take turns. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(NARROW).matches,
  );
}

/** How a button looks that is a whole line of a list; each list lays it out in its own way. */
export const listButton = {
  width: '100%',
  border: 'none',
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: 'transparent',
  color: tokens.colorNeutralForeground1,
  fontFamily: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
} as const satisfies GriffelStyle;

const useStyles = makeStyles({
  empty: {
    maxWidth: '420px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
    display: 'grid',
    gap: tokens.spacingVerticalM,
    justifyItems: 'start',
    alignContent: 'start',
  },
  text: { color: tokens.colorNeutralForeground3 },
  dot: {
    flexShrink: 0,
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
  },
});

/** What a place without content says, and how to begin. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {children ? <Text className={styles.text}>{children}</Text> : null}
      {action}
    </div>
  );
}

/** A dot where something waits, with its meaning for who cannot see it. */
export function Dot({ label }: { label: string }) {
  const styles = useStyles();
  return <span className={styles.dot} role="img" aria-label={label} />;
}

/** Something went wrong while fetching, with a way to try again. */
export function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <MessageBar intent="error">
      <MessageBarBody>
        Dit kon niet worden geladen. Er is niets verloren gegaan.{' '}
        <Button size="small" onClick={onRetry}>
          Probeer opnieuw
        </Button>
      </MessageBarBody>
    </MessageBar>
  );
}
