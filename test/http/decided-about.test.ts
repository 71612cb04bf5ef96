import { beforeEach, expect, test } from '@jest/globals';
import { handleText } from '../../bot/turns/commands.ts';
import type { TextCall } from '../../bot/turns/text-call.ts';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { addDecision } from '../../src/minutes/use-cases-record.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

const PERSONAL = { id: 'a:personal', kind: 'personal' as const };
const GROUP = { id: '19:werkgroep@thread.tacv2', kind: 'channel' as const };

onOneConnection((database) => {
  let roster: ReminderRoster;
  beforeEach(async () => {
    database.now = '2026-11-24T15:00:00.000Z';
    roster = await reminderRoster(database);
    const meetingId = await addMeeting(database, roster);
    const items = [{ title: 'Leernetwerken', kind: 'besluiten' as const, minutes: 30 }];
    const chair = { personId: roster.people.chair, now: database.now };
    await database.transact(roster.as('chair'), (work) =>
      saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items })),
    );
    const agenda = await database.read(roster.partnershipId, (scope) => viewAgenda(scope, chair, meetingId));
    const itemId = agenda.items[0]?.id ?? '';
    await database.transact(roster.as('chair'), async (work) => {
      await addDecision(work, meetingId, { itemId, text: 'De leernetwerken gaan nog een jaar door.', followUp: '' });
      await circulateMinutes(work, 'https://kringwerk.example', meetingId);
    });
  });

  async function ask(text: string, person: keyof ReminderRoster['people'], conversation = PERSONAL as Conversation) {
    const service = { ...serviceOver(database), publicUrl: 'https://kringwerk.example' };
    const call = { service, actor: roster.as(person), partnershipName: 'Oost', language: 'nl' as const, conversation };
    return JSON.stringify(await handleText(call, text));
  }
  type Conversation = TextCall['conversation'];

  test('a member asks in chat what was decided', async () => {
    expect(await ask('Wat is er besloten over het leernetwerk?', 'member')).toContain('gaan nog een jaar door');
    expect(await ask('Wat is er besloten over zwemmen?', 'member')).toContain('Hierover vind ik geen besluit');
  });

  test('whoever does not belong to the body, and whoever asks in a group, is told nothing of it', async () => {
    expect(await ask('Wat is er besloten over het leernetwerk?', 'outside')).not.toContain('nog een jaar');
    expect(await ask('Wat is er besloten over het leernetwerk?', 'member', GROUP)).not.toContain('nog een jaar');
  });
});
