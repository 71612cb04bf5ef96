import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { shellText } from '../../src/text/tabs/shell.ts';
import { matcher } from '../progress/search-words.ts';
import { useText } from './app-context.ts';
import { usePrinting } from './use-printing.ts';

/** As many rows as are drawn at first, and as are added each time; a list up to this long is drawn whole. */
export const ROWS_AT_ONCE = 100;

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  search: { maxWidth: '20rem', '@media print': { display: 'none' } },
  more: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    '@media print': { display: 'none' },
  },
});

interface SomeRowsProps<T> {
  items: readonly T[];
  /** What somebody can look for in a row. */
  wordsOf: (item: T) => string;
  children: (shown: readonly T[]) => ReactNode;
}

/** The first rows of something long, with a search and more on request; on paper all of what was found. */
export function SomeRows<T>({ items, wordsOf, children }: SomeRowsProps<T>) {
  return items.length <= ROWS_AT_ONCE ? children(items) : <LongRows {...{ items, wordsOf, children }} />;
}

function LongRows<T>({ items, wordsOf, children }: SomeRowsProps<T>) {
  const styles = useStyles();
  const text = useText(shellText);
  const printing = usePrinting();
  const count = useRef<HTMLSpanElement>(null);
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const fits = matcher(search);
  const found = search.trim() === '' ? items : items.filter((item) => fits(wordsOf(item)));
  const shown = printing ? found : found.slice(0, most);
  const left = found.length - shown.length;
  const showMore = () => {
    setMost(most + ROWS_AT_ONCE);
    // The button goes away with the last rows: the keyboard then goes on from the line that says so.
    if (left <= ROWS_AT_ONCE) count.current?.focus();
  };
  return (
    <div className={styles.all}>
      <Field label={text.searchRows} className={styles.search}>
        <Input
          type="search"
          value={search}
          onChange={(_, { value }) => {
            setSearch(value);
            setMost(ROWS_AT_ONCE);
          }}
        />
      </Field>
      {found.length > 0 && children(shown)}
      <div className={styles.more}>
        <Text ref={count} size={200} role="status" tabIndex={-1}>
          {found.length === 0 ? text.noRows : text.rowsShown(shown.length, found.length)}
        </Text>
        {left > 0 && (
          <Button size="small" onClick={showMore}>
            {text.moreRows(Math.min(left, ROWS_AT_ONCE))}
          </Button>
        )}
      </div>
    </div>
  );
}
