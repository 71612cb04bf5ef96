import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { shellText } from '../../src/text/tabs/shell.ts';
import { useText } from './app-context.ts';
import { Refused } from './states.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** A verb: what the button does. */
  confirm: string;
  /** Null: there is nothing to leave. */
  cancel?: string | null;
  busy?: boolean;
  disabled?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something goes out that cannot be taken back. Escape and the first button leave all as it is. */
export function ConfirmDialog(props: ConfirmProps) {
  const styles = useStyles();
  const text = useText(shellText);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && props.onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent className={styles.content}>
            {props.children}
            <Refused error={props.error} />
          </DialogContent>
          <DialogActions fluid>
            {props.cancel !== null && <Button onClick={props.onClose}>{props.cancel ?? text.cancel}</Button>}
            <Button appearance="primary" disabled={props.busy || props.disabled} onClick={props.onConfirm}>
              {props.busy ? text.busy : props.confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
