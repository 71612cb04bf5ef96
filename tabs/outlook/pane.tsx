/// <reference types="office-js" />
import { outlookText } from '../../src/text/tabs/outlook.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Screen } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { AttendeePane } from './attendee-pane.tsx';
import { ComposePane } from './compose-pane.tsx';
import { MailPane } from './mail-pane.tsx';

/** Beside whatever is open in Outlook: an appointment that is being made, one that was received, or a mail. */
export default function OutlookPane() {
  const text = useText(outlookText);
  const { host } = useApp();
  const item = host.kind === 'outlook' ? Office.context.mailbox?.item : undefined;
  if (!item) {
    return (
      <Screen title={text.notHere}>
        <Empty title={text.notHere}>{text.notHereHelp}</Empty>
      </Screen>
    );
  }
  if (String(item.itemType) === 'message') return <MailPane item={item as unknown as Office.MessageRead} />;
  // Of an appointment that is being made the subject is something to set; of one that was received it is a text.
  const composing = typeof (item.subject as unknown) !== 'string';
  return composing ? (
    <ComposePane item={item as unknown as Office.AppointmentCompose} />
  ) : (
    <AttendeePane item={item as unknown as Office.AppointmentRead} />
  );
}
