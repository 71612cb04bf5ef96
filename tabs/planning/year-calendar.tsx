import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { PlannedDateView, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { clockTime, shortDate } from '../../src/text/format.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { StateIcon } from './date-state.tsx';
import { freeDaysOf, type MonthOfPlan, monthsOfPlan } from './months.ts';

const STRIPES = `repeating-linear-gradient(135deg, ${tokens.colorNeutralBackground4} 0 3px, ${tokens.colorNeutralBackground6} 3px 6px)`;

const useStyles = makeStyles({
  year: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(17rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  month: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    breakInside: 'avoid',
  },
  name: { margin: 0 },
  days: { display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: '1px', fontSize: tokens.fontSizeBase200 },
  day: { padding: '2px 0', textAlign: 'center', borderRadius: tokens.borderRadiusSmall },
  weekend: { color: tokens.colorNeutralForeground3 },
  free: { backgroundImage: STRIPES },
  meeting: {
    backgroundImage: 'none',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
  },
  chips: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  chip: {
    justifyContent: 'flex-start',
    width: '100%',
    minWidth: 0,
    paddingInline: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    overflowWrap: 'anywhere',
  },
  gone: { textDecorationLine: 'line-through' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  sign: { display: 'inline-block', width: '1.2em', height: '1em', verticalAlign: 'text-bottom', marginRight: '0.4em' },
});

/** Twelve months with free days striped and meetings below each; every meeting is a button, in order of date. */
export function YearCalendar({ plan, onOpen }: { plan: YearPlanView; onOpen: (date: PlannedDateView) => void }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  return (
    <>
      <div className={styles.legend}>
        <Text size={200}>
          <span className={mergeClasses(styles.sign, styles.free)} aria-hidden />
          {text.legendHoliday}
        </Text>
        <Text size={200}>
          <span className={mergeClasses(styles.sign, styles.meeting)} aria-hidden />
          {text.legendMeeting}
        </Text>
      </div>
      <ul className={styles.year}>
        {monthsOfPlan(plan).map((month) => (
          <li key={month.key}>
            <Month plan={plan} month={month} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface MonthProps {
  plan: YearPlanView;
  month: MonthOfPlan;
  onOpen: (date: PlannedDateView) => void;
}

function Month({ plan, month, onOpen }: MonthProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(yearPlanScreenText);
  const { language } = useApp();
  const id = `maand-${month.key}`;
  const free = freeDaysOf(plan, month, language);
  return (
    <section className={styles.month} aria-labelledby={id}>
      <Text as="h3" id={id} weight="semibold" className={styles.name}>
        {text.month(month.month, month.year)}
      </Text>
      <Days month={month} />
      {free.length > 0 && (
        <Text size={200} className={panel.subtle}>
          {free.join(' · ')}
        </Text>
      )}
      <div className={styles.chips}>
        {month.dates.map((date) => {
          const shown = `${shortDate(date.starts, language)} · ${date.bodyName}`;
          return (
            <Button
              key={`${date.bodyId}-${date.slot}`}
              size="small"
              {...(date.state === 'proposed' ? {} : { icon: <StateIcon state={date.state} /> })}
              className={mergeClasses(styles.chip, date.state === 'cancelled' && styles.gone)}
              aria-label={`${shown}, ${text.states[date.state]}, ${clockTime(date.starts, language)}`}
              onClick={() => onOpen(date)}
            >
              {shown}
            </Button>
          );
        })}
      </div>
    </section>
  );
}

/** The shape of the month for the eye; what it shows is said in words below it. */
function Days({ month }: { month: MonthOfPlan }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  return (
    <div className={styles.days} aria-hidden>
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <span key={weekday} className={mergeClasses(styles.day, styles.weekend)}>
          {text.weekday(weekday).slice(0, 2)}
        </span>
      ))}
      {month.days.map(({ date, day, weekday, free, meetings }) => (
        <span
          key={date}
          style={day === 1 ? { gridColumnStart: weekday } : undefined}
          className={mergeClasses(
            styles.day,
            weekday > 5 && styles.weekend,
            free && styles.free,
            meetings > 0 && styles.meeting,
          )}
        >
          {day}
        </span>
      ))}
    </div>
  );
}
