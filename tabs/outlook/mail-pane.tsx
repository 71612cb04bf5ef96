/// <reference types="office-js" />
import { Button, Field, Input, Select, Text, Textarea } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ITEM_KINDS, type ItemKind } from '../../src/agendas/schema.ts';
import type { MeetingSummary, MyMeetings } from '../../src/meetings/schema.ts';
import { shortDate } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { outlookText } from '../../src/text/tabs/outlook.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty, Refused } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { asked } from './office.ts';

/** Longest that a submitted item may be. */
const TITLE = 200;
const EXPLANATION = 3_000;
const USUAL_MINUTES = 10;

/** Beside a mail: what it says is submitted as an item for an agenda of a body one sits in. */
export function MailPane({ item }: { item: Office.MessageRead }) {
  const text = useText(outlookText);
  const mine = useRead<MyMeetings>('/me/meetings');
  const body = useQuery({
    queryKey: ['outlook-mail', item.itemId],
    queryFn: () => asked<string>((answer) => item.body.getAsync('text' as Office.CoercionType, answer)),
  });
  return (
    <Screen title={text.mail}>
      <Text>{text.mailExplain}</Text>
      <Loaded query={mine} rows={3} height={48}>
        {({ next: meetings }) => {
          if (meetings.length === 0) return <Empty title={text.noMeetings}>{text.noMeetingsHelp}</Empty>;
          return (
            <Loaded query={body} rows={2} height={48}>
              {(said) => <ItemForm meetings={meetings} subject={item.subject} said={said} />}
            </Loaded>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function ItemForm({ meetings, subject, said }: { meetings: MeetingSummary[]; subject: string; said: string }) {
  const text = useText(outlookText);
  const { kinds } = useText(agendaText);
  const styles = usePanelStyles();
  const { api, at, language } = useApp();
  const [meetingId, setMeeting] = useState(meetings.length === 1 ? (meetings[0]?.meetingId ?? '') : '');
  const [title, setTitle] = useState(subject.replace(/^(?:(?:re|fw|fwd|antw|betreft)\s*:\s*)+/i, '').slice(0, TITLE));
  const [kind, setKind] = useState<ItemKind>('bespreken');
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  const [explanation, setExplanation] = useState(said.trim().slice(0, EXPLANATION));
  const chosen = meetings.find((meeting) => meeting.meetingId === meetingId);
  const [submitId] = useState(() => crypto.randomUUID());
  const add = useMutation({
    mutationFn: () =>
      api.post(at(`/bodies/${chosen?.body.bodyId ?? ''}/submitted-items`), {
        ...{ submitId, meetingId, title, kind, minutes, explanation },
      }),
  });
  if (add.isSuccess && chosen) return <Text role="status">{text.added(chosen.title)}</Text>;
  return (
    <div className={styles.stack}>
      <Field label={text.whichMeeting} required>
        <Select value={meetingId} onChange={(_event, { value }) => setMeeting(value)}>
          <option value="">{text.chooseMeeting}</option>
          {meetings.map((meeting) => (
            <option key={meeting.meetingId} value={meeting.meetingId}>
              {meeting.starts ? `${meeting.title} (${shortDate(meeting.starts, language)})` : meeting.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.itemTitle} required>
        <Input value={title} maxLength={TITLE} onChange={(_event, { value }) => setTitle(value)} />
      </Field>
      <Field label={text.itemKind}>
        <Select value={kind} onChange={(_event, { value }) => setKind(value as ItemKind)}>
          {ITEM_KINDS.map((each) => (
            <option key={each} value={each}>
              {kinds[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.itemMinutes}>
        <Input
          type="number"
          min={1}
          max={600}
          value={String(minutes)}
          onChange={(_event, { value }) => setMinutes(Number(value))}
        />
      </Field>
      <Field label={text.explanation}>
        <Textarea
          rows={6}
          value={explanation}
          maxLength={EXPLANATION}
          onChange={(_event, { value }) => setExplanation(value)}
        />
      </Field>
      <Refused error={add.error} />
      <Button
        appearance="primary"
        disabledFocusable={!chosen || title.trim() === '' || add.isPending}
        onClick={() => add.mutate()}
      >
        {text.add}
      </Button>
    </div>
  );
}
