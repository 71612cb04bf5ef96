/// <reference types="office-js" />
// Classic Outlook on Windows runs this file by itself: no page, no modules, no `location`, and a JavaScript of 2016. It is
// built as one script without imports; the service writes its own address above it.
import type { AppointmentHelp } from '../../src/meetings/schema-outlook.ts';
import { readKept } from './kept.ts';

declare const kringwerkUrl: string;

/** The person waits. Without an answer the appointment goes: a service that is away must not stop anybody's mail. */
const ANSWER_WITHIN = 12_000;

type Item = Office.AppointmentCompose;
type Ask<T> = (answer: (result: Office.AsyncResult<T>) => void) => void;

/** Looks at an appointment for a body before it is sent, and holds it back when something is against it. */
function onAppointmentSendHandler(event: Office.MailboxEvent): void {
  const item = Office.context.mailbox.item as unknown as Item;
  inTime(lookAt(item)).then(
    (help) => event.completed(help ? held(help) : { allowEvent: true }),
    () => event.completed({ allowEvent: true }),
  );
}

/** What is against sending; null: nothing, or the appointment is none of ours. */
function lookAt(item: Item): Promise<AppointmentHelp | null> {
  return get<Office.CustomProperties>((answer) => item.loadCustomPropertiesAsync(answer)).then((properties) => {
    const kept = readKept(properties.get('kringwerk'));
    if (!kept) return null;
    return Promise.all([appointmentIn(item), token()])
      .then(([appointment, bearer]) =>
        fetch(`${kringwerkUrl}/api/partnerships/${encodeURIComponent(kept.partnershipId)}/outlook/appointment`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
          body: JSON.stringify({ bodyId: kept.bodyId, ...appointment }),
        }),
      )
      .then((response) => (response.ok ? (response.json() as Promise<AppointmentHelp>) : null))
      .then((help) => (help?.stop && help.fingerprint !== kept.sendAnyway ? help : null));
  });
}

function appointmentIn(item: Item) {
  return Promise.all([
    get<Date>((answer) => item.start.getAsync(answer)),
    get<Date>((answer) => item.end.getAsync(answer)),
    get<Office.EmailAddressDetails[]>((answer) => item.requiredAttendees.getAsync(answer)),
    get<Office.EmailAddressDetails[]>((answer) => item.optionalAttendees.getAsync(answer)),
    get<string>((answer) => item.getItemIdAsync(answer)).catch(() => ''),
  ]).then(([start, end, required, optional, id]) => ({
    starts: new Date(start).toISOString(),
    minutes: Math.max(1, Math.round((new Date(end).getTime() - new Date(start).getTime()) / 60_000)),
    invited: required.concat(optional).map(({ emailAddress }) => emailAddress.toLowerCase()),
    existing: id !== '',
  }));
}

/** Newer Outlooks then offer to send anyway themselves; older ones hold it until that is chosen in the pane. */
function held({ stop }: AppointmentHelp): Office.SmartAlertsEventCompletedOptions {
  return {
    allowEvent: false,
    errorMessage: stop ?? '',
    sendModeOverride: 'promptUser' as Office.MailboxEnums.SendModeOverride,
    commandId: 'openPane',
  };
}

function token(): Promise<string> {
  const options = { allowSignInPrompt: false, allowConsentPrompt: false };
  const runtime = (globalThis as { OfficeRuntime?: { auth?: typeof Office.auth } }).OfficeRuntime;
  return runtime?.auth ? runtime.auth.getAccessToken(options) : Office.auth.getAccessToken(options);
}

function get<T>(ask: Ask<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((result) => {
      if (String(result.status) === 'failed') reject(new Error('Office gave nothing'));
      else resolve(result.value);
    });
  });
}

function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_WITHIN));
  return Promise.race([answer, late]);
}

Office.actions.associate('onAppointmentSendHandler', onAppointmentSendHandler);
