/// <reference types="office-js" />
import { Button, Field, MessageBar, MessageBarBody, MessageBarTitle, Select, Text } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MeetingsOverview } from '../../src/meetings/schema.ts';
import type { AppointmentHelp } from '../../src/meetings/schema-outlook.ts';
import { outlookText } from '../../src/text/tabs/outlook.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty, messageOf, Refused } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { fillIn, readAppointment, recall, remember } from './office.ts';

type Item = Office.AppointmentCompose;

/** Beside an appointment that somebody is making: for which body is it, what fills it in, and what is against it. */
export function ComposePane({ item }: { item: Item }) {
  const text = useText(outlookText);
  const { partnership } = useApp();
  const bodies = useRead<MeetingsOverview>('/meetings/overview');
  const kept = useQuery({ queryKey: ['outlook-kept'], queryFn: () => recall(item), staleTime: Infinity });
  const [chosen, choose] = useState('');
  const before = kept.data?.partnershipId === partnership.id ? kept.data.bodyId : '';
  const bodyId = chosen || before;
  return (
    <Screen title={text.compose}>
      <Loaded query={bodies} rows={1} height={64}>
        {(overview) => {
          const mine = overview.bodies.filter(({ may }) => may.plan);
          if (mine.length === 0) return <Empty title={text.noBodies}>{text.noBodiesHelp}</Empty>;
          return (
            <Field label={text.whichBody}>
              <Select value={bodyId} onChange={(_event, { value }) => choose(value)}>
                <option value="">{text.chooseBody}</option>
                {mine.map(({ body }) => (
                  <option key={body.bodyId} value={body.bodyId}>
                    {body.name}
                  </option>
                ))}
              </Select>
            </Field>
          );
        }}
      </Loaded>
      {bodyId && <Help key={bodyId} item={item} bodyId={bodyId} />}
    </Screen>
  );
}

function Help({ item, bodyId }: { item: Item; bodyId: string }) {
  const text = useText(outlookText);
  const styles = usePanelStyles();
  const { api, at, partnership } = useApp();
  const ask = async (withInvited: boolean): Promise<AppointmentHelp> => {
    const { starts, ends, invited, existing } = await readAppointment(item);
    const minutes = Math.max(1, Math.round((ends.getTime() - starts.getTime()) / 60_000));
    const known = withInvited ? { invited } : {};
    return api.post<AppointmentHelp>(at('/outlook/appointment'), {
      ...{ bodyId, starts: starts.toISOString(), minutes, existing },
      ...known,
    });
  };
  const check = useMutation({ mutationFn: () => ask(true) });
  const fill = useMutation({
    mutationFn: async () => {
      const help = await ask(false);
      const people = (optional: boolean) => help.attendees.filter((one) => one.optional === optional);
      await fillIn(item, { ...help, required: people(false), optional: people(true) });
      await remember(item, { partnershipId: partnership.id, bodyId });
    },
    onSuccess: () => check.mutate(),
  });
  const anyway = useMutation({
    mutationFn: (fingerprint: string) =>
      remember(item, { partnershipId: partnership.id, bodyId, sendAnyway: fingerprint }),
  });
  const { mutate: look } = check;
  useEffect(() => look(), [look]);
  const failed = fill.error ?? check.error ?? anyway.error;
  return (
    <div className={styles.stack}>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={fill.isPending} onClick={() => fill.mutate()}>
          {text.fill}
        </Button>
        <Button disabledFocusable={check.isPending} onClick={() => check.mutate()}>
          {text.check}
        </Button>
      </div>
      <Text role="status">{fill.isSuccess ? text.filled : ''}</Text>
      {failed && <Refused error={failed} />}
      {failed && <Text>{messageOf(failed, text.failed)}</Text>}
      {check.data && <Standing help={check.data} />}
      {check.data?.stop && (
        <div className={styles.panel}>
          <Text>{anyway.isSuccess ? text.mayBeSent : text.sendAnywayHelp}</Text>
          <Button disabledFocusable={anyway.isPending} onClick={() => anyway.mutate(check.data.fingerprint)}>
            {text.sendAnyway}
          </Button>
        </div>
      )}
    </div>
  );
}

function Standing({ help }: { help: AppointmentHelp }) {
  const text = useText(outlookText);
  const styles = usePanelStyles();
  if (help.warnings.length === 0) {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          {help.quorum} {text.fine}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.attention}</MessageBarTitle>
        <ul className={styles.plain}>
          {help.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
