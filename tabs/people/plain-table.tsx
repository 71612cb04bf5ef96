import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { SomeRows } from '../shell/some-rows.tsx';

const PHONE = '@media (max-width: 640px)';
const DESKTOP = '@media (min-width: 641px)';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', [PHONE]: { display: 'block' } },
  body: { [PHONE]: { display: 'block' } },
  head: { [PHONE]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [PHONE]: { display: 'block', paddingBlock: tokens.spacingVerticalS },
  },
  heading: {
    textAlign: 'left',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    verticalAlign: 'bottom',
  },
  cell: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    [PHONE]: {
      display: 'flex',
      gap: tokens.spacingHorizontalS,
      paddingBlock: tokens.spacingVerticalXXS,
      // On a phone each cell carries its own heading.
      '::before': {
        content: 'attr(data-heading)',
        flex: '0 0 40%',
        color: tokens.colorNeutralForeground2,
      },
    },
  },
  // What names the row stands in whole words where there is room for columns.
  first: { fontWeight: tokens.fontWeightSemibold, [DESKTOP]: { overflowWrap: 'break-word' } },
});

export interface PlainColumn<T> {
  heading: string;
  cell: (item: T) => ReactNode;
  /** What can be searched for in this column of a long table; left out: the cell, where it is text or a number. */
  words?: (item: T) => string;
}

interface PlainTableProps<T> {
  caption: string;
  columns: readonly PlainColumn<T>[];
  items: readonly T[];
  keyOf: (item: T) => string;
}

/** A table whose rows become short lists on a phone; the first column names the row. A long one is drawn in parts, with a search. */
export function PlainTable<T>({ items, ...table }: PlainTableProps<T>) {
  const wordsOf = (item: T) => table.columns.map((column) => wordsIn(column, item)).join(' ');
  return (
    <SomeRows items={items} wordsOf={wordsOf}>
      {(shown) => <Rows {...table} items={shown} />}
    </SomeRows>
  );
}

function wordsIn<T>({ cell, words }: PlainColumn<T>, item: T): string {
  if (words) return words(item);
  const shown = cell(item);
  return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : '';
}

function Rows<T>({ caption, columns, items, keyOf }: PlainTableProps<T>) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={caption}>
      <thead className={styles.head}>
        <tr>
          {columns.map(({ heading }) => (
            <th key={heading} scope="col" className={styles.heading}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {items.map((item) => (
          <tr key={keyOf(item)} className={styles.row}>
            {columns.map(({ heading, cell }, at) => {
              const Cell = at === 0 ? 'th' : 'td';
              return (
                <Cell
                  key={heading}
                  className={at === 0 ? `${styles.cell} ${styles.first}` : styles.cell}
                  data-heading={heading}
                  {...(at === 0 ? { scope: 'row' } : {})}
                >
                  <span>{cell(item)}</span>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
