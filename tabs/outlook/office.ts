/// <reference types="office-js" />
import { type Remembered, readKept } from './kept.ts';

/** What the add-in needs of an appointment that somebody is making in Outlook. Times are wall-clock in Europe/Amsterdam. */
export interface OfficeAppointment {
  subject: string;
  starts: Date;
  ends: Date;
  /** Addresses of everybody invited, required and optional, in lower case. */
  invited: string[];
  /** True: it has been saved or sent before, so that it is in calendars already. */
  existing: boolean;
}

export interface Invitation {
  subject: string;
  minutes: number | null;
  place: string;
  required: { name: string; email: string }[];
  optional: { name: string; email: string }[];
  html: string;
}

type Compose = Office.AppointmentCompose;
type Ask<T> = (answer: (result: Office.AsyncResult<T>) => void) => void;

/** Turns one of Office's callbacks into a promise; rejects with Office's own error. */
export function asked<T>(ask: Ask<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((result) => {
      // The name as text: some Outlooks on phones leave the list of names out.
      if (String(result.status) === 'failed') reject(new Error(result.error?.message ?? 'Office gave no reason'));
      else resolve(result.value);
    });
  });
}

/** The appointment as it now stands in the form. */
export async function readAppointment(item: Compose): Promise<OfficeAppointment> {
  const [subject, starts, ends, required, optional] = await Promise.all([
    asked<string>((answer) => item.subject.getAsync(answer)),
    asked<Date>((answer) => item.start.getAsync(answer)),
    asked<Date>((answer) => item.end.getAsync(answer)),
    asked<Office.EmailAddressDetails[]>((answer) => item.requiredAttendees.getAsync(answer)),
    asked<Office.EmailAddressDetails[]>((answer) => item.optionalAttendees.getAsync(answer)),
  ]);
  const id = await asked<string>((answer) => item.getItemIdAsync(answer)).catch(() => '');
  const invited = [...required, ...optional].map(({ emailAddress }) => emailAddress.toLowerCase());
  return { subject, starts: new Date(starts), ends: new Date(ends), invited, existing: id !== '' };
}

/** Fills the form in. Whoever was invited by hand stays; the text goes above what was typed. */
export async function fillIn(item: Compose, invitation: Invitation): Promise<void> {
  const { subject, minutes, place, required, optional, html } = invitation;
  await asked<void>((answer) => item.subject.setAsync(subject, answer));
  if (minutes !== null) {
    const starts = await asked<Date>((answer) => item.start.getAsync(answer));
    await asked<void>((answer) => item.end.setAsync(new Date(new Date(starts).getTime() + minutes * 60_000), answer));
  }
  if (place) await asked<void>((answer) => item.location.setAsync(place, answer));
  await addMissing(item.requiredAttendees, required);
  await addMissing(item.optionalAttendees, optional);
  const options = { coercionType: 'html' as Office.CoercionType };
  await asked<void>((answer) => item.body.prependAsync(html, options, answer));
}

async function addMissing(list: Office.Recipients, people: readonly { name: string; email: string }[]): Promise<void> {
  const there = await asked<Office.EmailAddressDetails[]>((answer) => list.getAsync(answer));
  const known = new Set(there.map(({ emailAddress }) => emailAddress.toLowerCase()));
  const missing = people.filter(({ email }) => !known.has(email.toLowerCase()));
  if (missing.length === 0) return;
  const added = missing.map(({ name, email }) => ({ displayName: name, emailAddress: email }));
  await asked<void>((answer) => list.addAsync(added, answer));
}

const KEY = 'kringwerk';

export async function recall(item: Pick<Compose, 'loadCustomPropertiesAsync'>): Promise<Remembered | null> {
  const kept = await asked<Office.CustomProperties>((answer) => item.loadCustomPropertiesAsync(answer));
  return readKept(kept.get(KEY));
}

export async function remember(item: Pick<Compose, 'loadCustomPropertiesAsync'>, value: Remembered): Promise<void> {
  const kept = await asked<Office.CustomProperties>((answer) => item.loadCustomPropertiesAsync(answer));
  kept.set(KEY, JSON.stringify(value));
  await asked<void>((answer) => kept.saveAsync(answer as never));
}

/** The chat of the online meeting that a text names; undefined: it names none. */
export function chatIn(text: string): string | undefined {
  const found = /19(?::|%3a)meeting_[\w-]+(?:@|%40)thread\.v2/i.exec(text)?.[0];
  return found ? decodeURIComponent(found) : undefined;
}
