import { Text } from '@fluentui/react-components';
import type { LiveView } from '../../src/live/schema.ts';
import { liveCopy } from '../../src/text/live.ts';
import { minutesPaperText } from '../../src/text/minutes-paper.ts';
import { useText } from '../shell/app-context.ts';
import { useRead } from '../shell/use-api.ts';

/** What came of the votes on an item, as the minutes on paper say it; nothing for who may not look into the meeting. */
export function ItemVotes({ meetingId, itemId }: { meetingId: string; itemId: string }) {
  const paper = useText(minutesPaperText);
  const say = useText(liveCopy);
  const live = useRead<LiveView>(`/meetings/${meetingId}/live`);
  const ballots = live.data?.shared.ballots.filter((ballot) => ballot.itemId === itemId) ?? [];
  return ballots.map(({ ballotId, question, totals, outcome }) =>
    totals && outcome ? <Text key={ballotId}>{paper.voted(question, say.result({ totals, outcome }))}</Text> : null,
  );
}
