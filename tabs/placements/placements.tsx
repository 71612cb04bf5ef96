import { Button, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { MyForms, RoundList } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { swapsText } from '../../src/text/tabs/swaps.ts';
import { ApiError } from '../api.ts';
import { useText } from '../shell/app-context.ts';
import { goTo, useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty, Loading, Trouble } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';
import { CapacityFormPanel } from './capacity-form.tsx';
import { RoundDashboardView } from './round-dashboard.tsx';
import { StudentsLink } from './students/students-link.tsx';

/** What my boards still have to state, and, for who oversees it, how the current round stands. */
export default function PlacementsScreen() {
  const text = useText(placementsText);
  const rounds = useRead<RoundList>('/placement-rounds');
  const forms = useRead<MyForms>('/placement-forms');
  const mayOversee = !(rounds.error instanceof ApiError && rounds.error.status === 403);
  return (
    <Screen
      title={text.title}
      actions={
        rounds.data?.mayManage && (
          <Button icon={<AddRegular />} onClick={() => goTo('/tab/plaatsing/nieuw')}>
            {text.newRound}
          </Button>
        )
      }
    >
      <Loaded query={forms} rows={1} height={240}>
        {(mine) => (
          <>
            {mine.forms.map((form) => (
              <CapacityFormPanel key={form.roundId + (form.school?.schoolId ?? form.boardId)} form={form} />
            ))}
            {!rounds.data?.mayManage &&
              roundsOfBoards(mine).map((roundId) => <StudentsLink key={roundId} roundId={roundId} />)}
            {mine.forms.flatMap(({ roundId, school, boardName }) =>
              school
                ? [<SchoolStudents key={school.schoolId} {...{ roundId, boardName }} schoolId={school.schoolId} />]
                : [],
            )}
            {mine.forms.length === 0 && !mayOversee && (
              <Empty title={text.nothingForYou}>{text.nothingForYouHelp}</Empty>
            )}
          </>
        )}
      </Loaded>
      {mayOversee && rounds.error && <Trouble error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {mayOversee && rounds.isPending && <Loading rows={4} height={72} />}
      {/* Who answers for a board has seen all there is to see: its own form. */}
      {rounds.data && forms.data && (rounds.data.mayManage || forms.data.forms.length === 0) && (
        <CurrentRound list={rounds.data} />
      )}
    </Screen>
  );
}

/** The way to the students of a school that answers for itself. */
function SchoolStudents({ roundId, schoolId, boardName }: { roundId: string; schoolId: string; boardName: string }) {
  const text = useText(swapsText);
  return (
    <div>
      <To address={`/tab/plaatsing/ronde/${roundId}/studenten/school-${schoolId}`}>{text.schoolLink(boardName)}</To>
    </div>
  );
}

/** The rounds in which somebody speaks for a board; a school that answers for itself has a screen of its own. */
function roundsOfBoards({ forms }: MyForms): string[] {
  return [...new Set(forms.filter(({ school }) => !school).map(({ roundId }) => roundId))];
}

function CurrentRound({ list }: { list: RoundList }) {
  const text = useText(placementsText);
  const [chosen, choose] = useFilter('ronde');
  const shown = list.rounds.filter(({ state }) => state !== 'cancelled');
  const round =
    shown.find(({ id }) => id === chosen) ?? shown.find(({ state }) => state === 'open') ?? shown[0] ?? null;
  if (!round) {
    if (!list.mayManage) return <Empty title={text.noRounds}>{text.nothingForYouHelp}</Empty>;
    return (
      <Empty
        title={text.noRounds}
        action={
          <Button appearance="primary" onClick={() => goTo('/tab/plaatsing/nieuw')}>
            {text.newRound}
          </Button>
        }
      >
        {text.noRoundsHelp}
      </Empty>
    );
  }
  return (
    <>
      {shown.length > 1 && (
        <div>
          <Select aria-label={text.rounds} value={round.id} onChange={(_, { value }) => choose(value)}>
            {shown.map(({ id, schoolYear, period, state }) => (
              <option key={id} value={id}>
                {`${text.roundName(schoolYear, period)} (${text.states[state].toLowerCase()})`}
              </option>
            ))}
          </Select>
        </div>
      )}
      <RoundDashboardView key={round.id} roundId={round.id} />
    </>
  );
}
