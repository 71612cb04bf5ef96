import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CalendarUpload, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { shellText } from '../../src/text/tabs/shell.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

/** Which school holidays the plan rests on, and the way to put others in their place. */
export function SchoolCalendarPanel({ plan }: { plan: YearPlanView }) {
  const panel = usePanelStyles();
  const text = useText(yearPlanScreenText).schoolCalendar;
  const { api, at } = useApp();
  const [loading, load] = useState(false);
  const restore = useChange(() => api.remove(at('/school-calendar')));
  const { uploaded, asOf, until } = plan.calendar;
  return (
    <Section title={text.title}>
      <div className={panel.panel}>
        <Text>
          {uploaded ? text.own(uploaded.fileName, uploaded.byName, localDate(uploaded.at)) : text.builtIn(asOf)}
        </Text>
        {until && <Text>{text.until(until)}</Text>}
        <Refused error={restore.error} />
        {plan.may.change && (
          <div className={panel.actions}>
            <Button onClick={() => load(true)}>{text.upload}</Button>
            {uploaded && (
              <Button appearance="subtle" disabled={restore.isPending} onClick={() => restore.mutate(undefined)}>
                {text.restore}
              </Button>
            )}
          </div>
        )}
      </div>
      {loading && <UploadDialog onClose={() => load(false)} />}
    </Section>
  );
}

/** A file is looked at first; what is hard to believe is asked before it is used. */
function UploadDialog({ onClose }: { onClose: () => void }) {
  const text = useText(yearPlanScreenText).schoolCalendar;
  const { close } = useText(shellText);
  const { api, at } = useApp();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<CalendarUpload | null>(null);
  const doubted = answer !== null && !answer.inUse && answer.doubts.length > 0;
  const send = useChange((chosen: File) => {
    const confirmed = doubted ? `&confirmed=${answer.fingerprint}` : '';
    return api.upload<CalendarUpload>(
      at(`/school-calendar?name=${encodeURIComponent(chosen.name)}${confirmed}`),
      chosen,
    );
  });
  if (answer?.inUse) {
    return (
      <ConfirmDialog title={text.dialogTitle} confirm={close} cancel={null} onConfirm={onClose} onClose={onClose}>
        <Text role="status">{text.inUse(answer.holidays)}</Text>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={text.dialogTitle}
      confirm={doubted ? text.confirm : text.check}
      busy={send.isPending}
      disabled={!file}
      error={send.error}
      onClose={onClose}
      onConfirm={() => file && send.mutate(file, { onSuccess: setAnswer })}
    >
      <Text>{text.dialogHelp}</Text>
      <label>
        {text.file}:{' '}
        <input
          type="file"
          accept=".json,.csv,.xlsx"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setAnswer(null);
          }}
        />
      </label>
      {answer && <Questions answer={answer} />}
    </ConfirmDialog>
  );
}

function Questions({ answer }: { answer: CalendarUpload }) {
  const text = useText(yearPlanScreenText).schoolCalendar;
  const wrong = answer.faults.length > 0;
  return (
    <MessageBar intent={wrong ? 'error' : 'warning'} layout="multiline" role="alert">
      <MessageBarBody>
        {wrong ? text.faults : text.doubts}
        <ul>
          {(wrong ? answer.faults : answer.doubts).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
