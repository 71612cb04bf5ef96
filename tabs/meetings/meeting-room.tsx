import { Badge, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingDetail, MeetingRooms } from '../../src/meetings/schema.ts';
import { roomText } from '../../src/text/rooms.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { RoomSelect } from './room-select.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});
const COLORS = { accepted: 'success', tentative: 'warning', declined: 'danger', none: 'subtle' } as const;

/** The room of the institute, with whether it is free; who plans chooses it. */
export function MeetingRoom({ meeting }: { meeting: MeetingDetail }) {
  const styles = useStyles();
  const text = useText(roomText);
  const { room, may } = meeting;
  if (!room && !may.move) return null;
  const response = room?.response ?? 'none';
  return (
    <Section title={text.title}>
      {room && (
        <div className={styles.row}>
          <Text weight="semibold">{room.name}</Text>
          <Badge appearance="tint" color={COLORS[response]}>
            {text.states[response]}
          </Badge>
        </div>
      )}
      {room && response === 'declined' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.declined}</MessageBarBody>
        </MessageBar>
      )}
      {may.move && <RoomChoice meeting={meeting} />}
    </Section>
  );
}

function RoomChoice({ meeting }: { meeting: MeetingDetail }) {
  const text = useText(roomText);
  const { api, at } = useApp();
  const found = useRead<MeetingRooms>(`/meetings/${meeting.meetingId}/rooms`);
  const choose = useChange((email: string | null) => api.post(at(`/meetings/${meeting.meetingId}/room`), { email }));
  const rooms = found.data?.rooms ?? [];
  if (found.data && rooms.length === 0) return <Text>{text.nothing}</Text>;
  return (
    <>
      <RoomSelect
        rooms={rooms}
        value={meeting.room?.email ?? ''}
        oldName={meeting.room?.name ?? ''}
        disabled={choose.isPending || !found.data}
        onChange={(email) => choose.mutate(email || null)}
      />
      <Refused error={choose.error} />
    </>
  );
}
