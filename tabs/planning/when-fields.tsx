import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import type { MonthPart, When } from '../../src/meetings/rules/year-plan/plan.ts';
import type { YearPlanBody } from '../../src/meetings/schema-year-plan.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useText } from '../shell/app-context.ts';
import { NumberField } from './number-field.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});
const MONTHS = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7];
const PARTS: MonthPart[] = ['early', 'middle', 'late'];

interface WhenFieldsProps {
  when: When;
  others: YearPlanBody[];
  onChange: (when: When) => void;
}

/** The numbers, months or weeks that go with the way in which a body says when. */
export function WhenFields({ when, others, onChange }: WhenFieldsProps) {
  const text = useText(yearPlanScreenText).form;
  if (when.kind === 'spread') {
    return (
      <NumberField
        label={text.count}
        value={when.count}
        min={1}
        max={26}
        onChange={(count) => onChange({ ...when, count })}
      />
    );
  }
  if (when.kind === 'months')
    return <MonthFields months={when.months} onChange={(months) => onChange({ ...when, months })} />;
  return <BeforeFields when={when} others={others} onChange={onChange} />;
}

type Months = Extract<When, { kind: 'months' }>['months'];

function MonthFields({ months, onChange }: { months: Months; onChange: (months: Months) => void }) {
  const styles = useStyles();
  const words = useText(yearPlanScreenText);
  const text = words.form;
  const set = (index: number, part: Partial<Months[number]>) =>
    onChange(months.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <>
      {months.map(({ month, part }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands in that place, whatever month is chosen in it
        <div key={index} className={styles.row}>
          <Field label={text.month}>
            <Select value={String(month)} onChange={(_, { value }) => set(index, { month: Number(value) })}>
              {MONTHS.map((one) => (
                <option key={one} value={one}>
                  {words.monthName(one)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={text.part}>
            <Select value={part} onChange={(_, { value }) => set(index, { part: value as MonthPart })}>
              {PARTS.map((one) => (
                <option key={one} value={one}>
                  {text.parts[one]}
                </option>
              ))}
            </Select>
          </Field>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text.removeMonth(words.monthName(month))}
            onClick={() => onChange(months.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange([...months, nextMonth(months)])}>
          {text.addMonth}
        </Button>
      </div>
    </>
  );
}

/** The first month of the school year that is not there yet. */
function nextMonth(months: Months): Months[number] {
  const month = MONTHS.find((one) => one !== 8 && !months.some((there) => there.month === one)) ?? 9;
  return { month, part: 'middle' };
}

function BeforeFields(props: {
  when: Extract<When, { kind: 'before' }>;
  others: YearPlanBody[];
  onChange: (when: When) => void;
}) {
  const { when, others, onChange } = props;
  const styles = useStyles();
  const text = useText(yearPlanScreenText).form;
  const set = (part: Partial<typeof when>) => onChange({ ...when, ...part });
  return (
    <>
      <Field label={text.of}>
        <Select value={when.bodyId} onChange={(_, { value }) => set({ bodyId: value })}>
          {others.map(({ bodyId, name }) => (
            <option key={bodyId} value={bodyId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.row}>
        <NumberField
          label={text.minWeeks}
          hint={text.weeksHint}
          value={when.minWeeks}
          min={0}
          max={20}
          onChange={(minWeeks) => set({ minWeeks })}
        />
        <NumberField
          label={text.maxWeeks}
          value={when.maxWeeks}
          min={0}
          max={20}
          onChange={(maxWeeks) => set({ maxWeeks })}
        />
      </div>
      <NumberField
        label={text.outcomeDays}
        value={when.outcomeDays}
        min={0}
        max={60}
        onChange={(outcomeDays) => set({ outcomeDays })}
      />
    </>
  );
}
