import { Button } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import type { MeetingsOverview } from '../../src/meetings/schema.ts';
import type { RoundList } from '../../src/placements/schema.ts';
import type { OpenOverview } from '../../src/reminders/schema.ts';
import { progressText } from '../../src/text/progress.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { policiesText } from '../../src/text/tabs/reminder-policies.ts';
import { useText } from '../shell/app-context.ts';
import { goTo, useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section, TwoColumns } from '../shell/screen.tsx';
import { Empty, Loading } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { whatNeedsAttention } from './attention.ts';
import { AttentionList } from './attention-list.tsx';
import { BodyList } from './body-list.tsx';
import { DeliveryProblems } from './delivery-problems.tsx';
import { PlannedReminders } from './planned-reminders.tsx';
import { PollList } from './poll-list.tsx';
import { RoundCards } from './round-cards.tsx';
import { SearchBox, SearchResults } from './search.tsx';
import { WaitingList } from './waiting-list.tsx';

/** Looks again so often; the programmaleider leaves this screen open while answers come in. */
const EVERY_HALF_MINUTE = { refetchEvery: 30_000 };

/** The programmaleider's first screen: what is stuck, what runs, and everything else by search. */
export default function ProgrammeScreen() {
  const text = useText(programmeText);
  const policies = useText(policiesText);
  const outcomes = useText(outcomesText);
  const progress = useText(progressText);
  const now = useNow();
  const [search] = useFilter('zoek');
  const overview = useRead<MeetingsOverview>('/meetings/overview', EVERY_HALF_MINUTE);
  const rounds = useRead<RoundList>('/placement-rounds', EVERY_HALF_MINUTE);
  const open = useRead<OpenOverview>('/obligations', EVERY_HALF_MINUTE);
  const known = { overview: overview.data, rounds: rounds.data?.rounds ?? [] };
  return (
    <Screen
      title={text.title}
      actions={
        <>
          <To address="/tab/programma/verloop">{progress.open}</To>
          <To address="/tab/programma/herinneringen">{policies.open}</To>
          <To address="/tab/opbrengsten">{outcomes.openList}</To>
          <Button appearance="primary" icon={<CalendarAddRegular />} onClick={() => goTo('/tab/programma/prikker')}>
            {text.plan}
          </Button>
        </>
      }
    >
      <SearchBox />
      {search ? (
        <SearchResults search={search} overview={overview.data} open={open.data} rounds={known.rounds} />
      ) : (
        <>
          <Section title={text.attention}>
            {overview.isPending || rounds.isPending ? (
              <Loading rows={2} height={52} />
            ) : (
              <AttentionList items={whatNeedsAttention(known, now())} />
            )}
          </Section>
          <PlannedReminders />
          <DeliveryProblems />
          <TwoColumns
            left={
              <>
                <Section title={text.polls}>
                  <Loaded query={overview} rows={3} height={92}>
                    {({ bodies }) => <PollList polls={bodies.flatMap(({ polls }) => polls)} />}
                  </Loaded>
                </Section>
                <Section title={text.rounds}>
                  <Loaded query={rounds} rows={1} height={92}>
                    {(list) => <RoundCards list={list} />}
                  </Loaded>
                </Section>
              </>
            }
            right={
              <Section title={text.waiting}>
                <Loaded query={open} rows={3} height={52}>
                  {({ subjects }) => <WaitingList subjects={subjects} />}
                </Loaded>
              </Section>
            }
          />
          <Section title={text.bodies}>
            <Loaded query={overview} rows={4} height={52}>
              {({ bodies }) =>
                bodies.length > 0 ? (
                  <BodyList bodies={bodies} />
                ) : (
                  <Empty title={text.noPolls}>{text.noPollsHelp}</Empty>
                )
              }
            </Loaded>
          </Section>
        </>
      )}
    </Screen>
  );
}
