import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { MeetingRooms } from '../../src/meetings/schema.ts';
import { roomText } from '../../src/text/rooms.ts';
import { useText } from '../shell/app-context.ts';

const useStyles = makeStyles({ choice: { maxWidth: '24rem' } });

interface RoomSelectProps {
  rooms: MeetingRooms['rooms'];
  /** Address of the room; empty: none. */
  value: string;
  /** What a room is called that the institute has no longer. */
  oldName?: string;
  disabled?: boolean;
  onChange: (email: string) => void;
}

/** One of the rooms of the institute, or none. */
export function RoomSelect({ rooms, value, oldName = value, disabled = false, onChange }: RoomSelectProps) {
  const styles = useStyles();
  const text = useText(roomText);
  const known = value === '' || rooms.some(({ email }) => email === value);
  return (
    <Field label={text.choose} className={styles.choice}>
      <Select disabled={disabled} value={value} onChange={(_, chosen) => onChange(chosen.value)}>
        <option value="">{text.none}</option>
        {!known && <option value={value}>{oldName}</option>}
        {rooms.map(({ email, name, capacity }) => (
          <option key={email} value={email}>
            {text.seats(name, capacity)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
