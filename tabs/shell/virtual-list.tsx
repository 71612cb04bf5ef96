import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePrinting } from './use-printing.ts';

/** Up to this many rows the browser draws all of them without trouble. */
const DRAWN_WHOLE = 199;
const BARE = { listStyle: 'none', margin: 0, padding: 0 };
/** Rows drawn at least, also where the list begins below what is in view. */
const LEAST = 20;
/** Rows drawn beyond what is in view, on either side. */
const MARGIN = 8;

interface VirtualListProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  row: (item: T, index: number) => ReactNode;
  /** A guess in pixels, used only where the list is long. */
  rowHeight: number;
}

/** A list that draws only what is in view once it is long, and all of it on paper; rows may differ in height from the guess a little. */
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

function LongList<T>({ items, keyOf, row, rowHeight }: VirtualListProps<T>) {
  const place = useRef<HTMLUListElement>(null);
  const [from, to] = useVisibleRows(place, items.length, rowHeight);
  const shown = items.slice(from, to);
  return (
    <ul ref={place} style={{ ...BARE, paddingTop: from * rowHeight, paddingBottom: (items.length - to) * rowHeight }}>
      {shown.map((item, offset) => (
        <li
          aria-setsize={items.length}
          aria-posinset={from + offset + 1}
          key={keyOf(item)}
          style={{ minHeight: rowHeight }}
        >
          {row(item, from + offset)}
        </li>
      ))}
    </ul>
  );
}

/** The first row in view and the one after the last, as the window scrolls. */
function useVisibleRows(place: { current: HTMLElement | null }, count: number, rowHeight: number): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, 40]);
  useEffect(() => {
    const look = () => {
      const top = place.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / rowHeight) - MARGIN);
      const inView = Math.ceil((window.innerHeight - top) / rowHeight) + MARGIN;
      const last = Math.min(count, Math.max(inView, first + LEAST));
      setRange((old) => (old[0] === first && old[1] === last ? old : [first, last]));
    };
    look();
    // Captured, so that scrolling any box around the list counts, not only the window.
    window.addEventListener('scroll', look, { passive: true, capture: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [place, count, rowHeight]);
  return [Math.min(range[0], count), Math.min(range[1], count)];
}
