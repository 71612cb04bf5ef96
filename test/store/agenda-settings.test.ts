import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { SAVE_AGENDA_SETTINGS } from '../../src/agendas/schema-settings.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { carryToNextMeeting } from '../../src/agendas/use-cases-carry.ts';
import { agendaSettings, changeAgendaSettings, startAgenda } from '../../src/agendas/use-cases-settings.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

type Name = keyof ReminderRoster['people'];
const item = (title: string) => ({ title, kind: 'informeren' as const, minutes: 5 });
const WANTED = {
  submitDays: 14,
  papersDays: 5,
  fixedStart: [item('Opening'), item('Mededelingen')],
  fixedEnd: [item('Rondvraag')],
  templates: [{ id: 'voorjaar', name: 'Voorjaar', items: [{ ...item('Begroting'), desired: 'Vastgesteld' }] }],
};

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
  });

  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  const settings = (person: Name = 'chair') =>
    database.read(roster.partnershipId, (scope) => agendaSettings(scope, looker(person), roster.werkgroep));
  const change = (basedOn: string | null, by: Name = 'chair') =>
    database.transact(roster.as(by), (work) =>
      changeAgendaSettings(work, roster.werkgroep, SAVE_AGENDA_SETTINGS.parse({ basedOn, settings: WANTED })),
    );
  const start = (templateId: string | null, by: Name = 'chair') =>
    database.transact(roster.as(by), (work) => startAgenda(work, meetingId, templateId));
  const view = () => database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), meetingId));
  const titles = async () => (await view()).items.map(({ title }) => title);

  test('what was never set is as usual; what is set is kept, and of two who save the second hears so', async () => {
    expect(await settings('member')).toMatchObject({
      settings: { submitDays: 10, papersDays: 7 },
      may: { change: false },
    });
    await change(null);
    expect(await settings()).toMatchObject({
      settings: WANTED,
      savedBy: 'Hendrik-Jan Oosterwijk',
      may: { change: true },
    });
    await expect(change(null, 'lead')).rejects.toMatchObject({ kind: 'conflict', code: 'agenda-settings-changed' });
    await expect(change((await settings()).savedAt, 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(settings('head')).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  test('an empty agenda begins with what is fixed and the template, once; items keep where they came from', async () => {
    await expect(start(null)).rejects.toMatchObject({ code: 'agenda-nothing-fixed' });
    await change(null);
    expect((await view()).start).toEqual({ fixed: 3, templates: [{ templateId: 'voorjaar', name: 'Voorjaar' }] });
    await expect(start(randomUUID())).rejects.toMatchObject({ code: 'agenda-template-gone' });
    await expect(start(null, 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
    await start('voorjaar');
    expect(await titles()).toEqual(['Opening', 'Mededelingen', 'Begroting', 'Rondvraag']);
    await expect(start(null)).rejects.toMatchObject({ code: 'agenda-started' });
    const { items, revision } = await view();
    const edited = items.map(({ id, title, kind, minutes, desired }) => ({
      id,
      title: `${title}.`,
      kind,
      minutes,
      desired,
    }));
    await database.transact(roster.as('chair'), (work) =>
      saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items: edited })),
    );
    expect((await view()).items.map(({ desired, origin }) => [desired, origin?.kind])).toEqual([
      ['', 'fixed'],
      ['', 'fixed'],
      ['Vastgesteld', 'template'],
      ['', 'fixed'],
    ]);
  });

  test('what is carried over starts an agenda with what is fixed around it', async () => {
    await change(null);
    const carried = { ...item('Verslag'), presenterId: null, presenterText: null, explanation: '' };
    await database.transact(roster.as('lead'), (work) =>
      carryToNextMeeting(work, roster.werkgroep, '2026-11-02T10:00', [
        { ...carried, near: 'opening' },
        { ...carried, title: 'Over', near: 'closing' },
      ]),
    );
    expect(await titles()).toEqual(['Opening', 'Verslag', 'Mededelingen', 'Over', 'Rondvraag']);
    expect((await view()).items[1]?.origin).toEqual({ kind: 'carried' });
  });
});
