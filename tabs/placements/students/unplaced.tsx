import { Button, Checkbox, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { SeekPlaceBody, UnplacedStudent, UnplacedStudents } from '../../../src/placements/schema-replacements.ts';
import { shortMoment } from '../../../src/text/format.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { unplacedText } from '../../../src/text/tabs/unplaced.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen } from '../../shell/screen.tsx';
import { Empty, Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { useNow } from '../../shell/use-now.ts';
import { VirtualList } from '../../shell/virtual-list.tsx';
import { AnswerBy, momentOf, usualMoment } from '../answer-by.tsx';

/** Asked at once unless one chooses otherwise, and shown to choose from. */
const FIRST = 3;
const SHOWN = 8;
/** Days in which boards answer, unless one chooses otherwise. */
const USUAL_DAYS = 3;

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
});

/** Students of a round whose board said no: whom they are offered to, and asking boards for a place. */
export default function UnplacedScreen({ roundId }: { roundId: string }) {
  const text = useText(unplacedText);
  const query = useRead<UnplacedStudents>(`/placement-rounds/${roundId}/students/unplaced`);
  return (
    <Screen title={text.title} back={`/tab/plaatsing/ronde/${roundId}/studenten`}>
      <Loaded query={query} rows={3} height={160}>
        {({ students }) =>
          students.length === 0 ? (
            <Empty title={text.none}>{text.noneHelp}</Empty>
          ) : (
            <>
              <Text>{text.intro}</Text>
              <VirtualList
                items={students}
                keyOf={({ studentId }) => studentId}
                rowHeight={220}
                row={(student) => <Unplaced roundId={roundId} student={student} />}
              />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

interface UnplacedProps {
  roundId: string;
  student: UnplacedStudent;
}

function Unplaced({ roundId, student }: UnplacedProps) {
  const panel = usePanelStyles();
  const text = useText(unplacedText);
  const words = useText(studentsText);
  const name = words.known(student.label, student.studentNumber);
  const open = student.search?.state === 'open';
  return (
    <section className={panel.panel} aria-label={words.student(student.label)}>
      <div className={panel.lines}>
        <Text weight="semibold">
          {name}, {student.variant}
        </Text>
        <Text size={200}>{text.from(student.school, student.board)}</Text>
        <Text size={200}>{text.reason(student.reason)}</Text>
      </div>
      {student.search && <Search roundId={roundId} student={student} search={student.search} />}
      {!open && student.ranked.length === 0 && <Text>{text.noBoard}</Text>}
      {!open && student.ranked.length > 0 && <Ask roundId={roundId} student={student} />}
    </section>
  );
}

function Search({ roundId, student, search }: UnplacedProps & { search: NonNullable<UnplacedStudent['search']> }) {
  const panel = usePanelStyles();
  const text = useText(unplacedText);
  const words = useText(studentsText);
  const { api, at, language } = useApp();
  const stop = useChange(() => api.remove(at(`/placement-rounds/${roundId}/replacements/${search.replacementId}`)));
  return (
    <>
      <Text>
        {search.state === 'open' ? text.open(shortMoment(search.answerBy, language)) : text.ended[search.state]}
      </Text>
      <ol>
        {search.offers.map((offer) => (
          <li key={offer.offerId}>
            {offer.boardName}: {text.states[offer.state]}
            {offer.reason && ` (${offer.reason})`}
          </li>
        ))}
      </ol>
      <Refused error={stop.error} />
      {search.state === 'open' && (
        <div className={panel.actions}>
          <Button
            disabled={stop.isPending}
            aria-label={text.stopFor(words.student(student.label))}
            onClick={() => stop.mutate(undefined)}
          >
            {text.stop}
          </Button>
        </div>
      )}
    </>
  );
}

/** The boards with room, the best first; the first few are ticked. */
function Ask({ roundId, student }: UnplacedProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(unplacedText);
  const words = useText(studentsText);
  const { api, at } = useApp();
  const today = localDate(useNow()());
  const shown = student.ranked.slice(0, SHOWN);
  const [chosen, choose] = useState<readonly string[]>(shown.slice(0, FIRST).map(({ boardId }) => boardId));
  const [until, setUntil] = useState(() => usualMoment(today, USUAL_DAYS));
  const answerBy = momentOf(until);
  const ask = useChange((body: SeekPlaceBody) =>
    api.post<UnplacedStudents>(at(`/placement-rounds/${roundId}/students/${student.studentId}/replacement`), body),
  );
  const pick = (boardId: string, on: boolean) =>
    choose(on ? [...chosen, boardId] : chosen.filter((each) => each !== boardId));
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{text.which}</legend>
        {shown.map(({ boardId, boardName, spare, sameKring }) => (
          <Checkbox
            key={boardId}
            label={text.candidate(boardName, spare, sameKring)}
            checked={chosen.includes(boardId)}
            onChange={(_, { checked }) => pick(boardId, checked === true)}
          />
        ))}
      </fieldset>
      {student.ranked.length > SHOWN && <Text size={200}>{text.more(student.ranked.length - SHOWN)}</Text>}
      <AnswerBy label={text.until} at={text.time} value={until} onChange={setUntil} />
      <Refused error={ask.error} />
      <div className={panel.actions}>
        <Button
          appearance="primary"
          aria-label={text.askFor(words.student(student.label))}
          disabled={chosen.length === 0 || answerBy === null || ask.isPending}
          onClick={() => ask.mutate({ boardIds: [...chosen], answerBy: answerBy ?? '' })}
        >
          {text.ask}
        </Button>
      </div>
    </>
  );
}
