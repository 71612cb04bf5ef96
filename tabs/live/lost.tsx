import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { liveText } from '../../src/text/tabs/live.ts';
import { useText } from '../shell/app-context.ts';

/** Says that the connection is away for a moment. */
export function Lost() {
  const text = useText(liveText);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text.lost}</MessageBarBody>
    </MessageBar>
  );
}
