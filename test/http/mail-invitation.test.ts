import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { lookerOf, saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { addPaper } from '../../src/agendas/use-cases-papers.ts';
import { createGraph } from '../../src/edge/graph/client.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { itemsOf } from '../../src/local-tenant/mailbox/calendar.ts';
import { mailOf } from '../../src/local-tenant/mailbox/mail.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { cancelMeeting, moveMeeting, syncEvent } from '../../src/meetings/use-cases.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import type { Work } from '../../src/work/work.ts';
import { APP, cast } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
beforeAll(async () => {
  under = await startService();
});
afterAll(() => under.close());

/** A weekday far enough ahead. */
const dayAhead = (days: number) => addDays(localDate(under.service.clock.now()), days);

test('a mailbox outside the tenant gets one invitation, one change and one cancellation, and nothing twice', async () => {
  const people = cast(under.tenant);
  const { partnershipId } = under;
  const lead = await under.addPerson(people.lead);
  const outside = await under.addPerson(people.mailOnly);
  const bodyId = await body(lead, outside);
  const endpoints = await endpointsOfStandIn(under.tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const calendar = graphMeetingCalendar(createGraph(endpoints, identity));
  const { transact } = under.service;
  const actor = { partnershipId, personId: lead, via: 'tab' as const };
  const meetingId = await transact(actor, (work) =>
    scheduleMeeting(work, {
      ...{ bodyId, title: 'Kring Noord bijeen', starts: `${dayAhead(21)}T14:00`, minutes: 120 },
      ...{ place: 'Utrecht', online: true },
    }),
  );
  const follow = async () => {
    // The queue may hand a job out twice.
    await syncEvent({ transact, calendar, publicUrl: under.url }, partnershipId, meetingId);
    await syncEvent({ transact, calendar, publicUrl: under.url }, partnershipId, meetingId);
    await under.pump.run();
  };
  await follow();
  await under.until(() => received().length === 1);
  await transact(actor, (work) =>
    moveMeeting(work, under.url, meetingId, { starts: `${dayAhead(22)}T10:00`, minutes: 90, place: 'Zeist' }),
  );
  await follow();
  await under.until(() => received().length === 2);
  await transact(actor, (work) => cancelMeeting(work, under.url, meetingId));
  await follow();
  await under.until(() => received().length === 3);

  const files = received().map(({ attachments }) => {
    const [{ contentType, contentBytes }] = attachments as [{ contentType: string; contentBytes: string }];
    const text = Buffer.from(contentBytes, 'base64').toString('utf8').replaceAll(/\r\n /g, '');
    const line = (name: string) =>
      new RegExp(`^${name}[:;](.*)$`, 'm').exec(text.slice(text.indexOf('BEGIN:VEVENT')))?.[1];
    return { contentType, uid: line('UID'), sequence: line('SEQUENCE')?.trim(), starts: line('DTSTART')?.trim() };
  });
  const compact = (days: number) => dayAhead(days).replaceAll('-', '');
  expect(files.map(({ contentType, sequence, starts }) => [contentType, sequence, starts])).toEqual([
    ['text/calendar; charset=utf-8; method=REQUEST', '0', `TZID=Europe/Amsterdam:${compact(21)}T140000`],
    ['text/calendar; charset=utf-8; method=REQUEST', '1', `TZID=Europe/Amsterdam:${compact(22)}T100000`],
    ['text/calendar; charset=utf-8; method=CANCEL', '2', `TZID=Europe/Amsterdam:${compact(22)}T100000`],
  ]);
  expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
  // The calendar itself told the other one, and this mailbox nothing.
  expect(itemsOf(under.tenant.ctx, people.mailOnly.mail)).toEqual([]);
  const own = itemsOf(under.tenant.ctx, people.lead.mail).filter(({ event }) =>
    /Kring Noord bijeen/.test(String(event['subject'])),
  );
  expect(own).toMatchObject([{ event: { isCancelled: true } }]);

  /** Everything in the mailbox, oldest first. */
  function received() {
    return mailOf(under.tenant.ctx, people.mailOnly.mail)
      .filter(({ folder }) => folder === 'inbox')
      .map(({ message }) => message);
  }
});

test('a member outside the tenant gets the agenda as PDF and Word, with the papers that fit and no confidential one', async () => {
  const people = cast(under.tenant);
  const { partnershipId, service } = under;
  const { db } = under.database;
  const known = await db.selectFrom('person').select(['id', 'email']).execute();
  const idOf = (mail: string) => known.find(({ email }) => email === mail)?.id ?? '';
  const [lead, outside] = [idOf(people.lead.mail), idOf(people.mailOnly.mail)];
  const bodyId = await body(lead, outside, 'Kring Zuid');
  const actor = { partnershipId, personId: lead, via: 'tab' as const };
  const act = <T>(what: (work: Work) => Promise<T>) => service.transact(actor, what);
  const meetingId = await act((work) =>
    scheduleMeeting(work, {
      ...{
        bodyId,
        title: 'Kring Zuid bijeen',
        starts: `${dayAhead(28)}T14:00`,
        minutes: 120,
        place: '',
        online: false,
      },
    }),
  );
  const file = (name: string, size: number) => ({ name, bytes: Buffer.from('%PDF-1.7'.padEnd(size, ' ')) });
  await act(async (work) => {
    const items = [{ title: 'Begroting 2027', kind: 'besluiten' as const, minutes: 30 }];
    await saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items }));
    const [item] = (await viewAgenda(work, lookerOf(work), meetingId)).items;
    const at = { meetingId, itemId: item?.id ?? '' };
    await addPaper(work, at, file('begroting.pdf', 1_000_000), { name: '', confidential: false });
    await addPaper(work, at, file('foto-album.pdf', 5_000_000), { name: '', confidential: false });
    await addPaper(work, at, file('salarissen.pdf', 1_000), { name: '', confidential: true });
    await circulateAgenda(work, under.url, meetingId, 1);
  });
  const mails = () =>
    mailOf(under.tenant.ctx, people.mailOnly.mail).filter(
      ({ folder, message }) => folder === 'inbox' && /Kring Zuid/.test(String(message['subject'])),
    );
  await under.pump.run();
  await under.until(() => mails().length === 1);
  const message = mails()[0]?.message ?? {};
  const files = message['attachments'] as { name: string; contentType: string; contentBytes: string }[];
  expect(files.map(({ name }) => name)).toEqual([
    'agenda-kring-zuid-bijeen.pdf',
    'agenda-kring-zuid-bijeen.docx',
    'begroting.pdf',
  ]);
  const begins = files.map(({ contentBytes }) => Buffer.from(contentBytes, 'base64').subarray(0, 4).toString('latin1'));
  expect(begins).toEqual(['%PDF', 'PK\u0003\u0004', '%PDF']);
  const text = JSON.stringify(message['body']);
  expect(text).toContain('Niet in de bijlage, omdat het te groot is of in SharePoint staat: foto-album.pdf');
  expect(JSON.stringify(message)).not.toContain('salarissen');
  // A later version takes along only the papers that are new.
  await act(async (work) => {
    const { revision, items } = await viewAgenda(work, lookerOf(work), meetingId);
    const [item] = items;
    const edited = { id: item?.id ?? '', title: 'Begroting 2027', kind: 'besluiten' as const, minutes: 45 };
    await saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items: [edited] }));
    await circulateAgenda(work, under.url, meetingId, revision + 1);
  });
  await under.pump.run();
  await under.until(() => mails().length === 2);
  const all = mails().map(({ message: { attachments } }) => (attachments as unknown[]).length);
  expect(all.sort()).toEqual([2, 3]);
});

/** A body with these two people, whom the directory was asked about. */
async function body(lead: string, outside: string, name = 'Kring Noord'): Promise<string> {
  const { db } = under.database;
  const of = { partnership_id: under.partnershipId };
  const bodyId = randomUUID();
  await db
    .updateTable('person')
    .set({ directory_checked_at: under.service.clock.now() })
    .where('id', 'in', [lead, outside])
    .execute();
  await db
    .insertInto('person_role')
    .values({ ...of, person_id: lead, role: 'programmaleider', for_id: under.partnershipId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('body')
    .values({
      ...of,
      id: bodyId,
      name,
      kind: 'kring',
      quorum: '[]',
      conversation_id: null,
      ended_on: null,
    })
    .execute();
  for (const [label, personId] of [
    ['Lid 1', lead],
    ['Lid 2', outside],
  ] as const) {
    const seatId = randomUUID();
    const seat = { ...of, id: seatId, body_id: bodyId, label, role: 'lid' as const, board_id: null, kring_id: null };
    await db
      .insertInto('seat')
      .values({ ...seat, votes: true, required: false, ended_on: null })
      .execute();
    const term = { ...of, id: randomUUID(), seat_id: seatId, person_id: personId, kind: 'member' as const };
    await db
      .insertInto('seat_term')
      .values({ ...term, from_date: null, until_date: null })
      .execute();
  }
  return bodyId;
}
