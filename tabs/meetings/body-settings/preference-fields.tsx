import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type BodyPreferences, MEETING_FORMS, type MeetingForm } from '../../../src/meetings/rules/body-settings.ts';
import { weekdayName } from '../../../src/text/format.ts';
import { bodySettingsText } from '../../../src/text/tabs/body-settings.ts';
import { planPollText } from '../../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { DURATIONS } from '../new-poll.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  days: { border: 0, margin: 0, padding: 0 },
  legend: { padding: 0 },
});
const DAYS = [1, 2, 3, 4, 5];

interface Props {
  preferences: BodyPreferences;
  readOnly: boolean;
  onChange: (part: Partial<BodyPreferences>) => void;
}

/** Days, times, place and form that a body likes. What it leaves open stays open. */
export function PreferenceFields({ preferences, readOnly, onChange }: Props) {
  const styles = useStyles();
  const text = useText(bodySettingsText);
  const { from, until, place, form, travelMinutes, resultsHidden } = preferences;
  return (
    <>
      <Weekdays preferences={preferences} readOnly={readOnly} onChange={onChange} />
      <div className={styles.row}>
        <Field label={text.from}>
          <Input
            type="time"
            disabled={readOnly}
            value={from ?? ''}
            onChange={(_, { value }) => onChange({ from: value || null })}
          />
        </Field>
        <Field label={text.until}>
          <Input
            type="time"
            disabled={readOnly}
            value={until ?? ''}
            onChange={(_, { value }) => onChange({ until: value || null })}
          />
        </Field>
        <Length preferences={preferences} readOnly={readOnly} onChange={onChange} />
      </div>
      <Field label={text.form}>
        <RadioGroup
          disabled={readOnly}
          value={form ?? 'any'}
          onChange={(_, { value }) => onChange({ form: value === 'any' ? null : (value as MeetingForm) })}
        >
          {(['any', ...MEETING_FORMS] as const).map((one) => (
            <Radio key={one} value={one} label={text.forms[one]} />
          ))}
        </RadioGroup>
      </Field>
      {form !== 'online' && (
        <Field label={text.place}>
          <Input
            disabled={readOnly}
            value={place}
            maxLength={200}
            onChange={(_, { value }) => onChange({ place: value })}
          />
        </Field>
      )}
      <Field label={text.travel} hint={text.travelHelp}>
        <Input
          type="number"
          min={0}
          max={240}
          disabled={readOnly}
          value={travelMinutes === null ? '' : String(travelMinutes)}
          onChange={(_, { value }) => onChange({ travelMinutes: value === '' ? null : Math.trunc(Number(value)) || 0 })}
        />
      </Field>
      <Field hint={text.hiddenHelp}>
        <Switch
          disabled={readOnly}
          label={text.hidden}
          checked={resultsHidden}
          onChange={(_, { checked }) => onChange({ resultsHidden: checked })}
        />
      </Field>
    </>
  );
}

function Weekdays({ preferences: { weekdays }, readOnly, onChange }: Props) {
  const styles = useStyles();
  const text = useText(bodySettingsText);
  const { language } = useApp();
  const tick = (day: number, on: boolean) =>
    onChange({ weekdays: on ? [...weekdays, day] : weekdays.filter((one) => one !== day) });
  return (
    <fieldset className={styles.days}>
      <legend className={styles.legend}>
        <Text>{text.weekdays}</Text>
      </legend>
      <div className={styles.row}>
        {DAYS.map((day) => (
          <Checkbox
            key={day}
            disabled={readOnly}
            label={`${weekdayName(day, language)}${weekdays[0] === day && weekdays.length > 1 ? ` (${text.first})` : ''}`}
            checked={weekdays.includes(day)}
            onChange={(_, { checked }) => tick(day, checked === true)}
          />
        ))}
      </div>
      {weekdays.length === 0 && <Text size={200}>{text.anyDay}</Text>}
    </fieldset>
  );
}

function Length({ preferences: { minutes }, readOnly, onChange }: Props) {
  const text = useText(bodySettingsText);
  const { hours } = useText(planPollText);
  const lengths = minutes === null || DURATIONS.includes(minutes) ? DURATIONS : [...DURATIONS, minutes];
  return (
    <Field label={text.minutes}>
      <Select
        disabled={readOnly}
        value={minutes === null ? '' : String(minutes)}
        onChange={(_, { value }) => onChange({ minutes: value === '' ? null : Number(value) })}
      >
        <option value="">{text.differs}</option>
        {lengths
          .toSorted((a, b) => a - b)
          .map((length) => (
            <option key={length} value={length}>
              {hours(length)}
            </option>
          ))}
      </Select>
    </Field>
  );
}
