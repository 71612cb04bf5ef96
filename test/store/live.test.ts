import { beforeEach, describe, expect, test } from '@jest/globals';
import { SAVE_AGENDA, type SaveAgendaBody } from '../../src/agendas/schema.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import type { Choice } from '../../src/live/rules/ballot.ts';
import { viewLive } from '../../src/live/use-cases.ts';
import { heldAt } from '../../src/live/use-cases-held.ts';
import { closeMeeting, confirmExpected, goToItem, setAttendance, startMeeting } from '../../src/live/use-cases-run.ts';
import { liveStamps } from '../../src/live/use-cases-stamps.ts';
import {
  mentionMissingEvents,
  teamsMeetingBegan,
  teamsMeetingEnded,
  teamsMeetingJoined,
} from '../../src/live/use-cases-teams.ts';
import { castVote, closeBallot, drawBallot, openBallot, setWeights } from '../../src/live/use-cases-vote.ts';
import { writeItem } from '../../src/minutes/use-cases.ts';
import { minutesOnPaper } from '../../src/minutes/use-cases-paper.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  let budget: string;
  let region: string;
  beforeEach(async () => {
    database.now = '2026-11-24T12:30:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    await database.open.db
      .updateTable('body')
      .set({ quorum: JSON.stringify([{ atLeast: 0.5, of: 'voting' }]) })
      .where('id', '=', roster.werkgroep)
      .execute();
    await save([
      { title: 'Budget 2027', kind: 'besluiten', minutes: 30 },
      { title: 'Regio', kind: 'bespreken', minutes: 30 },
    ]);
    await as('chair', (work) => circulateAgenda(work, URL, meetingId, 1));
    const agenda = await database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), meetingId));
    [budget, region] = agenda.items.map(({ id }) => id) as [string, string];
  });

  const as = <T>(person: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  let revision = 0;
  const save = async (items: SaveAgendaBody['items'], at = 0) => {
    revision = at;
    await as('chair', (work) => saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items })));
  };
  const view = (person: Name = 'chair') =>
    database.read(roster.partnershipId, (scope) => viewLive(scope, looker(person), meetingId));
  const shared = async (person: Name = 'chair') => (await view(person)).shared;
  const start = () => as('chair', (work) => startMeeting(work, meetingId));
  const go = (itemId: string) => as('chair', (work) => goToItem(work, meetingId, itemId));
  const present = (seat: keyof ReminderRoster['seats'], by: Name | null = null, here = true) =>
    as('chair', (work) =>
      setAttendance(work, meetingId, {
        ...{ seatId: roster.seats[seat], present: here, personId: by ? roster.people[by] : null },
      }),
    );
  const open = async (secret = false) => {
    await as('chair', (work) => openBallot(work, URL, meetingId, { itemId: budget, question: 'Akkoord?', secret }));
    return (await shared()).ballots.at(-1)?.ballotId ?? '';
  };
  const vote = (ballotId: string, by: Name, seat: keyof ReminderRoster['seats'], choice: Choice) =>
    as(by, (work) => castVote(work, ballotId, { seatId: roster.seats[seat], choice }));
  const close = (ballotId: string) => as('chair', (work) => closeBallot(work, URL, ballotId));
  const ballot = async (ballotId: string) => (await shared()).ballots.find((one) => one.ballotId === ballotId);

  describe('a Teams meeting', () => {
    const chat = '19:meeting_abc@thread.v2';
    const system = <T>(act: (work: Work) => Promise<T>) =>
      database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, act);
    const began = (id = chat) => system((work) => teamsMeetingBegan(work, id));
    const joins = async (...people: Name[]) => {
      const rows = await database.open.db
        .selectFrom('person')
        .select('entra_id')
        .where(
          'id',
          'in',
          people.map((name) => roster.people[name]),
        )
        .execute();
      await system((work) =>
        teamsMeetingJoined(
          work,
          chat,
          rows.map(({ entra_id }) => entra_id ?? 'geen'),
        ),
      );
    };
    const online = () =>
      database.open.db
        .updateTable('meeting')
        .set({ join_url: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat)}/0` })
        .where('id', '=', meetingId)
        .execute();
    const present = async () =>
      (await shared()).seats.filter(({ state }) => state === 'present').map(({ label, deputy }) => [label, deputy]);
    beforeEach(online);

    test('opens the clock at the first item, once, and closes it when it is over', async () => {
      await began();
      await began();
      expect(await shared()).toMatchObject({ state: 'running', currentItemId: budget });
      database.now = '2026-11-24T13:00:00.000Z';
      await open();
      await system((work) => teamsMeetingEnded(work, URL, chat));
      await system((work) => teamsMeetingEnded(work, URL, chat));
      const { state, items, ballots } = await shared();
      expect([state, items[0]?.seconds, ballots[0]?.state]).toEqual(['closed', 1800, 'closed']);
      const history = await database.open.db
        .selectFrom('history')
        .select(['what', 'by_person_id', 'via'])
        .where('entity', '=', 'live')
        .where('entity_id', '=', meetingId)
        .execute();
      expect(history.map(({ what, by_person_id, via }) => [what, by_person_id, via]).sort()).toEqual([
        ['closed', null, 'system'],
        ['started', null, 'system'],
      ]);
    });

    test('at another time, or in another chat, it is no meeting of ours', async () => {
      for (const now of ['2026-11-24T11:00:00.000Z', '2026-11-23T12:30:00.000Z', '2026-11-24T14:31:00.000Z']) {
        database.now = now;
        await began();
        await joins('member');
      }
      database.now = '2026-11-24T12:30:00.000Z';
      await began('19:meeting_other@thread.v2');
      await began('19:werkgroep@thread.tacv2');
      expect((await shared()).state).toBe('waiting');
    });

    test('who comes in is there for their seat, a deputy where nobody was seen yet, a stranger for none', async () => {
      await joins('member', 'deputy', 'lead');
      expect((await shared()).state).toBe('running');
      expect(await present()).toEqual([
        ['Lid De Brug', false],
        ['Lid De Linde', true],
      ]);
      await joins('member');
      await system((work) => teamsMeetingJoined(work, chat, ['onbekend']));
      expect(await present()).toHaveLength(2);
    });

    test('whoever begins by hand hears once that Teams tells nothing, and never where it does', async () => {
      const told = async () =>
        (
          await database.open.db
            .selectFrom('message')
            .select('person_id')
            .where('topic', '=', 'teams-meetings')
            .execute()
        ).length;
      const byHand = () =>
        as('chair', async (work) => {
          await startMeeting(work, meetingId);
          await mentionMissingEvents(work, meetingId);
        });
      const before = await told();
      await byHand();
      await byHand();
      expect((await told()) - before).toBe(1);
      const other = await reminderRoster(database);
      const heard = await addMeeting(database, other);
      await database.open.db
        .updateTable('meeting')
        .set({ join_url: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat)}/0` })
        .where('id', '=', heard)
        .execute();
      const actor = { partnershipId: other.partnershipId, personId: null, via: 'system' as const };
      await database.transact(actor, (work) => teamsMeetingBegan(work, chat));
      await database.transact(other.as('chair'), (work) => mentionMissingEvents(work, heard));
      expect((await told()) - before).toBe(1);
    });
  });

  describe('items', () => {
    test('time is added up per item, also when it is taken up again', async () => {
      await start();
      await start();
      expect(await shared('member')).toMatchObject({ state: 'running', currentItemId: budget, nextItemId: region });
      database.now = '2026-11-24T12:40:00.000Z';
      await go(region);
      database.now = '2026-11-24T12:45:00.000Z';
      await go(budget);
      database.now = '2026-11-24T12:50:00.000Z';
      await as('chair', (work) => closeMeeting(work, URL, meetingId));
      const { items, state } = await shared();
      expect([state, items.map(({ seconds }) => seconds)]).toEqual(['closed', [900, 300]]);
    });

    test('one that is removed while it is discussed stays, with all that was typed', async () => {
      await start();
      await go(region);
      await save([{ id: budget, title: 'Budget 2027', kind: 'besluiten', minutes: 30 }], 1);
      const gone = { itemId: region, title: 'Regio', minutes: 30, kind: 'bespreken', removed: true };
      expect((await shared()).items.at(-1)).toMatchObject(gone);
      const typed = { base: '', text: 'Toch besproken', unfinished: false };
      await as('chair', (work) => writeItem(work, meetingId, region, typed));
      await go(budget);
      expect((await shared()).items.at(-1)).toMatchObject({ text: 'Toch besproken', removed: true });
    });

    test('behind one that is removed the meeting goes on with what was not discussed yet', async () => {
      await start();
      await save([{ id: region, title: 'Regio', kind: 'bespreken', minutes: 30 }], 1);
      expect(await shared()).toMatchObject({ currentItemId: budget, nextItemId: region });
      expect(await shared('member')).toMatchObject({ currentItemId: budget, nextItemId: region });
    });

    test('one that is added in the meeting is seen by everybody as soon as it is discussed, and is not called removed', async () => {
      await start();
      const old = [
        { id: budget, title: 'Budget 2027', kind: 'besluiten' as const, minutes: 30 },
        { id: region, title: 'Regio', kind: 'bespreken' as const, minutes: 30 },
      ];
      await save([old[0]!, { title: 'Mededeling', kind: 'informeren', minutes: 5 }, old[1]!], 1);
      const titles = async () => (await shared('member')).items.map(({ title }) => title);
      expect(await titles()).toEqual(['Budget 2027', 'Regio']);
      expect((await shared('member')).nextItemId).toBe(region);
      const added = (await shared()).nextItemId ?? '';
      await go(added);
      expect(await titles()).toEqual(['Budget 2027', 'Mededeling', 'Regio']);
      expect((await shared('member')).items[1]).toMatchObject({ kind: 'informeren', minutes: 5, removed: false });
      expect((await shared('member')).nextItemId).toBe(region);
    });

    test('members read along while it is held; two people typing lose nothing; afterwards the concept is for its makers', async () => {
      await start();
      const type = (text: string, by: Name) =>
        as(by, (work) => writeItem(work, meetingId, budget, { base: '', text, unfinished: false }));
      await Promise.all([type('Ans vraagt naar de reserve', 'chair'), type('Bo stelt uitstel voor', 'lead')]);
      const read = (await shared('member')).items[0]?.text ?? '';
      expect(read.split('\n').sort()).toEqual(['Ans vraagt naar de reserve', 'Bo stelt uitstel voor']);
      await expect(type('x', 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
      await as('chair', (work) => closeMeeting(work, URL, meetingId));
      expect((await shared('member')).items[0]?.text).toBe('');
      await expect(view('head')).rejects.toMatchObject({ kind: 'not-allowed' });
    });

    test('every change that viewers see changes the stamp, by whatever door', async () => {
      const stamp = async () =>
        (await database.read(roster.partnershipId, (scope) => liveStamps(scope, [meetingId]))).get(meetingId);
      const stamps = [await stamp()];
      const change = async (act: () => Promise<unknown>) => {
        await act();
        stamps.push(await stamp());
      };
      await change(start);
      await change(() => present('chair'));
      await change(() =>
        as('chair', (work) => writeItem(work, meetingId, budget, { base: '', text: 'a', unfinished: false })),
      );
      await change(() => save([{ id: budget, title: 'Budget', kind: 'besluiten', minutes: 30 }], 1));
      await change(() => open());
      expect(new Set(stamps).size).toBe(stamps.length);
    });
  });

  describe('attendance', () => {
    test('is expected by what people said, and only who is seen counts for the quorum; deputies count', async () => {
      await start();
      const { quorum } = await shared();
      expect(quorum).toMatchObject({ met: false, conditions: [{ of: 'voting', needed: 2, present: 1 }] });
      expect((await shared()).seats.filter(({ state }) => state === 'present').map(({ label }) => label)).toEqual([
        'Voorzitter',
      ]);
      await present('vacated', 'deputy');
      expect(await shared()).toMatchObject({ quorum: { met: true, conditions: [{ present: 2 }] } });
      const seat = (await shared()).seats.find(({ seatId }) => seatId === roster.seats.vacated);
      expect(seat).toMatchObject({ state: 'present', name: 'Youssef Bouali', deputy: true });
      await present('vacated', 'deputy', false);
      expect((await shared()).quorum?.met).toBe(false);
      await expect(present('chair', 'member')).rejects.toMatchObject({ code: 'live-not-of-seat' });
      await expect(as('member', (work) => confirmExpected(work, meetingId))).rejects.toMatchObject({
        kind: 'not-allowed',
      });
    });

    test('whoever accepted in Outlook is expected, and confirmed together', async () => {
      const { db } = database.open;
      await db
        .insertInto('meeting_response')
        .values({
          ...{ partnership_id: roster.partnershipId, meeting_id: meetingId, email: 'member@voorbeeld.example' },
          ...{ response: 'accepted' as const, seen_at: database.now },
        })
        .execute();
      await start();
      const state = async () => (await shared()).seats.find(({ seatId }) => seatId === roster.seats.member)?.state;
      expect(await state()).toBe('expected');
      await as('chair', (work) => confirmExpected(work, meetingId));
      expect(await state()).toBe('present');
    });
  });

  describe('votes', () => {
    test('what votes count for stays as it is while people vote, so that totals betray nobody', async () => {
      const weigh = (weight: number) =>
        as('chair', (work) =>
          setWeights(work, roster.werkgroep, { weights: [{ seatId: roster.seats.member, weight }] }),
        );
      await start();
      const id = await open();
      await expect(weigh(9)).rejects.toMatchObject({ kind: 'conflict', code: 'live-weights-while-voting' });
      await vote(id, 'member', 'member', 'for');
      await close(id);
      expect(await ballot(id)).toMatchObject({ totals: { for: 1 } });
      await weigh(9);
    });

    test('what came of it is told to each in their own language', async () => {
      const { db } = database.open;
      await db.updateTable('person').set({ language: 'en' }).where('id', '=', roster.people.member).execute();
      await start();
      const id = await open();
      await close(id);
      const cards = await db
        .selectFrom('message')
        .select(['person_id', 'content'])
        .where('topic', '=', `ballot:${id}`)
        .where('purpose', '<>', 'update')
        .execute();
      expect(cards.map(({ content }) => content.mail?.asks?.button).sort()).toContain('Stem');
      const inEnglish = cards.filter(({ content }) => content.card.lang === 'en').map(({ person_id }) => person_id);
      expect(inEnglish).toEqual([roster.people.member]);
      expect(cards.length).toBeGreaterThan(1);
    });

    test('one per seat, advisers none, weighted per body; the holder goes before the deputy; closed is closed', async () => {
      await database.open.db
        .insertInto('seat_term')
        .values({
          ...{ partnership_id: roster.partnershipId, id: crypto.randomUUID(), seat_id: roster.seats.member },
          ...{ person_id: roster.people.deputy, kind: 'deputy', from_date: null, until_date: null },
        })
        .execute();
      const weights = { weights: [{ seatId: roster.seats.member, weight: 3 }] };
      await as('chair', (work) => setWeights(work, roster.werkgroep, weights));
      await expect(as('member', (work) => setWeights(work, roster.werkgroep, weights))).rejects.toMatchObject({
        kind: 'not-allowed',
      });
      await start();
      const id = await open();
      await vote(id, 'chair', 'chair', 'for');
      await vote(id, 'deputy', 'member', 'for');
      expect((await view('member')).mine.votes).toMatchObject([{ choice: 'for', own: false }]);
      await vote(id, 'member', 'member', 'against');
      expect((await view('member')).mine.votes).toMatchObject([{ choice: 'against', own: true }]);
      await expect(vote(id, 'deputy', 'member', 'for')).rejects.toMatchObject({ code: 'vote-holder-voted' });
      await expect(vote(id, 'member', 'chair', 'for')).rejects.toMatchObject({ code: 'vote-no-seat' });
      expect(await ballot(id)).toMatchObject({ cast: 2, seats: 4, totals: null, votes: [] });
      await close(id);
      await close(id);
      expect(await ballot(id)).toMatchObject({ totals: { for: 1, against: 3, abstain: 0 }, outcome: 'rejected' });
      await expect(vote(id, 'deputy', 'vacated', 'for')).rejects.toMatchObject({
        kind: 'conflict',
        code: 'vote-closed',
      });
      await database.open.db
        .updateTable('seat')
        .set({ role: 'adviseur' })
        .where('id', '=', roster.seats.member)
        .execute();
      const second = await open();
      await expect(vote(second, 'member', 'member', 'for')).rejects.toMatchObject({ code: 'vote-adviser' });
      await as('chair', (work) => closeMeeting(work, URL, meetingId));
      expect((await ballot(second))?.state).toBe('closed');
      await expect(open()).rejects.toMatchObject({ code: 'live-not-running' });
    });

    test('where the holder is there, no deputy is asked or votes; who is there and has not voted is waited for', async () => {
      await database.open.db
        .insertInto('seat_term')
        .values({
          ...{ partnership_id: roster.partnershipId, id: crypto.randomUUID(), seat_id: roster.seats.member },
          ...{ person_id: roster.people.deputy, kind: 'deputy', from_date: null, until_date: null },
        })
        .execute();
      const seatsOf = async (person: Name) => (await view(person)).mine.seats.map(({ seatId }) => seatId);
      await start();
      expect(await seatsOf('deputy')).toContain(roster.seats.member);
      await present('member', 'member');
      expect(await seatsOf('deputy')).not.toContain(roster.seats.member);
      const id = await open(true);
      expect((await ballot(id))?.waiting).toEqual(['Lid De Brug', 'Voorzitter']);
      await expect(vote(id, 'deputy', 'member', 'for')).rejects.toMatchObject({
        ...{ kind: 'conflict', code: 'vote-holder-present' },
      });
      await vote(id, 'member', 'member', 'against');
      expect((await ballot(id))?.waiting).toEqual(['Voorzitter']);
      await close(id);
      expect(await ballot(id)).toMatchObject({ waiting: [], totals: { for: 0, against: 1, abstain: 0 } });
      await present('member', 'deputy');
      expect(await seatsOf('deputy')).toContain(roster.seats.member);
    });

    test('a card asks whoever may vote, shows their choice, and at last the totals', async () => {
      await start();
      const id = await open();
      const draw = (person: Name) =>
        database.read(roster.partnershipId, (scope) =>
          drawBallot(scope, { ...looker(person), language: 'nl' }, URL, id),
        );
      expect(JSON.stringify(await draw('member'))).toContain('vote.cast');
      // No choice is put forward, and nobody is sent to a tab that does not open for them.
      expect(JSON.stringify(await draw('member'))).not.toContain('"style":"positive"');
      expect(JSON.stringify(await draw('member'))).toContain('/tab/vergadering/');
      await database.open.db
        .updateTable('person')
        .set({ entra_id: null })
        .where('id', '=', roster.people.member)
        .execute();
      expect(JSON.stringify(await draw('member'))).not.toContain('/tab/vergadering/');
      await vote(id, 'member', 'member', 'against');
      expect(JSON.stringify(await draw('member'))).toContain('Lid De Brug: Tegen');
      expect(JSON.stringify(await draw('chair'))).not.toContain('Tegen"}');
      await close(id);
      expect(JSON.stringify(await draw('member'))).toContain('0 voor, 1 tegen, 0 onthoudingen.');
    });

    test('what came of it stands in the minutes, once it is closed', async () => {
      await start();
      const votes = async () => {
        const held = await database.read(roster.partnershipId, (scope) => heldAt(scope, meetingId, 'nl'));
        return held?.votes;
      };
      const id = await open();
      await vote(id, 'member', 'member', 'for');
      expect(await votes()).toEqual([]);
      await close(id);
      const totals = { for: 1, against: 0, abstain: 0 };
      expect(await votes()).toEqual([{ itemId: budget, question: 'Akkoord?', outcome: 'adopted', totals }]);
      const paper = async (language: 'nl' | 'en') =>
        JSON.stringify(
          await database.read(roster.partnershipId, async (scope) =>
            minutesOnPaper(scope, looker('chair'), meetingId, language, await heldAt(scope, meetingId, language)),
          ),
        );
      expect(await paper('nl')).toContain('Stemming “Akkoord?”: Aangenomen. 1 voor, 0 tegen, 0 onthoudingen.');
      expect(await paper('en')).toContain('Vote “Akkoord?”: Adopted. 1 for, 0 against, 0 abstained.');
    });

    /** Everything that the database holds about a meeting's votes, without ids of rows and without moments. */
    const everything = async (ballotId: string) => {
      const { db } = database.open;
      const of = roster.partnershipId;
      const votes = await db.selectFrom('ballot_vote').selectAll().where('ballot_id', '=', ballotId).execute();
      const history = await db.selectFrom('history').selectAll().where('partnership_id', '=', of).execute();
      const messages = await db.selectFrom('message').select('content').where('partnership_id', '=', of).execute();
      const rows = [...votes, ...history.filter(({ entity }) => entity === 'ballot'), ...messages];
      const ballots = await db.selectFrom('ballot').selectAll().where('id', '=', ballotId).execute();
      const text = JSON.stringify([...rows, ...ballots], (key, value) =>
        ['id', 'at', 'ballot_id', 'entity_id', 'opened_at', 'closed_at', 'ballotId'].includes(key) ? undefined : value,
      );
      return text.replaceAll(ballotId, '');
    };

    test('of a secret ballot nobody can tell who chose what: swapped votes leave the very same rows', async () => {
      const seen: string[] = [];
      for (const [chair, member] of [
        ['for', 'against'],
        ['against', 'for'],
      ] as const) {
        roster = await reminderRoster(database);
        meetingId = await addMeeting(database, roster);
        await start();
        const id = await open(true);
        await vote(id, 'chair', 'chair', chair);
        await vote(id, 'member', 'member', member);
        await expect(vote(id, 'member', 'member', 'for')).rejects.toMatchObject({ code: 'vote-given' });
        await close(id);
        expect(await ballot(id)).toMatchObject({ totals: { for: 1, against: 1, abstain: 0 }, votes: [] });
        const ids = [roster.partnershipId, meetingId, ...Object.values(roster.people), ...Object.values(roster.seats)];
        const names = new Map(ids.map((one, nth) => [one, `#${nth}`]));
        const text = await everything(id);
        expect((await view('member')).mine.votes).toMatchObject([{ choice: 'secret' }]);
        seen.push(
          [...names]
            .reduce((all, [one, name]) => all.replaceAll(one, name), text)
            .split('},{')
            .sort()
            .join('\n'),
        );
      }
      expect(seen[0]).toBe(seen[1]);
      // The mark of a vote and the totals are written alike whatever is chosen, so that the last writer tells nothing.
      expect(seen[0]).not.toContain('"choice":"for"');
    });

    test('seats that weigh differently are refused a secret ballot, before anything is begun', async () => {
      await as('chair', (work) =>
        setWeights(work, roster.werkgroep, { weights: [{ seatId: roster.seats.member, weight: 2 }] }),
      );
      await start();
      await expect(open(true)).rejects.toMatchObject({ code: 'vote-secret-weighted' });
      expect((await shared()).ballots).toEqual([]);
    });
  });
});
