import { expect, test } from '@jest/globals';
import type { Waiting } from '../../src/delivery/ports.ts';
import { type AsksNothing, deliveryProblems, letBe, sendAgain } from '../../src/delivery/problems.ts';
import { deliver, updateCards } from '../../src/delivery/use-cases.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addPerson, FakeChannels, messagesOf, outgoing, sendDue, sendingWith, systemOf } from './delivery-support.ts';

const STILL_ASKED: AsksNothing = async () => new Set();

forEachDatabase((database) => {
  /** Somebody with a mail address that does not work, to whom a question was sent, and who runs the programme. */
  async function scene() {
    const partnershipId = await database.partnership(`Partnerschap ${Math.random()}`);
    const channels = new FakeChannels();
    const sending = sendingWith(database, channels);
    const person = await addPerson(database, partnershipId, null);
    const lead = await addPerson(database, partnershipId, null);
    const role = { partnership_id: partnershipId, person_id: lead, role: 'programmaleider' as const };
    await database.open.db
      .insertInto('person_role')
      .values({ ...role, for_id: partnershipId })
      .execute();
    const asLead = { partnershipId, personId: lead, via: 'tab' as const };
    await database.transact(systemOf(partnershipId), (work) => deliver(work, [outgoing(person)]));
    channels.fail('createDraft', 400, 'ErrorInvalidRecipients');
    await sendDue(sending);
    const problems = (asksNothing = STILL_ASKED) =>
      database.transact(asLead, (work: Work) => deliveryProblems(work, asksNothing));
    const [problem] = await problems();
    const again = (asksNothing = STILL_ASKED) =>
      database.transact(asLead, (work) => sendAgain(work, asksNothing, problem!.id));
    const rows = async () =>
      (await messagesOf(database, partnershipId)).map(({ key, state, last_problem }) => [key, state, last_problem]);
    return { partnershipId, channels, sending, person, asLead, problem: problem!, problems, again, rows };
  }

  test('what did not arrive is shown to who runs the programme, and sent again once', async () => {
    const { asLead, person, problem, problems, again, sending, rows } = await scene();
    expect(problem).toMatchObject({ state: 'bounced', problem: 'bad-address', summary: 'Wanneer kun jij?' });
    const asOther = { ...asLead, personId: person };
    const see = database.transact(asOther, (work) => deliveryProblems(work, STILL_ASKED));
    await expect(see).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await again()).toBe('sent');
    await expect(again()).rejects.toMatchObject({ code: 'not-to-resend' });
    await sendDue(sending);
    expect((await rows()).map(([, state]) => state).sort()).toEqual(['sent', 'superseded']);
    expect(await problems()).toEqual([]);
  });

  test('what is sent again is found by the key of the message whose place it takes', async () => {
    const { person, problem, again, sending, rows } = await scene();
    await again();
    await sendDue(sending);
    expect((await rows()).sort()).toEqual([
      [`ask:${person}`, 'sent', null],
      [`replaced:${problem.id}`, 'superseded', 'bad-address'],
    ]);
  });

  test('a question that was answered meanwhile is no problem any more, and is not asked again', async () => {
    const { partnershipId, person, problem, problems, again, channels, sending, rows } = await scene();
    const looked: Waiting[] = [];
    const answered: AsksNothing = async (_at, messages) => {
      looked.push(...messages);
      return new Set(messages.map(({ id }) => id));
    };
    expect(await problems(answered)).toEqual([]);
    expect(looked).toEqual([
      expect.objectContaining({
        ...{ partnershipId, id: problem.id, personId: person, key: `ask:${person}`, purpose: 'ask' },
        question: { kind: 'poll', subjectId: 'poll-1' },
      }),
    ]);
    expect(await again(answered)).toBe('over');
    await sendDue(sending);
    expect(channels.mails).toEqual([]);
    expect(await rows()).toEqual([[`ask:${person}`, 'superseded', 'answered-meanwhile']]);
  });

  test('what somebody saw to in another way is let be, by who may send it again', async () => {
    const { asLead, person, problem, problems, again, rows } = await scene();
    const rest = (personId: string) =>
      database.transact({ ...asLead, personId }, (work: Work) => letBe(work, problem.id));
    await expect(rest(person)).rejects.toMatchObject({ code: 'not-allowed' });
    await rest(asLead.personId);
    expect(await problems()).toEqual([]);
    expect(await rows()).toEqual([[`ask:${person}`, 'superseded', 'let-rest']]);
    await expect(rest(asLead.personId)).rejects.toMatchObject({ code: 'not-to-resend' });
    await expect(again()).rejects.toMatchObject({ code: 'not-to-resend' });
  });

  test('what did not arrive is sent again as it is by then', async () => {
    const { partnershipId, asLead, channels, sending, problems } = await scene();
    const inTeams = await addPerson(database, partnershipId, '0b0e0000-0000-4000-8000-00000000000b');
    await database.transact(systemOf(partnershipId), (work) => deliver(work, [outgoing(inTeams, { topic: 'poll:2' })]));
    await database.open.db.updateTable('message').set({ state: 'failed' }).where('topic', '=', 'poll:2').execute();
    const settled = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Beantwoord' }] };
    await database.transact(systemOf(partnershipId), (work) => updateCards(work, 'poll:2', () => settled as never));
    const failed = (await problems()).find(({ way }) => way === 'chat');
    await database.transact(asLead, (work) => sendAgain(work, STILL_ASKED, failed!.id));
    await sendDue(sending);
    expect(channels.posts).toHaveLength(1);
    expect(JSON.stringify(channels.posts)).toContain('Beantwoord');
  });
});
