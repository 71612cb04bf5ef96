import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { rosterText } from '../../src/text/tabs/people.ts';
import { useText } from '../shell/app-context.ts';

/** Sheets and columns that were passed over, because somebody may have meant them. */
export function Notes({ notes }: { notes: readonly string[] }) {
  const text = useText(rosterText);
  if (notes.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.notes}</MessageBarTitle>
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
