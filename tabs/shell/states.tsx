import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { shellText } from '../../src/text/tabs/shell.ts';
import { ApiError } from '../api.ts';
import { useText } from './app-context.ts';

const useStyles = makeStyles({
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
});

/** Grey bars of about the size of what comes, so that nothing jumps. */
export function Loading({ rows = 3, height = 64 }: { rows?: number; height?: number }) {
  const styles = useStyles();
  const text = useText(shellText);
  return (
    <Skeleton aria-label={text.loading} className={styles.skeleton}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never reordered
        <SkeletonItem key={row} style={{ height }} />
      ))}
    </Skeleton>
  );
}

/** What went wrong, in the service's own sentence, and a way to try again. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const text = useText(shellText);
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.trouble}</MessageBarTitle> {messageOf(error, text.kept)}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{text.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** A refusal or fault beside the button that caused it. */
export function Refused({ error }: { error: unknown }) {
  const text = useText(shellText);
  if (!error) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{messageOf(error, text.kept)}</MessageBarBody>
    </MessageBar>
  );
}

export function messageOf(error: unknown, otherwise: string): string {
  return error instanceof ApiError ? error.message : otherwise;
}

/** Nothing here yet, and how to begin. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Text weight="semibold">{title}</Text>
      {children && <Text>{children}</Text>}
      {action}
    </div>
  );
}
