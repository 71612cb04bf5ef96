import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { changeRoundText } from '../../src/text/tabs/change-round.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

/** As many names as one still reads. */
const NAMED = 5;

/** Boards that joined after the round was opened, and the way to ask them too. */
export function NewBoards({ dashboard }: { dashboard: RoundDashboard }) {
  const text = useText(changeRoundText);
  const { api, at } = useApp();
  const ask = useChange(() => api.post(at(`/placement-rounds/${dashboard.round.id}/ask-new-boards`)));
  const names = dashboard.newBoards ?? [];
  if (names.length === 0) return null;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text.newBoards(names.slice(0, NAMED), Math.max(0, names.length - NAMED))}</MessageBarBody>
        <MessageBarActions>
          <Button disabled={ask.isPending} onClick={() => ask.mutate(undefined)}>
            {text.askNew}
          </Button>
        </MessageBarActions>
      </MessageBar>
      <Refused error={ask.error} />
    </>
  );
}
