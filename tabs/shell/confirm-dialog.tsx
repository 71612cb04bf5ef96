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
import { type ReactNode, useEffect, useRef, useState } from 'react';
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
  useFocusBack();
  const [open, setOpen] = useState(true);
  return (
    <Dialog
      open={open}
      onOpenChange={(_, change) => setOpen(change.open)}
      surfaceMotion={{ onMotionFinish: (_, { direction }) => direction === 'exit' && props.onClose() }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent className={styles.content}>
            {props.children}
            <Refused error={props.error} />
          </DialogContent>
          <DialogActions fluid>
            {props.cancel !== null && <Button onClick={() => setOpen(false)}>{props.cancel ?? text.cancel}</Button>}
            <Button
              appearance="primary"
              disabled={props.disabled ?? false}
              disabledFocusable={props.busy ?? false}
              onClick={props.onConfirm}
            >
              {props.busy ? text.busy : props.confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Longer than the focus library waits before it hides or shows the page behind a dialog, and than a screen takes to load. */
const SETTLED = [400, 2_000];

/** Gives the keyboard back to the button that opened the dialog, or to the screen when that is gone. */
function useFocusBack(): void {
  const opener = useRef(document.activeElement);
  useEffect(
    () => () => {
      const before = opener.current;
      setTimeout(() => {
        const place = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
        (place ?? document.getElementById('inhoud'))?.focus();
      });
      for (const wait of SETTLED) setTimeout(showPageAgain, wait);
    },
    [],
  );
}

/** A dialog that is closed quickly can leave the page behind it hidden from screen readers. */
function showPageAgain(): void {
  if (document.querySelector('[role=dialog]')) return;
  document.getElementById('root')?.removeAttribute('aria-hidden');
  // The button went away with what it did.
  if (document.activeElement === document.body) document.getElementById('inhoud')?.focus();
}
