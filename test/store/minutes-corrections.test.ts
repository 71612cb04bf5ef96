import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { viewMinutes, writeItem } from '../../src/minutes/use-cases.ts';
import { approveMinutes, circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { correct, drawCorrections, handleCorrection } from '../../src/minutes/use-cases-corrections.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  beforeEach(async () => {
    database.now = '2026-11-24T15:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    const items = [{ title: 'Budget 2027', kind: 'besluiten', minutes: 30 }];
    await as('chair', (work) => saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items })));
    const looker = { personId: roster.people.chair, now: database.now };
    const agenda = await database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker, meetingId));
    const typed = { base: '', text: 'De kring is akkoord.', unfinished: false };
    await as('chair', (work) => writeItem(work, meetingId, agenda.items[0]?.id ?? '', typed));
    await as('chair', (work) => circulateMinutes(work, URL, meetingId));
  });

  const as = <T>(person: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const say = (person: Name, text: string) => as(person, (work) => correct(work, URL, meetingId, text));
  const open = async () => {
    const looker = { personId: roster.people.chair, now: database.now };
    const view = await database.read(roster.partnershipId, (scope) => viewMinutes(scope, looker, meetingId));
    return view.corrections.filter(({ handled }) => !handled);
  };
  const handle = async (person: Name, nth = 0) => {
    const correctionId = (await open())[nth]?.correctionId ?? '';
    await as(person, (work) => handleCorrection(work, URL, meetingId, correctionId));
  };
  const owed = () =>
    database.open.db
      .selectFrom('obligation')
      .select(['seat_id', 'due_at', 'settled_at', 'settled_by', 'withdrawn_at', 'title'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('question_kind', '=', 'correction')
      .execute();
  const sent = () =>
    database.open.db
      .selectFrom('message')
      .select(['person_id', 'purpose', 'seat_id', 'content', 'state'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('topic', '=', `correction:${meetingId}`)
      .where('purpose', '<>', 'update')
      .execute();

  test('whoever makes the minutes owes a look at what a member says is wrong, and hears of it', async () => {
    await say('member', 'Dat was onder voorbehoud.');
    expect(await owed()).toMatchObject([
      {
        ...{ seat_id: roster.seats.chair, settled_at: null, withdrawn_at: null },
        title: 'Correcties op de notulen van Werkgroep november',
        // No meeting is planned that approves the minutes: within a week, 17.00 in Amsterdam.
        due_at: new Date('2026-12-01T16:00:00.000Z'),
      },
    ]);
    const [message, ...others] = await sent();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ person_id: roster.people.chair, purpose: 'ask', seat_id: roster.seats.chair });
    const card = JSON.stringify(message?.content.card);
    expect(card).toContain('Dat was onder voorbehoud.');
    expect(card).toContain('Verwerkt: Saskia de Wilde-Hoogendoorn');
    // Nobody need read over a mail what a member wrote.
    expect(JSON.stringify(message?.content.mail)).not.toContain('voorbehoud');
  });

  test('a second correction comes into the same message, and with the last one all is settled', async () => {
    await say('member', 'Dat was onder voorbehoud.');
    await say('deputy', 'Ik was afwezig met bericht.');
    const [message, ...others] = await sent();
    expect(others).toEqual([]);
    expect(JSON.stringify(message?.content.card)).toContain('Ik was afwezig met bericht.');
    await handle('chair');
    expect(await owed()).toMatchObject([{ settled_at: null }]);
    await handle('lead');
    expect(await owed()).toMatchObject([{ settled_by: roster.people.lead }]);
    expect(JSON.stringify((await sent())[0]?.content.card)).toContain('zijn verwerkt');
  });

  test('a correction after that is asked anew', async () => {
    await say('member', 'Dat was onder voorbehoud.');
    await handle('chair');
    database.now = '2026-11-25T09:00:00.000Z';
    await say('member', 'En de datum klopt niet.');
    expect(await owed()).toMatchObject([{ settled_at: null, due_at: new Date('2026-12-02T16:00:00.000Z') }]);
    expect(await sent()).toHaveLength(2);
  });

  /** Planned for 15 December at 13.30. */
  const planNext = async () => {
    const id = randomUUID();
    await database.open.db
      .insertInto('meeting')
      .values({
        ...{ partnership_id: roster.partnershipId, id, body_id: roster.werkgroep, state: 'scheduled' },
        ...{ title: 'Werkgroep december', starts: '2026-12-15T13:30', minutes: 120, place: '', online: true },
        ...{ event_state: 'wanted', event_key: randomUUID(), event_notes: '' },
        ...{ created_by: roster.people.lead, created_at: database.now },
      })
      .execute();
    return id;
  };

  test('it is due before the meeting that approves the minutes', async () => {
    await planNext();
    await as('chair', (work) => circulateMinutes(work, URL, meetingId));
    await say('member', 'Dat was onder voorbehoud.');
    expect(await owed()).toMatchObject([{ due_at: new Date('2026-12-15T12:30:00.000Z') }]);
  });

  test('it is due within a week when the meeting that would approve them was called off', async () => {
    const next = await planNext();
    await as('chair', (work) => circulateMinutes(work, URL, meetingId));
    await database.open.db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', next).execute();
    await say('member', 'Dat was onder voorbehoud.');
    expect(await owed()).toMatchObject([{ due_at: new Date('2026-12-01T16:00:00.000Z') }]);
  });

  test('minutes that are approved ask nothing any more', async () => {
    await say('member', 'Dat was onder voorbehoud.');
    await as('chair', (work) => approveMinutes(work, URL, meetingId));
    expect(await owed()).toMatchObject([{ settled_at: null, withdrawn_at: expect.any(Date) }]);
    expect(JSON.stringify((await sent())[0]?.content.card)).toContain('zijn vastgesteld');
    await expect(handle('chair')).rejects.toMatchObject({ code: 'minutes-approved' });
  });

  test('a body without secretary or chair: who runs the programme hears of it', async () => {
    await database.open.db
      .updateTable('seat')
      .set({ role: 'lid' })
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    await say('member', 'Dat was onder voorbehoud.');
    expect(await owed()).toEqual([]);
    expect(await sent()).toMatchObject([{ person_id: roster.people.lead }]);
  });

  test('whoever corrects their own minutes is not told so', async () => {
    await say('chair', 'Ik schreef een verkeerd bedrag op.');
    expect(await owed()).toHaveLength(1);
    expect(await sent()).toEqual([]);
  });

  test('the card is for who makes the minutes alone, and a member cannot mark a correction', async () => {
    await say('member', 'Dat was onder voorbehoud.');
    const draw = (person: Name) => {
      const looker = { personId: roster.people[person], now: database.now, language: 'en' as const };
      return database.read(roster.partnershipId, (scope) => drawCorrections(scope, looker, URL, meetingId));
    };
    expect(JSON.stringify(await draw('chair'))).toContain('1 correction of the minutes of Werkgroep november');
    await expect(draw('member')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(handle('member')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
