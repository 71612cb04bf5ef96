import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Service } from '../../bot/service.ts';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { handleText } from '../../bot/turns/commands.ts';
import type { TextCall } from '../../bot/turns/text-call.ts';
import type { Card } from '../../src/cards/kit.ts';
import { createPollBody } from '../../src/meetings/schema.ts';
import { planPoll } from '../../src/meetings/use-cases.ts';
import { findPerson } from '../../src/people/store.ts';
import { owe } from '../../src/reminders/use-cases.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Name = keyof ReminderRoster['people'];
const GROUP = { id: '19:werkgroep@thread.tacv2', kind: 'channel' as const };
const PERSONAL = { id: 'a:personal', kind: 'personal' as const };

onOneConnection((database) => {
  let roster: ReminderRoster;
  let service: Service;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    service = { ...serviceOver(database), publicUrl: 'https://kringwerk.example' };
    const { chair, member } = roster.seats;
    await database.transact({ ...roster.as('lead'), personId: null, via: 'system' }, (work) =>
      owe(
        work,
        [chair, member].map((seatId) => ({
          question: { kind: 'someday', subjectId: 'q1' },
          topic: 'someday:q1',
          title: 'Voorkeur voor de studiedag',
          dueAt: '2026-11-13T16:00:00.000Z',
          bodyId: roster.werkgroep,
          seatId,
        })),
      ),
    );
  });

  async function say(text: string, person: Name, conversation: TextCall['conversation'] = PERSONAL): Promise<Card> {
    const actor = roster.as(person);
    const call = {
      service,
      actor,
      partnershipName: 'Partnerschap Opleiden Oost',
      language: 'nl' as const,
      conversation,
    };
    const [reply] = await handleText(call, text);
    if (!reply?.card) throw new Error('a card was expected');
    return reply.card;
  }
  const press = async (card: Card, title: string, person: Name): Promise<Card> => {
    const found = buttonsOf(card).find((button) => button['title'] === title);
    if (!found) throw new Error(`no button ${title} in ${JSON.stringify(card)}`);
    const data = found['data'] as Record<string, unknown>;
    const call = { service, actor: roster.as(person), language: 'nl' as const };
    return (await runCardAction(call, { verb: String(data['verb']), data })).card;
  };
  const remindersSent = () =>
    database.open.db
      .selectFrom('message')
      .select(['person_id', 'purpose'])
      .where('partnership_id', '=', roster.partnershipId)
      .execute();

  test('English is asked for in words, and stays until Dutch is', async () => {
    const spoken = async () =>
      (await database.read(roster.partnershipId, (scope) => findPerson(scope, roster.as('member').personId)))?.language;
    expect((await say('English, please', 'member')).fallbackText).toContain('From now on you read English here');
    expect(await spoken()).toBe('en');
    expect((await say('liever Nederlands', 'member')).fallbackText).toContain('Vanaf nu lees je hier Nederlands');
    expect(await spoken()).toBe('nl');
  });

  describe('reminding by chat', () => {
    test('preview, send, and once more asks first', async () => {
      const preview = await say('herinner de werkgroep', 'lead');
      expect(preview.fallbackText).toContain('Herinnering versturen aan 2 personen?');
      expect(JSON.stringify(preview)).toContain('Saskia de Wilde-Hoogendoorn');
      expect(await remindersSent()).toEqual([]);
      const sent = await press(preview, 'Verstuur herinnering', 'lead');
      expect(sent.fallbackText).toContain('De herinnering gaat naar 2 personen');
      expect((await press(preview, 'Verstuur herinnering', 'lead')).fallbackText).toContain('gaat naar 2 personen');
      expect(await remindersSent()).toHaveLength(2);
      const again = await press(
        await say('herinner wie nog niet heeft gereageerd', 'lead'),
        'Verstuur herinnering',
        'lead',
      );
      expect(again.fallbackText).toContain('2 van de 2 kregen vandaag al een herinnering');
      expect(await remindersSent()).toHaveLength(2);
      await press(again, 'Verstuur toch nog een herinnering', 'lead');
      expect(await remindersSent()).toHaveLength(4);
    });

    test('in the group nobody is named, and a member may not remind', async () => {
      const preview = await say('herinner wie nog niet heeft gereageerd', 'lead', GROUP);
      expect(preview.fallbackText).toContain('2 personen');
      expect(JSON.stringify(preview)).not.toContain('Saskia');
      const refused = await press(preview, 'Verstuur herinnering', 'member');
      expect(refused.fallbackText).toContain('Je mag dit niet doen');
      await expect(say('herinner de werkgroep', 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
      expect(await remindersSent()).toEqual([]);
    });

    test('the command alone offers whom to remind to who may remind, and refuses everybody else at once', async () => {
      expect((await say('herinner', 'lead')).fallbackText).toContain('Wie wil je herinneren?');
      await expect(say('herinner', 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
    });

    test('on a guess nothing is sent: choices come first', async () => {
      const choice = await say('herinner Marieke', 'lead');
      expect(choice.fallbackText).toContain('Wie wil je herinneren?');
      const preview = await press(choice, 'Voorkeur voor de studiedag, POO-werkgroep', 'lead');
      expect(preview.fallbackText).toContain('2 personen');
      expect(await remindersSent()).toEqual([]);
    });
  });

  test("status names who is waited for in one's own chat alone", async () => {
    expect(JSON.stringify(await say('status', 'lead'))).toContain(
      'Wacht op: Saskia de Wilde-Hoogendoorn en Hendrik-Jan Oosterwijk',
    );
    const group = JSON.stringify(await say('hoe staat het ervoor?', 'member', GROUP));
    expect(group).toContain('0 van 2 beantwoord');
    expect(group).not.toContain('Lid De Brug');
    expect(group).not.toContain('Saskia');
    const reminder = await press(await say('status', 'lead'), 'Herinner', 'lead');
    expect(reminder.fallbackText).toContain('2 personen');
  });

  test('my questions: in my own chat, in a group for each alone; a question nobody draws says it is gone', async () => {
    const mine = await say('mijn vragen', 'member');
    expect(mine.fallbackText).toContain('Er wacht nog 1 vraag op je antwoord');
    const shared = await say('mijn vragen', 'member', GROUP);
    expect(shared.fallbackText).toContain('Wat wordt er van je gevraagd?');
    expect(JSON.stringify(shared)).not.toContain('Voorkeur voor de studiedag');
    expect(JSON.stringify(await press(shared, 'Laat mijn vragen zien', 'member'))).toContain(
      'Voorkeur voor de studiedag',
    );
    expect((await press(shared, 'Laat mijn vragen zien', 'lead')).fallbackText).toContain('geen open vragen');
    expect((await say('mijn vragen', 'head')).fallbackText).toContain('Je hebt geen open vragen');
    expect((await press(mine, 'Ververs de lijst', 'member')).fallbackText).toContain('1 vraag');
    expect((await press(mine, 'Beantwoord', 'head')).fallbackText).toContain('niet meer open');
  });

  test('a reminder of one question is the question itself, drawn in the same transaction', async () => {
    const { pollId } = await database.transact(roster.as('lead'), (work) =>
      planPoll(
        work,
        service.publicUrl,
        createPollBody.parse({
          bodyId: roster.werkgroep,
          title: 'Werkgroep januari',
          deadline: '2026-11-20T17:00',
          options: [{ starts: '2027-01-12T13:30', minutes: 120 }],
        }),
      ),
    );
    const preview = await say('herinner iedereen over de datumprikker', 'lead');
    await press(preview, 'Verstuur herinnering', 'lead');
    const reminders = await database.open.db
      .selectFrom('message')
      .select(['topic', 'content', 'question_kind', 'question_subject_id'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('purpose', '=', 'remind')
      .execute();
    expect(reminders).toHaveLength(3);
    for (const { topic, content, question_subject_id } of reminders) {
      expect([topic, question_subject_id]).toEqual([`poll:${pollId}`, pollId]);
      expect(JSON.stringify(content.card)).toContain('poll.answer');
    }
    const mine = await say('mijn vragen', 'deputy');
    const card = await press(mine, 'Beantwoord', 'deputy');
    expect(JSON.stringify(card)).toContain('poll.answer');
  });

  test('the next meeting, of the group in a group', async () => {
    expect((await say('agenda', 'member')).fallbackText).toContain('geen bijeenkomst gepland');
    await addMeeting(database, roster);
    expect((await say('agenda', 'member')).fallbackText).toContain('Werkgroep november');
    expect((await say('wanneer is de volgende vergadering?', 'member', GROUP)).fallbackText).toContain('november');
    expect((await say('agenda', 'head')).fallbackText).toContain('geen bijeenkomst gepland');
  });

  test('a channel is linked by who may, in the channel alone', async () => {
    const other = { id: '19:kring@thread.tacv2', kind: 'channel' as const };
    expect((await say('koppel kring Noord', 'lead')).fallbackText).toContain('alleen in een kanaal of groep');
    await expect(say('koppel kring Noord', 'member', other)).rejects.toMatchObject({ kind: 'not-allowed' });
    expect((await say('koppel kring Noord', 'lead', other)).fallbackText).toContain('hoort nu bij Kring Noord');
    const body = await database.open.db
      .selectFrom('body')
      .select('conversation_id')
      .where('id', '=', roster.kring)
      .executeTakeFirst();
    expect(body).toEqual({ conversation_id: other.id });
  });

  test('what is not understood gets examples to press; help depends on the role', async () => {
    const unknown = await say('kun je de lunch bestellen', 'lead');
    expect(unknown.fallbackText).toContain('Dat begrijp ik nog niet');
    expect((await press(unknown, 'Mijn vragen', 'lead')).fallbackText).toContain('geen open vragen');
    expect(JSON.stringify(await say('help', 'lead'))).toContain('Herinner wie nog niet heeft gereageerd');
    expect(JSON.stringify(await say('help', 'member'))).not.toContain('Herinner wie');
  });
});

function buttonsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(buttonsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Record<string, unknown>;
  const inner = Object.values(own).flatMap(buttonsOf);
  return own['type'] === 'Action.Execute' ? [own, ...inner] : inner;
}
