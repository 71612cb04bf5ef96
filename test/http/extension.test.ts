import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEARCHES } from '../../bot/turns/extension.ts';
import { MESSAGE_ACTION } from '../../bot/turns/message-action.ts';
import { MESSAGE_ACTION_ID, SEARCH_IDS } from '../../manifest/locales/text.ts';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { createPollBody } from '../../src/meetings/schema.ts';
import { planPoll } from '../../src/meetings/use-cases.ts';
import { cast, send } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
let lead: string;
let member: string;
let stranger: string;
let leadId: string;
const bodies = { werkgroep: randomUUID(), kring: randomUUID() };
const meetings = { werkgroep: randomUUID(), kring: randomUUID(), polling: randomUUID() };

beforeAll(async () => {
  under = await startService();
  const people = cast(under.tenant);
  lead = people.lead.id;
  const accounts = people.members.filter(({ id }) => id !== lead);
  const [first, second] = accounts;
  if (!first || !second) throw new Error('the world is too small');
  member = first.id;
  stranger = second.id;
  const leadPerson = await under.addPerson(people.lead);
  leadId = leadPerson;
  const memberPerson = await under.addPerson(first);
  const p = { partnership_id: under.partnershipId };
  const { db } = under.database;
  await db
    .insertInto('person_role')
    .values({ ...p, person_id: leadPerson, role: 'programmaleider', for_id: under.partnershipId })
    .execute();
  const body = { ...p, quorum: '[]', conversation_id: null, ended_on: null };
  await db
    .insertInto('body')
    .values([
      { ...body, id: bodies.werkgroep, name: 'POO-werkgroep', kind: 'werkgroep' },
      { ...body, id: bodies.kring, name: 'Kring Noord', kind: 'kring' },
    ])
    .execute();
  const seatId = randomUUID();
  const seat = { ...p, board_id: null, kring_id: null, votes: true, required: false, ended_on: null };
  await db
    .insertInto('seat')
    .values({ ...seat, id: seatId, body_id: bodies.werkgroep, label: 'lid opleiding', role: 'lid' })
    .execute();
  const term = { ...p, id: randomUUID(), kind: 'member' as const, from_date: null, until_date: null };
  await db
    .insertInto('seat_term')
    .values({ ...term, seat_id: seatId, person_id: memberPerson })
    .execute();
  const meeting = {
    ...p,
    minutes: 120,
    place: 'Zaal 2.14',
    online: true,
    event_state: 'wanted' as const,
    event_notes: '',
    join_url: 'https://teams.microsoft.com/l/meetup-join/secret',
    created_by: leadPerson,
    created_at: '2026-08-01T09:00:00.000Z',
  };
  const [body1, body2] = [bodies.werkgroep, bodies.kring];
  const planned = { ...meeting, state: 'scheduled' as const };
  await db
    .insertInto('meeting')
    .values([
      {
        ...planned,
        id: meetings.werkgroep,
        body_id: body1,
        title: 'Werkgroep mei',
        starts: '2030-05-14T13:30',
        event_key: '1',
      },
      {
        ...planned,
        id: meetings.kring,
        body_id: body2,
        title: 'Kringoverleg mei',
        starts: '2030-05-07T13:30',
        event_key: '2',
      },
      {
        ...meeting,
        id: meetings.polling,
        body_id: body1,
        title: 'Zonder datum',
        state: 'polling',
        starts: null,
        event_key: '3',
      },
    ])
    .execute();
});
afterAll(() => under.close());

/** An invoke as Teams brings it from somebody's message box. */
async function raw(person: string, name: string, value: unknown) {
  const token = await under.tenant.ctx.issuer.botServiceToken(`${under.tenant.url}/channel/`);
  const activity = {
    ...{ type: 'invoke', name, value, id: randomUUID(), channelId: 'msteams', locale: 'nl-NL' },
    serviceUrl: `${under.tenant.url}/channel/`,
    conversation: { id: 'a:x', tenantId: under.tenant.ctx.options.tenantId },
    from: { id: '29:1', aadObjectId: person },
    recipient: { id: '28:bot' },
  };
  const answer = await send('POST', `${under.url}/api/messages`, activity, { Authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function invoke(person: string, name: string, value: unknown) {
  return (await raw(person, name, value)).composeExtension as {
    type: string;
    text?: string;
    attachments?: { preview: { content: { title: string; text: string } }; content: unknown }[];
  };
}

/** One decision in the minutes of each meeting that has a date. */
async function minuted(): Promise<void> {
  const p = { partnership_id: under.partnershipId };
  const decided = [
    { meeting: meetings.werkgroep, body: bodies.werkgroep, text: 'De leernetwerken gaan door', on: '2026-05-01' },
    { meeting: meetings.kring, body: bodies.kring, text: 'De kring betaalt de reis', on: '2026-05-02' },
  ];
  for (const { meeting, body, text, on } of decided) {
    const at = '2026-05-02T10:00:00.000Z';
    await under.database.db
      .insertInto('minutes')
      .values({ ...p, meeting_id: meeting, state: 'circulated', version: 1, circulated_at: at, changed_at: at })
      .execute();
    await under.database.db
      .insertInto('decision')
      .values({
        ...{ ...p, id: randomUUID(), body_id: body, meeting_id: meeting, item_id: null, item_title: 'Besluit' },
        ...{ year: 2026, number: 1, text, follow_up: '', decided_on: on },
      })
      .execute();
  }
}

const search = (person: string, commandId: string, words: string) =>
  invoke(person, 'composeExtension/query', { commandId, parameters: [{ name: 'woorden', value: words }] });
const titles = (answer: Awaited<ReturnType<typeof invoke>>) =>
  (answer.attachments ?? []).map(({ preview }) => preview.content.title);

test('every search that the manifest names is served, and no other', async () => {
  expect(Object.keys(SEARCHES)).toEqual([...SEARCH_IDS]);
  expect(MESSAGE_ACTION).toBe(MESSAGE_ACTION_ID);
  await minuted();
  for (const id of SEARCH_IDS) expect((await search(lead, id, '')).type).toBe('result');
  for (const id of ['bestaatNiet', 'constructor', '__proto__']) {
    expect((await search(lead, id, '')).text).toContain('Er is niets veranderd');
  }
});

describe('searching', () => {
  test('whoever runs the programme finds every meeting with a date, a member those of their own bodies', async () => {
    expect(titles(await search(lead, 'zoekBijeenkomst', ''))).toEqual(['Kringoverleg mei', 'Werkgroep mei']);
    expect(titles(await search(member, 'zoekBijeenkomst', ''))).toEqual(['Werkgroep mei']);
    expect((await search(member, 'zoekBijeenkomst', 'kring')).text).toContain('Niets gevonden');
  });

  test('the first look, before anything is typed, shows what comes first', async () => {
    const parameters = [{ name: 'initialRun', value: 'true' }];
    const first = await invoke(lead, 'composeExtension/query', { commandId: 'zoekBijeenkomst', parameters });
    expect(titles(first)).toEqual(['Kringoverleg mei', 'Werkgroep mei']);
  });

  test('people are found with their seat, and without their address', async () => {
    const found = await search(lead, 'zoekMensen', '');
    expect(JSON.stringify(found)).toContain('lid opleiding');
    expect(JSON.stringify(found)).not.toMatch(/@[\w-]+\./);
  });

  test('a decision is found by any form of its words in what one may read, the newest before anything is typed', async () => {
    expect(titles(await search(member, 'zoekBesluit', 'leernetwerk'))).toEqual(['De leernetwerken gaan door']);
    expect(titles(await search(member, 'zoekBesluit', ''))).toEqual(['De leernetwerken gaan door']);
    expect(titles(await search(lead, 'zoekBesluit', ''))).toEqual([
      'De kring betaalt de reis',
      'De leernetwerken gaan door',
    ]);
    expect((await search(member, 'zoekBesluit', 'reis')).text).toContain('Niets gevonden');
    const card = JSON.stringify(await search(member, 'zoekBesluit', 'leernetwerk'));
    expect(card).toContain(encodeURIComponent(`/tab/notulen/${meetings.werkgroep}`));
  });

  test('a stranger learns nothing; what is no search is answered with a sentence', async () => {
    for (const id of SEARCH_IDS) expect((await search(stranger, id, '')).text).toContain('Ik ken je nog niet');
    for (const value of [null, 'x', {}, { commandId: 7 }]) {
      expect((await invoke(lead, 'composeExtension/query', value)).text).toContain('Het lukte niet');
    }
  });
});

describe('a link in a message', () => {
  const unfold = (person: string, url: unknown) => invoke(person, 'composeExtension/queryLink', { url });

  test.each(['bijeenkomst', 'agenda', 'notulen', 'vergadering', 'dagprogramma'])(
    '/tab/%s unfolds for who may see the meeting',
    async (screen) => {
      const card = JSON.stringify(await unfold(member, `${under.url}/tab/${screen}/${meetings.werkgroep}`));
      expect(card).toContain('Werkgroep mei');
      expect(card).not.toContain('meetup-join');
    },
  );

  test('a link to one item names it once it was circulated, and leads to it', async () => {
    const { transact } = under.service;
    const actor = { partnershipId: under.partnershipId, personId: leadId, via: 'tab' as const };
    const items = [{ title: 'Reiskosten van studenten', kind: 'besluiten' as const, minutes: 30 }];
    await transact(actor, (work) => saveItems(work, meetings.werkgroep, SAVE_AGENDA.parse({ revision: 0, items })));
    const looker = { personId: leadId, now: under.service.clock.now() };
    const { items: saved } = await under.service.read(under.partnershipId, (scope) =>
      viewAgenda(scope, looker, meetings.werkgroep),
    );
    const url = `${under.url}/tab/agenda/${meetings.werkgroep}?punt=${saved[0]?.id}`;
    // To whoever makes the agenda too: others read along in the message.
    expect(JSON.stringify(await unfold(lead, url))).not.toContain('Reiskosten');
    await transact(actor, (work) => circulateAgenda(work, under.url, meetings.werkgroep, 1));
    const shown = await unfold(member, `${url}&nog=iets`);
    expect(titles(shown)).toEqual(['Reiskosten van studenten']);
    const card = JSON.stringify(shown);
    expect(card).toContain(encodeURIComponent(`agenda/${meetings.werkgroep}?punt=${saved[0]?.id}`));
    expect(card).not.toContain('nog=iets');
  });

  test('date polls, placement rounds and questions to the kringen unfold too, without answers, names or figures', async () => {
    const p = { partnership_id: under.partnershipId };
    const { db } = under.database;
    const round = {
      ...{ ...p, school_year: 2030, period: 'sep', starts_on: '2030-09-01', deadline: '2030-04-01T17:00' },
      ...{ explanation: 'Niet voor anderen', answer_by: 'board' as const, previous_round_id: null, opened_at: null },
      ...{ created_at: '2026-08-01T09:00:00.000Z', closed_at: null },
    };
    const [openRound, draft, outcomes] = [randomUUID(), randomUUID(), randomUUID()];
    await db
      .insertInto('placement_round')
      .values([
        { ...round, id: openRound, state: 'open' },
        { ...round, id: draft, state: 'draft', period: 'feb' },
      ])
      .execute();
    await db
      .insertInto('outcome_round')
      .values({
        ...{ ...p, id: outcomes, to_body_id: bodies.kring, title: 'Begeleiding', explanation: 'Niet voor anderen' },
        ...{ due_on: '2030-03-01', state: 'open' as const, rolled_to: null, rolled_item_id: null, rolled_at: null },
        ...{ created_by: leadId, created_at: '2026-08-01T09:00:00.000Z' },
      })
      .execute();
    await db
      .insertInto('outcome_kring')
      .values({ ...p, round_id: outcomes, body_id: bodies.werkgroep, in_roll_up: false } as never)
      .execute();
    const { pollId } = await under.service.transact(
      { partnershipId: under.partnershipId, personId: leadId, via: 'tab' as const },
      (work) =>
        planPoll(
          work,
          under.url,
          createPollBody.parse({
            ...{ bodyId: bodies.werkgroep, title: 'Werkgroep juni', deadline: '2030-03-01T17:00' },
            options: [{ starts: '2030-06-04T10:00', minutes: 60 }],
          }),
        ),
    );
    const first = async (person: string, path: string) => {
      const answer = await unfold(person, `${under.url}/tab/${path}`);
      expect(JSON.stringify(answer)).not.toContain('Niet voor anderen');
      return titles(answer)[0] ?? null;
    };
    expect(await first(member, `programma/peiling/${pollId}`)).toBe('Datumprikker: Werkgroep juni');
    expect(await first(stranger, `programma/peiling/${pollId}`)).toBeNull();
    expect(await first(lead, `plaatsing/ronde/${openRound}/studenten`)).toContain('Plaatsingsronde 2030-2031, sep');
    expect(await first(lead, `plaatsing/ronde/${draft}`)).toBeNull();
    expect(await first(member, `plaatsing/ronde/${openRound}`)).toBeNull();
    expect(await first(lead, `opbrengsten/${outcomes}`)).toBe('Vragen aan de kringen: Begeleiding');
    expect(await first(stranger, `opbrengsten/${outcomes}`)).toBeNull();
    for (const path of ['opbrengsten/nieuw', 'deelnemers', `programma/peiling/${randomUUID()}`]) {
      expect(await first(lead, path)).toBeNull();
    }
  });

  test('what one may not see looks like what is not there', async () => {
    const none = { type: 'result', attachmentLayout: 'list', attachments: [] };
    const at = (path: string) => `${under.url}/tab/bijeenkomst/${path}`;
    expect(await unfold(member, at(randomUUID()))).toEqual(none);
    expect(await unfold(member, at(meetings.kring))).toEqual(none);
    expect(await unfold(stranger, at(meetings.werkgroep))).toEqual(none);
    expect(await unfold(lead, at(meetings.polling))).toEqual(none);
    expect(await unfold(lead, `https://elders.example/tab/bijeenkomst/${meetings.werkgroep}`)).toEqual(none);
    expect(await unfold(lead, `${under.url}.elders.example/tab/bijeenkomst/${meetings.werkgroep}`)).toEqual(none);
    expect(await unfold(lead, 'geen adres')).toEqual(none);
    expect(await unfold(lead, undefined)).toEqual(none);
  });
});

describe('putting a message on the agenda', () => {
  const link = 'https://teams.microsoft.com/l/message/19%3aabc%40thread.v2/1788243600000';
  const messagePayload = {
    linkToMessage: link,
    from: { user: { displayName: 'Samira el Idrissi' } },
    body: { contentType: 'html', content: '<p>Wie betaalt de <b>reiskosten</b>?</p>' },
  };
  interface Task {
    type: string;
    value: string | { card: { content: { body: { id?: string; choices?: { title: string; value: string }[] }[] } } };
  }
  const open = async (person: string, payload: unknown = messagePayload) =>
    (await raw(person, 'composeExtension/fetchTask', { commandId: MESSAGE_ACTION, messagePayload: payload }))
      .task as Task;
  const sendIn = async (person: string, data: unknown, payload: unknown = messagePayload) =>
    (await raw(person, 'composeExtension/submitAction', { commandId: MESSAGE_ACTION, messagePayload: payload, data }))
      .task as Task;
  const places = (task: Task) =>
    typeof task.value === 'string'
      ? []
      : (task.value.card.content.body.find(({ id }) => id === 'place')?.choices ?? []).map(({ title }) => title);
  const at = (body: string, meeting = '') => `${under.partnershipId}|${body}|${meeting}`;
  const filled = (more: object = {}) => ({
    ...{
      submitId: randomUUID(),
      place: at(bodies.werkgroep, meetings.werkgroep),
      title: 'Reiskosten',
      kind: 'besluiten',
    },
    ...{ minutes: 20, explanation: 'Wie betaalt?', ...more },
  });
  const submitted = () =>
    under.database.db
      .selectFrom('submitted_item')
      .select(['id', 'title', 'minutes', 'meeting_id', 'source_url', 'submitted_by'])
      .execute();

  test('the dialog offers the bodies one sits in, filled in with what the message says', async () => {
    const task = await open(member);
    expect(task.type).toBe('continue');
    expect(places(task)).toEqual(['POO-werkgroep · di 14 mei, 13.30']);
    expect(JSON.stringify(task)).toContain('Wie betaalt de reiskosten?');
    expect(JSON.stringify(task)).not.toContain('Action.Execute');
    expect(places(await open(lead))).toEqual(['Kring Noord · di 7 mei, 13.30', 'POO-werkgroep · di 14 mei, 13.30']);
    expect(places(await open(member, undefined))).toHaveLength(1);
  });

  test('what is sent in twice is submitted once, with the way back to the message', async () => {
    const data = filled();
    const first = await sendIn(member, data);
    expect(JSON.stringify(first)).toContain('is ingediend voor di 14 mei, 13.30');
    await sendIn(member, data);
    expect(await submitted()).toMatchObject([
      { id: data.submitId, title: 'Reiskosten', minutes: 20, meeting_id: meetings.werkgroep, source_url: link },
    ]);
  });

  test('a link that leads elsewhere is not kept', async () => {
    const data = filled();
    await sendIn(member, data, { ...messagePayload, linkToMessage: 'https://elders.example/l/message/1/2' });
    expect((await submitted()).find(({ id }) => id === data.submitId)?.source_url).toBeNull();
  });

  test('what is wrong is said in the dialog, in which everything stays', async () => {
    const before = (await submitted()).length;
    for (const [more, said] of [
      [{ title: ' ' }, 'Vul een onderwerp in.'],
      [{ minutes: '1.5' }, 'Vul een heel aantal minuten in, van 1 tot 600.'],
      [{ place: '' }, 'Kies een overleg.'],
      [{ place: at(bodies.werkgroep, randomUUID()) }, 'Je punt is nog niet ingediend'],
    ] as const) {
      const task = await sendIn(member, filled(more));
      expect(JSON.stringify(task)).toContain(said);
      expect(JSON.stringify(task)).toContain('Wie betaalt?');
    }
    expect(await submitted()).toHaveLength(before);
  });

  test('nobody submits where they may not, and a stranger gets no dialog', async () => {
    const before = (await submitted()).length;
    expect(JSON.stringify(await sendIn(member, filled({ place: at(bodies.kring) })))).toContain('Je mag dit niet');
    expect((await sendIn(stranger, filled())).type).toBe('message');
    expect(await open(stranger)).toMatchObject({
      type: 'message',
      value: expect.stringContaining('Ik ken je nog niet'),
    });
    for (const value of [null, {}, { commandId: 'anders' }]) {
      const { task } = (await raw(lead, 'composeExtension/fetchTask', value)) as { task: Task };
      expect(task).toMatchObject({ type: 'message', value: expect.stringContaining('Het lukte niet') });
    }
    expect((await sendIn(member, 'niets')).type).toBe('message');
    expect(await submitted()).toHaveLength(before);
  });
});
