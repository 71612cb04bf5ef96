import { Button, makeStyles, Subtitle1, Title3, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect } from 'react';
import { shellText } from '../../src/text/tabs/shell.ts';
import { useText } from './app-context.ts';
import { goBack } from './location.ts';

const PHONE = '@media (max-width: 640px)';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { flexGrow: 1, margin: 0, overflowWrap: 'anywhere' },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  sectionHead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  sectionTitle: { flexGrow: 1, margin: 0 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, minWidth: 0 },
  // Links stand beside each other here too, and two that nearly touch read as one sentence.
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    [PHONE]: { width: '100%' },
  },
});

/** One screen: its title as heading and in the browser's title bar, its actions, its sections. */
export function Screen(props: { title: string; back?: string; actions?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  const text = useText(shellText);
  useEffect(() => {
    document.title = `${props.title} – ${text.product}`;
  }, [props.title, text.product]);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        {props.back && (
          <Button
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            aria-label={text.back}
            onClick={() => goBack(props.back ?? '/tab')}
          />
        )}
        <Title3 as="h1" className={styles.title}>
          {props.title}
        </Title3>
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}

export function Section(props: { title: string; id?: string; actions?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  const id = props.id ?? `deel-${props.title.toLowerCase().replace(/\W+/g, '-')}`;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <Subtitle1 as="h2" id={id} className={styles.sectionTitle}>
          {props.title}
        </Subtitle1>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}

/** At most two columns beside each other; one on a narrow screen. */
export function TwoColumns({ left, right }: { left: ReactNode; right: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{left}</div>
      <div className={styles.column}>{right}</div>
    </div>
  );
}
