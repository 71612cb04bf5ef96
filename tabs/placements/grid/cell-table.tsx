import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SchoolGrid } from '../../../src/placements/schema.ts';
import { schoolGridText } from '../../../src/text/tabs/school-grid.ts';
import { useText } from '../../shell/app-context.ts';
import { cellKey, type GridAction, pasteAt, readBlock, readCell, sumsOf } from './grid-state.ts';

const ROW = 64;
const FOOT = 48;
const HEAD = 56;
/** Rows drawn beyond what is in view, on either side. */
const MARGIN = 6;

const useStyles = makeStyles({
  frame: {
    overflow: 'auto',
    // Rows come and go while one moves: the browser must not scroll along with them.
    overflowAnchor: 'none',
    maxHeight: '65vh',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // No transition: with reduced motion every property has one, too short to see, that moves the rows a frame too late.
  all: { boxSizing: 'border-box', width: 'max-content', minWidth: '100%', transitionProperty: 'none' },
  table: { width: '100%', minWidth: 'max-content', borderCollapse: 'separate', borderSpacing: 0 },
  row: { height: `${ROW}px` },
  bar: { backgroundColor: tokens.colorNeutralBackground3, fontWeight: tokens.fontWeightSemibold },
  head: { position: 'sticky', top: 0, zIndex: 2, height: `${HEAD}px` },
  foot: { position: 'sticky', bottom: 0, zIndex: 2, height: `${FOOT}px` },
  corner: { zIndex: 3, backgroundColor: tokens.colorNeutralBackground3 },
  name: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    boxSizing: 'border-box',
    width: '16rem',
    minWidth: '8rem',
    maxWidth: '16rem',
    paddingInline: tokens.spacingHorizontalS,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { width: '9rem', maxWidth: '9rem' },
  },
  cell: { padding: 0, height: `${ROW}px` },
  one: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase200,
  },
  small: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  figure: {
    minWidth: '5.5rem',
    maxWidth: '9rem',
    paddingInline: tokens.spacingHorizontalS,
    textAlign: 'right',
    overflowWrap: 'anywhere',
  },
  input: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    minWidth: '5.5rem',
    padding: tokens.spacingHorizontalS,
    textAlign: 'right',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: 'none',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '::placeholder': { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
    ':focus': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  wrong: { backgroundColor: tokens.colorPaletteRedBackground1, textDecorationLine: 'underline wavy' },
});

interface Place {
  row: number;
  column: number;
}

interface CellTableProps {
  grid: SchoolGrid;
  cells: ReadonlyMap<string, string>;
  readOnly: boolean;
  dispatch: (action: GridAction) => void;
  /** Some of what was pasted fell outside the grid. */
  onOutside: (cells: number) => void;
}

/** Schools by variants, as in Excel: arrows and Enter move, a block is pasted whole, Ctrl+Z and Ctrl+Y go back and on. */
export function CellTable({ grid, cells, readOnly, dispatch, onOutside }: CellTableProps) {
  const styles = useStyles();
  const text = useText(schoolGridText);
  const frame = useRef<HTMLElement>(null);
  const [[first, last], look] = useRowsInView(frame, grid.schools.length);
  const move = useMove(frame, look);
  const { variants } = grid.form;
  const sums = sumsOf(grid, cells);
  const rows = grid.schools.length;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, { row, column }: Place) => {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && (key === 'z' || key === 'y')) {
      event.preventDefault();
      // At once, so that the whole cell is selected again and typing goes over it.
      flushSync(() => dispatch({ type: key === 'y' || event.shiftKey ? 'redo' : 'undo' }));
      event.currentTarget.select();
      return;
    }
    const to = target(event, { row, column });
    if (!to || to.row < 0 || to.row >= rows || to.column < 0 || to.column >= variants.length) return;
    event.preventDefault();
    move(to);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, place: Place) => {
    const clipboard = event.clipboardData.getData('text/plain');
    if (readOnly || !/[\t\n\r]/.test(clipboard)) return;
    event.preventDefault();
    const { changes, outside } = pasteAt(
      readBlock(clipboard),
      place,
      grid.schools.map(({ schoolId }) => schoolId),
      variants.map(({ variantId }) => variantId),
    );
    dispatch({ type: 'write', changes });
    onOutside(outside);
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section ref={frame} aria-label={text.title} tabIndex={0} className={styles.frame} onScroll={look}>
      {/* As high as all rows, with the drawn ones at their own height: the bar beside it then tells where one is. */}
      <div className={styles.all} style={{ height: rows * ROW + HEAD + FOOT, paddingTop: first * ROW }}>
        <table className={styles.table} aria-rowcount={rows + 2}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={mergeClasses(styles.bar, styles.head, styles.name, styles.corner)}>
                {text.school}
              </th>
              {variants.map(({ variantId, name }) => (
                <th key={variantId} scope="col" className={mergeClasses(styles.bar, styles.head, styles.figure)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.schools.slice(first, last).map((school, offset) => (
              <SchoolRow key={school.schoolId} school={school} row={first + offset}>
                {variants.map(({ variantId, name }, column) => {
                  const place = { row: first + offset, column };
                  const key = cellKey(school.schoolId, variantId);
                  return (
                    <Cell
                      key={variantId}
                      place={place}
                      label={text.cell(school.name, name, previousOf(school, variantId))}
                      previous={previousOf(school, variantId)}
                      detail={detailOf(school, variantId, text)}
                      value={cells.get(key) ?? ''}
                      readOnly={readOnly}
                      onKeyDown={(event) => onKeyDown(event, place)}
                      onPaste={(event) => onPaste(event, place)}
                      onType={(typed) => dispatch({ type: 'write', changes: [{ key, text: typed }] })}
                    />
                  );
                })}
              </SchoolRow>
            ))}
          </tbody>
          <tfoot>
            <tr aria-rowindex={rows + 2}>
              <th scope="row" className={mergeClasses(styles.bar, styles.foot, styles.name, styles.corner)}>
                {text.total}
              </th>
              {variants.map(({ variantId }, at) => (
                <td key={variantId} className={mergeClasses(styles.bar, styles.foot, styles.figure)}>
                  {sums[at]}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

type School = SchoolGrid['schools'][number];
type Words = (typeof schoolGridText)['nl'];

function previousOf(school: School, variantId: string): number | null {
  return school.cells.find((cell) => cell.variantId === variantId)?.previous ?? null;
}

/** What is saved beyond the number in the cell: until when it is uncertain, or why there are no places. */
function detailOf(school: School, variantId: string, text: Words): string | undefined {
  const own = school.cells.find((cell) => cell.variantId === variantId)?.own;
  return own && own.certainty !== 'definite' ? text.detail(own) : undefined;
}

function SchoolRow({ school, row, children }: { school: School; row: number; children: ReactNode }) {
  const styles = useStyles();
  const text = useText(schoolGridText);
  return (
    <tr aria-rowindex={row + 2} className={styles.row}>
      <th scope="row" className={styles.name} title={school.name}>
        <span className={styles.one}>{school.name}</span>
        <span className={styles.small}>
          {school.groupTeachers === null ? school.brin : text.facts(school.brin, school.groupTeachers)}
        </span>
      </th>
      {children}
    </tr>
  );
}

interface CellProps {
  place: Place;
  label: string;
  previous: number | null;
  detail: string | undefined;
  value: string;
  readOnly: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onType: (typed: string) => void;
}

function Cell({ place, label, previous, detail, value, readOnly, onKeyDown, onPaste, onType }: CellProps) {
  const styles = useStyles();
  const wrong = readCell(value) === undefined;
  return (
    <td className={styles.cell}>
      <input
        className={mergeClasses(styles.input, wrong && styles.wrong)}
        aria-label={label}
        title={detail}
        aria-invalid={wrong}
        data-cell={`${place.row}:${place.column}`}
        readOnly={readOnly}
        size={1}
        placeholder={previous === null ? '' : String(previous)}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onChange={(event) => onType(event.target.value)}
      />
    </td>
  );
}

/** Where a key leads; left and right only when the whole cell is selected, so that one can also walk through its text. */
function target(event: KeyboardEvent<HTMLInputElement>, { row, column }: Place): Place | null {
  const { key, shiftKey } = event;
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  if (key === 'ArrowDown' || (key === 'Enter' && !shiftKey)) return { row: row + 1, column };
  if (key === 'ArrowUp' || key === 'Enter') return { row: row - 1, column };
  if (key === 'PageDown') return { row: row + 10, column };
  if (key === 'PageUp') return { row: row - 10, column };
  if (key === 'ArrowRight' && (whole || selectionStart === value.length)) return { row, column: column + 1 };
  if (key === 'ArrowLeft' && (whole || selectionEnd === 0)) return { row, column: column - 1 };
  return null;
}

/** Moves the focus, also to a row that is not drawn yet. */
function useMove(frame: { current: HTMLElement | null }, look: () => void): (to: Place) => void {
  const [wanted, want] = useState<Place | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const box = frame.current;
    const cell = box?.querySelector<HTMLInputElement>(`[data-cell="${wanted.row}:${wanted.column}"]`);
    cell?.focus({ preventScroll: true });
    if (box && cell) sideways(box, cell);
  }, [frame, wanted]);
  return (to) => {
    const box = frame.current;
    if (box) {
      const top = to.row * ROW;
      const height = box.clientHeight - HEAD - FOOT;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + ROW > box.scrollTop + height) box.scrollTop = top + ROW - height;
      look();
    }
    want(to);
  };
}

/** Scrolls a cell out from under the names on its left, or into view from the right. */
function sideways(box: HTMLElement, cell: HTMLElement): void {
  const names = box.querySelector('th')?.getBoundingClientRect().right ?? 0;
  const { left, right } = cell.getBoundingClientRect();
  const end = box.getBoundingClientRect().left + box.clientWidth;
  if (left < names) box.scrollLeft -= names - left;
  else if (right > end) box.scrollLeft += right - end;
}

/** The first row in view of the frame and the one after the last. */
function useRowsInView(frame: { current: HTMLElement | null }, count: number): [[number, number], () => void] {
  const [range, setRange] = useState<[number, number]>([0, Math.min(count, 30)]);
  const look = () => {
    const box = frame.current;
    if (!box) return;
    const from = Math.max(0, Math.floor(box.scrollTop / ROW) - MARGIN);
    const to = Math.min(count, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + MARGIN);
    setRange((old) => (old[0] === from && old[1] === to ? old : [from, to]));
  };
  return [[Math.min(range[0], count), Math.min(range[1], count)], look];
}
