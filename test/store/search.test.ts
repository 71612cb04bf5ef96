import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { addPaper } from '../../src/agendas/use-cases-papers.ts';
import { writeItem } from '../../src/minutes/use-cases.ts';
import { circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { addAction, addDecision } from '../../src/minutes/use-cases-record.ts';
import { searchAll } from '../../src/search/use-cases.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  let itemId: string;
  beforeEach(async () => {
    database.now = '2026-11-24T15:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    const items = [
      { title: 'Leernetwerken', kind: 'besluiten' as const, minutes: 30, explanation: 'Over de toekomst' },
    ];
    await as((work) => saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items })));
    const agenda = await database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), meetingId));
    itemId = agenda.items[0]?.id ?? '';
  });

  const as = <T>(act: (work: Work) => Promise<T>) => database.transact(roster.as('chair'), act);
  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  const found = async (q: string, person: Name = 'member') =>
    (await database.read(roster.partnershipId, (scope) => searchAll(scope, looker(person), { q }))).hits.map(
      ({ kind }) => kind,
    );

  test('finds any form of a word in all that was circulated, and nothing before', async () => {
    expect(await found('leernetwerk')).toEqual([]);
    await as((work) => circulateAgenda(work, URL, meetingId, 1));
    expect(await found('leernetwerk')).toEqual(['agenda']);
    await as((work) =>
      writeItem(work, meetingId, itemId, { base: '', text: 'Twee leernetwerken groeien', unfinished: false }),
    );
    await as((work) => addDecision(work, meetingId, { itemId, text: 'De leernetwerken gaan door', followUp: '' }));
    const action = { itemId, text: 'Schrijf het plan', ownerId: roster.people.member, dueOn: '2026-12-10' };
    await as((work) => addAction(work, meetingId, action));
    expect(await found('leernetwerk')).toEqual(['agenda']);
    await as((work) => circulateMinutes(work, URL, meetingId));
    expect((await found('leernetwerk')).sort()).toEqual(['action', 'agenda', 'decision', 'minutes']);
    expect(await found('plan')).toEqual(['action']);
    expect(await found('toekomst')).toEqual(['agenda']);
  });

  test('finds words that stand together in one item of what went out last', async () => {
    const item = (title: string, explanation: string, desired = '') => ({
      ...{ title, explanation, desired },
      kind: 'bespreken' as const,
      minutes: 10,
    });
    const send = async (items: ReturnType<typeof item>[]) => {
      const { revision } = await database.read(roster.partnershipId, (scope) =>
        viewAgenda(scope, looker('chair'), meetingId),
      );
      await as((work) => saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items })));
      await as((work) => circulateAgenda(work, URL, meetingId, revision + 1));
    };
    const shown = async (q: string) =>
      (
        await database.read(roster.partnershipId, (scope) => searchAll(scope, looker('member'), { q, kind: 'agenda' }))
      ).hits.map(({ itemTitle, text }) => [itemTitle, text]);
    await send([item('Reiskosten', '', 'Een afspraak over vergoedingen')]);
    expect(await shown('vergoeding')).toEqual([['Reiskosten', 'Een afspraak over vergoedingen']]);
    await send([item('Jaarplan', 'Wie doet wat'), item('Begroting', 'Het jaarplan kost meer')]);
    expect(await shown('jaarplan')).toEqual([
      ['Jaarplan', 'Wie doet wat'],
      ['Begroting', 'Het jaarplan kost meer'],
    ]);
    expect(await shown('jaarplannen')).toHaveLength(2);
    expect(await shown('jaarplan -begroting')).toEqual([['Jaarplan', 'Wie doet wat']]);
    expect(await shown('doet or kost')).toHaveLength(2);
    expect(await shown('begroting jaarplan')).toEqual([['Begroting', 'Het jaarplan kost meer']]);
    expect(await shown('doet kosten')).toEqual([]);
    await send([item('Begroting', 'Zonder plan')]);
    expect(await shown('jaarplan')).toEqual([]);
    expect(await shown('begroting')).toEqual([['Begroting', 'Zonder plan']]);
  });

  test('shows of long minutes the part that speaks of it', async () => {
    await as((work) => circulateAgenda(work, URL, meetingId, 1));
    const written = `${'Er is veel gezegd. '.repeat(40)}De subsidies voor startende leraren lopen af.`;
    await as((work) => writeItem(work, meetingId, itemId, { base: '', text: written, unfinished: false }));
    await as((work) => circulateMinutes(work, URL, meetingId));
    const { hits } = await database.read(roster.partnershipId, (scope) =>
      searchAll(scope, looker('member'), { q: 'leraar', kind: 'minutes' }),
    );
    expect(hits).toHaveLength(1);
    expect(hits[0]?.text).toMatch(/^… .*De subsidies voor startende leraren lopen af\.$/);
    expect(hits[0]?.text.length).toBeLessThan(310);
  });

  test('finds papers by a word of their name; a confidential one for who votes or added it alone', async () => {
    const add = (name: string, confidential: boolean) =>
      as((work) =>
        addPaper(
          work,
          { meetingId, itemId },
          { name, bytes: Buffer.from('%PDF-1.7 Begroting\n') },
          { name, confidential },
        ),
      );
    await add('Begroting-leernetwerken_2027.pdf', false);
    await add('Salarisschalen.pdf', true);
    expect(await found('begroting')).toEqual([]);
    await as((work) => circulateAgenda(work, URL, meetingId, 1));
    expect(await found('begroting')).toEqual(['paper']);
    expect((await found('leernetwerk')).sort()).toEqual(['agenda', 'paper']);
    // Both lead to the item itself.
    const { hits } = await database.read(roster.partnershipId, (scope) =>
      searchAll(scope, looker('member'), { q: 'leernetwerk' }),
    );
    expect(hits.map((hit) => hit.itemId)).toEqual([itemId, itemId]);
    expect(await found('pdf', 'lead')).toEqual(['paper']);
    expect(await found('salarisschaal', 'chair')).toEqual(['paper']);
    expect(await found('salarisschaal', 'lead')).toEqual([]);
  });

  test('only in bodies one may read; odd words harm nothing', async () => {
    await as((work) => circulateAgenda(work, URL, meetingId, 1));
    expect(await found('leernetwerken', 'lead')).toEqual(['agenda']);
    expect(await found('leernetwerken', 'head')).toEqual([]);
    expect(await found('leernetwerken', 'outside')).toEqual([]);
    for (const odd of ["'; drop table", '"((', '!!!', 'de het een']) expect(await found(odd)).toEqual([]);
  });
});
