import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useText } from '../shell/app-context.ts';

const useStyles = makeStyles({
  pages: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface PagesProps {
  paged: { total: number; page: number; pageSize: number };
  onPage: (page: number) => void;
}

/** Which part of a long list is shown, and the way to the rest; nothing when all of it is shown. */
export function Pages({ paged: { total, page, pageSize }, onPage }: PagesProps) {
  const styles = useStyles();
  const { paging } = useText(peopleText);
  if (total <= pageSize) return null;
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <nav className={styles.pages} aria-label={paging.label}>
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
        {paging.previous}
      </Button>
      <Text aria-live="polite">{paging.of(from, to, total)}</Text>
      <Button disabled={to >= total} onClick={() => onPage(page + 1)}>
        {paging.next}
      </Button>
    </nav>
  );
}
