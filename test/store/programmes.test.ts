import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_PROGRAMME, type SaveProgrammeBody } from '../../src/programmes/schema.ts';
import { programmeOnPaper, viewProgramme } from '../../src/programmes/use-cases.ts';
import { drawProgramme } from '../../src/programmes/use-cases-cards.ts';
import { closeSignUp, editProgramme, openSignUp } from '../../src/programmes/use-cases-edit.ts';
import { signUp } from '../../src/programmes/use-cases-sign-up.ts';
import { refusalText } from '../../src/text/refusals.ts';
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
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
  });

  const as = <T>(who: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(who), act);
  const looker = (who: Name) => ({ personId: roster.people[who], now: database.now });
  const view = (who: Name = 'chair') =>
    database.read(roster.partnershipId, (scope) => viewProgramme(scope, looker(who), meetingId));
  const save = (edited: SaveProgrammeBody) =>
    as('chair', (work) => editProgramme(work, URL, meetingId, SAVE_PROGRAMME.parse(edited)));
  const begin = async (more: Partial<SaveProgrammeBody> = {}) => {
    const sessions = [
      { title: 'Begeleiden van zij-instromers', room: 'Zaal 1', capacity: 1 },
      { title: 'Samen opleiden in de regio', room: 'Zaal 2', capacity: 10 },
    ];
    await save({
      ...{ revision: 0, signUpUntil: '2026-11-20' },
      parts: [
        { title: 'Opening', minutes: 15 },
        { title: 'Opdenken in groepen', minutes: 60, sessions },
        { title: 'Plenaire oogst', minutes: 30 },
      ],
      ...more,
    });
  };
  const ids = async () => {
    const part = (await view()).parts[1];
    return {
      partId: part?.partId ?? '',
      one: part?.sessions[0]?.sessionId ?? '',
      two: part?.sessions[1]?.sessionId ?? '',
    };
  };
  const choose = (who: Name, partId: string, sessionId: string | null, waiting = false) =>
    as(who, (work) => signUp(work, URL, meetingId, [{ partId, sessionId, waiting }]));
  const owed = async () =>
    (
      await database.open.db
        .selectFrom('obligation')
        .select(['seat_id', 'settled_at', 'withdrawn_at'])
        .where('question_kind', '=', 'programme')
        .where('partnership_id', '=', roster.partnershipId)
        .execute()
    ).filter((row) => !row.settled_at && !row.withdrawn_at).length;
  const messages = async (key: string) =>
    (await database.open.db.selectFrom('message').select(['key', 'person_id', 'content']).execute()).filter((row) =>
      row.key.includes(key),
    );

  test('a programme is a draft until it is opened; then everybody is asked once and owes an answer', async () => {
    await begin();
    expect(await view('member')).toMatchObject({ exists: false, parts: [] });
    await expect(choose('member', (await ids()).partId, (await ids()).one)).rejects.toMatchObject({
      code: 'programme-closed',
    });
    await as('chair', (work) => openSignUp(work, URL, meetingId));
    await as('chair', (work) => openSignUp(work, URL, meetingId));
    expect((await messages(':ask:')).length).toBe(3);
    expect(await owed()).toBe(3);
    expect(await view('member')).toMatchObject({
      ...{ exists: true, open: true, may: { change: false, signUp: true } },
      parts: [
        { title: 'Opening', startsAt: '2026-11-24T13:30' },
        { startsAt: '2026-11-24T13:45', endsAt: '2026-11-24T14:45', sessions: [{ free: 1 }, { free: 10 }] },
        { title: 'Plenaire oogst' },
      ],
    });
  });

  test('two people take the last place at once: one has it, the other hears so and may wait; a free place goes to the line', async () => {
    await begin();
    await as('chair', (work) => openSignUp(work, URL, meetingId));
    const { partId, one, two } = await ids();
    await choose('member', partId, two);
    const both = await Promise.all([choose('chair', partId, one), choose('member', partId, one)]);
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['full', 'placed']);
    const lost = both[0]?.[0]?.outcome === 'full' ? 'chair' : 'member';
    const won = lost === 'chair' ? 'member' : 'chair';
    expect(refusalText('programme-full', { session: 'X' }, 'nl')).toContain('net vergeven');
    // Whoever lost keeps what they had.
    const kept = (await view(lost)).parts[1]?.sessions.map(({ mine }) => mine);
    expect(kept).toEqual([null, lost === 'member' ? 'placed' : null]);
    expect(await choose(lost, partId, one, true)).toMatchObject([{ outcome: 'waiting' }]);
    expect((await view(lost)).parts[1]?.sessions[0]).toMatchObject({ mine: 'waiting', line: 1 });
    await choose(won, partId, null);
    expect((await view(lost)).parts[1]?.sessions[0]).toMatchObject({ mine: 'placed', line: null, free: 0 });
    expect(await messages(':up:')).toMatchObject([{ person_id: roster.people[lost] }]);
    expect(await owed()).toBe(1);
  });

  test('a session for board members is not for others, and whoever leads a group stays in it', async () => {
    await begin();
    const { partId, one, two } = await ids();
    const part = { id: partId, title: 'Opdenken', minutes: 60 };
    await save({
      ...{ revision: 1, signUpUntil: '2026-11-20' },
      parts: [
        {
          ...part,
          sessions: [
            { id: one, title: 'Voor besturen', audiences: ['bestuurder'] },
            { id: two, title: 'Groep 2', capacity: 1, tasks: { gespreksleider: roster.people.chair } },
          ],
        },
      ],
    });
    await as('chair', (work) => openSignUp(work, URL, meetingId));
    await expect(choose('member', partId, one)).rejects.toMatchObject({ code: 'programme-not-for-you' });
    await expect(choose('chair', partId, null)).rejects.toMatchObject({ code: 'programme-has-task' });
    expect(await choose('member', partId, two)).toMatchObject([{ outcome: 'full' }]);
    expect((await view('chair')).parts[0]?.sessions[1]).toMatchObject({
      ...{ mine: 'placed', myTasks: ['gespreksleider'], people: { placed: ['Hendrik-Jan Oosterwijk'], waiting: [] } },
    });
    await database.open.db
      .insertInto('person_role')
      .values({
        partnership_id: roster.partnershipId,
        person_id: roster.people.member,
        role: 'bestuurder',
        for_id: roster.boards.brug,
      })
      .execute();
    expect(await choose('member', partId, one)).toMatchObject([{ outcome: 'placed' }]);
  });

  test('a session that is dropped is told to whoever was in it, who is asked again; more places let people in', async () => {
    await begin();
    await as('chair', (work) => openSignUp(work, URL, meetingId));
    const { partId, one } = await ids();
    await choose('chair', partId, one);
    await choose('member', partId, one, true);
    const part = { id: partId, title: 'Opdenken', minutes: 60 };
    await save({ revision: 2, parts: [{ ...part, sessions: [{ id: one, title: 'Groep 1', capacity: 2 }] }] });
    expect((await view('member')).parts[0]?.sessions[0]).toMatchObject({ mine: 'placed', free: 0 });
    expect(await owed()).toBe(1);
    await save({ revision: 3, parts: [{ ...part, sessions: [{ title: 'Iets anders', capacity: 2 }] }] });
    expect((await messages(':gone:')).map((row) => row.person_id).sort()).toEqual(
      [roster.people.chair, roster.people.member].sort(),
    );
    expect(await owed()).toBe(3);
    await expect(save({ revision: 3, parts: [] })).rejects.toMatchObject({ code: 'programme-changed' });
  });

  test('closed, everybody has their own programme on card and paper; names are for its makers', async () => {
    await begin();
    await expect(as('member', (work) => openSignUp(work, URL, meetingId))).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    await as('chair', (work) => openSignUp(work, URL, meetingId));
    const { partId, one } = await ids();
    await choose('member', partId, one);
    await as('chair', (work) => closeSignUp(work, URL, meetingId));
    expect(await messages(':own:')).toHaveLength(3);
    expect(await owed()).toBe(0);
    await expect(choose('chair', partId, one)).rejects.toMatchObject({ code: 'programme-closed' });
    const card = await database.read(roster.partnershipId, (scope) =>
      drawProgramme(scope, { ...looker('member'), language: 'nl' }, URL, meetingId),
    );
    expect(JSON.stringify(card)).toContain('Opdenken in groepen: Begeleiden van zij-instromers');
    const paper = (who: Name) =>
      database.read(roster.partnershipId, (scope) => programmeOnPaper(scope, looker(who), meetingId, 'nl'));
    expect(JSON.stringify(await paper('member'))).toContain('Jouw sessie: Begeleiden van zij-instromers');
    expect(JSON.stringify(await paper('member'))).not.toContain('Deelnemers:');
    expect(JSON.stringify(await paper('chair'))).toContain('Saskia de Wilde-Hoogendoorn');
  });

  test('bad input: no sessions, a day after the meeting, a task for a stranger, a meeting that is over, somebody outside', async () => {
    await save({ revision: 0, parts: [{ title: 'Opening', minutes: 15 }] });
    await expect(as('chair', (work) => openSignUp(work, URL, meetingId))).rejects.toMatchObject({
      code: 'programme-empty',
    });
    await expect(begin({ revision: 1, signUpUntil: '2026-11-25' })).rejects.toMatchObject({
      code: 'programme-until-past',
    });
    const tasks = { schrijver: randomUUID() };
    await expect(
      save({ revision: 1, parts: [{ title: 'Ronde', minutes: 30, sessions: [{ title: 'A', tasks }] }] }),
    ).rejects.toMatchObject({ code: 'programme-unknown-person' });
    await expect(view('outside')).rejects.toMatchObject({ kind: 'not-allowed' });
    database.now = '2026-11-24T12:31:00.000Z';
    await expect(save({ revision: 1, parts: [] })).rejects.toMatchObject({ code: 'programme-over' });
    expect((await view()).parts).toHaveLength(1);
  });
});
