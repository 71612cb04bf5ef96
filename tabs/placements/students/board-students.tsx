import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DecideStudentsBody, StudentLine, StudentList } from '../../../src/placements/schema-students.ts';
import type { SwapView } from '../../../src/placements/schema-swaps.ts';
import { type Language, shortDate } from '../../../src/text/format.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { swapsText } from '../../../src/text/tabs/swaps.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen } from '../../shell/screen.tsx';
import { Empty, Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { VirtualList } from '../../shell/virtual-list.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { Groups } from './groups.tsx';
import { ProposeSwap } from './propose-swap.tsx';
import { Swaps } from './swaps.tsx';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { display: 'flex', flexDirection: 'column', flex: '1 1 18rem', minWidth: 0, overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Decision = DecideStudentsBody['decisions'][number];

interface Place {
  roundId: string;
  boardId?: string;
  /** Of a school that answers for itself. */
  schoolId?: string;
}

/** The students of one board or school: say yes to all that wait, decide one by one, or propose a swap. */
export default function BoardStudentsScreen({ roundId, boardId, schoolId }: Place) {
  const styles = useStyles();
  const text = useText(studentsText);
  const { api, at } = useApp();
  const below = schoolId === undefined ? `boards/${boardId}` : `schools/${schoolId}`;
  const path = `/placement-rounds/${roundId}/${below}/students`;
  const query = useRead<StudentList>(path);
  const decide = useChange((decisions: Decision[]) => api.put<StudentList>(at(path), { decisions }));
  const [asking, ask] = useState<'all' | StudentLine | null>(null);
  const [swapping, swap] = useState<StudentLine | null>(null);
  const close = () => {
    decide.reset();
    ask(null);
  };
  const waiting = (query.data?.students ?? []).filter(({ status }) => status === 'proposed');
  const yes = (students: readonly StudentLine[], onSuccess?: () => void) =>
    decide.mutate(
      students.map(({ studentId }) => ({ studentId, decision: 'confirmed', reason: '' })),
      { ...(onSuccess ? { onSuccess } : {}) },
    );
  return (
    <Screen
      title={query.data?.boardName ?? text.title}
      back={schoolId === undefined ? `/tab/plaatsing/ronde/${roundId}/studenten` : '/tab/plaatsing'}
      actions={
        query.data?.mayDecide &&
        waiting.length > 1 && (
          <Button appearance="primary" onClick={() => ask('all')}>
            {text.yesAll(waiting.length)}
          </Button>
        )
      }
    >
      <Loaded query={query} rows={5} height={64}>
        {({ students, mayDecide, onBehalf, swaps }) => (
          <div className={styles.parts}>
            <Text>{onBehalf ? text.behalf : text.hidden}</Text>
            {asking === null && <Refused error={decide.error} />}
            <Swaps swaps={swaps} />
            {students.length === 0 && <Empty title={text.boardNone} />}
            <VirtualList
              items={students}
              keyOf={({ studentId }) => studentId}
              rowHeight={88}
              row={(student) => (
                <Line
                  student={student}
                  mayDecide={mayDecide && student.status !== 'withdrawn'}
                  busy={decide.isPending}
                  onYes={() => yes([student])}
                  onNo={() => ask(student)}
                  {...(mayDecide && student.status !== 'withdrawn' && !inSwap(student, swaps)
                    ? { onSwap: () => swap(student) }
                    : {})}
                />
              )}
            />
            <Groups students={students} />
          </div>
        )}
      </Loaded>
      {swapping !== null && <ProposeSwap roundId={roundId} student={swapping} onClose={() => swap(null)} />}
      {asking === 'all' && (
        <ConfirmDialog
          title={text.yesAllTitle}
          confirm={text.yesAll(waiting.length)}
          cancel={text.keep}
          busy={decide.isPending}
          error={decide.error}
          onClose={close}
          onConfirm={() => yes(waiting, close)}
        >
          <Text>{text.yesAllBody(waiting.length)}</Text>
        </ConfirmDialog>
      )}
      {asking !== null && asking !== 'all' && (
        <DeclineDialog
          text={{ ...text, title: text.noTitle(text.student(asking.label)), hint: text.reasonHelp }}
          said={asking.reason}
          busy={decide.isPending}
          error={decide.error}
          onClose={close}
          onDecline={(reason) =>
            decide.mutate([{ studentId: asking.studentId, decision: 'declined', reason }], { onSuccess: close })
          }
        />
      )}
    </Screen>
  );
}

function inSwap({ studentId }: StudentLine, swaps: readonly SwapView[]): boolean {
  return swaps.some(({ state, sides }) => state === 'open' && sides.some((side) => side.studentId === studentId));
}

interface LineProps {
  student: StudentLine;
  mayDecide: boolean;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
  /** Left out: it is in a swap already, or cannot be. */
  onSwap?: () => void;
}

function Line({ student, mayDecide, busy, onYes, onNo, onSwap }: LineProps) {
  const styles = useStyles();
  const text = useText(studentsText);
  const { language } = useApp();
  const swaps = useText(swapsText);
  const { studentNumber, label, status } = student;
  const name = studentNumber === null ? text.student(label) : text.known(label, studentNumber);
  const facts = [
    student.variant,
    student.phase,
    student.site && text.site(student.site),
    student.mentor && text.mentor(student.mentor),
    periodOf(student, text, (date) => shortDate(date, language)),
  ].filter(Boolean);
  return (
    <div className={styles.line}>
      <div className={styles.what}>
        <Text weight="semibold">{name}</Text>
        <span>{student.school}</span>
        <span className={styles.subtle}>{facts.join(' · ')}</span>
      </div>
      <div className={styles.what}>
        <Text weight={status === 'proposed' ? 'semibold' : 'regular'}>{text.status[status]}</Text>
        {student.reason && <span>{student.reason}</span>}
        <span className={styles.subtle}>{decisionOf(student, { text, swaps, language })}</span>
      </div>
      {mayDecide && (
        <div className={styles.buttons}>
          {status !== 'confirmed' && (
            <Button disabled={busy} aria-label={text.yesTo(text.student(label))} onClick={onYes}>
              {text.yes}
            </Button>
          )}
          {status !== 'declined' && (
            <Button appearance="subtle" disabled={busy} aria-label={text.noTo(text.student(label))} onClick={onNo}>
              {text.no}
            </Button>
          )}
          {onSwap && (
            <Button
              appearance="subtle"
              disabled={busy}
              aria-label={swaps.swapFor(text.student(label))}
              onClick={onSwap}
            >
              {swaps.swap}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type Words = (typeof studentsText)['nl'];

/** Who decided, when and for whom. */
function decisionOf(
  { decidedBy, decidedAt, onBehalf, bySchool }: StudentLine,
  { text, swaps, language }: { text: Words; swaps: (typeof swapsText)['nl']; language: Language },
): string {
  if (decidedBy === null) return '';
  const day = decidedAt === null ? '' : shortDate(localDate(decidedAt), language);
  if (bySchool) return swaps.decidedSchool(decidedBy, day);
  return onBehalf ? text.decidedBehalf(decidedBy, day) : text.decided(decidedBy, day);
}

function periodOf({ startsOn, endsOn }: StudentLine, text: Words, say: (date: string) => string): string {
  if (startsOn && endsOn) return text.period(say(startsOn), say(endsOn));
  if (startsOn) return text.from(say(startsOn));
  return endsOn ? text.until(say(endsOn)) : '';
}
