import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { BodyChange } from '../../src/meetings/schema-body-change.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import {
  carryOutBodyChange,
  decidePoll,
  pollDetail,
  previewBodyChange,
  syncEvent,
} from '../../src/meetings/use-cases.ts';
import { seatsOfBody } from '../../src/people/store.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  cardsOf,
  FakeCalendar,
  openObligations,
  type Planned,
  planned,
  readerOf,
  URL,
} from './meetings-support.ts';

forEachDatabase((database) => {
  let calendar = new FakeCalendar();
  /** A body with a running poll, a planned meeting, and a kring beside it in which somebody else sits. */
  let poll: Planned;
  let meetingId: string;
  let noordId: string;

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    calendar = new FakeCalendar();
    poll = await planned(database);
    noordId = await kringNoord();
    meetingId = await database.transact(as(poll, 'leader', 'tab'), (work) =>
      scheduleMeeting(work, {
        ...{ bodyId: poll.bodyId, title: 'Najaarsoverleg', starts: '2026-11-24T14:00', minutes: 90 },
        ...{ place: 'Utrecht', online: false },
      }),
    );
    await sync();
    database.jobs.length = 0;
  });

  const sync = (id = meetingId) =>
    syncEvent({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, id);
  const preview = (change: BodyChange, who: keyof Planned['people'] = 'leader') =>
    database.transact(as(poll, who, 'tab'), (work) => previewBodyChange(work, 'nl', change));
  const carryOut = async (change: BodyChange, seen?: string) =>
    database.transact(as(poll, 'leader', 'tab'), async (work) =>
      carryOutBodyChange(work, URL, { change, seen: seen ?? (await previewBodyChange(work, 'nl', change)).seen }),
    );
  const merge = (more: Partial<Extract<BodyChange, { kind: 'merge' }>> = {}): BodyChange => ({
    ...{ kind: 'merge', bodyId: poll.bodyId, intoId: noordId, meetings: 'move', polls: 'carry' },
    ...more,
  });
  const event = () => [...calendar.events.values()].find(({ text }) => text.subject === 'Najaarsoverleg');
  const invited = () =>
    event()
      ?.text.attendees.map(({ email }) => email.split('@')[0])
      .sort();
  const told = async () =>
    (await cardsOf(database, poll))
      .filter(({ topic }) => topic === 'body-change')
      .map(({ who }) => who)
      .sort();
  const labels = async (bodyId: string) =>
    (await database.read(poll.partnershipId, (scope) => seatsOfBody(scope, bodyId, '2026-11-02')))
      .map(({ label, role, holderId }) => `${label} ${role} ${nameOf(holderId)}`)
      .sort();
  const nameOf = (id: string | null) => Object.entries(poll.people).find(([, person]) => person === id)?.[0] ?? '-';

  describe('two bodies become one', () => {
    test('a look changes nothing and tells all', async () => {
      const { lines } = await preview(merge({ name: 'Kring Noord-West' }));
      expect(lines).toEqual(
        expect.arrayContaining([
          'Kring Noord heet voortaan Kring Noord-West.',
          expect.stringContaining('Bijeenkomst Najaarsoverleg (di 24 nov, 14.00) wordt er een van Kring Noord-West'),
          expect.stringContaining('Datumprikker Stuurgroep november loopt door voor Kring Noord-West'),
          '5 mensen krijgen hier één bericht over.',
        ]),
      );
      expect(await labels(noordId)).toEqual(['Voorzitter voorzitter stranger']);
      expect(database.jobs).toEqual([]);
    });

    test('people, meetings and polls go along, and everybody hears once', async () => {
      await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
      expect(invited()).toEqual(['chair', 'director', 'holder']);
      expect(await carryOut(merge())).toEqual({ told: 5 });
      expect(await labels(noordId)).toEqual([
        'De Lindeboom lid director',
        'Voorzitter voorzitter stranger',
        'kring Noord lid holder',
        'voorzitter (Stuurgroep) lid chair',
      ]);
      expect(await labels(poll.bodyId)).toEqual([]);
      await sync();
      expect(invited()).toEqual(['chair', 'director', 'holder', 'stranger']);
      expect(calendar.calls.filter((call) => call === 'update')).toHaveLength(1);
      const reader = await readerOf(database, poll, 'leader');
      const detail = await database.read(poll.partnershipId, (scope) => pollDetail(scope, reader, poll.pollId));
      expect(detail).toMatchObject({ body: { name: 'Kring Noord' }, progress: { asked: 4, answered: 1 } });
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'Voorzitter', 'kring Noord']);
      expect(await told()).toEqual(['chair', 'deputy', 'director', 'holder', 'stranger']);
      const asked = (await cardsOf(database, poll)).filter(({ purpose }) => purpose === 'ask').map(({ who }) => who);
      expect(asked.sort()).toEqual(['chair', 'director', 'holder', 'stranger']);
    });

    test('meetings are called off and polls dropped where that was chosen', async () => {
      await carryOut(merge({ meetings: 'cancel', polls: 'drop' }));
      await sync();
      expect(event()?.cancelled).toBe(true);
      expect(await openObligations(database, poll)).toEqual([]);
      expect(await states()).toEqual([
        ['Najaarsoverleg', 'cancelled'],
        ['Stuurgroep november', 'cancelled'],
      ]);
    });

    test('what was not seen is not done, twice is once, and a name that is taken undoes it all', async () => {
      const { seen } = await preview(merge());
      await database.transact(as(poll, 'leader', 'tab'), (work) =>
        decidePoll(work, URL, poll.pollId, poll.optionIds[0]!),
      );
      await expect(carryOut(merge(), seen)).rejects.toMatchObject({ code: 'body-change-stale' });
      await expect(carryOut(merge({ name: 'stuurgroep' }))).rejects.toMatchObject({ code: 'body-name-taken' });
      expect((await labels(poll.bodyId)).length).toBe(4);
      await carryOut(merge());
      await expect(carryOut(merge())).rejects.toMatchObject({ code: 'body-ended' });
      await expect(preview(merge({ bodyId: noordId }))).rejects.toMatchObject({ code: 'body-same' });
    });
  });

  test('a body that is dissolved keeps its history', async () => {
    const { lines } = await preview({ kind: 'dissolve', bodyId: poll.bodyId });
    expect(lines.filter((line) => line.includes('vervalt'))).toHaveLength(5);
    await carryOut({ kind: 'dissolve', bodyId: poll.bodyId });
    expect(await states()).toEqual([
      ['Najaarsoverleg', 'cancelled'],
      ['Stuurgroep november', 'cancelled'],
    ]);
    const kept = await database.open.db
      .selectFrom('history')
      .select('what')
      .where('partnership_id', '=', poll.partnershipId)
      .where('entity', '=', 'body')
      .execute();
    expect(kept).toEqual([{ what: 'dissolved' }]);
    expect(await told()).toEqual(['chair', 'deputy', 'director', 'holder']);
  });

  describe('a seat', () => {
    test('changes hands, with what is planned, and both people hear it', async () => {
      const change: BodyChange = {
        ...{ kind: 'hand-over', seatId: poll.seats.noord, from: '2026-11-02' },
        person: { personId: poll.people.stranger },
      };
      expect((await preview(change)).lines).toEqual([
        'Gijs Kolk krijgt vanaf maandag 2 november 2026 zetel kring Noord in Stuurgroep.',
        'Bram Oldenhuis heeft de zetel tot en met zondag 1 november 2026.',
        'De uitnodigingen voor 1 geplande bijeenkomst gaan mee.',
        '1 lopende datumprikker vraagt ook het nieuwe lid.',
        '2 mensen krijgen hier één bericht over.',
      ]);
      expect(await carryOut(change)).toEqual({ told: 2 });
      await sync();
      expect(invited()).toEqual(['chair', 'director', 'stranger']);
      expect(await told()).toEqual(['holder', 'stranger']);
      await expect(preview({ ...change, from: '2026-11-01' } as BodyChange)).rejects.toMatchObject({
        code: 'hand-over-past',
      });
    });

    test('goes to somebody who was not in the roster, whom the directory is asked about', async () => {
      const person = { name: 'Hanneke Brouwer', email: 'Hanneke@School.example' };
      await carryOut({ kind: 'hand-over', seatId: poll.seats.empty, person, from: '2026-11-02' });
      await sync();
      expect(invited()).toEqual(['chair', 'director', 'hanneke', 'holder']);
      expect(database.jobs.map(({ name }) => name)).toContain('people.sync-directory');
    });
  });

  test('an éénpitter joins a kring with a seat, once', async () => {
    const change: BodyChange = {
      ...{ kind: 'join', bodyId: noordId, board: { number: '42001', name: 'De Eenling' } },
      person: { name: 'Ilse Vermaat', email: 'ilse@eenling.example' },
    };
    expect((await preview(change)).lines).toContain(
      'Ilse Vermaat krijgt zetel Lid namens De Eenling in Kring Noord, met stem.',
    );
    expect(await carryOut(change)).toEqual({ told: 2 });
    expect((await labels(noordId))[0]).toContain('Lid namens De Eenling lid');
    await expect(carryOut(change)).rejects.toMatchObject({ code: 'board-exists' });
    await expect(preview({ ...change, bodyId: poll.bodyId } as BodyChange)).rejects.toMatchObject({
      code: 'not-a-kring-here',
    });
  });

  test('it is for who runs the programme', async () => {
    for (const who of ['chair', 'holder', 'stranger'] as const) {
      await expect(preview(merge(), who)).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });

  async function states() {
    const rows = await database.open.db
      .selectFrom('meeting')
      .select(['title', 'state'])
      .where('partnership_id', '=', poll.partnershipId)
      .orderBy('title')
      .execute();
    return rows.map(({ title, state }) => [title, state]);
  }

  async function kringNoord(): Promise<string> {
    const of = { partnership_id: poll.partnershipId };
    const [bodyId, seatId] = [randomUUID(), randomUUID()];
    const { db } = database.open;
    await db
      .insertInto('body')
      .values({
        ...of,
        id: bodyId,
        name: 'Kring Noord',
        kind: 'kring',
        quorum: '[]',
        conversation_id: null,
        ended_on: null,
      })
      .execute();
    const seat = { ...of, id: seatId, body_id: bodyId, label: 'Voorzitter', role: 'voorzitter' as const };
    await db
      .insertInto('seat')
      .values({ ...seat, board_id: null, kring_id: null, votes: true, required: true, ended_on: null })
      .execute();
    const term = { ...of, id: randomUUID(), seat_id: seatId, person_id: poll.people.stranger, kind: 'member' as const };
    await db
      .insertInto('seat_term')
      .values({ ...term, from_date: null, until_date: null })
      .execute();
    return bodyId;
  }
});
