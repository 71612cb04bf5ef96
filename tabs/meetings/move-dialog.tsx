import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingDetail } from '../../src/meetings/schema.ts';
import { meetingText } from '../../src/text/tabs/meeting.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useChange } from '../shell/use-api.ts';
import { DURATIONS } from './new-poll.ts';
import { saidSpan } from './said-span.ts';

/** Another date for a meeting that stands. Outlook tells everybody who was invited. */
export function MoveDialog({ meeting, onClose }: { meeting: MeetingDetail; onClose: () => void }) {
  const text = useText(meetingText);
  const fields = useText(planPollText);
  const { api, at, language } = useApp();
  const [date, setDate] = useState(meeting.starts?.slice(0, 10) ?? '');
  const [time, setTime] = useState(meeting.starts?.slice(11) ?? '');
  const [minutes, setMinutes] = useState(meeting.minutes ?? 120);
  const [place, setPlace] = useState(meeting.place);
  const [evenInHoliday, setEvenInHoliday] = useState(false);
  const move = useChange(() =>
    api.post(at(`/meetings/${meeting.meetingId}/move`), {
      starts: `${date}T${time}`,
      minutes,
      place: place.trim(),
      evenInHoliday,
    }),
  );
  const inHoliday = evenInHoliday || (move.error instanceof ApiError && move.error.code === 'meeting-school-holiday');
  const lengths = DURATIONS.includes(minutes) ? DURATIONS : [...DURATIONS, minutes].sort((a, b) => a - b);
  return (
    <ConfirmDialog
      title={text.moveTitle}
      confirm={text.moveConfirm}
      busy={move.isPending}
      disabled={date === '' || time === ''}
      error={move.error}
      onConfirm={() => move.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text.moveBody}
      <Field label={fields.date} required hint={saidSpan({ date, time, minutes }, language)}>
        <Input
          type="date"
          value={date}
          onChange={(_, { value }) => {
            setDate(value);
            setEvenInHoliday(false);
            move.reset();
          }}
        />
      </Field>
      <Field label={fields.time} required>
        <Input type="time" step={300} value={time} onChange={(_, { value }) => setTime(value)} />
      </Field>
      <Field label={fields.duration}>
        <Select value={String(minutes)} onChange={(_, { value }) => setMinutes(Number(value))}>
          {lengths.map((length) => (
            <option key={length} value={length}>
              {fields.hours(length)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={fields.place}>
        <Input value={place} maxLength={200} onChange={(_, { value }) => setPlace(value)} />
      </Field>
      {inHoliday && (
        <Checkbox
          label={text.evenInHoliday}
          checked={evenInHoliday}
          onChange={(_, { checked }) => setEvenInHoliday(checked === true)}
        />
      )}
    </ConfirmDialog>
  );
}
