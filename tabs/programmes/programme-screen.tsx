import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PartView, ProgrammeView, SessionView } from '../../src/programmes/schema.ts';
import { clockTime, longDate } from '../../src/text/format.ts';
import { programmeCopy } from '../../src/text/programmes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { DocumentButtons } from '../shell/document-buttons.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { ProgrammeEditor } from './programme-editor.tsx';

/** Others choose too: what is free is asked again so often. Milliseconds. */
const FRESH = 15_000;

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  part: { display: 'grid', gridTemplateColumns: '4rem minmax(0, 1fr)', gap: tokens.spacingHorizontalM },
  time: { fontVariantNumeric: 'tabular-nums' },
  words: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** The programme of a day: choose one's sessions, see one's own day; to make for who may. */
export default function ProgrammeScreen({ subject }: ScreenProps) {
  const programme = useRead<ProgrammeView>(`/meetings/${subject}/programme`, { refetchEvery: FRESH });
  return (
    <Loaded query={programme} rows={5} height={80}>
      {(view) => <Programme view={view} />}
    </Loaded>
  );
}

function Programme({ view }: { view: ProgrammeView }) {
  const styles = useStyles();
  const text = useText(programmeCopy);
  const { language } = useApp();
  const colors = { draft: 'subtle', open: 'success', closed: 'informative' } as const;
  const document = (
    <DocumentButtons path={`/meetings/${view.meetingId}/programme/document`} words={[text.paper.kind, view.title]} />
  );
  return (
    <Screen
      title={text.title(view.title)}
      back={`/tab/agenda/${view.meetingId}`}
      actions={view.exists ? document : undefined}
    >
      <div className={styles.head}>
        <Text>{view.bodyName}</Text>
        {view.startsAt && (
          <Text>
            {[`${longDate(view.startsAt, language)}, ${clockTime(view.startsAt, language)}`, view.place]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )}
        {view.exists && (
          <Badge appearance="tint" color={colors[view.state]}>
            {text.states[view.state]}
          </Badge>
        )}
        {view.open && view.signUpUntil && <Text>{text.until(view.signUpUntil)}</Text>}
      </div>
      {view.parts.length > 0 && (
        <Section id="eigen" title={text.own}>
          {view.parts.map((part) => (
            <Part key={part.partId} view={view} part={part} />
          ))}
        </Section>
      )}
      {!view.exists && !view.may.change && <Empty title={text.empty}>{text.emptyHelp}</Empty>}
      {view.may.change && <ProgrammeEditor key={view.meetingId} view={view} />}
    </Screen>
  );
}

/** One part; of one with sessions each with a button, one's own in front. */
function Part({ view, part }: { view: ProgrammeView; part: PartView }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(programmeCopy);
  const { language } = useApp();
  const chosen = part.sessions.some(({ mine }) => mine !== null);
  return (
    <div className={styles.part}>
      <Text weight="semibold" className={styles.time}>
        {part.startsAt ? clockTime(part.startsAt, language) : ''}
      </Text>
      <div className={panel.stack}>
        <div className={panel.lines}>
          <Text weight="semibold">{part.title}</Text>
          {part.room && <Text size={200}>{text.room(part.room)}</Text>}
          {part.explanation && <Text className={styles.words}>{part.explanation}</Text>}
          {part.sessions.length > 0 && !chosen && <Text size={200}>{text.noneChosen}</Text>}
        </div>
        {[...part.sessions]
          .sort((a, b) => Number(b.mine !== null) - Number(a.mine !== null))
          .map((session) => (
            <Session key={session.sessionId} view={view} part={part} session={session} />
          ))}
      </div>
    </div>
  );
}

function Session({ view, part, session }: { view: ProgrammeView; part: PartView; session: SessionView }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(programmeCopy);
  const { room, free, waiting, audiences, tasks, mine, line, myTasks, people } = session;
  const facts = [
    room && text.room(room),
    free === null ? text.noLimit : text.free(free),
    waiting > 0 ? text.inLine(waiting) : '',
    audiences.length > 0 ? text.meantFor(audiences.map((one) => text.audiences[one])) : '',
  ];
  return (
    <section className={panel.panel} aria-label={session.title}>
      <div className={panel.row}>
        <div className={panel.words}>
          <Text weight="semibold">{session.title}</Text>
          <Text size={200}>{facts.filter(Boolean).join(' · ')}</Text>
        </div>
        {mine === 'placed' && (
          <Badge appearance="tint" color="success">
            {text.mine}
          </Badge>
        )}
        {line !== null && (
          <Badge appearance="tint" color="warning">
            {text.myLine(line)}
          </Badge>
        )}
      </div>
      {session.explanation && <Text className={styles.words}>{session.explanation}</Text>}
      {myTasks.length > 0 && <Text weight="semibold">{text.myTask(myTasks.map((task) => text.tasks[task]))}</Text>}
      {tasks.length > 0 && (
        <Text size={200}>{tasks.map(({ task, name }) => text.taskLine(text.tasks[task], name)).join(' · ')}</Text>
      )}
      {people && (
        <Text size={200}>
          {text.whoComes(people.placed.length)}
          {people.placed.length > 0 ? `: ${people.placed.join(', ')}` : ''}
        </Text>
      )}
      {people && people.waiting.length > 0 && <Text size={200}>{text.waitingNames(people.waiting.join(', '))}</Text>}
      {view.may.signUp && <Choose meetingId={view.meetingId} partId={part.partId} session={session} />}
    </section>
  );
}

function Choose({ meetingId, partId, session }: { meetingId: string; partId: string; session: SessionView }) {
  const panel = usePanelStyles();
  const text = useText(programmeCopy);
  const { api, at } = useApp();
  const { sessionId, mine, free, forMe, myTasks } = session;
  const choose = useChange((body: { sessionId: string | null; waiting: boolean }) =>
    api.post(at(`/meetings/${meetingId}/programme/sign-up`), { partId, ...body }),
  );
  if (!forMe && mine === null) return <Text size={200}>{text.notForMe}</Text>;
  if (myTasks.length > 0) return null;
  return (
    <div className={panel.actions}>
      {mine !== null ? (
        <Button disabledFocusable={choose.isPending} onClick={() => choose.mutate({ sessionId: null, waiting: false })}>
          {text.leave}
        </Button>
      ) : free === 0 ? (
        <Button disabledFocusable={choose.isPending} onClick={() => choose.mutate({ sessionId, waiting: true })}>
          {text.wait}
        </Button>
      ) : (
        <Button
          appearance="primary"
          disabledFocusable={choose.isPending}
          onClick={() => choose.mutate({ sessionId, waiting: false })}
        >
          {text.choose}
        </Button>
      )}
      <Refused error={choose.error} />
    </div>
  );
}
