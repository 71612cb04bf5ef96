import { randomBytes } from 'node:crypto';

/** An Outlook item id: long, case-sensitive, safe in a path. */
export function outlookId(): string {
  return `AAMkAD${randomBytes(30).toString('base64url')}`;
}

/** What all copies of one meeting share. */
export function calendarUid(): string {
  return `040000008200E00074C5B7101A82E008${randomBytes(16).toString('hex').toUpperCase()}`;
}

export function changeKey(): string {
  return randomBytes(12).toString('base64');
}
