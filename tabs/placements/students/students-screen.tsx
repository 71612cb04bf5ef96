import { Button, Text } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { StudentOverview, StudentView } from '../../../src/placements/schema-students.ts';
import { clockTime, longDate, shortMoment } from '../../../src/text/format.ts';
import { phasesText } from '../../../src/text/tabs/phases.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { unplacedText } from '../../../src/text/tabs/unplaced.ts';
import { toLocal } from '../../../src/time/local.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { deferred } from '../../shell/deferred.tsx';
import { goTo } from '../../shell/location.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section } from '../../shell/screen.tsx';
import type { ScreenProps } from '../../shell/screens.ts';
import { Empty, Loading } from '../../shell/states.tsx';
import { To } from '../../shell/to.tsx';
import { useRead } from '../../shell/use-api.ts';
import { AskBoards } from './ask-boards.tsx';
import { Keeping } from './keeping.tsx';
import { Register } from './register.tsx';
import { SubjectAccess } from './subject-access.tsx';

const ImportStudents = deferred(() => import('./import-students.tsx'), <Loading rows={4} />);
const UnplacedScreen = deferred(() => import('./unplaced.tsx'), <Loading rows={4} />);
const BoardStudentsScreen = deferred(() => import('./board-students.tsx'), <Loading rows={4} />);

/** Before the id of a school that answers for itself. */
const SCHOOL = 'school-';

/** Students of a round: `roundId/studenten`, and below it `inlezen`, `zonder-plaats`, a board, or a school. */
export default function StudentsScreen({ subject }: ScreenProps) {
  const [roundId = '', , below] = subject.split('/');
  if (below === 'inlezen') return <ImportStudents roundId={roundId} />;
  if (below === 'zonder-plaats') return <UnplacedScreen roundId={roundId} />;
  if (below?.startsWith(SCHOOL)) return <BoardStudentsScreen roundId={roundId} schoolId={below.slice(SCHOOL.length)} />;
  if (below) return <BoardStudentsScreen roundId={roundId} boardId={below} />;
  return <Overview roundId={roundId} />;
}

function Overview({ roundId }: { roundId: string }) {
  const text = useText(studentsText);
  const seek = useText(unplacedText);
  const query = useRead<StudentOverview>(`/placement-rounds/${roundId}/students`);
  const address = `/tab/plaatsing/ronde/${roundId}/studenten`;
  const action = query.data?.mayImport && (
    <Button icon={<ArrowUploadRegular />} onClick={() => goTo(`${address}/inlezen`)}>
      {text.import}
    </Button>
  );
  return (
    <Screen title={text.title} back={`/tab/plaatsing/ronde/${roundId}`} actions={action}>
      <Loaded query={query} rows={4} height={48}>
        {({ boards, mayImport, ...overview }) => (
          <>
            <PhaseOfStudents phase={overview.phase} />
            {boards.length === 0 ? (
              <Empty title={text.none}>{mayImport ? text.noneImport : text.noneHelp}</Empty>
            ) : (
              <Section title={text.boards}>
                {mayImport && unplaced(boards) > 0 && (
                  <To address={`${address}/zonder-plaats`}>{seek.link(unplaced(boards))}</To>
                )}
                {mayImport && boards.some(({ proposed }) => proposed > 0) && (
                  <AskBoards roundId={roundId} phase={overview.phase} />
                )}
                <BoardTable boards={boards} address={address} />
              </Section>
            )}
            {mayImport && <Keeping overview={{ boards, mayImport, ...overview }} />}
            {overview.mayKeep && <Register roundId={roundId} keptUntil={overview.keptUntil} />}
            {overview.mayKeep && <SubjectAccess />}
            {mayImport && <Views roundId={roundId} />}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function unplaced(boards: StudentOverview['boards']): number {
  return boards.reduce((sum, { declined }) => sum + declined, 0);
}

/** When boards may answer, where that is not always. */
function PhaseOfStudents({ phase }: { phase: StudentOverview['phase'] }) {
  const text = useText(phasesText);
  const { language } = useApp();
  const moment = (local: string) => `${longDate(local, language)}, ${clockTime(local, language)}`;
  if (phase.state === 'closed') return <Text>{text.studentsClosed}</Text>;
  if (phase.state === 'planned' && phase.opensAt) return <Text>{text.studentsPlanned(moment(phase.opensAt))}</Text>;
  return phase.state === 'open' && phase.closesAt ? <Text>{text.studentsUntil(moment(phase.closesAt))}</Text> : null;
}

function BoardTable({ boards, address }: { boards: StudentOverview['boards']; address: string }) {
  const text = useText(studentsText);
  const phases = useText(phasesText);
  return (
    <PlainTable
      caption={text.boards}
      items={boards}
      keyOf={({ boardId }) => boardId}
      columns={[
        {
          heading: text.columns.board,
          words: ({ boardName }) => boardName,
          cell: ({ boardId, boardName }) => (
            <To address={`${address}/${boardId}`} label={text.open(boardName)}>
              {boardName}
            </To>
          ),
        },
        {
          heading: text.columns.waiting,
          cell: ({ proposed, late }) => (late ? `${proposed} · ${phases.late}` : proposed),
        },
        { heading: text.columns.confirmed, cell: ({ confirmed }) => confirmed },
        { heading: text.columns.declined, cell: ({ declined }) => declined },
        { heading: text.columns.gone, cell: ({ withdrawn }) => withdrawn },
      ]}
    />
  );
}

/** The audit log, asked for only by who wants to see it. */
function Views({ roundId }: { roundId: string }) {
  const text = useText(studentsText);
  const { language } = useApp();
  const [shown, show] = useState(false);
  const query = useRead<{ views: StudentView[] }>(`/placement-rounds/${roundId}/student-views`, { enabled: shown });
  if (!shown) {
    return (
      <div>
        <Button appearance="subtle" onClick={() => show(true)}>
          {text.showViews}
        </Button>
      </div>
    );
  }
  return (
    <Section title={text.views}>
      <Loaded query={query} rows={3} height={32}>
        {({ views }) =>
          views.length === 0 ? (
            <p>{text.noViews}</p>
          ) : (
            <PlainTable
              caption={text.views}
              items={views}
              keyOf={({ id }) => id}
              columns={[
                { heading: text.viewColumns.when, cell: ({ at }) => shortMoment(toLocal(at), language) },
                { heading: text.viewColumns.who, cell: ({ person }) => person },
                {
                  heading: text.viewColumns.what,
                  cell: ({ what, board }) =>
                    board === null ? text.viewed[what] : text.viewedOf(text.viewed[what], board),
                },
                { heading: text.viewColumns.students, cell: ({ students }) => students },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
