import { beforeEach, expect, test } from '@jest/globals';
import { reportNotMe } from '../../src/delivery/answer-links.ts';
import type { Bounce } from '../../src/delivery/ports.ts';
import { deliver, waysOf } from '../../src/delivery/use-cases.ts';
import { lookForBounces } from '../../src/delivery/use-cases-bounces.ts';
import { listPersons } from '../../src/people/store-lists.ts';
import { forEachDatabase } from '../support/database.ts';
import { outgoing, systemOf } from './delivery-support.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let bounces: Bounce[];
  let looked: string[];
  const open = () => database.open.db;
  const look = () =>
    lookForBounces(
      {
        ...{ transact: database.transact, read: database.read, now: () => database.now },
        bounces: async (_mailbox, since) => {
          looked.push(since);
          return { done: { bounces, until: database.now } };
        },
      },
      roster.partnershipId,
    );

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    bounces = [];
    looked = [];
  });

  /** A mail that went out to the head of a board, who prefers mail. */
  async function mailed(key = 'ask:1'): Promise<string> {
    const { head } = roster.people;
    await open()
      .insertInto('person_preference')
      .values({
        partnership_id: roster.partnershipId,
        person_id: head,
        way: 'mail',
        paused_from: null,
        paused_until: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await database.transact(systemOf(roster.partnershipId), (work) => deliver(work, [outgoing(head, { key })]));
    const sent = await open()
      .updateTable('message')
      .set({ state: 'sent', sent_at: database.now, mail_id: key })
      .where('partnership_id', '=', roster.partnershipId)
      .where('key', '=', key)
      .returning(['id', 'way'])
      .executeTakeFirstOrThrow();
    expect(sent.way).toBe('mail');
    return sent.id;
  }
  const messages = () =>
    open()
      .selectFrom('message')
      .select(['person_id', 'purpose', 'state', 'last_problem'])
      .where('partnership_id', '=', roster.partnershipId)
      .orderBy('created_at')
      .orderBy('key')
      .execute();
  const flagOf = async () => {
    const { items } = await database.read(roster.partnershipId, (scope) => listPersons(scope, 'oosterhuis', 1));
    return items[0]?.unreachable;
  };

  test('nothing was mailed: nothing is looked at', async () => {
    expect(await look()).toBe(0);
    expect(looked).toEqual([]);
  });

  test('a mail that came back: the state, the flag on the roster, and one request to the BOC, however often it is read', async () => {
    const id = await mailed();
    bounces = [
      { mark: id, at: database.now },
      { mark: 'of-somebody-else', at: database.now },
    ];
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await flagOf()).toBe('mail-bounced');
    expect(await messages()).toEqual([
      { person_id: roster.people.head, purpose: 'ask', state: 'bounced', last_problem: 'mail-bounced' },
      { person_id: roster.people.boc, purpose: 'inform', state: 'queued', last_problem: null },
    ]);
    const ways = await database.read(roster.partnershipId, (scope) => waysOf(scope, [roster.people.head]));
    expect(ways.get(roster.people.head)).toBe('chat');
  });

  test('another address makes somebody reachable again, and one that fails too is flagged anew', async () => {
    const id = await mailed();
    bounces = [{ mark: id, at: database.now }];
    await look();
    await open()
      .updateTable('person')
      .set({ email: 'nieuw@voorbeeld.example' })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', roster.people.head)
      .execute();
    expect(await flagOf()).toBeNull();
    const again = await mailed('ask:2');
    database.now = '2026-11-02T10:00:00.000Z';
    bounces = [{ mark: again, at: database.now }];
    expect(await look()).toBe(1);
    expect(await flagOf()).toBe('mail-bounced');
    expect((await messages()).filter(({ purpose }) => purpose === 'inform')).toHaveLength(2);
    expect(looked).toEqual(['2026-11-02T09:00:00.000Z', '2026-11-02T09:00:00.000Z']);
  });

  test('whoever reports that a mail is for somebody else flags the address too', async () => {
    const id = await mailed();
    await open()
      .insertInto('answer_link')
      .values({
        ...{ partnership_id: roster.partnershipId, id, person_id: roster.people.head, seat_id: null },
        ...{ question_kind: 'poll', question_subject_id: 'poll-1', expires_at: '2026-12-01T12:00:00.000Z' },
        ...{ revoked_at: null, opened_at: null },
      })
      .execute();
    await database.transact(systemOf(roster.partnershipId), (work) => reportNotMe(work, id));
    expect(await flagOf()).toBe('not-me');
    expect((await messages()).map(({ purpose }) => purpose)).toEqual(['ask', 'inform']);
  });

  test('a mailbox that does not answer is looked through the next time', async () => {
    const id = await mailed();
    const fault = { status: 503, code: 'ServiceUnavailable', retryAfterSeconds: null };
    const needs = { transact: database.transact, read: database.read, now: () => database.now };
    expect(await lookForBounces({ ...needs, bounces: async () => ({ fault }) }, roster.partnershipId)).toBe(0);
    bounces = [{ mark: id, at: database.now }];
    expect(await look()).toBe(1);
  });
});
