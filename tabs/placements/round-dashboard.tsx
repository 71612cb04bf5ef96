import { Badge, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { clockTime, longDate } from '../../src/text/format.ts';
import { balanceByText } from '../../src/text/tabs/balance-by.ts';
import { phasesText } from '../../src/text/tabs/phases.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Section, TwoColumns } from '../shell/screen.tsx';
import { useRead } from '../shell/use-api.ts';
import { Balance } from './balance.tsx';
import { BalanceBy } from './balance-by.tsx';
import { BoardList } from './board-list.tsx';
import { KringProgressList, ManagerProgressList } from './kring-progress.tsx';
import { NewBoards } from './new-boards.tsx';
import { Phases } from './phases/phases.tsx';
import { Requests } from './phases/requests.tsx';
import { RoundActions } from './round-actions.tsx';
import { StudentsLink } from './students/students-link.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  title: { margin: 0, overflowWrap: 'anywhere' },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** How a round stands: progress per kring, balance per variant, and who has not answered. */
export function RoundDashboardView({ roundId }: { roundId: string }) {
  const text = useText(placementsText);
  const phases = useText(phasesText);
  const groups = useText(balanceByText);
  const query = useRead<RoundDashboard>(`/placement-rounds/${roundId}`, { refetchEvery: 60_000 });
  return (
    <Loaded query={query} rows={5} height={72}>
      {(dashboard) => (
        <>
          <Head dashboard={dashboard} />
          <NewBoards dashboard={dashboard} />
          {dashboard.mayManage && dashboard.round.state !== 'draft' && <Requests roundId={dashboard.round.id} />}
          {dashboard.round.state === 'draft' ? (
            <Text>{text.draftHelp}</Text>
          ) : (
            <TwoColumns
              left={
                <Section title={text.balance}>
                  <Balance dashboard={dashboard} />
                </Section>
              }
              right={
                <>
                  <Section title={text.byKring}>
                    <KringProgressList dashboard={dashboard} />
                  </Section>
                  {dashboard.managers.some(({ name }) => name !== null) && (
                    <Section title={text.byManager}>
                      <ManagerProgressList dashboard={dashboard} />
                    </Section>
                  )}
                </>
              }
            />
          )}
          {dashboard.round.state === 'draft' && (
            <Section title={text.balance}>
              <Balance dashboard={dashboard} />
            </Section>
          )}
          {dashboard.mayManage && dashboard.round.state !== 'draft' && (
            <Section title={groups.title}>
              <BalanceBy roundId={dashboard.round.id} />
            </Section>
          )}
          {dashboard.mayManage && (
            <Section title={phases.title}>
              <Phases roundId={dashboard.round.id} deadline={dashboard.round.deadline} />
            </Section>
          )}
          {dashboard.round.state !== 'draft' && (
            <Section title={text.boards}>
              <BoardList dashboard={dashboard} />
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}

function Head({ dashboard }: { dashboard: RoundDashboard }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const { language } = useApp();
  const { round } = dashboard;
  return (
    <div className={styles.head}>
      <div className={styles.name}>
        <Title3 as="h2" className={styles.title}>
          {text.roundName(round.schoolYear, round.period)}
        </Title3>
        <Badge appearance="tint" color={round.state === 'open' ? 'brand' : 'informative'}>
          {text.states[round.state]}
        </Badge>
      </div>
      <Text>
        {round.closedEarly
          ? text.closedEarly(`${longDate(round.closedEarly, language)}, ${clockTime(round.closedEarly, language)}`)
          : text.deadline(`${longDate(round.deadline, language)}, ${clockTime(round.deadline, language)}`)}
        {round.state !== 'draft' && `. ${text.standing(round.progress.answered, round.progress.boards)}.`}
      </Text>
      {round.explanation && <Text>{round.explanation}</Text>}
      {round.state !== 'draft' && <StudentsLink roundId={round.id} />}
      {dashboard.mayManage && <RoundActions dashboard={dashboard} />}
    </div>
  );
}
