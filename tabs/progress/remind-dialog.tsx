import type { Selection } from '../../src/reminders/schema.ts';
import { deferred } from '../shell/deferred.tsx';

const ReminderPreview = deferred(() => import('./reminder-preview.tsx'));

/** The dialog before a reminder goes out; it is fetched when somebody asks for it. */
export function RemindDialog(props: { selection: Selection; onClose: () => void }) {
  return <ReminderPreview {...props} />;
}
