import {
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  LONGEST_NOTE,
  type ReminderPreview,
  type Selection,
  type SendOutcome,
  type SendReminderBody,
} from '../../src/reminders/schema.ts';
import { clockTime, longDate } from '../../src/text/format.ts';
import { remindText } from '../../src/text/tabs/programme.ts';
import { toInstant, toLocal } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { ASKED_ONCE, useChange } from '../shell/use-api.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { Undo } from './undo-reminder.tsx';

const useStyles = makeStyles({
  person: { paddingBottom: tokens.spacingVerticalS },
  names: { maxHeight: '40vh', overflowY: 'auto', paddingRight: tokens.spacingHorizontalS },
});

/** Shows who gets a reminder, and how, before it is sent; a second one on a day asks once more. */
export default function ReminderDialog({ selection, onClose }: { selection: Selection; onClose: () => void }) {
  const text = useText(remindText);
  const { api, at } = useApp();
  const path = at('/reminders/preview');
  const first = useQuery({
    queryKey: [path, selection],
    queryFn: () => api.post<ReminderPreview>(path, selection),
    gcTime: 0,
    meta: ASKED_ONCE,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [again, setAgain] = useState<ReminderPreview | null>(null);
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const [note, setNote] = useState('');
  const [sendAt, setSendAt] = useState('');
  const send = useChange((body: SendReminderBody) => api.post<SendOutcome>(at('/reminders'), body));
  const preview = again ?? first.data;
  const nobody = preview?.recipients.length === 0;
  const submit = () => {
    if (!preview) return;
    const body = {
      selection,
      sendId: preview.sendId,
      confirmedAgain: again !== null,
      ...(note.trim() ? { note } : {}),
      ...(sendAt ? { sendAt: toInstant(sendAt) } : {}),
    };
    send.mutate(body, {
      onSuccess: (answer) => (answer.state === 'ask-again' ? setAgain(answer.preview) : setOutcome(answer)),
    });
  };
  const words = outcome
    ? { title: text.sentTitle, confirm: text.done }
    : again
      ? { title: text.again, confirm: text.sendAgain }
      : { title: text.title, confirm: sendAt ? text.plan : text.send };
  return (
    <ConfirmDialog
      title={words.title}
      confirm={words.confirm}
      {...(outcome ? { cancel: null } : {})}
      busy={send.isPending}
      disabled={!outcome && (!preview || nobody)}
      error={send.error}
      onClose={onClose}
      onConfirm={outcome ? onClose : submit}
    >
      {outcome ? (
        <Sent outcome={outcome} />
      ) : (
        <Loaded query={first} rows={4} height={36}>
          {(data) => (
            <>
              <Preview preview={again ?? data} asking={again !== null} />
              {data.recipients.length > 0 && (
                <>
                  <Field label={text.ownWords} hint={text.ownWordsHelp}>
                    <Textarea
                      value={note}
                      maxLength={LONGEST_NOTE}
                      resize="vertical"
                      onChange={(_, { value }) => setNote(value)}
                    />
                  </Field>
                  <Field label={text.sendAt} hint={text.sendAtHelp}>
                    <Input type="datetime-local" value={sendAt} onChange={(_, { value }) => setSendAt(value)} />
                  </Field>
                </>
              )}
            </>
          )}
        </Loaded>
      )}
    </ConfirmDialog>
  );
}

function Preview({ preview, asking }: { preview: ReminderPreview; asking: boolean }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(remindText);
  const { recipients, nobodyToAsk, remindedToday } = preview;
  return (
    <>
      <Text>{recipients.length === 0 ? text.nobody : text.who(recipients.length)}</Text>
      {asking && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.todayWarning(remindedToday)}</MessageBarBody>
        </MessageBar>
      )}
      {recipients.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list has to be scrolled by keyboard too
        <div className={styles.names} tabIndex={0}>
          <VirtualList
            items={recipients}
            keyOf={({ personId }) => personId}
            rowHeight={44}
            row={(person) => (
              <div className={mergeClasses(panel.lines, styles.person)}>
                <Text weight="semibold">{person.name}</Text>
                <Text size={200} className={panel.subtle}>
                  {[person.organisation, text.ways[person.way], person.remindedToday ? text.today : '']
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
                {preview.questions.length > 1 &&
                  person.questions.map((question) => (
                    <Text key={question} size={200}>
                      {question}
                    </Text>
                  ))}
              </div>
            )}
          />
        </div>
      )}
      {nobodyToAsk.length > 0 && <Text>{text.nobodyToAsk(nobodyToAsk.join(', '))}</Text>}
    </>
  );
}

function Sent({ outcome }: { outcome: SendOutcome }) {
  const text = useText(remindText);
  const { language } = useApp();
  if (outcome.state === 'planned') {
    const moment = toLocal(outcome.sendAt);
    return (
      <>
        <Text role="status">{text.planned(`${longDate(moment, language)}, ${clockTime(moment, language)}`)}</Text>
        <Undo sendId={outcome.sendId} title={text.cancelPlanned} />
      </>
    );
  }
  if (outcome.state !== 'sent') return <Text role="status">{text.nobody}</Text>;
  return (
    <>
      <Text role="status">{text.sent(outcome.people, outcome.byChat, outcome.byMail)}</Text>
      {outcome.nobodyToAsk.length > 0 && <Text>{text.nobodyToAsk(outcome.nobodyToAsk.join(', '))}</Text>}
      <Undo sendId={outcome.sendId} title={text.takeBack} />
    </>
  );
}
