import {
  Badge,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingDetail } from '../../src/meetings/schema.ts';
import { longDate, timeSpan } from '../../src/text/format.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { meetingText } from '../../src/text/tabs/meeting.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { goTo, useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { MeetingRoom } from './meeting-room.tsx';
import { MeetingSeats } from './meeting-seats.tsx';
import { MoveDialog } from './move-dialog.tsx';

const useStyles = makeStyles({
  facts: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One meeting: when and where, who comes, and what a planner can do with it. */
export default function MeetingScreen({ subject }: ScreenProps) {
  const meeting = useRead<MeetingDetail>(`/meetings/${subject}`, { refetchEvery: 5_000 });
  return (
    <Loaded query={meeting} rows={5} height={72}>
      {(found) => <Meeting meeting={found} />}
    </Loaded>
  );
}

function Meeting({ meeting }: { meeting: MeetingDetail }) {
  const text = useText(meetingText);
  return (
    <Screen title={meeting.title} back="/tab/overleg" actions={<MeetingActions meeting={meeting} />}>
      {meeting.conflict && <Conflict meeting={meeting} />}
      <Facts meeting={meeting} />
      {meeting.state === 'scheduled' && <MeetingRoom meeting={meeting} />}
      <Section title={text.who}>
        <MeetingSeats meeting={meeting} />
      </Section>
    </Screen>
  );
}

function Facts({ meeting }: { meeting: MeetingDetail }) {
  const styles = useStyles();
  const text = useText(meetingText);
  const { language } = useApp();
  const { starts, minutes } = meeting;
  const where = [meeting.place, meeting.online ? text.online : ''].filter(Boolean).join(' · ') || text.placeUnknown;
  const colors = { polling: 'warning', scheduled: 'success', held: 'subtle', cancelled: 'danger' } as const;
  return (
    <div className={styles.facts}>
      <Text>{meeting.body.name}</Text>
      <Badge appearance="tint" color={colors[meeting.state]}>
        {text.states[meeting.state]}
      </Badge>
      {starts && (
        <Text weight="semibold">
          {longDate(starts, language)}
          {minutes ? `, ${timeSpan(starts, minutes, language)}` : ''}
        </Text>
      )}
      <Text>{where}</Text>
    </div>
  );
}

function MeetingActions({ meeting }: { meeting: MeetingDetail }) {
  const styles = useStyles();
  const text = useText(meetingText);
  const live = useText(liveText);
  const { api, at, host } = useApp();
  // The chat leads here to move the meeting at once.
  const [moving] = useFilter('verzet');
  const [asking, ask] = useState<'move' | 'cancel' | null>(moving && meeting.may.move ? 'move' : null);
  const cancel = useChange(() => api.post(at(`/meetings/${meeting.meetingId}/cancel`)));
  const { joinUrl, meetingId, body } = meeting;
  return (
    <div className={styles.actions}>
      {joinUrl && meeting.state === 'scheduled' && (
        <Button appearance="primary" onClick={() => host.openLink(joinUrl)}>
          {text.join}
        </Button>
      )}
      <Button onClick={() => goTo(`/tab/agenda/${meetingId}`)}>{text.agenda}</Button>
      {meeting.state !== 'polling' && (
        <Button onClick={() => goTo(`/tab/vergadering/${meetingId}`)}>{live.open}</Button>
      )}
      {meeting.may.move && (
        <>
          <Button onClick={() => ask('move')}>{text.move}</Button>
          <Button onClick={() => goTo(`/tab/programma/prikker?overleg=${body.bodyId}&bijeenkomst=${meetingId}`)}>
            {text.pollAgain}
          </Button>
        </>
      )}
      {meeting.may.cancel && (
        <Button appearance="subtle" onClick={() => ask('cancel')}>
          {text.cancel}
        </Button>
      )}
      {asking === 'move' && <MoveDialog meeting={meeting} onClose={() => ask(null)} />}
      {asking === 'cancel' && (
        <ConfirmDialog
          title={text.cancelTitle}
          confirm={text.cancel}
          cancel={text.keep}
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={() => cancel.mutate(undefined, { onSuccess: () => ask(null) })}
          onClose={() => ask(null)}
        >
          {text.cancelBody}
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Two dates for one meeting: nothing goes out until somebody has chosen. */
function Conflict({ meeting }: { meeting: MeetingDetail }) {
  const text = useText(meetingText);
  const { api, at, language } = useApp();
  const settle = useChange((keep: 'kringwerk' | 'outlook') =>
    api.post(at(`/meetings/${meeting.meetingId}/conflict`), { keep }),
  );
  const { conflict, starts, minutes } = meeting;
  if (!conflict || !starts) return null;
  const span = (from: string, length: number) => `${longDate(from, language)}, ${timeSpan(from, length, language)}`;
  const [here, there] = [span(starts, minutes ?? 0), span(conflict.starts, conflict.minutes)];
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {meeting.may.move ? text.conflict(here, there) : text.conflictForMembers(here, there)}
        </MessageBarBody>
        {meeting.may.move && (
          <MessageBarActions>
            <Button disabled={settle.isPending} onClick={() => settle.mutate('kringwerk')}>
              {text.keepHere(here)}
            </Button>
            <Button disabled={settle.isPending} onClick={() => settle.mutate('outlook')}>
              {text.keepThere(there)}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      <Refused error={settle.error} />
    </>
  );
}
