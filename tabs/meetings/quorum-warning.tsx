import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { countConditions } from '../../src/meetings/rules/body-settings.ts';
import type { BodySettingsView } from '../../src/meetings/schema-body-settings.ts';
import { conditionSentence } from '../../src/text/body-settings.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { useRead } from '../shell/use-api.ts';

/** Says before a poll is sent that its quorum cannot come about, whatever people answer. */
export function QuorumWarning({ bodyId }: { bodyId: string }) {
  const text = useText(planPollText);
  const { language } = useApp();
  const settings = useRead<BodySettingsView>(`/bodies/${bodyId}/settings`, { enabled: bodyId !== '' });
  if (!settings.data || bodyId === '') return null;
  const { seats, quorum } = settings.data;
  const impossible = countConditions(seats, quorum).filter(({ possible }) => !possible);
  if (impossible.length === 0) return null;
  const why = impossible.map((condition) => conditionSentence(condition, language)).join(' ');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {text.quorumImpossible} {why} {text.quorumImpossibleHelp}
      </MessageBarBody>
    </MessageBar>
  );
}
