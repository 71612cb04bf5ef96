import { Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { longMoment } from '../../src/text/format.ts';
import { addDays, type LocalDate } from '../../src/time/local.ts';
import { useApp } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { weekdayAfter } from '../shell/working-day.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  when: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** A day and a time as they are being chosen; empty: not yet. */
export interface ChosenMoment {
  day: string;
  time: string;
}

/** The local date and time that was chosen; null: not all of it. */
export function momentOf({ day, time }: ChosenMoment): string | null {
  return day === '' || time === '' ? null : `${day}T${time}`;
}

/** The other way round, of a local date and time. */
export function chosenOf(moment: string): ChosenMoment {
  return { day: moment.slice(0, 10), time: moment.slice(11, 16) };
}

/** Five in the afternoon so many days from today; on the Monday after, where that is in a weekend. */
export function usualMoment(today: LocalDate, days: number): ChosenMoment {
  return { day: weekdayAfter(addDays(today, days)), time: '17:00' };
}

interface AnswerByProps {
  label: string;
  at: string;
  value: ChosenMoment;
  onChange: (value: ChosenMoment) => void;
}

/** Until when one can answer. In words below it too: the fields write a date as the browser does, which may be month first. */
export function AnswerBy({ label, at, value, onChange }: AnswerByProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const { language } = useApp();
  const moment = momentOf(value);
  return (
    <div className={styles.whole}>
      <div className={styles.when}>
        <Field label={label}>
          <Input type="date" value={value.day} onChange={(_, { value: day }) => onChange({ ...value, day })} />
        </Field>
        <Field label={at}>
          <Input type="time" value={value.time} onChange={(_, { value: time }) => onChange({ ...value, time })} />
        </Field>
      </div>
      {moment !== null && (
        <Text size={200} className={panel.subtle}>
          {longMoment(moment, language)}
        </Text>
      )}
    </div>
  );
}
