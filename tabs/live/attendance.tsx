import { Badge, Button, Checkbox, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { LiveSeat, LiveView, SetAttendance } from '../../src/live/schema.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { Quorum } from './quorum.tsx';
import { useLiveChange } from './use-live.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flex: '1 1 12rem', minWidth: 0, overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Who is there, seat by seat, and whether that makes a quorum. */
export function Attendance({ view }: { view: LiveView }) {
  const styles = useStyles();
  const text = useText(liveText);
  const { api, at } = useApp();
  const { shared, mine } = view;
  const path = at(`/meetings/${shared.meetingId}/live/attendance`);
  const set = useLiveChange(shared.meetingId, (body: SetAttendance) => api.put<LiveView>(path, body));
  const confirm = useLiveChange(shared.meetingId, () => api.post<LiveView>(`${path}/confirm`));
  const leads = mine.may.lead && shared.state === 'running';
  return (
    <Section title={text.attendance}>
      <Quorum quorum={shared.quorum} over={shared.state === 'closed'} />
      {leads && shared.seats.some(({ state }) => state === 'expected') && (
        <Button disabledFocusable={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
          {text.confirm}
        </Button>
      )}
      <Refused error={set.error ?? confirm.error} />
      <ul className={styles.list}>
        {shared.seats.map((seat) => (
          <Seat key={seat.seatId} seat={seat} change={leads ? (body) => set.mutate(body) : null} />
        ))}
      </ul>
    </Section>
  );
}

/** `change` is null for who only watches. */
function Seat({ seat, change }: { seat: LiveSeat; change: ((body: SetAttendance) => void) | null }) {
  const styles = useStyles();
  const text = useText(liveText);
  const present = seat.state === 'present';
  const personId = seat.people.find(({ name }) => name === seat.name)?.personId ?? '';
  const words = [
    seat.name ?? text.vacant,
    seat.deputy ? text.deputy : '',
    seat.weight !== 1 ? text.weight(seat.weight) : '',
  ];
  return (
    <li className={styles.row}>
      <Checkbox
        aria-label={text.present(seat.label)}
        checked={present ? true : seat.state === 'expected' ? 'mixed' : false}
        disabled={!change || seat.people.length === 0}
        onChange={() => change?.({ seatId: seat.seatId, present: !present, personId: null })}
      />
      <div className={styles.grow}>
        <Text block>{seat.label}</Text>
        <Text block size={200} className={styles.subtle}>
          {words.filter(Boolean).join(' · ')}
        </Text>
      </div>
      {seat.state === 'expected' && <Badge appearance="outline">{text.expected}</Badge>}
      {change && present && seat.people.length > 1 && (
        <Select
          size="small"
          aria-label={text.who(seat.label)}
          value={personId}
          onChange={(_event, { value }) => change({ seatId: seat.seatId, present: true, personId: value })}
        >
          {seat.people.map((person) => (
            <option key={person.personId} value={person.personId}>
              {person.name}
            </option>
          ))}
        </Select>
      )}
    </li>
  );
}
