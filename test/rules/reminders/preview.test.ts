import { expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../src/people/rules/roles.ts';
import { MAY_REMINDERS, mayReminders, type ReminderAction } from '../../../src/reminders/rules/may-reminders.ts';
import { type AskedQuestion, decideSending, previewReminder } from '../../../src/reminders/rules/reminder-preview.ts';

const asked = (obligationId: string, personIds: string[], title = 'Datum werkgroep'): AskedQuestion => ({
  obligationId,
  label: `zetel ${obligationId}`,
  title,
  dueAt: '2026-11-13T16:00:00.000Z',
  personIds,
});

test('one line a person over all that is open, and the places nobody can answer for', () => {
  const preview = previewReminder(
    [asked('o1', ['anna']), asked('o2', ['anna', 'bram'], 'Plaatsingsronde'), asked('o3', [])],
    new Set(['bram']),
  );
  expect(preview).toEqual({
    lines: [
      {
        personId: 'anna',
        obligationIds: ['o1', 'o2'],
        titles: ['Datum werkgroep', 'Plaatsingsronde'],
        remindedToday: false,
      },
      { personId: 'bram', obligationIds: ['o2'], titles: ['Plaatsingsronde'], remindedToday: true },
    ],
    nobodyToAsk: ['zetel o3'],
    questions: [
      { title: 'Datum werkgroep', dueAt: '2026-11-13T16:00:00.000Z' },
      { title: 'Plaatsingsronde', dueAt: '2026-11-13T16:00:00.000Z' },
    ],
    remindedToday: 1,
  });
});

test.each<[string, string[], string[], boolean, string]>([
  ['nobody owes anything', [], [], false, 'nothing-open'],
  ['first reminder of the day', ['anna'], [], false, 'send'],
  ['somebody was reminded today', ['anna', 'bram'], ['bram'], false, 'ask-again'],
  ['and it was confirmed', ['anna', 'bram'], ['bram'], true, 'send'],
])('%s', (_, people, reminded, confirmed, decision) => {
  const preview = previewReminder(people.length > 0 ? [asked('o1', people)] : [], new Set(reminded));
  expect(decideSending(preview, confirmed)).toBe(decision);
});

const RUN: Role[] = ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary'];
test.each<[ReminderAction, Role[]]>([
  ['reminder.send', RUN],
  ['obligations.see', [...RUN, 'relatiebeheerder']],
  ['reminder.undo-any', ['programmaleider', 'secretariat']],
  ['policy.see', ['programmaleider', 'bureau', 'secretariat']],
  ['policy.change', ['programmaleider', 'secretariat']],
  ['obligations.count', [...RUN, 'member', 'adviser', 'deputy', 'boardMember', 'boc', 'relatiebeheerder']],
  ['obligations.own', ROLES.filter((role) => role !== 'outsider')],
])('%s is for %j alone', (action, allowed) => {
  for (const role of ROLES) expect([role, mayReminders(action, [role])]).toEqual([role, allowed.includes(role)]);
  expect(Object.keys(MAY_REMINDERS)).toHaveLength(7);
});
