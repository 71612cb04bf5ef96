import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { lookUpLink, renewLink, reportNotMe } from '../../src/delivery/answer-links.ts';
import { chatRemoved, keepChat, takeToHandle, wasHandled } from '../../src/delivery/conversations.ts';
import { nextTurn, TENANT_LIMITS } from '../../src/delivery/rules/channel-limits.ts';
import type { Sending } from '../../src/delivery/sending/context.ts';
import { lookAgainAt } from '../../src/delivery/sending/look-again.ts';
import { sendUpdate } from '../../src/delivery/sending/send-cards.ts';
import { sendToChat } from '../../src/delivery/sending/send-chat.ts';
import { sendByMail } from '../../src/delivery/sending/send-mail.ts';
import {
  type Claimed,
  claim,
  letGoOfCutShort,
  renewLeases,
  secondsUntilDue,
  shortenLeasesOfLost,
} from '../../src/delivery/store-claims.ts';
import { takeTurn } from '../../src/delivery/store-limits.ts';
import { recordSent } from '../../src/delivery/store-outbox.ts';
import { deliver, deliveriesOfTopic, postToGroup, updateCards } from '../../src/delivery/use-cases.ts';
import { savePreferences } from '../../src/delivery/use-cases-preferences.ts';
import { traced } from '../../src/work/trace.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  addPerson,
  claimNext,
  FakeChannels,
  messagesOf,
  outgoing,
  passTime,
  plainCard,
  sendDue,
  sendingWith,
  systemOf,
} from './delivery-support.ts';

forEachDatabase((database) => {
  async function scene() {
    const partnershipId = await database.partnership(`Partnerschap ${Math.random()}`);
    const channels = new FakeChannels();
    const actor = systemOf(partnershipId);
    const states = async () =>
      (await messagesOf(database, partnershipId)).map(({ way, state, last_problem }) => [way, state, last_problem]);
    return { partnershipId, channels, actor, states, sending: sendingWith(database, channels) };
  }

  test('one message per addressee: chat for who is in the directory, mail with a link for who is not', async () => {
    const { partnershipId, channels, actor, sending } = await scene();
    const inTeams = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-000000000001');
    const mailOnly = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(inTeams), outgoing(mailOnly)]));
    await database.transact(actor, (work) => deliver(work, [outgoing(inTeams), outgoing(mailOnly)]));
    expect(await sendDue(sending)).toBe(2);
    expect(channels.posts).toHaveLength(1);
    const [mail] = channels.mails;
    expect(channels.mails.map(({ sent }) => sent)).toEqual([true]);
    expect(mail?.html).toContain('https://kring.example/answer/token-');
    expect(mail?.html).toContain('Marijke van den Oudenalder-Huizinga');
    expect(mail?.html).toContain('dinsdag 1 december 2026');
    const all = await database.read(partnershipId, (scope) => deliveriesOfTopic(scope, 'poll:1'));
    expect(all.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(new Set(all.map(({ personId }) => personId))).toEqual(new Set([inTeams, mailOnly]));
  });

  test('a mail that asks something else than an answer says so on its button, and promises nothing more', async () => {
    const { partnershipId, channels, actor, sending } = await scene();
    const asks = { button: 'Stem', line: 'De knop werkt zolang de stemming open is.' };
    const message = outgoing(await addPerson(database, partnershipId, null));
    await database.transact(actor, (work) => deliver(work, [{ ...message, mail: { ...message.mail, asks } }]));
    await sendDue(sending);
    expect(channels.mails[0]?.html).toContain('>Stem</a>');
    expect(channels.mails[0]?.html).toContain(asks.line);
    expect(channels.mails[0]?.html).not.toContain('aanpassen');
  });

  test('what is sent is known by what set it in motion, also where that went along by hand', async () => {
    const { partnershipId, actor } = await scene();
    const [byHand, around] = [randomUUID(), randomUUID()];
    const person = await addPerson(database, partnershipId, null);
    await database.transact({ ...actor, trace: byHand }, (work) => deliver(work, [outgoing(person)]));
    await traced(around, () =>
      database.transact(actor, (work) => deliver(work, [outgoing(person, { key: 'other', topic: 'poll:2' })])),
    );
    const rows = await database.open.db
      .selectFrom('message')
      .select(['key', 'trace'])
      .where('partnership_id', '=', partnershipId)
      .execute();
    expect(new Map(rows.map(({ key, trace }) => [key, trace]))).toEqual(
      new Map([
        [`ask:${person}`, byHand],
        ['other', around],
      ]),
    );
  });

  test('a decision that is undone sends nothing', async () => {
    const { partnershipId, actor } = await scene();
    const person = await addPerson(database, partnershipId, null);
    const undone = database.transact(actor, async (work) => {
      await deliver(work, [outgoing(person)]);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await messagesOf(database, partnershipId)).toEqual([]);
  });

  test.each([
    ['before the channel had it', false, 1],
    ['after the channel had it', true, 1],
  ])('a process that dies %s: the channel is asked, and the card is there once', async (_when, posted, count) => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000a');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    const claimed = await claimNext(sending.db, 'chat');
    if (posted) await expect(sendToChat(killedAfterPosting(sending), claimed!)).rejects.toThrow('killed');
    expect(channels.posts).toHaveLength(posted ? 1 : 0);
    await passTime(database);
    await sendDue(sending);
    expect(channels.asked).toBe(1);
    expect(channels.posts).toHaveLength(count);
    expect(await states()).toEqual([['chat', 'sent', null]]);
  });

  test.each([
    ['createDraft', 1],
    ['send', 1],
  ])('mail whose %s got no answer is looked up, and goes out once', async (verb, mails) => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail(verb, null, 'no-answer', true);
    await sendDue(sending);
    expect(await states()).toEqual([['mail', 'sending', 'no-answer']]);
    await passTime(database);
    await sendDue(sending);
    expect(channels.mails.map(({ sent }) => sent)).toEqual(Array.from({ length: mails }, () => true));
    expect(await states()).toEqual([['mail', 'sent', null]]);
  });

  test('a draft of an earlier attempt goes out as the message is by now', async () => {
    const { partnershipId, channels, actor, sending } = await scene();
    const person = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('send', 503, 'unavailable');
    await sendDue(sending);
    expect(channels.mails.map(({ subject, sent }) => [subject, sent])).toEqual([['Wanneer kun jij?', false]]);
    await passTime(database);
    const mail = { subject: 'Nog één vraag', paragraphs: ['De andere heb je beantwoord.'] };
    const instead = outgoing(person, { summary: mail.subject, mail });
    const [message] = await messagesOf(database, partnershipId);
    const lookAgain = async () => new Map([[message!.id, { instead }]]);
    const later = { ...sending, lookAgain, clock: { now: () => '2026-11-02T12:00:00.000Z' } };
    const [doubtful] = await claim(sending.db, 'mail', 1, '2026-11-02T12:00:00.000Z');
    await sendByMail(later, doubtful!);
    const claimed = await claim(sending.db, 'mail', 1, '2026-11-02T12:00:00.000Z');
    const [leaving] = await lookAgainAt(later, claimed);
    await sendByMail(later, leaving!);
    expect(channels.mails.map(({ subject, sent }) => [subject, sent])).toEqual([['Nog één vraag', true]]);
  });

  test('what could not leave at once is looked at before it is tried a second time, however soon that is', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000b');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    const lookAgain = async (waiting: readonly { id: string }[]) =>
      new Map(waiting.map(({ id }) => [id, 'over' as const]));
    const at = { ...sending, lookAgain, clock: { now: () => database.now } };
    const [first] = await claim(sending.db, 'chat', 1, database.now);
    expect(await lookAgainAt(at, [first!])).toEqual([first]);
    channels.fail('post', 429);
    await sendToChat(at, first!);
    await passTime(database);
    const again = await claim(sending.db, 'chat', 1, database.now);
    expect(again.map(({ attempts, doubtful }) => [attempts, doubtful])).toEqual([[2, false]]);
    expect(await lookAgainAt(at, again)).toEqual([]);
    expect([channels.posts.length, await states()]).toEqual([0, [['chat', 'superseded', 'answered-meanwhile']]]);
  });

  test('a server error is asked about and, when nothing arrived, goes on by mail', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000b');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('post', 500);
    await sendDue(sending);
    await passTime(database);
    await sendDue(sending);
    expect([channels.posts.length, channels.mails.length]).toEqual([0, 1]);
    expect(await states()).toEqual([['mail', 'sent', null]]);
  });

  test('who blocked the bot is notified in Teams, also of the next message, until they write again', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000c');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('post', 403, 'ConversationBlockedByUser');
    await sendDue(sending);
    await database.transact(actor, (work) => deliver(work, [outgoing(person, { key: 'second' })]));
    await sendDue(sending);
    expect((await states()).map(([way, state]) => [way, state])).toEqual([
      ['activity', 'sent'],
      ['activity', 'sent'],
    ]);
    expect(channels.mails).toEqual([]);
    expect(channels.notes[0]).toMatchObject({
      ...{ type: 'vraag', preview: 'Wanneer kun jij?', page: 'https://kring.example/tab/overleg' },
    });
    const chat = { personId: person, tenantId: 't', serviceUrl: 'http://teams.example/', conversationId: 'a:again' };
    await database.transact(actor, (work) => keepChat(work, chat));
    await database.transact(actor, (work) => deliver(work, [outgoing(person, { key: 'third' })]));
    await sendDue(sending);
    expect(channels.posts.map(({ conversationId }) => conversationId)).toEqual(['a:again']);
    await database.transact(actor, (work) => chatRemoved(work, person, 't'));
    await database.transact(actor, (work) => deliver(work, [outgoing(person, { key: 'fourth' })]));
    expect((await messagesOf(database, partnershipId)).find(({ key }) => key === 'fourth')?.way).toBe('mail');
  });

  test('who keeps no app gets mail instead of a notification, and from then on at once', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000000c1');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('post', 403, 'ConversationBlockedByUser');
    channels.fail('notify', 403, 'Forbidden');
    await sendDue(sending);
    expect(await states()).toEqual([['mail', 'sent', null]]);
    await database.transact(actor, (work) => deliver(work, [outgoing(person, { key: 'second' })]));
    expect((await messagesOf(database, partnershipId)).find(({ key }) => key === 'second')?.way).toBe('mail');
  });

  test('a notification that was cut short is left for a person to judge', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000000c2');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('post', 403, 'ConversationBlockedByUser');
    channels.fail('notify', 504, '', true);
    await sendDue(sending);
    await passTime(database);
    await sendDue(sending);
    expect(channels.notes).toHaveLength(1);
    expect(await states()).toEqual([['activity', 'uncertain', 'unavailable']]);
  });

  test('who left the tenant gets mail and is told of', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000000c3');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('install', 404, 'Request_ResourceNotFound');
    await sendDue(sending);
    expect(await states()).toEqual([['mail', 'sent', null]]);
    expect(channels.left).toEqual([person]);
  });

  test('who wants no messages gets none, and everybody can see that', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000000c4');
    const wish = { way: 'none' as const, rhythm: 'daily' as const, pausedFrom: null, pausedUntil: null };
    await database.transact({ partnershipId, personId: person, via: 'tab' }, (work) => savePreferences(work, wish));
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    expect(await sendDue(sending)).toBe(0);
    expect(channels.posts.length + channels.mails.length + channels.notes.length).toBe(0);
    expect(await states()).toEqual([['mail', 'opted-out', 'opted-out']]);
  });

  test('the change of a card in a chat that was shut since ends as such', async () => {
    const { partnershipId, channels, actor, sending } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000000c5');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    await sendDue(sending);
    await database.transact(actor, (work) => updateCards(work, 'poll:1', () => plainCard('Nieuw')));
    channels.fail('update', 403, 'ConversationBlockedByUser');
    await sendDue(sending);
    const rows = await messagesOf(database, partnershipId);
    expect(rows.map(({ way, state }) => [way, state])).toEqual(
      expect.arrayContaining([
        ['chat', 'sent'],
        ['update', 'opted-out'],
      ]),
    );
  });

  test('a card that is too big for Teams becomes a short one that leads to the tab', async () => {
    const { partnershipId, channels, actor, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000000c6');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('post', 413, 'MessageSizeTooBig');
    await sendDue(sending);
    expect(await states()).toEqual([['chat', 'sent', null]]);
    const card = JSON.stringify(channels.posts[0]?.message.card);
    expect(card).toContain('te groot voor een chatbericht');
    expect(card).toContain('https://kring.example/tab/overleg');
  });

  test('a card that was not sent yet goes out in its new form; a sent one is replaced, by the newest change only', async () => {
    const { partnershipId, channels, actor, sending } = await scene();
    const sentTo = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000d');
    const waiting = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000e');
    await database.transact(actor, (work) => deliver(work, [outgoing(sentTo)]));
    await sendDue(sending);
    await database.transact(actor, async (work) => {
      await deliver(work, [outgoing(waiting)]);
      await updateCards(work, 'poll:1', () => plainCard('Eerste wijziging'));
    });
    await database.transact(actor, (work) => updateCards(work, 'poll:1', () => plainCard('Tweede wijziging')));
    await sendDue(sending);
    expect(channels.posts.map(({ message }) => message.card.fallbackText.split(': ')[1])).toEqual([
      'Wanneer kun jij?',
      'Tweede wijziging',
    ]);
    expect(channels.updates.map(({ message }) => message.card.fallbackText.split(': ')[1])).toEqual([
      'Tweede wijziging',
    ]);
  });

  test('a change while an older change is on its way is sent after it', async () => {
    const { partnershipId, channels, actor, sending } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000f');
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    await sendDue(sending);
    await database.transact(actor, (work) => updateCards(work, 'poll:1', () => plainCard('Oud')));
    const onItsWay = await claimNext(sending.db, 'update');
    await database.transact(actor, (work) => updateCards(work, 'poll:1', () => plainCard('Nieuw')));
    expect(await claimNext(sending.db, 'update')).toBeUndefined();
    await sendUpdate(sending, onItsWay!);
    await sendDue(sending);
    expect(channels.updates.map(({ message }) => message.card.fallbackText.split(': ')[1])).toEqual(['Oud', 'Nieuw']);
  });

  test('a group post that was cut short stays for a person to judge, and is not repeated', async () => {
    const { actor, channels, sending, states } = await scene();
    const post = {
      key: 'g',
      topic: 'poll:1',
      conversationId: '19:kring@thread.tacv2',
      summary: 's',
      card: plainCard('q'),
    };
    await database.transact(actor, (work) => postToGroup(work, post));
    channels.fail('post', 504, '', true);
    await sendDue(sending);
    await passTime(database);
    await sendDue(sending);
    expect(channels.posts).toHaveLength(1);
    expect(await states()).toEqual([['group', 'uncertain', 'unavailable']]);
  });

  test('a group post, or a change of a card, that is too big for Teams becomes a short one that leads to the tab', async () => {
    const { partnershipId, actor, channels, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-0000000003a1');
    const post = { key: 'g', topic: 'poll:1', conversationId: '19:kring@thread.tacv2', summary: 'Nieuwe datumprikker' };
    channels.fail('post', 413, 'MessageSizeTooBig');
    await database.transact(actor, (work) => postToGroup(work, { ...post, card: plainCard('Lang') }));
    await sendDue(sending);
    expect(await states()).toEqual([['group', 'sent', null]]);
    expect(channels.posts.map(({ message }) => JSON.stringify(message.card))).toEqual([
      expect.stringContaining(`${sending.publicUrl}/tab/overleg`),
    ]);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    await sendDue(sending);
    channels.fail('update', 413, 'MessageSizeTooBig');
    await database.transact(actor, (work) =>
      updateCards(work, 'poll:1', ({ personId }) => (personId ? plainCard('Nog langer') : null)),
    );
    await sendDue(sending);
    expect(channels.updates.map(({ message }) => JSON.stringify(message.card))).toEqual([
      expect.stringContaining(`${sending.publicUrl}/tab/overleg`),
    ]);
  });

  test('a row that another copy holds is not taken, and a lost lease cannot overwrite the outcome', async () => {
    const { partnershipId, actor, channels, sending, states } = await scene();
    const person = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    const slow = await claimNext(sending.db, 'mail');
    expect(await claimNext(sending.db, 'mail')).toBeUndefined();
    await passTime(database);
    await sendDue(sending);
    channels.fail('findMail', 403);
    channels.fail('createDraft', 403);
    await sendByMail(sending, slow!);
    expect(await states()).toEqual([['mail', 'sent', null]]);
  });

  test('what waits says when it is due', async () => {
    const { partnershipId, actor, channels, sending } = await scene();
    const person = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    channels.fail('createDraft', 429);
    await sendDue(sending);
    const seconds = (await secondsUntilDue(sending.db, database.now)).get('mail');
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(2);
    await passTime(database);
    await sendDue(sending);
  });

  test('a link opens until it expires or is withdrawn; a new one is mailed at most once an hour', async () => {
    const { partnershipId, actor, channels, sending } = await scene();
    const person = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    await sendDue(sending);
    const [message] = await messagesOf(database, partnershipId);
    const stateAt = (now: string) =>
      database.read(partnershipId, async (scope) => (await lookUpLink(scope, message!.id, now))?.state);
    expect([await stateAt('2026-11-30T00:00:00.000Z'), await stateAt('2026-12-02T00:00:00.000Z')]).toEqual([
      'open',
      'expired',
    ]);
    await database.transact(actor, (work) => renewLink(work, message!.id));
    await database.transact(actor, (work) => renewLink(work, message!.id));
    await sendDue(sending);
    expect(channels.mails).toHaveLength(2);
    await database.transact(actor, (work) => reportNotMe(work, message!.id));
    expect(await stateAt('2026-11-30T00:00:00.000Z')).toBe('revoked');
    await expect(database.transact(actor, (work) => renewLink(work, message!.id))).rejects.toMatchObject({
      code: 'link-revoked',
    });
  });

  test('an activity counts once, and one partnership does not see the links of another', async () => {
    const { partnershipId, actor, sending } = await scene();
    const take = () => database.transact(actor, (work) => takeToHandle(work, 'a:1', '17'));
    const taken = [await take(), await take()];
    // The copy that took it was lost a while ago: whoever gets it now handles it.
    await sql`update handled_activity set at = at - interval '6 seconds'`.execute(database.open.db);
    taken.push(await take());
    await database.transact(actor, (work) => wasHandled(work, 'a:1', '17'));
    await sql`update handled_activity set at = at - interval '6 seconds'`.execute(database.open.db);
    taken.push(await take());
    expect(taken).toEqual(['yours', 'busy', 'yours', 'handled']);
    const person = await addPerson(database, partnershipId, null);
    await database.transact(actor, (work) => deliver(work, [outgoing(person)]));
    await sendDue(sending);
    const [message] = await messagesOf(database, partnershipId);
    const other = await database.partnership(`Ander ${Math.random()}`);
    expect(await database.read(other, (scope) => lookUpLink(scope, message!.id, database.now))).toBeUndefined();
  });

  test('several rows are taken at once, each by one copy only, and those whose lease ran out come first', async () => {
    const { partnershipId, actor, sending } = await scene();
    const ids = await Promise.all(
      [1, 2, 3, 4, 5].map((nth) => addPerson(database, partnershipId, `0b0e0000-0000-4000-8000-0000000001a${nth}`)),
    );
    await database.transact(actor, (work) =>
      deliver(
        work,
        ids.map((id) => outgoing(id)),
      ),
    );
    const lost = await claim(sending.db, 'chat', 2, database.now);
    await passTime(database);
    const [here, there] = await Promise.all([
      claim(sending.db, 'chat', 3, database.now),
      claim(sending.db, 'chat', 3, database.now),
    ]);
    const taken = [...here, ...there].map(({ id }) => id);
    expect(new Set(taken).size).toBe(5);
    const doubtful = [...here, ...there].filter((each) => each.doubtful).map(({ id }) => id);
    expect(doubtful.sort()).toEqual(lost.map(({ id }) => id).sort());
    for (const each of [...here, ...there]) await sendToChat(sending, each);
    expect((await messagesOf(database, partnershipId)).map(({ state }) => state)).toEqual(Array(5).fill('sent'));
  });

  describe('several copies', () => {
    // What is left under way here would be found by everybody who looks for work.
    afterEach(() =>
      database.open.db.updateTable('message').set({ state: 'failed' }).where('state', '=', 'sending').execute(),
    );

    /** What a copy says that lives: the lock of its number. */
    const living = (number: number, act: () => Promise<void>): Promise<void> =>
      database.open.db.connection().execute(async (db) => {
        await sql`select pg_advisory_lock(815002, ${number}::int)`.execute(db);
        try {
          // The embedded database has one connection, which is lent out here.
          if (database.open.kind === 'server') await act();
        } finally {
          await sql`select pg_advisory_unlock(815002, ${number}::int)`.execute(db);
        }
      });
    const secondsLeft = async (partnershipId: string): Promise<number> =>
      Math.round(
        (Date.parse(String((await messagesOf(database, partnershipId))[0]?.lease_until)) - Date.now()) / 1_000,
      );
    const oneHeldBy = async (number: number) => {
      const made = await scene();
      const person = await addPerson(database, made.partnershipId, '0b0e0000-0000-4000-8000-0000000003a1');
      await database.transact(made.actor, (work) => deliver(work, [outgoing(person)]));
      const [claimed] = await claim(made.sending.db, 'chat', 1, database.now, number);
      return { ...made, claimed: claimed! };
    };

    test('what a lost copy was sending is asked for as soon as it can have arrived, and comes once', async () => {
      const { partnershipId, sending, channels, claimed, states } = await oneHeldBy(71);
      await expect(sendToChat(killedAfterPosting(sending), claimed)).rejects.toThrow('killed');
      expect(await shortenLeasesOfLost(sending.db, 72)).toBe(1);
      expect(await secondsLeft(partnershipId)).toBeLessThanOrEqual(2);
      expect(await shortenLeasesOfLost(sending.db, 72)).toBe(0);
      await passTime(database);
      await sendDue(sending);
      expect([channels.asked, channels.posts.length]).toEqual([1, 1]);
      expect(await states()).toEqual([['chat', 'sent', null]]);
    });

    test('a copy that lives keeps what it holds, and so does this one', async () => {
      const { partnershipId, sending } = await oneHeldBy(73);
      await living(73, async () => expect(await shortenLeasesOfLost(sending.db, 74)).toBe(0));
      expect(await shortenLeasesOfLost(sending.db, 73)).toBe(0);
      expect(await secondsLeft(partnershipId)).toBeGreaterThan(30);
    });

    test('what an older copy has taken over since is not taken from it', async () => {
      const { partnershipId, sending } = await oneHeldBy(75);
      const { db } = database.open;
      // An older copy knows nothing of numbers: it counts the attempt and leaves them.
      await db.updateTable('message').set({ attempts: 2 }).where('partnership_id', '=', partnershipId).execute();
      expect(await shortenLeasesOfLost(sending.db, 76)).toBe(0);
    });

    test('what waits to be asked for keeps its pause when the copy that asked is lost', async () => {
      const { partnershipId, sending, channels, claimed } = await oneHeldBy(77);
      channels.fail('post', null, 'no-answer', true);
      await sendToChat(sending, claimed);
      expect((await messagesOf(database, partnershipId))[0]).toMatchObject({ state: 'sending', held_by: null });
      expect(await shortenLeasesOfLost(sending.db, 78)).toBe(0);
    });

    test('a copy that is cut off for a moment takes back what it holds, but nothing that another has taken', async () => {
      const { partnershipId, sending, claimed } = await oneHeldBy(79);
      await shortenLeasesOfLost(sending.db, 80);
      await renewLeases(sending.db, [claimed], 79);
      expect((await messagesOf(database, partnershipId))[0]).toMatchObject({ held_by: 79 });
      expect(await secondsLeft(partnershipId)).toBeGreaterThan(30);
      await passTime(database);
      await claim(sending.db, 'chat', 1, database.now, 80);
      await renewLeases(sending.db, [claimed], 79);
      expect((await messagesOf(database, partnershipId))[0]).toMatchObject({ held_by: 80 });
    });

    test('what broke off when the database went away is asked for as soon as it is back, and comes once', async () => {
      const { partnershipId, sending, channels, claimed, states } = await oneHeldBy(82);
      const since = performance.now();
      await expect(sendToChat(killedAfterPosting(sending), claimed)).rejects.toThrow('killed');
      expect(await letGoOfCutShort(sending.db, 82, [], since)).toBe(1);
      expect(await secondsLeft(partnershipId)).toBeLessThanOrEqual(2);
      await passTime(database);
      await sendDue(sending);
      expect([channels.asked, channels.posts.length]).toEqual([1, 1]);
      expect(await states()).toEqual([['chat', 'sent', null]]);
    });

    test.each<[string, (claimed: Claimed) => { holder?: number; held?: Claimed[]; since?: number }]>([
      ['is being sent still', (claimed) => ({ held: [claimed] })],
      ['was taken since the database was back', () => ({ since: performance.now() - 5_000 })],
      ['another copy holds', () => ({ holder: 84 })],
    ])('a copy that comes back lets go of nothing that %s', async (_what, back) => {
      const { partnershipId, sending, claimed } = await oneHeldBy(83);
      const { holder = 83, held = [], since = performance.now() } = back(claimed);
      expect(await letGoOfCutShort(sending.db, holder, held, since)).toBe(0);
      expect(await secondsLeft(partnershipId)).toBeGreaterThan(30);
    });

    test('whoever stood still for longer than the lease sends nothing any more', async () => {
      const { sending, channels, claimed } = await oneHeldBy(81);
      claimed.ours.until = performance.now() - 1;
      await expect(sendToChat(sending, claimed)).rejects.toThrow('held up');
      expect(channels.posts).toEqual([]);
      await renewLeases(sending.db, [claimed], 81);
      await sendToChat(sending, claimed);
      expect(channels.posts).toHaveLength(1);
    });
  });

  test('what is recorded together is recorded for each apart: a lease that was lost meanwhile overwrites nothing', async () => {
    const { partnershipId, actor, sending } = await scene();
    const ids = await Promise.all(
      [1, 2, 3].map((nth) => addPerson(database, partnershipId, `0b0e0000-0000-4000-8000-0000000002a${nth}`)),
    );
    await database.transact(actor, (work) =>
      deliver(
        work,
        ids.map((id) => outgoing(id)),
      ),
    );
    const [slow] = await claim(sending.db, 'chat', 1, database.now);
    await passTime(database);
    const now = await claim(sending.db, 'chat', 3, database.now);
    const receipt = (id: string) => ({ activityId: `card ${id}`, conversationId: 'a:1', serviceUrl: null });
    await Promise.all([
      recordSent(sending.db, slow!, database.now, { activityId: 'lost', conversationId: 'a:0' }),
      ...now.map((each) => recordSent(sending.db, each, database.now, receipt(each.id))),
    ]);
    const kept = await messagesOf(database, partnershipId);
    expect(kept.map(({ state, activity_id }) => [state, activity_id])).toEqual(
      kept.map(({ id }) => ['sent', `card ${id}`]),
    );
  });

  test('requests to the channel take turns over all copies, one after the other and ahead of time', async () => {
    const { db } = database.open;
    const tenant = `tenant ${Math.random()}`;
    const ask = (conversationId: string) => ({ conversationId, limits: TENANT_LIMITS, decide: nextTurn });
    const turns = await Promise.all(Array.from({ length: 60 }, (_, nth) => takeTurn(db, tenant, ask(`a:${nth}`))));
    expect(turns.every((turn) => 'inMs' in turn)).toBe(true);
    const { rows } = await sql<{ at: Date }>`
      select at from channel_request where tenant_id = ${tenant} order by at`.execute(db);
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toHaveLength(60);
    for (const [nth, time] of times.entries()) {
      const inASecond = times.slice(nth).filter((later) => later < time + 1_000).length;
      expect(inASecond).toBeLessThanOrEqual(50);
    }
  });

  test('a conversation that has had its share waits without keeping others from their turn', async () => {
    const { db } = database.open;
    const tenant = `tenant ${Math.random()}`;
    const ask = (conversationId: string) => ({ conversationId, limits: TENANT_LIMITS, decide: nextTurn });
    const turns = [];
    for (let nth = 0; nth < 8; nth += 1) turns.push(await takeTurn(db, tenant, ask('a:busy')));
    expect(turns.slice(0, 6).every((turn) => 'inMs' in turn)).toBe(true);
    expect(turns.at(-1)).toEqual({ askAgainInMs: expect.any(Number) });
    expect(await takeTurn(db, tenant, ask('a:other'))).toEqual({ inMs: expect.any(Number) });
  });
});

/** The process dies between the channel's answer and writing it down. */
function killedAfterPosting(sending: Sending): Sending {
  const post: Sending['chat']['post'] = async (chat, message) => {
    await sending.chat.post(chat, message);
    throw new Error('killed');
  };
  return { ...sending, chat: { ...sending.chat, post } };
}
