import { Badge, Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { longSpan } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { OutcomesOnAgenda } from '../outcomes/on-agenda.tsx';
import { ProgrammeOnAgenda } from '../programmes/programme-on-agenda.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { DocumentButtons } from '../shell/document-buttons.tsx';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { AgendaEditor } from './agenda-editor.tsx';
import { AgendaTable } from './agenda-table.tsx';
import { AgendaVersions } from './agenda-versions.tsx';
import { Papers } from './papers.tsx';
import { SubmittedItems } from './submitted-items.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  onPaper: { display: 'none', '@media print': { display: 'block' } },
  onScreen: { display: 'contents', '@media print': { display: 'none' } },
});

/** Whoever does not make the agenda decides about nothing. */
const NOT_DECIDING = { beforeDeciding: async () => null, afterDeciding: async () => undefined };

/** The agenda of one meeting: to read and print for everybody, to edit for who may. */
export default function AgendaScreen({ subject }: ScreenProps) {
  const agenda = useRead<AgendaView>(`/meetings/${subject}/agenda`);
  return (
    <Loaded query={agenda} rows={6} height={56}>
      {(view) => <Agenda view={view} />}
    </Loaded>
  );
}

function Agenda({ view }: { view: AgendaView }) {
  const styles = useStyles();
  const text = useText(agendaText);
  const minutes = useText(minutesText);
  const live = useText(liveText);
  const { language } = useApp();
  return (
    <Screen
      title={view.title}
      back="/tab/overleg"
      actions={
        <span className={styles.onScreen}>
          <DocumentButtons path={`/meetings/${view.meetingId}/agenda/document`} words={['Agenda', view.title]} />
          <Button appearance="subtle" onClick={() => goTo(`/tab/vergadering/${view.meetingId}`)}>
            {live.open}
          </Button>
          <Button appearance="subtle" onClick={() => goTo(`/tab/notulen/${view.meetingId}`)}>
            {minutes.openMinutes}
          </Button>
          <Button appearance="subtle" icon={<PrintRegular />} onClick={() => window.print()}>
            {text.print}
          </Button>
        </span>
      }
    >
      <div className={styles.head}>
        <Text>{text.of(view.bodyName)}</Text>
        {view.startsAt && <Text>{longSpan(view.startsAt, view.meetingMinutes, language)}</Text>}
        <AgendaStateBadge view={view} />
      </div>
      {view.calledOff && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{view.may.save ? text.calledOffMaker : text.calledOff}</MessageBarBody>
        </MessageBar>
      )}
      {view.may.save ? (
        <>
          <div className={styles.onScreen}>
            <AgendaEditor key={view.meetingId} view={view} />
          </div>
          <div className={styles.onPaper}>
            <AgendaTable view={view} />
          </div>
        </>
      ) : view.items.length > 0 ? (
        <AgendaTable view={view} />
      ) : (
        <Empty title={text.empty}>{text.emptyReader}</Empty>
      )}
      <OutcomesOnAgenda meetingId={view.meetingId} />
      <div className={styles.onScreen}>
        <ProgrammeOnAgenda meetingId={view.meetingId} />
      </div>
      <div className={styles.onScreen}>
        <Papers meetingId={view.meetingId} />
      </div>
      {!view.may.save && (
        <div className={styles.onScreen}>
          <SubmittedItems view={view} {...NOT_DECIDING} />
        </div>
      )}
      {view.version > 0 && (
        <div className={styles.onScreen}>
          <AgendaVersions meetingId={view.meetingId} />
        </div>
      )}
    </Screen>
  );
}

/** Saves the agenda as a paper; the service writes it. */
function AgendaStateBadge({ view }: { view: AgendaView }) {
  const { states } = useText(agendaText);
  if (view.version === 0) return <Badge appearance="tint">{states.draft}</Badge>;
  if (view.changedSinceCirculated) {
    return (
      <Badge appearance="tint" color="warning">
        {states.changed(view.version)}
      </Badge>
    );
  }
  return (
    <Badge appearance="tint" color="success">
      {states.circulated(view.version)}
    </Badge>
  );
}
