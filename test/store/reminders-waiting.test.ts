import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { WaitingInOutbox } from '../../src/reminders/ports.ts';
import { owe, settle, withdraw } from '../../src/reminders/use-cases.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { sendReminder } from '../../src/reminders/use-cases-send.ts';
import { askNothing, lookAgain } from '../../src/reminders/use-cases-waiting.ts';
import { forEachDatabase } from '../support/database.ts';
import { postbox, type ReminderRoster, reminderRoster } from './reminders-roster.ts';

/** Friday 13 November 2026, 17.00 in Amsterdam. */
const DUE = '2026-11-13T16:00:00.000Z';
/** Friday a week before it, 09.00: the first reminder is due. */
const FIRST = '2026-11-06T08:00:00.000Z';

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let box: ReturnType<typeof postbox>;
  const system = () => ({ partnershipId: roster.partnershipId, personId: null, via: 'system' as const });

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    box = postbox(roster);
  });

  const put = (subjectId: string, seatId = roster.seats.member) =>
    database.transact(system(), (work) =>
      owe(work, [
        {
          question: { kind: 'poll', subjectId },
          topic: `poll:${subjectId}`,
          title: `Vraag ${subjectId}`,
          dueAt: DUE,
          bodyId: roster.werkgroep,
          seatId,
        },
      ]),
    );
  const answer = (subjectId: string) =>
    database.transact(roster.as('member'), (work) =>
      settle(work, {
        question: { kind: 'poll', subjectId },
        seatId: roster.seats.member,
        personId: roster.people.member,
      }),
    );
  const sendDue = async (at: string): Promise<void> => {
    database.now = at;
    await database.transact(system(), (work) => sendDueReminders(work, box));
  };
  /** The messages that were handed over, as they stand in the outbox, and what becomes of them at a later moment. */
  const lookAt = async (later: string, which = box.sent) => {
    const queuedAt = database.now;
    const waiting = which.map(
      ({ key, personId, purpose = 'remind', question = null, seatId = null }): WaitingInOutbox => {
        return { id: key, key, personId, purpose, queuedAt, question, seatId };
      },
    );
    database.now = later;
    const verdicts = await database.transact(system(), (work) => lookAgain(work, box, waiting));
    return waiting.map(({ id }) => verdicts.get(id));
  };

  test('a reminder that waited leaves when the question is still open', async () => {
    await put('a');
    await sendDue(FIRST);
    expect(await lookAt('2026-11-06T10:00:00.000Z')).toEqual(['send']);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['was answered', () => answer('a')],
    ['was withdrawn', () => database.transact(system(), (work) => withdraw(work, { kind: 'poll', subjectId: 'a' }))],
  ])('it does not leave when the question %s meanwhile', async (_what, happened) => {
    await put('a');
    await sendDue(FIRST);
    await happened();
    expect(await lookAt('2026-11-06T10:00:00.000Z')).toEqual(['over']);
  });

  test('it does not leave when the question is over', async () => {
    await put('a');
    await sendDue(FIRST);
    expect(await lookAt('2026-11-16T10:00:00.000Z')).toEqual(['over']);
  });

  test('of several questions it asks what is left, once one of them was answered', async () => {
    await put('a');
    await put('b');
    await sendDue(FIRST);
    await answer('a');
    const [verdict] = await lookAt('2026-11-06T10:00:00.000Z');
    expect(verdict).toEqual({ instead: expect.objectContaining({ key: box.sent[0]?.key }) });
    const shown = JSON.stringify(verdict);
    expect([shown.includes('Vraag a'), shown.includes('Vraag b')]).toEqual([false, true]);
  });

  test('what the sender added goes along in the new form', async () => {
    await put('a');
    await put('b');
    database.now = FIRST;
    await database.transact(roster.as('lead'), (work) =>
      sendReminder(work, box, {}, { sendId: 'by-hand', confirmedAgain: false, note: 'Graag voor de vakantie' }),
    );
    await answer('a');
    const [verdict] = await lookAt('2026-11-06T10:00:00.000Z', box.sent.slice(-1));
    expect(JSON.stringify(verdict)).toContain('Graag voor de vakantie');
  });

  test('held up until after hours it waits for the next working morning', async () => {
    await put('a');
    await sendDue(FIRST);
    const morning = '2026-11-09T07:30:00.000Z';
    expect(await lookAt('2026-11-06T20:00:00.000Z')).toEqual([{ notBefore: morning }]);
  });

  test('an older reminder does not come on top of a newer one', async () => {
    await put('a');
    await sendDue(FIRST);
    const older = [...box.sent];
    await sendDue('2026-11-10T08:00:00.000Z');
    expect(box.sent).toHaveLength(2);
    expect(await lookAt('2026-11-10T08:05:00.000Z', older)).toEqual(['over']);
  });

  test('what was held up until another day is the reminder of the day on which it leaves', async () => {
    await put('a');
    await sendDue(FIRST);
    // Friday's reminder leaves on Tuesday, on which the next one would be due.
    expect(await lookAt('2026-11-10T07:45:00.000Z')).toEqual(['send']);
    await sendDue('2026-11-10T08:00:00.000Z');
    expect(box.sent).toHaveLength(1);
  });

  test('whoever asked to be left alone since is not reminded that day', async () => {
    await put('a');
    await sendDue(FIRST);
    box.paused.add(roster.people.member);
    expect(await lookAt('2026-11-06T10:00:00.000Z')).toEqual([{ notBefore: '2026-11-09T07:30:00.000Z' }]);
  });

  describe('the first asking of a question', () => {
    /** As it waits in the outbox, for somebody and a seat. */
    const asking = (to: keyof ReminderRoster['people'], seatId: string | null) => [
      {
        ...{ key: `poll:a:ask:${roster.people[to]}`, purpose: 'ask' as const, personId: roster.people[to], seatId },
        question: { kind: 'poll', subjectId: 'a' },
      },
    ];
    const verdictOf = async (message: ReturnType<typeof asking>, later = '2026-11-02T12:00:00.000Z') =>
      (await lookAt(later, message as never))[0];

    test.each<[string, () => Promise<unknown>, string]>([
      ['leaves while its seat owes the answer', async () => {}, 'send'],
      ['does not leave when somebody answered for the seat', () => answer('a'), 'over'],
      [
        'does not leave when the question was withdrawn',
        () => database.transact(system(), (work) => withdraw(work, { kind: 'poll', subjectId: 'a' })),
        'over',
      ],
    ])('%s', async (_what, happened, verdict) => {
      await put('a');
      await happened();
      expect(await verdictOf(asking('member', roster.seats.member))).toBe(verdict);
    });

    test('does not leave when the question is over', async () => {
      await put('a');
      expect(await verdictOf(asking('member', roster.seats.member), '2026-11-16T10:00:00.000Z')).toBe('over');
    });

    test('leaves for an adviser, who owes nothing, though others answered', async () => {
      await put('a');
      await answer('a');
      expect(await verdictOf(asking('chair', roster.seats.chair))).toBe('send');
    });

    test('leaves for somebody who answered for one seat and still owes for another', async () => {
      await put('a');
      await put('a', roster.seats.vacated);
      await answer('a');
      await database.open.db
        .insertInto('seat_term')
        .values({
          ...{ partnership_id: roster.partnershipId, id: randomUUID(), seat_id: roster.seats.vacated },
          ...{ person_id: roster.people.member, kind: 'member', from_date: '2026-08-01', until_date: null },
        })
        .execute();
      expect(await verdictOf(asking('member', roster.seats.member))).toBe('send');
    });
  });

  test('tells which messages ask nothing any more, whatever the time of the day', async () => {
    await put('a');
    await sendDue(FIRST);
    const messages = box.sent.map(({ key, personId }): WaitingInOutbox => {
      return { id: key, key, personId, purpose: 'remind', queuedAt: database.now, question: null, seatId: null };
    });
    database.now = '2026-11-06T22:00:00.000Z';
    expect(await database.transact(system(), (work) => askNothing(work, messages))).toEqual(new Set());
    await answer('a');
    expect(await database.transact(system(), (work) => askNothing(work, messages))).toEqual(
      new Set(messages.map(({ id }) => id)),
    );
  });
});
