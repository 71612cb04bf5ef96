import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Selection } from '../../src/reminders/schema.ts';
import { changeDue, owe, settle, withdraw } from '../../src/reminders/use-cases.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { countsBySubject, myObligations, openBySubject } from '../../src/reminders/use-cases-look.ts';
import { previewReminder, sendReminder } from '../../src/reminders/use-cases-send.ts';
import { forEachDatabase } from '../support/database.ts';
import { postbox, type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const POLL = { kind: 'poll', subjectId: 'poll-1' };
/** Friday 13 November 2026, 17.00 in Amsterdam. */
const DUE = '2026-11-13T16:00:00.000Z';

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let box: ReturnType<typeof postbox>;
  const system = () => ({ partnershipId: roster.partnershipId, personId: null, via: 'system' as const });
  const looker = (person: keyof ReminderRoster['people']) => ({ personId: roster.people[person], now: database.now });

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    box = postbox(roster);
  });

  const askSeats = () => {
    const { chair, member, vacated, empty } = roster.seats;
    const poll = {
      question: POLL,
      topic: 'poll:poll-1',
      title: 'Werkgroep voorjaar',
      dueAt: DUE,
      bodyId: roster.werkgroep,
    };
    return database.transact(system(), (work) =>
      owe(
        work,
        [chair, member, vacated, empty].map((seatId) => ({ ...poll, seatId })),
      ),
    );
  };
  const askBoards = () =>
    database.transact(system(), (work) =>
      owe(
        work,
        Object.values(roster.boards).map((boardId) => ({
          question: { kind: 'capacity', subjectId: `r1:${boardId}` },
          topic: `capacity:r1:${boardId}`,
          title: 'Plaatsingsronde 2026-2027',
          dueAt: DUE,
          boardId,
        })),
      ),
    );
  const mine = (person: keyof ReminderRoster['people']) =>
    database.read(roster.partnershipId, async (scope) =>
      (await myObligations(scope, looker(person))).map(({ title }) => title),
    );
  const send = (
    selection: Selection,
    sendId: string,
    confirmedAgain = false,
    by: 'lead' | 'chair' | 'member' = 'lead',
  ) => database.transact(roster.as(by), (work) => sendReminder(work, box, selection, { sendId, confirmedAgain }));

  describe('who owes', () => {
    test('the holder, the deputy of a vacated seat, and bestuurder and BOC of a board', async () => {
      await askSeats();
      await askBoards();
      expect(await mine('member')).toEqual(['Werkgroep voorjaar']);
      expect(await mine('deputy')).toEqual(['Werkgroep voorjaar']);
      expect(await mine('head')).toEqual(['Plaatsingsronde 2026-2027']);
      expect(await mine('boc')).toEqual(['Plaatsingsronde 2026-2027']);
      expect(await mine('outside')).toEqual([]);
      expect(await mine('lead')).toEqual([]);
    });

    test('owing twice is owing once; settling and withdrawing end it; a question asked again is open again', async () => {
      await askSeats();
      await askSeats();
      expect(await mine('member')).toHaveLength(1);
      const settled = { question: POLL, seatId: roster.seats.member, personId: roster.people.member };
      await database.transact(system(), (work) => settle(work, settled));
      await database.transact(system(), (work) => settle(work, settled));
      await askSeats();
      expect(await mine('member')).toEqual([]);
      expect(await mine('chair')).toHaveLength(1);
      await database.transact(system(), (work) => withdraw(work, POLL));
      expect(await mine('chair')).toEqual([]);
      await askSeats();
      expect(await mine('chair')).toHaveLength(1);
      expect(await mine('member')).toEqual([]);
    });

    test('an obligation is of a seat or of a board, never of both or neither', async () => {
      const base = { question: POLL, topic: 't', title: 'x', dueAt: DUE };
      await expect(database.transact(system(), (work) => owe(work, [base]))).rejects.toMatchObject({ kind: 'invalid' });
    });

    test('nothing of one partnership is seen in another', async () => {
      await askSeats();
      const other = await reminderRoster(database);
      const seen = await database.read(other.partnershipId, (scope) =>
        openBySubject(scope, { personId: other.people.lead, now: database.now }, {}),
      );
      expect(seen.subjects).toEqual([]);
    });
  });

  describe('how things stand', () => {
    test('a question to boards is one subject, counted over all of them', async () => {
      await askSeats();
      await askBoards();
      const question = { kind: 'capacity', subjectId: `r1:${roster.boards.brug}` };
      await database.transact(system(), (work) =>
        settle(work, { question, boardId: roster.boards.brug, personId: roster.people.boc }),
      );
      const { subjects } = await database.read(roster.partnershipId, (scope) =>
        openBySubject(scope, looker('lead'), {}),
      );
      expect(subjects.map(({ title, asked, answered, selection }) => ({ title, asked, answered, selection }))).toEqual([
        {
          title: 'Plaatsingsronde 2026-2027',
          asked: 2,
          answered: 1,
          selection: { kind: 'capacity', title: 'Plaatsingsronde 2026-2027' },
        },
        { title: 'Werkgroep voorjaar', asked: 4, answered: 0, selection: POLL },
      ]);
      expect(subjects[0]?.open).toMatchObject([
        { label: 'Vereniging De Lege Stoel', kringName: 'Kring Noord', people: [] },
      ]);
      const kring = await database.read(roster.partnershipId, (scope) =>
        openBySubject(scope, looker('lead'), { bodyId: roster.kring }),
      );
      expect(kring.subjects.map(({ title }) => title)).toEqual(['Plaatsingsronde 2026-2027']);
    });

    test('the chair sees the own body, a member counts without names, somebody without a role nothing', async () => {
      await askSeats();
      await askBoards();
      const look = (person: keyof ReminderRoster['people'], how = openBySubject) =>
        database.read(roster.partnershipId, (scope) => how(scope, looker(person), {}));
      expect((await look('chair')).subjects.map(({ title }) => title)).toEqual(['Werkgroep voorjaar']);
      await expect(look('member')).rejects.toMatchObject({ kind: 'not-allowed' });
      const counted = await look('member', countsBySubject);
      expect(counted.subjects).toMatchObject([{ title: 'Werkgroep voorjaar', asked: 4, answered: 0 }]);
      expect(counted.subjects.flatMap(({ open }) => open.flatMap(({ people }) => people))).toEqual([]);
      await expect(look('outside', countsBySubject)).rejects.toMatchObject({ kind: 'not-allowed' });
    });
  });

  describe('by hand', () => {
    test('only those who still owe an answer, one message a person; pressing twice sends once', async () => {
      await askSeats();
      await askBoards();
      const settled = { question: POLL, seatId: roster.seats.member, personId: roster.people.member };
      await database.transact(system(), (work) => settle(work, settled));
      const preview = await database.read(roster.partnershipId, (scope) =>
        previewReminder(scope, box, looker('lead'), {}, 'send-1'),
      );
      expect(preview.recipients.map(({ name, way }) => [name, way])).toEqual([
        ['Hendrik-Jan Oosterwijk', 'chat'],
        ['Jan-Willem Oosterhuis-de Graaf', 'chat'],
        ['Mirjam Terpstra', 'mail'],
        ['Youssef Bouali', 'chat'],
      ]);
      expect(preview.nobodyToAsk).toEqual(['Vereniging De Lege Stoel', 'Lid De Eik']);
      expect(box.sent).toEqual([]);
      const outcomes = await Promise.all([send({}, 'send-1'), send({}, 'send-1')]);
      expect(outcomes).toMatchObject([
        { state: 'sent', people: 4, byChat: 3, byMail: 1 },
        { state: 'sent', people: 4, byChat: 3, byMail: 1 },
      ]);
      expect(box.to()).toEqual(['boc', 'chair', 'deputy', 'head']);
      expect(new Set(box.sent.map(({ key }) => key)).size).toBe(4);
    });

    test('a second reminder on one day asks first; the next day it does not', async () => {
      await askSeats();
      await send({}, 'send-1');
      expect(await send({}, 'send-2')).toMatchObject({ state: 'ask-again', preview: { remindedToday: 3 } });
      expect(box.sent).toHaveLength(3);
      expect(await send({}, 'send-2', true)).toMatchObject({ state: 'sent', people: 3 });
      expect(box.sent).toHaveLength(6);
      database.now = '2026-11-03T09:00:00.000Z';
      expect(await send({}, 'send-3')).toMatchObject({ state: 'sent' });
    });

    test('two people who remind at the same moment: the second is asked first', async () => {
      await askSeats();
      const states = (await Promise.all([send({}, 'send-1'), send({}, 'send-2', false, 'chair')])).map(
        ({ state }) => state,
      );
      expect(states.sort()).toEqual(['ask-again', 'sent']);
      expect(box.sent).toHaveLength(3);
    });

    test('a selection stays within its body, board or question', async () => {
      await askSeats();
      await askBoards();
      await send({ bodyId: roster.kring, kind: 'capacity' }, 'send-1');
      expect(box.to()).toEqual(['boc', 'head']);
      expect(await send({ bodyId: roster.kring, kind: 'poll' }, 'send-2')).toEqual({ state: 'nothing-open' });
    });

    test('a chair reminds the own body alone, a member nobody', async () => {
      await askSeats();
      await askBoards();
      expect(await send({}, 'send-1', false, 'chair')).toMatchObject({ state: 'sent', people: 3 });
      await expect(send({ bodyId: roster.kring }, 'send-2', false, 'chair')).rejects.toMatchObject({
        kind: 'not-allowed',
      });
      await expect(send({}, 'send-3', false, 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
    });

    test('several open questions are one message: a card in chat, a mail with a button for each', async () => {
      await askBoards();
      await database.transact(system(), (work) =>
        owe(work, [
          {
            question: { kind: 'capacity', subjectId: 'r2' },
            topic: 'r2',
            title: 'Tweede ronde',
            dueAt: DUE,
            boardId: roster.boards.brug,
          },
        ]),
      );
      await send({}, 'send-1');
      expect(box.to()).toEqual(['boc', 'head']);
      const digest = box.sent.find(({ personId }) => personId === roster.people.head);
      expect(JSON.stringify(digest?.card)).toContain('Er wachten nog 2 vragen op je antwoord');
      expect(JSON.stringify(digest?.card).match(/"obligation.open"/g)?.length).toBeGreaterThanOrEqual(2);
      const mailed = box.sent.filter(({ personId }) => personId === roster.people.boc);
      expect(
        mailed
          .flatMap(({ mail }) => mail.questions ?? [])
          .map(({ question }) => question.subjectId)
          .sort(),
      ).toEqual(['r2', `r1:${roster.boards.brug}`].sort());
      const rows = await database.open.db
        .selectFrom('reminder')
        .select('person_id')
        .where('partnership_id', '=', roster.partnershipId)
        .execute();
      expect(rows).toHaveLength(2);
    });
  });

  describe('by themselves', () => {
    const tick = () => database.transact(system(), (work) => sendDueReminders(work, box));

    test('sent when due, once, however often the minute comes', async () => {
      await askSeats();
      expect(await tick()).toBe(0);
      database.now = '2026-11-10T07:30:00.000Z';
      expect(await tick()).toBe(3);
      database.now = '2026-11-10T07:31:00.000Z';
      expect(await tick()).toBe(0);
      database.now = '2026-11-12T12:00:00.000Z';
      expect(await tick()).toBe(3);
      expect(box.sent).toHaveLength(6);
    });

    test('on the last day whoever has Teams gets one line in the activity feed about all that closes, once', async () => {
      await askSeats();
      await askBoards();
      database.now = '2026-11-12T12:00:00.000Z';
      await tick();
      database.now = '2026-11-13T07:30:00.000Z';
      const settled = { question: POLL, seatId: roster.seats.chair, personId: roster.people.chair };
      await database.transact(system(), (work) => settle(work, settled));
      const later = { question: { kind: 'poll', subjectId: 'poll-2' }, topic: 'poll:poll-2', title: 'Later' };
      const owed = { ...later, bodyId: roster.werkgroep, seatId: roster.seats.member };
      await database.transact(system(), (work) => owe(work, [{ ...owed, dueAt: '2026-12-01T16:00:00.000Z' }]));
      const second = { question: { kind: 'poll', subjectId: 'poll-3' }, topic: 'poll:poll-3', title: 'Ook vandaag' };
      await database.transact(system(), (work) =>
        owe(work, [{ ...owed, ...second, seatId: roster.seats.vacated, dueAt: DUE }]),
      );
      // What was asked today is not urged today.
      box.sent.length = 0;
      expect(box.drawn.sort()).toEqual(['boc', 'chair', 'deputy', 'head', 'member']);
      box.drawn.length = 0;
      expect(await tick()).toBe(3);
      expect(await tick()).toBe(0);
      expect(box.to()).toEqual(['deputy', 'head', 'member']);
      // The feed shows no card: none is drawn for it.
      expect(box.drawn).toEqual([]);
      for (const message of box.sent) {
        expect(message).toMatchObject({ urgent: 'closes-today', expiresAt: DUE });
        expect(message.summary).toMatch(
          /^Sluit vandaag om 17\.00 uur: (Werkgroep voorjaar|Plaatsingsronde 2026-2027)$/,
        );
      }
    });

    test('several that close on one day are one line; whoever was reminded by hand that day gets none', async () => {
      await askSeats();
      const { member, chair } = roster.seats;
      const other = { question: { kind: 'poll', subjectId: 'poll-2' }, topic: 'poll:poll-2', title: 'Nog een' };
      await database.transact(system(), (work) =>
        owe(
          work,
          [member, chair].map((seatId) => ({ ...other, seatId, dueAt: DUE, bodyId: roster.werkgroep })),
        ),
      );
      database.now = '2026-11-12T12:00:00.000Z';
      await tick();
      database.now = '2026-11-13T07:10:00.000Z';
      await send({ kind: 'poll', subjectId: 'poll-1' }, 'send-1', true, 'lead');
      const byHand = box.sent.length;
      database.now = '2026-11-13T07:30:00.000Z';
      expect(await tick()).toBe(0);
      expect(box.sent).toHaveLength(byHand);
    });

    test('days of down-time make one late reminder, not two', async () => {
      await askSeats();
      database.now = '2026-11-13T09:00:00.000Z';
      expect(await tick()).toBe(3);
      expect(await tick()).toBe(0);
    });

    test('nobody is reminded after answering, at night, or after being reminded by hand that day', async () => {
      await askSeats();
      const settled = { question: POLL, seatId: roster.seats.chair, personId: roster.people.chair };
      await database.transact(system(), (work) => settle(work, settled));
      database.now = '2026-11-10T03:00:00.000Z';
      expect(await tick()).toBe(0);
      database.now = '2026-11-10T10:00:00.000Z';
      await send({}, 'send-1');
      expect(await tick()).toBe(0);
      expect(box.to()).toEqual(['deputy', 'member']);
    });

    test('whoever asked for a pause is left alone, and is reminded when it is over', async () => {
      await askSeats();
      box.paused.add(roster.people.member);
      database.now = '2026-11-10T07:30:00.000Z';
      expect(await tick()).toBe(2);
      expect(box.to()).toEqual(['chair', 'deputy']);
      box.paused.clear();
      database.now = '2026-11-11T09:00:00.000Z';
      expect(await tick()).toBe(1);
      expect(box.to()).toEqual(['chair', 'deputy', 'member']);
    });

    test('a later deadline moves the reminders along', async () => {
      await askSeats();
      await database.transact(system(), (work) => changeDue(work, POLL, '2026-11-20T16:00:00.000Z'));
      database.now = '2026-11-10T10:00:00.000Z';
      expect(await tick()).toBe(0);
      database.now = '2026-11-17T10:00:00.000Z';
      expect(await tick()).toBe(3);
    });

    test('two copies at the same minute send once', async () => {
      await askSeats();
      database.now = '2026-11-10T10:00:00.000Z';
      const counts = await Promise.all([tick(), tick()]);
      expect(counts.sort()).toEqual([0, 3]);
      expect(box.sent).toHaveLength(3);
    });
  });
});
