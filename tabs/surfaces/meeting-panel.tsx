import { Button, Text } from '@fluentui/react-components';
import { ShareScreenStartRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { BodyAtAGlance } from '../../src/meetings/schema-surfaces.ts';
import { longSpan } from '../../src/text/format.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { AgendaGlance } from '../agendas/agenda-glance.tsx';
import { Papers } from '../agendas/papers.tsx';
import { LiveParts, Steps } from '../live/live-parts.tsx';
import { Lost } from '../live/lost.tsx';
import { useLive } from '../live/use-live.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Screen, Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { OwnQuestions } from './own-questions.tsx';
import { bodyTabPath } from './surface-address.ts';

/**
 * Beside a meeting that is on: what is discussed now or else its agenda, its papers, what is asked of me, and a way to show
 * it to everybody.
 */
export function MeetingPanel({ glance }: { glance: BodyAtAGlance }) {
  const text = useText(surfacesText);
  const { language } = useApp();
  const { meeting, body } = glance;
  return (
    <Screen title={meeting?.title ?? body.name}>
      {meeting?.starts && <Text>{longSpan(meeting.starts, meeting.minutes ?? 0, language)}</Text>}
      {meeting ? <Held meetingId={meeting.meetingId} /> : <Empty title={text.noMeeting}>{text.noMeetingHelp}</Empty>}
      {meeting && <Share bodyId={body.bodyId} />}
      <OwnQuestions bodyName={body.name} />
      {meeting && <Papers meetingId={meeting.meetingId} reading />}
    </Screen>
  );
}

/** While the meeting is held all that goes on in it; before and after its agenda, with the way to begin for who leads it. */
function Held({ meetingId }: { meetingId: string }) {
  const text = useText(surfacesText);
  const live = useText(liveText);
  const styles = usePanelStyles();
  const { query, lost, skew } = useLive(meetingId);
  const view = query.data;
  if (view?.shared.state === 'running') {
    return (
      <>
        {lost && <Lost />}
        <LiveParts view={view} skew={skew} />
        <div className={styles.actions}>
          <Steps view={view} />
        </div>
        <To address={`/tab/agenda/${meetingId}`}>{live.toAgenda}</To>
      </>
    );
  }
  return (
    <Section title={text.agenda}>
      <AgendaGlance meetingId={meetingId} />
      {view?.mine.may.lead && (
        <div className={styles.actions}>
          <Steps view={view} />
        </div>
      )}
    </Section>
  );
}

function Share({ bodyId }: { bodyId: string }) {
  const text = useText(surfacesText);
  const styles = usePanelStyles();
  const { host, partnership } = useApp();
  const may = useQuery({ queryKey: ['may-share-page'], queryFn: () => host.maySharePage(), staleTime: Infinity });
  const share = useMutation({ mutationFn: () => host.sharePage(bodyTabPath(partnership.id, bodyId)) });
  if (!may.data) return null;
  return (
    <div className={styles.stack}>
      <Button icon={<ShareScreenStartRegular />} disabledFocusable={share.isPending} onClick={() => share.mutate()}>
        {text.share}
      </Button>
      <Text role="status">{share.data === undefined ? '' : share.data ? text.shared : text.shareFailed}</Text>
    </div>
  );
}
