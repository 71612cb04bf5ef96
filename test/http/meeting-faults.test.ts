import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgendaView } from '../../src/agendas/schema.ts';
import type { PapersView } from '../../src/agendas/schema-papers.ts';
import type { LiveView } from '../../src/live/schema.ts';
import type { MinutesView } from '../../src/minutes/schema.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type House, type Name, openHouse } from './meeting-house.ts';

/** What goes wrong around a meeting, at the doors of the service: each is told clearly, and loses nothing. */
onOneConnection((database) => {
  let house: House;
  let roster: ReminderRoster;
  let meeting: string;
  let items: string[];
  beforeAll(async () => {
    house = await openHouse(database);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    database.now = '2026-11-24T12:30:00.000Z';
    roster = await reminderRoster(database);
    // The member's seat has a deputy.
    await database.open.db
      .insertInto('seat_term')
      .values({
        ...{ partnership_id: roster.partnershipId, id: randomUUID(), seat_id: roster.seats.member, kind: 'deputy' },
        ...{ person_id: roster.people.deputy, from_date: '2025-08-01', until_date: null },
      })
      .execute();
    await house.moveIn(roster);
    meeting = `/meetings/${await addMeeting(database, roster)}`;
    const { json } = await save('chair', 0, ['Budget', 'Regio']);
    items = json.items.map(({ id }) => id);
    expect((await house.ask('chair', 'POST', `${meeting}/agenda/circulate`, { revision: 1 })).status).toBe(200);
  });

  const save = (who: Name, revision: number, titles: string[], ids: string[] = []) =>
    house.ask<AgendaView>(who, 'PUT', `${meeting}/agenda`, {
      revision,
      items: titles.map((title, nth) => ({
        ...(ids[nth] ? { id: ids[nth] } : {}),
        title,
        kind: 'besluiten',
        minutes: 20,
      })),
    });
  const agenda = async (who: Name) => (await house.ask<AgendaView>(who, 'GET', `${meeting}/agenda`)).json;
  const live = async (who: Name = 'chair') => (await house.ask<LiveView>(who, 'GET', `${meeting}/live`)).json;

  test('a circulated agenda edited by two at once: one is saved, the other is told by whom, and nobody gets half', async () => {
    const both = await Promise.all([
      save('chair', 1, ['Budget', 'Regio', 'Van de voorzitter'], items),
      save('lead', 1, ['Budget', 'Regio', 'Van de programmaleider'], items),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both[0].status === 409 ? { by: 'lead', first: 1 } : { by: 'chair', first: 0 };
    const refused = both.find(({ status }) => status === 409);
    const winner = lost.by === 'lead' ? 'Annemiek van den Bosch-Verhoeven' : 'Hendrik-Jan Oosterwijk';
    expect(refused?.json.error.message).toContain(winner);
    const title = lost.by === 'lead' ? 'Van de programmaleider' : 'Van de voorzitter';
    const now = await agenda('chair');
    expect(now.items.map((item) => item.title)).toEqual(['Budget', 'Regio', title]);
    // What went out stays what the members see, until it goes out again; what was not seen does not go out.
    expect((await agenda('member')).items.map((item) => item.title)).toEqual(['Budget', 'Regio']);
    const blind = await house.ask('lead', 'POST', `${meeting}/agenda/circulate`, { revision: 1 });
    expect([blind.status, (await agenda('member')).version]).toEqual([409, 1]);
    const again = await house.ask('lead', 'POST', `${meeting}/agenda/circulate`, { revision: now.revision });
    expect([again.status, (await agenda('member')).version]).toEqual([200, 2]);
  });

  test('an item taken off while it is discussed keeps its place and its notes until the meeting goes on', async () => {
    await house.ask('chair', 'POST', `${meeting}/live/start`);
    const notes = `${meeting}/minutes/items/${items[0]}`;
    await house.ask('chair', 'PUT', notes, { base: '', text: 'Ans vraagt naar de reserve', unfinished: false });
    expect((await save('lead', 1, ['Regio'], [items[1] ?? ''])).status).toBe(200);
    const { shared } = await live();
    expect(shared.currentItemId).toBe(items[0]);
    expect(shared.items.find(({ itemId }) => itemId === items[0])).toMatchObject({
      ...{ removed: true, text: 'Ans vraagt naar de reserve' },
    });
    const more = { base: 'Ans vraagt naar de reserve', text: 'Ans vraagt naar de reserve\nBo antwoordt' };
    expect((await house.ask('chair', 'PUT', notes, { ...more, unfinished: true })).status).toBe(200);
    const decision = { itemId: items[0], text: 'De reserve blijft' };
    expect((await house.ask('chair', 'POST', `${meeting}/minutes/decisions`, decision)).status).toBe(200);
    expect((await house.ask('chair', 'POST', `${meeting}/live/item`, { itemId: items[1] })).status).toBe(200);
    const { json } = await house.ask<MinutesView>('chair', 'GET', `${meeting}/minutes`);
    expect(json.items.at(-1)).toMatchObject({ title: 'Budget', removed: true, text: more.text, unfinished: true });
    expect(json.decisions).toMatchObject([{ text: 'De reserve blijft', itemTitle: 'Budget' }]);
    const gone = await house.ask('chair', 'PUT', `${meeting}/minutes/items/elders`, {
      base: '',
      text: 'x',
      unfinished: false,
    });
    expect([gone.status, gone.json.error.message]).toEqual([409, expect.stringContaining('van de agenda gehaald')]);
  });

  describe('a vote', () => {
    let ballot: string;
    const open = async (more: object = {}) => {
      await house.ask('chair', 'POST', `${meeting}/live/start`);
      const asked = { itemId: items[0], question: 'Akkoord?', ...more };
      const { json } = await house.ask<LiveView>('chair', 'POST', `${meeting}/live/ballots`, asked);
      ballot = `${meeting}/live/ballots/${json.shared.ballots[0]?.ballotId}`;
    };
    const vote = (who: Name, choice: string, seatId = roster.seats.member) =>
      house.ask<LiveView>(who, 'POST', `${ballot}/votes`, { seatId, choice });
    const totals = async () => {
      const closed = await house.ask<LiveView>('chair', 'POST', `${ballot}/close`);
      return closed.json.shared.ballots[0]?.totals;
    };

    test('by a deputy and then the holder counts once, as the holder says; the deputy cannot change that', async () => {
      await open();
      expect((await vote('deputy', 'against')).status).toBe(200);
      expect((await vote('member', 'for')).status).toBe(200);
      const late = await vote('deputy', 'against');
      expect([late.status, late.json.error.message]).toEqual([409, expect.stringContaining('al gestemd')]);
      expect(await totals()).toEqual({ for: 1, against: 0, abstain: 0 });
    });

    test('by both at the very same moment is one vote of the seat, and the holder’s where both came through', async () => {
      await open();
      const both = await Promise.all([vote('deputy', 'against'), vote('member', 'for')]);
      expect(both[1].status).toBe(200);
      expect([200, 409]).toContain(both[0].status);
      expect(await totals()).toEqual({ for: 1, against: 0, abstain: 0 });
    });

    test('in secret by both is one vote that nobody can tell, also not by its totals while it runs', async () => {
      await open({ secret: true });
      expect((await vote('deputy', 'against')).status).toBe(200);
      const second = await vote('member', 'for');
      expect([second.status, second.json.error.message]).toEqual([409, expect.stringMatching(/\p{L}/u)]);
      expect((await live('member')).mine.votes).toMatchObject([{ choice: 'secret' }]);
      expect((await live()).shared.ballots[0]).toMatchObject({ cast: 1, totals: null, votes: [] });
      expect(await totals()).toEqual({ for: 0, against: 1, abstain: 0 });
    });

    test('after closing, by who has no seat, and for another’s seat is refused, and the outcome stays', async () => {
      await open();
      expect((await vote('head', 'for')).status).toBe(403);
      const other = await vote('member', 'for', roster.seats.chair);
      expect([other.status, other.json.error.message]).toEqual([403, expect.stringMatching(/\p{L}/u)]);
      expect((await vote('member', 'misschien')).status).toBe(422);
      await vote('member', 'for');
      expect(await totals()).toEqual({ for: 1, against: 0, abstain: 0 });
      const late = await vote('member', 'against');
      expect([late.status, late.json.error.message]).toEqual([409, expect.stringContaining('gesloten')]);
      await house.ask('chair', 'POST', `${meeting}/live/close`);
      expect((await vote('chair', 'for', roster.seats.chair)).status).toBe(409);
      expect((await live()).shared.ballots[0]).toMatchObject({ totals: { for: 1, against: 0, abstain: 0 } });
    });

    test('counts as heavy as the body agreed on, also where a deputy casts it; a weight that is none is refused', async () => {
      const weights = (weight: unknown) =>
        house.ask('chair', 'PUT', `/bodies/${roster.werkgroep}/vote-weights`, {
          weights: [{ seatId: roster.seats.member, weight }],
        });
      expect((await weights(-1)).status).toBe(422);
      expect((await weights(1.5)).status).toBe(422);
      expect(
        (await house.ask('member', 'PUT', `/bodies/${roster.werkgroep}/vote-weights`, { weights: [] })).status,
      ).toBe(403);
      expect((await weights(3)).status).toBe(200);
      await open();
      await vote('deputy', 'against');
      await vote('chair', 'for', roster.seats.chair);
      expect(await totals()).toEqual({ for: 1, against: 3, abstain: 0 });
    });
  });

  test('a file that is huge, of another kind than it says, or empty is refused; what was there stays', async () => {
    const path = `${meeting}/agenda/items/${items[0]}/papers?confidential=no`;
    const put = (name: string, content: BlobPart) => house.upload('chair', path, { name, content });
    expect((await put('goed.pdf', '%PDF-1.7 goed')).status).toBe(200);
    const refused: [string, BlobPart, number, string][] = [
      ['groot.pdf', Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(10 * 1024 * 1024)]), 413, '10 MB'],
      ['programma.exe', 'MZ', 415, 'soort bestand'],
      ['toch-geen.pdf', 'MZ dit is een programma', 415, 'soort bestand'],
      ['leeg.pdf', '', 422, 'leeg'],
    ];
    for (const [name, content, status, words] of refused) {
      const answer = await put(name, content);
      expect([name, answer.status, answer.json.error.message]).toEqual([name, status, expect.stringContaining(words)]);
    }
    const { json } = await house.ask<PapersView>('chair', 'GET', `${meeting}/papers`);
    expect(json.items.flatMap(({ papers }) => papers.map(({ name }) => name))).toEqual(['goed.pdf']);
  });
});
