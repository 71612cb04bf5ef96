import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedDateView, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { DateDialog } from './date-dialog.tsx';
import { DateList } from './date-list.tsx';
import { YearCalendar } from './year-calendar.tsx';

const useStyles = makeStyles({ tabs: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` } });

/** On a phone a year of months is a long way to scroll: there the list comes first. */
function firstView(): 'kalender' | 'lijst' {
  return window.matchMedia('(max-width: 640px)').matches ? 'lijst' : 'kalender';
}

/** The dates of the plan, as a year of months or as a list; each opens with why it is that date. */
export function PlanDates({ plan }: { plan: YearPlanView }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  const [asked, ask] = useFilter('beeld');
  const [open, setOpen] = useState<{ bodyId: string; slot: number } | null>(null);
  const view = asked === 'kalender' || asked === 'lijst' ? asked : firstView();
  // Looked up again, so that the dialog shows what was just changed.
  const date = plan.dates.find((one) => one.bodyId === open?.bodyId && one.slot === open.slot);
  const show = ({ bodyId, slot }: PlannedDateView) => setOpen({ bodyId, slot });
  return (
    <Section
      title={text.dates}
      actions={
        plan.dates.length > 0 && (
          <TabList
            className={styles.tabs}
            aria-label={text.views}
            size="small"
            selectedValue={view}
            onTabSelect={(_, { value }) => ask(String(value))}
          >
            <Tab value="kalender">{text.calendar}</Tab>
            <Tab value="lijst">{text.list}</Tab>
          </TabList>
        )
      }
    >
      {plan.dates.length === 0 && <Empty title={text.noDates}>{text.noDatesHelp}</Empty>}
      {plan.dates.length > 0 && view === 'kalender' && <YearCalendar plan={plan} onOpen={show} />}
      {plan.dates.length > 0 && view === 'lijst' && <DateList dates={plan.dates} onOpen={show} />}
      {date && <DateDialog plan={plan} date={date} onClose={() => setOpen(null)} />}
    </Section>
  );
}
