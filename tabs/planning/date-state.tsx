import { CalendarCheckmarkRegular, DismissCircleRegular, LockClosedRegular } from '@fluentui/react-icons';
import type { PlannedDateView } from '../../src/meetings/schema-year-plan.ts';

/** The sign beside a date; what it means stands in words next to it or in its label. */
export function StateIcon({ state }: { state: PlannedDateView['state'] }) {
  if (state === 'locked') return <LockClosedRegular aria-hidden />;
  if (state === 'pushed') return <CalendarCheckmarkRegular aria-hidden />;
  return state === 'cancelled' ? <DismissCircleRegular aria-hidden /> : null;
}
