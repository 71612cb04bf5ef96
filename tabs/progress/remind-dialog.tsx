import { lazy, Suspense } from 'react';
import type { Selection } from '../../src/reminders/schema.ts';

const ReminderPreview = lazy(() => import('./reminder-preview.tsx'));

/** The dialog before a reminder goes out; it is fetched when somebody asks for it. */
export function RemindDialog(props: { selection: Selection; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <ReminderPreview {...props} />
    </Suspense>
  );
}
