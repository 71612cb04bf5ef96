import { Checkbox, Field, Input, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { Cadence } from '../../src/meetings/rules/year-plan/plan.ts';
import type { MeetingRooms } from '../../src/meetings/schema.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { RoomSelect } from '../meetings/room-select.tsx';
import { useText } from '../shell/app-context.ts';
import { NumberField } from './number-field.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  days: { display: 'flex', flexWrap: 'wrap' },
});
const DAYS = [1, 2, 3, 4, 5];

interface CadenceFieldsProps {
  cadence: Cadence;
  rooms: MeetingRooms['rooms'];
  onChange: (cadence: Cadence) => void;
}

/** Days, time and place of a body's meetings. The day that is ticked first is the one preferred. */
export function CadenceFields({ cadence, rooms, onChange }: CadenceFieldsProps) {
  const styles = useStyles();
  const words = useText(yearPlanScreenText);
  const text = words.form;
  const set = (part: Partial<Cadence>) => onChange({ ...cadence, ...part });
  const { weekdays } = cadence;
  const tick = (day: number, on: boolean) =>
    set({ weekdays: on ? [...weekdays, day] : weekdays.filter((one) => one !== day) });
  return (
    <>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend style={{ padding: 0 }}>
          <Text>{text.weekdays}</Text>
        </legend>
        <div className={styles.days}>
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              label={`${words.weekday(day)}${weekdays[0] === day && weekdays.length > 1 ? ` (${text.first})` : ''}`}
              checked={weekdays.includes(day)}
              onChange={(_, { checked }) => tick(day, checked === true)}
            />
          ))}
        </div>
      </fieldset>
      <div className={styles.row}>
        <Field label={text.starts}>
          <Input type="time" value={cadence.starts} onChange={(_, { value }) => set({ starts: value })} />
        </Field>
        <NumberField
          label={text.minutes}
          value={cadence.minutes}
          min={0}
          max={720}
          onChange={(minutes) => set({ minutes })}
        />
      </div>
      <Field label={text.place}>
        <Input value={cadence.place} maxLength={200} onChange={(_, { value }) => set({ place: value })} />
      </Field>
      {(rooms.length > 0 || cadence.roomEmail) && (
        <RoomSelect
          rooms={rooms}
          value={cadence.roomEmail ?? ''}
          onChange={(roomEmail) => set({ roomEmail: roomEmail || undefined })}
        />
      )}
      <Switch label={text.online} checked={cadence.online} onChange={(_, { checked }) => set({ online: checked })} />
      <NumberField
        label={text.papersDays}
        value={cadence.papersDays}
        min={0}
        max={60}
        onChange={(papersDays) => set({ papersDays })}
      />
      <Switch
        label={text.keepShortDays}
        checked={cadence.keepShortDays}
        onChange={(_, { checked }) => set({ keepShortDays: checked })}
      />
    </>
  );
}
