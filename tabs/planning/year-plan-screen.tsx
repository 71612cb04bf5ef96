import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { localDate, schoolYearOf } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, TwoColumns } from '../shell/screen.tsx';
import { Empty, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { saveBody } from './draft-plan.ts';
import { PlanDates } from './plan-dates.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { PushDialog } from './push-dialog.tsx';
import { SchoolCalendarPanel } from './school-calendar-panel.tsx';
import { UnmetList } from './unmet-list.tsx';
import { WishList } from './wish-list.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** From February on, people plan the year to come. */
function yearToPlan(): number {
  const today = localDate(new Date().toISOString());
  const month = Number(today.slice(5, 7));
  return schoolYearOf(today) + (month >= 2 && month < 8 ? 1 : 0);
}

/** The school year of all bodies in one sitting: what each wants, the dates that come of it, and out with them. */
export default function YearPlanScreen() {
  const text = useText(yearPlanScreenText);
  const [chosen, choose] = useFilter('jaar');
  const usual = yearToPlan();
  const year = /^20\d\d$/.test(chosen) ? Number(chosen) : usual;
  const plan = useRead<YearPlanView>(`/year-plans/${year}`);
  const years = [...new Set([usual - 1, usual, usual + 1, year])].sort();
  return (
    <Screen
      title={text.title(year)}
      back="/tab/programma"
      actions={
        <Select aria-label={text.year} value={String(year)} onChange={(_, { value }) => choose(value)}>
          {years.map((one) => (
            <option key={one} value={one}>
              {text.yearName(one)}
            </option>
          ))}
        </Select>
      }
    >
      <Loaded query={plan} rows={6} height={120}>
        {(view) => <Plan key={year} plan={view} />}
      </Loaded>
    </Screen>
  );
}

function Plan({ plan }: { plan: YearPlanView }) {
  const text = useText(yearPlanScreenText);
  const { api, at } = useApp();
  const fill = useChange(() =>
    api.put<YearPlanView>(at(`/year-plans/${plan.schoolYear}`), saveBody(plan, suggested(plan))),
  );
  return (
    <>
      {plan.version > 0 && <PlanActions plan={plan} />}
      {plan.version === 0 && plan.may.change && (
        <Empty
          title={text.begin}
          action={
            <Button appearance="primary" disabled={fill.isPending} onClick={() => fill.mutate(undefined)}>
              {text.beginButton}
            </Button>
          }
        >
          {text.beginHelp}
        </Empty>
      )}
      <Refused error={fill.error} />
      {plan.version > 0 && <PlanDates plan={plan} />}
      {plan.solvedAt !== null && <UnmetList unmet={plan.unmet} />}
      <TwoColumns
        left={<WishList plan={plan} />}
        right={
          <>
            <PlanFrame plan={plan} />
            <SchoolCalendarPanel plan={plan} />
          </>
        }
      />
    </>
  );
}

function suggested(plan: YearPlanView) {
  return plan.bodies.flatMap(({ bodyId, suggested: cadence }) => (cadence ? [{ bodyId, cadence }] : []));
}

/** Solve, push out, take along. */
function PlanActions({ plan }: { plan: YearPlanView }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  const { api, at } = useApp();
  const [pushing, setPushing] = useState(false);
  const path = at(`/year-plans/${plan.schoolYear}`);
  const solve = useChange(() => api.post<YearPlanView>(`${path}/solve`));
  const wished = plan.bodies.some(({ cadence }) => cadence !== null);
  const waiting = plan.dates.filter(({ meetingId }) => meetingId === null).length;
  const download = (kind: 'xlsx' | 'ics') =>
    void api.download(`${path}/export.${kind}`, `jaarplanning-${text.yearName(plan.schoolYear)}.${kind}`);
  return (
    <>
      <div className={styles.bar}>
        {plan.may.change && wished && (
          <Button
            appearance={waiting > 0 ? 'secondary' : 'primary'}
            disabled={solve.isPending}
            onClick={() => solve.mutate(undefined)}
          >
            {plan.dates.length > 0 ? text.solveAgain : text.solve}
          </Button>
        )}
        {plan.may.push && waiting > 0 && (
          <Button appearance="primary" disabled={solve.isPending} onClick={() => setPushing(true)}>
            {text.push}
          </Button>
        )}
        {plan.dates.length > 0 && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" icon={<ArrowDownloadRegular />}>
                {text.exports}
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => download('xlsx')}>{text.exportList}</MenuItem>
                <MenuItem onClick={() => download('ics')}>{text.exportCalendar}</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
      </div>
      <Refused error={solve.error} />
      {pushing && <PushDialog plan={plan} waiting={waiting} onClose={() => setPushing(false)} />}
    </>
  );
}
