import {
  useVirtualizer,
  useWindowVirtualizer,
  type VirtualItem,
  type Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from './use-printing.ts';

/** Up to this many rows the browser draws all of them without trouble. */
const DRAWN_WHOLE = 199;
/** Rows drawn beyond what is in view, on either side. */
const MARGIN = 8;
const BARE = { listStyle: 'none', margin: 0, padding: 0 };
/** A row holds the margins of what stands in it: they count in its height. */
const ROW = { display: 'flow-root' };

interface VirtualListProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  row: (item: T, index: number) => ReactNode;
  /** A guess in pixels, used only where the list is long, and only until a row is drawn and measured. */
  rowHeight: number;
}

/** A list that draws only what is in view once it is long, and all of it on paper; rows may differ in height. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const printing = usePrinting();
  if (printing || props.items.length <= DRAWN_WHOLE) {
    return (
      <ul style={BARE}>
        {props.items.map((item, index) => (
          <li key={props.keyOf(item)}>{props.row(item, index)}</li>
        ))}
      </ul>
    );
  }
  return <LongList {...props} />;
}

/** Looks first what scrolls the list: a box around it, such as a dialog, or the window. */
function LongList<T>(props: VirtualListProps<T>) {
  const place = useRef<HTMLUListElement>(null);
  const [box, setBox] = useState<Element | 'window' | null>(null);
  useLayoutEffect(() => setBox(place.current && scrollBoxOf(place.current)), []);
  if (box === null) return <ul ref={place} style={BARE} />;
  return box === 'window' ? <ListInWindow {...props} /> : <ListInBox {...props} box={box} />;
}

function scrollBoxOf(element: Element): Element | 'window' {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return 'window';
}

function ListInWindow<T>(props: VirtualListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const above = useAbove(list, (rows) => rows.getBoundingClientRect().top + window.scrollY);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>(settingsOf(props, above));
  return <Rows {...props} list={list} virtualizer={virtualizer} />;
}

function ListInBox<T>({ box, ...props }: VirtualListProps<T> & { box: Element }) {
  const list = useRef<HTMLUListElement>(null);
  const above = useAbove(
    list,
    (rows) => rows.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop,
  );
  const virtualizer = useVirtualizer<Element, HTMLLIElement>({
    ...settingsOf(props, above),
    getScrollElement: () => box,
  });
  return <Rows {...props} list={list} virtualizer={virtualizer} />;
}

/** Pixels between the top of what scrolls and the list; what stands above it comes, goes and grows. */
function useAbove(list: RefObject<HTMLUListElement | null>, measure: (list: HTMLUListElement) => number): number {
  const [above, setAbove] = useState(0);
  // After every drawing, so also after every scroll that draws other rows.
  useLayoutEffect(() => {
    if (list.current) setAbove(Math.round(measure(list.current)));
  });
  return above;
}

function settingsOf<T>({ items, keyOf, rowHeight }: VirtualListProps<T>, above: number) {
  return {
    count: items.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: MARGIN,
    scrollMargin: above,
  } satisfies Partial<VirtualizerOptions<Element, HTMLLIElement>>;
}

interface RowsProps<T, Box extends Element | Window> extends VirtualListProps<T> {
  list: RefObject<HTMLUListElement | null>;
  virtualizer: Virtualizer<Box, HTMLLIElement>;
}

/** The rows in view; padding stands for the others, so that the page is as long as with all of them. */
function Rows<T, Box extends Element | Window>({ items, row, list, virtualizer }: RowsProps<T, Box>) {
  const shown = virtualizer.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  const { scrollMargin } = virtualizer.options;
  const paddingTop = first ? first.start - scrollMargin : 0;
  const paddingBottom = virtualizer.getTotalSize() - (last ? last.end - scrollMargin : 0);
  const line = ({ index, key }: VirtualItem) => (
    <li
      ref={virtualizer.measureElement}
      data-index={index}
      aria-setsize={items.length}
      aria-posinset={index + 1}
      key={key}
      style={ROW}
    >
      {row(items[index] as T, index)}
    </li>
  );
  return (
    // The virtualizer keeps in place what is looked at; the browser would do so a second time.
    <ul ref={list} style={{ ...BARE, paddingTop, paddingBottom, overflowAnchor: 'none' }}>
      {shown.map(line)}
    </ul>
  );
}
