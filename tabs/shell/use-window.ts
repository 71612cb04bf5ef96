import { type RefObject, useEffect, useState } from 'react';

/** Drawn beyond what is in view, on either side. */
const MARGIN = 3;

/**
 * Which of `count` columns of the same width a box that scrolls sideways shows: the first, and the one after the last.
 * `lead`: pixels at the left that something else covers.
 */
export function useVisibleColumns(
  box: RefObject<HTMLElement | null>,
  { count, width, lead }: { count: number; width: number; lead: number },
): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, 12]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollLeft / width) - MARGIN);
      const last = Math.min(count, Math.ceil((element.scrollLeft + element.clientWidth - lead) / width) + MARGIN);
      setRange((old) => (old[0] === first && old[1] === last ? old : [first, Math.max(first + 1, last)]));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      element.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [box, count, width, lead]);
  return [Math.min(range[0], Math.max(0, count - 1)), Math.min(range[1], count)];
}
