import { Button, makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { shellText } from '../../src/text/tabs/shell.ts';
import type { Host } from '../host.ts';
import { messageOf } from './states.tsx';

type Words = (typeof shellText)['nl'];

const useStyles = makeStyles({
  sheet: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    maxWidth: '32rem',
    padding: tokens.spacingHorizontalXXXL,
  },
  title: { margin: 0 },
});

function Sheet({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.sheet}>
      <Title2 as="h1" className={styles.title}>
        {title}
      </Title2>
      <Text>{children}</Text>
      {action}
    </main>
  );
}

/** Nobody is signed in: in a browser one can do that here, in Teams it means that Teams could not. */
export function SignInScreen({ host, words, onDone }: { host: Host; words: Words; onDone: () => void }) {
  const hosted = host.kind !== 'browser';
  const [failed, setFailed] = useState(false);
  const go = () => void host.signIn().then(onDone, () => setFailed(true));
  return (
    <Sheet
      title={words.signIn.title}
      action={
        <Button appearance="primary" onClick={go}>
          {words.signIn.button}
        </Button>
      }
    >
      {failed ? words.signIn.failed : hosted ? words.signIn.hosted : words.signIn.explain}
    </Sheet>
  );
}

/** Signed in, but on nobody's roster. */
export function StrangerScreen({ words }: { words: Words }) {
  return <Sheet title={words.stranger.title}>{words.stranger.explain}</Sheet>;
}

/** The service could not say who is signed in. */
export function StartTrouble({ words, error, onRetry }: { words: Words; error: unknown; onRetry: () => void }) {
  return (
    <Sheet
      title={words.trouble}
      action={
        <Button appearance="primary" onClick={onRetry}>
          {words.retry}
        </Button>
      }
    >
      {messageOf(error, words.kept)}
    </Sheet>
  );
}
