import { Button, Field, Input, makeStyles, Select, Switch, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { type DraftOption, DURATIONS } from './new-poll.ts';
import { saidSpan } from './said-span.ts';

const useStyles = makeStyles({
  option: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 10.5rem) minmax(0, 8.5rem) minmax(0, 1fr)',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  legend: {
    float: 'left',
    gridColumn: '1 / -1',
    padding: 0,
    fontWeight: tokens.fontWeightSemibold,
  },
  said: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3 },
  fill: { width: '100%', minWidth: 0 },
  place: { gridColumn: 'span 2', '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  date: { '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  remove: { position: 'absolute', top: tokens.spacingVerticalXS, right: tokens.spacingHorizontalXS },
});

/** A date that was proposed may take as long as nothing else does. */
function durationsWith(minutes: number): number[] {
  return [...new Set([...DURATIONS, minutes])].sort((a, b) => a - b);
}

interface OptionFieldsProps {
  option: DraftOption;
  number: number;
  removable: boolean;
  onChange: (option: DraftOption) => void;
  onRemove: () => void;
}

/** One proposed date: day, time, duration, place, and whether one can join online. */
export function OptionFields({ option, number, removable, onChange, onRemove }: OptionFieldsProps) {
  const styles = useStyles();
  const text = useText(planPollText);
  const { language } = useApp();
  const saidId = useId();
  const set = (part: Partial<DraftOption>) => onChange({ ...option, ...part });
  return (
    <fieldset className={styles.option}>
      <legend className={styles.legend}>{text.option(number)}</legend>
      <Field label={text.date} className={styles.date}>
        <Input
          className={styles.fill}
          type="date"
          aria-describedby={saidId}
          value={option.date}
          onChange={(_, { value }) => set({ date: value })}
        />
      </Field>
      <Field label={text.time}>
        <Input
          className={styles.fill}
          type="time"
          step={300}
          value={option.time}
          onChange={(_, { value }) => set({ time: value })}
        />
      </Field>
      <Field label={text.duration}>
        <Select
          className={styles.fill}
          value={String(option.minutes)}
          onChange={(_, { value }) => set({ minutes: Number(value) })}
        >
          {durationsWith(option.minutes).map((minutes) => (
            <option key={minutes} value={minutes}>
              {text.hours(minutes)}
            </option>
          ))}
        </Select>
      </Field>
      <Text id={saidId} size={200} className={styles.said}>
        {saidSpan(option, language)}
      </Text>
      {removable && (
        <Button
          className={styles.remove}
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={text.removeOption(number)}
          onClick={onRemove}
        />
      )}
      <Field label={text.place} className={styles.place}>
        <Input
          className={styles.fill}
          value={option.place}
          maxLength={200}
          onChange={(_, { value }) => set({ place: value })}
        />
      </Field>
      <Switch label={text.online} checked={option.online} onChange={(_, { checked }) => set({ online: checked })} />
    </fieldset>
  );
}
