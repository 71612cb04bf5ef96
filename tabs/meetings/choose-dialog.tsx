import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Spinner, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingRooms, PollDetail, PollOptionView } from '../../src/meetings/schema.ts';
import type { PollCheck } from '../../src/meetings/schema-calendars.ts';
import { longSpan } from '../../src/text/format.ts';
import { chooseDateText } from '../../src/text/tabs/choose-date.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ASKED_ONCE, useChange, useRead } from '../shell/use-api.ts';
import { RoomSelect } from './room-select.tsx';

const useStyles = makeStyles({
  names: { margin: 0, paddingLeft: '1.25rem', overflowWrap: 'anywhere' },
  reading: { alignSelf: 'flex-start' },
});

interface ChooseProps {
  poll: PollDetail;
  option: PollOptionView;
  onClose: () => void;
}

/** The last look before a date is chosen: the calendars are read anew, because answers were given earlier. */
export function ChooseDialog({ poll, option, onClose }: ChooseProps) {
  const styles = useStyles();
  const text = useText(chooseDateText);
  const { api, at, language } = useApp();
  const path = at(`/polls/${poll.pollId}/check`);
  const check = useQuery({
    queryKey: [path, option.optionId],
    queryFn: () => api.post<PollCheck>(path, { optionId: option.optionId }),
    meta: ASKED_ONCE,
    gcTime: 0,
    retry: false,
  });
  const busy = check.data?.busyAfterYes ?? [];
  const rooms = useRead<MeetingRooms>(`/meetings/${poll.meetingId}/rooms`).data?.rooms ?? [];
  const [room, setRoom] = useState('');
  const decide = useChange(() => {
    const despite = busy.map(({ seatId }) => seatId);
    const chosen = room === '' ? {} : { roomEmail: room };
    return api.post(at(`/polls/${poll.pollId}/decide`), { optionId: option.optionId, despite, ...chosen });
  });
  const choose = () =>
    decide.mutate(undefined, {
      onSuccess: onClose,
      // Somebody became busy while this was open: show who, so that the next press is an informed one.
      onError: (cause) => void (cause instanceof ApiError && cause.code === 'poll-busy-meanwhile' && check.refetch()),
    });
  return (
    <ConfirmDialog
      title={text.title}
      confirm={busy.length > 0 ? text.chooseAnyway : text.choose}
      busy={decide.isPending}
      disabled={check.isFetching}
      error={decide.error}
      onClose={onClose}
      onConfirm={choose}
    >
      <Text>{text.body(longSpan(option.starts, option.minutes, language))}</Text>
      {option.reason && <Text>{option.reason}</Text>}
      {poll.progress.waitingFor.length > 0 && <Text>{text.notAll}</Text>}
      {check.isFetching ? (
        <Spinner className={styles.reading} size="tiny" label={text.reading} />
      ) : (
        <ByCalendar check={check.data ?? null} />
      )}
      {rooms.length > 0 && <RoomSelect rooms={rooms} value={room} onChange={setRoom} />}
    </ConfirmDialog>
  );
}

/** Null: the service itself did not answer; then, too, nothing is known. */
function ByCalendar({ check }: { check: PollCheck | null }) {
  const styles = useStyles();
  const text = useText(chooseDateText);
  const busy = check?.busyAfterYes ?? [];
  return (
    <>
      {busy.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{text.busyTitle}</MessageBarTitle>
            <ul className={styles.names}>
              {busy.map(({ seatId, name, label }) => (
                <li key={seatId}>{text.seat(name, label)}</li>
              ))}
            </ul>
            {text.busyHelp}
          </MessageBarBody>
        </MessageBar>
      )}
      {!check?.answered && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.noAnswer}</MessageBarBody>
        </MessageBar>
      )}
      {check?.answered && busy.length === 0 && check.unknown === 0 && <Text>{text.fine}</Text>}
      {check !== null && check.unknown > 0 && <Text>{text.unknown(check.unknown)}</Text>}
    </>
  );
}
