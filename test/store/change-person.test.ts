import { beforeEach, describe, expect, test } from '@jest/globals';
import { lookUpLink } from '../../src/delivery/answer-links.ts';
import { changePerson, decidePoll, syncEvent } from '../../src/meetings/use-cases.ts';
import type { PersonFacts } from '../../src/people/schema.ts';
import { findPerson } from '../../src/people/store.ts';
import { findPersonByEmail } from '../../src/people/store-body-changes.ts';
import { forEachDatabase } from '../support/database.ts';
import { FakeChannels, sendDue, sendingWith } from './delivery-support.ts';
import { answer, as, FakeCalendar, type Planned, planned, URL } from './meetings-support.ts';

forEachDatabase((database) => {
  let poll: Planned;
  let channels: FakeChannels;
  let calendar: FakeCalendar;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    poll = await planned(database);
    channels = new FakeChannels();
    calendar = new FakeCalendar();
    await outside('holder');
  });

  type Who = keyof Planned['people'];
  /** Makes the directory say that it does not know somebody, and what waits for them go by mail. */
  async function outside(who: Who): Promise<void> {
    const id = poll.people[who];
    const unknown = { directory: null, entra_id: null, directory_checked_at: database.now };
    await database.open.db.updateTable('person').set(unknown).where('id', '=', id).execute();
    await database.open.db.updateTable('message').set({ way: 'mail' }).where('person_id', '=', id).execute();
  }
  const personOf = (who: Who) =>
    database.read(poll.partnershipId, (scope) => findPerson(scope, poll.people[who])) as Promise<PersonFacts>;
  async function change(who: Who, facts: Partial<PersonFacts>, by: Who = 'leader') {
    const { name, email, language, organisation } = await personOf(who);
    const all = { name, email, language, organisation: organisation ?? '', ...facts };
    return database.transact(as(poll, by, 'tab'), (work) => changePerson(work, poll.people[who], all));
  }
  const send = () => sendDue(sendingWith(database, channels));
  const linksOf = async (who: Who) => {
    const rows = await database.open.db
      .selectFrom('answer_link')
      .select('id')
      .where('person_id', '=', poll.people[who])
      .orderBy('expires_at')
      .execute();
    const looked = rows.map(({ id }) =>
      database.read(poll.partnershipId, (scope) => lookUpLink(scope, id, database.now)),
    );
    return (await Promise.all(looked)).map((link) => link?.state).sort();
  };
  const mailedTo = () => channels.mails.filter(({ sent }) => sent).map(({ to }) => to.email);

  describe('another address', () => {
    test('the open question goes there, and the link in the former mail opens nothing any more', async () => {
      await send();
      expect(mailedTo()).toEqual(['holder@school.example']);
      expect(await linksOf('holder')).toEqual(['open']);
      expect(await change('holder', { email: 'B.Oldenhuis@bestuur.example' })).toEqual({
        ...{ addressChanged: true, askedAgain: 1, invitedAgain: 0 },
      });
      await send();
      expect(mailedTo()).toEqual(['holder@school.example', 'b.oldenhuis@bestuur.example']);
      expect(await linksOf('holder')).toEqual(['open', 'revoked']);
    });

    test('a question that still waits goes there once, and one that was answered does not go again', async () => {
      expect(await change('holder', { email: 'b.oldenhuis@bestuur.example' })).toMatchObject({ askedAgain: 0 });
      await send();
      expect(mailedTo()).toEqual(['b.oldenhuis@bestuur.example']);
      await answer(database, poll, 'holder', ['yes', 'yes', 'no']);
      expect(await change('holder', { email: 'bram@bestuur.example' })).toMatchObject({ askedAgain: 0 });
      await send();
      expect(mailedTo()).toEqual(['b.oldenhuis@bestuur.example']);
    });

    test('a question in a chat stays there, and is not asked by mail too', async () => {
      await send();
      expect(await change('chair', { email: 'anna@bestuur.example' })).toMatchObject({ askedAgain: 0 });
      await send();
      expect(mailedTo()).toEqual(['holder@school.example']);
    });

    test('planned meetings invite there, whether the calendar does so or our own mail', async () => {
      await database.transact(as(poll, 'leader', 'tab'), (work) =>
        decidePoll(work, URL, poll.pollId, poll.optionIds[1] ?? ''),
      );
      const sync = () =>
        syncEvent({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, poll.meetingId);
      await sync();
      expect(await change('chair', { email: 'anna@bestuur.example' })).toMatchObject({ invitedAgain: 1 });
      expect(await change('holder', { email: 'bram@bestuur.example' })).toMatchObject({ invitedAgain: 1 });
      await sync();
      const [event] = [...calendar.events.values()];
      expect(event?.text.attendees.map(({ email }) => email).sort()).toEqual([
        'anna@bestuur.example',
        'director@school.example',
      ]);
      const invitations = await database.open.db
        .selectFrom('message')
        .select('content')
        .where('person_id', '=', poll.people.holder)
        .where('topic', '=', `meeting-invitation:${poll.meetingId}`)
        .orderBy('key')
        .execute();
      const texts = invitations.map(({ content }) => content.mail?.calendar?.text.replaceAll('\r\n ', '') ?? '');
      expect(texts.map((text) => /SEQUENCE:(\d+)/.exec(text)?.[1])).toEqual(['0', '1']);
      expect(texts.map((text) => /mailto:((?:holder|bram)@[a-z.]+)/i.exec(text)?.[1])).toEqual([
        'holder@school.example',
        'bram@bestuur.example',
      ]);
    });

    test('who had the former address is signed in no longer, the directory is asked, and it stays the same person', async () => {
      database.jobs.splice(0);
      await change('chair', { email: 'anna@bestuur.example' });
      expect(await personOf('chair')).toMatchObject({ email: 'anna@bestuur.example', entraId: null, directory: null });
      expect(database.jobs.map(({ name }) => name).sort()).toEqual(['people.seats-changed', 'people.sync-directory']);
      const found = await database.read(poll.partnershipId, (scope) =>
        findPersonByEmail(scope, 'anna@bestuur.example'),
      );
      expect(found).toEqual({ id: poll.people.chair, ended: false });
    });
  });

  test('another name, organisation or language changes nothing else, and is in the history', async () => {
    database.jobs.splice(0);
    const facts = { name: 'Anna Zuiderveld', organisation: 'Stichting De Lindeboom', language: 'en' as const };
    expect(await change('chair', facts)).toEqual({ addressChanged: false, askedAgain: 0, invitedAgain: 0 });
    await change('chair', {});
    expect(await personOf('chair')).toMatchObject({ ...facts, email: 'chair@school.example', directory: 'guest' });
    expect(database.jobs).toEqual([]);
    const history = await database.open.db
      .selectFrom('history')
      .select(['what', 'before', 'after', 'by_person_id as by'])
      .where('entity', '=', 'person')
      .where('entity_id', '=', poll.people.chair)
      .execute();
    expect(history).toMatchObject([
      { what: 'changed', before: { name: 'Anna van der Meulen' }, after: facts, by: poll.people.leader },
    ]);
  });

  test.each<[string, Who, Partial<PersonFacts>, Who, string]>([
    ['one who does not run the programme', 'chair', { name: 'Anna' }, 'boc', 'not-allowed'],
    ['the own address', 'leader', { email: 'fenna@school.example' }, 'leader', 'own-address'],
    [
      'the address of somebody else, however it is written',
      'chair',
      { email: 'Boc@School.example' },
      'leader',
      'address-taken',
    ],
    ['the address of who has left', 'chair', { email: 'stranger@school.example' }, 'leader', 'address-of-former'],
    ['somebody who has left', 'stranger', { name: 'Gijs' }, 'leader', 'not-found'],
  ])('refuses %s, and changes nothing', async (_what, who, facts, by, code) => {
    const left = { ended_on: '2026-10-01' };
    await database.open.db.updateTable('person').set(left).where('id', '=', poll.people.stranger).execute();
    const before = await personOf(who);
    await expect(change(who, facts, by)).rejects.toMatchObject({ code });
    expect(await personOf(who)).toEqual(before);
  });
});
