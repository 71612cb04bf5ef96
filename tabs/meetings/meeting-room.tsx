import { Badge, Field, MessageBar, MessageBarBody, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { MeetingDetail, MeetingRooms } from '../../src/meetings/schema.ts';
import { roomText } from '../../src/text/rooms.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  choice: { maxWidth: '24rem' },
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
  const styles = useStyles();
  const text = useText(roomText);
  const { api, at } = useApp();
  const found = useRead<MeetingRooms>(`/meetings/${meeting.meetingId}/rooms`);
  const choose = useChange((email: string | null) => api.post(at(`/meetings/${meeting.meetingId}/room`), { email }));
  const rooms = found.data?.rooms ?? [];
  if (found.data && rooms.length === 0) return <Text>{text.nothing}</Text>;
  const known = rooms.some(({ email }) => email === meeting.room?.email);
  return (
    <>
      <Field label={text.choose} className={styles.choice}>
        <Select
          disabled={choose.isPending || !found.data}
          value={meeting.room?.email ?? ''}
          onChange={(_, { value }) => choose.mutate(value || null)}
        >
          <option value="">{text.none}</option>
          {meeting.room && !known && <option value={meeting.room.email}>{meeting.room.name}</option>}
          {rooms.map(({ email, name, capacity }) => (
            <option key={email} value={email}>
              {text.seats(name, capacity)}
            </option>
          ))}
        </Select>
      </Field>
      <Refused error={choose.error} />
    </>
  );
}
