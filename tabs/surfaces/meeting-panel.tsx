import { Button, Text } from '@fluentui/react-components';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { BodyAtAGlance } from '../../src/meetings/schema-surfaces.ts';
import { longSpan } from '../../src/text/format.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { AgendaGlance } from '../agendas/agenda-glance.tsx';
import { Papers } from '../agendas/papers.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Screen, Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { OwnQuestions } from './own-questions.tsx';
import { bodyTabPath } from './surface-address.ts';

/** Beside a meeting that is on: its agenda and papers, what is asked of me, and a way to show it to everybody. */
export function MeetingPanel({ glance }: { glance: BodyAtAGlance }) {
  const text = useText(surfacesText);
  const { language } = useApp();
  const { meeting, body } = glance;
  return (
    <Screen title={meeting?.title ?? body.name}>
      {meeting?.starts && <Text>{longSpan(meeting.starts, meeting.minutes ?? 0, language)}</Text>}
      <Section title={text.agenda}>
        {meeting ? (
          <AgendaGlance meetingId={meeting.meetingId} />
        ) : (
          <Empty title={text.noMeeting}>{text.noMeetingHelp}</Empty>
        )}
      </Section>
      {meeting && <Share bodyId={body.bodyId} />}
      <OwnQuestions bodyName={body.name} />
      {meeting && <Papers meetingId={meeting.meetingId} reading />}
    </Screen>
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
