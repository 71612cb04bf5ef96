import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { cast, graphOf, type Json, start } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
beforeAll(async () => {
  tenant = await start();
  graph = graphOf(tenant);
});
afterAll(() => tenant.close());

const AMSTERDAM = { Prefer: 'outlook.timezone="Europe/Amsterdam"' };
const at = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Amsterdam' });
const attendee = (person: { mail: string; displayName: string }) => ({
  type: 'required',
  emailAddress: { address: person.mail, name: person.displayName },
});

function meeting(more: Json = {}): Json {
  return {
    subject: 'Werkgroep',
    body: { contentType: 'html', content: '<p>Agenda volgt</p>' },
    start: at('2025-10-28T14:00:00'),
    end: at('2025-10-28T16:00:00'),
    ...more,
  };
}

/** The copy of a meeting in somebody's calendar, or undefined. */
function copyIn(mail: string, iCalUId: string) {
  return tenant.ctx.state.calendar.find(
    (item) => item.mailbox === mail && item.event.iCalUId === iCalUId && !item.removed,
  );
}

describe('a meeting', () => {
  test('reaches the calendars of members, guests and people with mail alone, with a Teams link', async () => {
    const { lead, members, guest, mailOnly } = cast(tenant);
    const people = [members[3]!, guest, mailOnly];
    const made = await graph(
      'POST',
      `/users/${lead.mail}/events`,
      meeting({ attendees: people.map(attendee), isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }),
      AMSTERDAM,
    );
    expect(made.status).toBe(201);
    expect(made.body.start).toEqual({ dateTime: '2025-10-28T14:00:00.0000000', timeZone: 'Europe/Amsterdam' });
    expect(made.body.onlineMeeting.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect((await graph('GET', `/users/${lead.id}/events/${made.body.id}`)).body.start).toEqual({
      dateTime: '2025-10-28T13:00:00.0000000',
      timeZone: 'UTC',
    });
    for (const person of people) {
      expect(copyIn(person.mail, made.body.iCalUId)?.event).toMatchObject({
        isOrganizer: false,
        responseStatus: { response: 'notResponded' },
      });
      const mail = tenant.ctx.state.mail.filter(
        (item) => item.mailbox === person.mail && item.meeting?.iCalUId === made.body.iCalUId,
      );
      expect(mail.map((item) => item.meeting?.kind)).toEqual(['request']);
    }
  });

  test('is made once for one transactionId', async () => {
    const { lead, guest } = cast(tenant);
    const body = meeting({ subject: 'Eén keer', transactionId: 'abc-1', attendees: [attendee(guest)] });
    const first = await graph('POST', `/users/${lead.id}/calendar/events`, body);
    const second = await graph('POST', `/users/${lead.id}/calendar/events`, body);
    expect(second.body.id).toBe(first.body.id);
    expect(
      tenant.ctx.state.record.filter(
        (entry) => entry.kind === 'event.created' && entry.detail['transactionId'] === 'abc-1',
      ),
    ).toHaveLength(1);
    expect(tenant.ctx.state.calendar.filter((item) => item.event['subject'] === 'Eén keer')).toHaveLength(2);
  });

  test('answers show in the organiser’s list, and new times make them void', async () => {
    const { lead, members } = cast(tenant);
    const [one, two] = [members[4]!, members[5]!];
    const made = (await graph('POST', `/users/${lead.id}/events`, meeting({ attendees: [one, two].map(attendee) })))
      .body;
    for (const [person, act] of [
      [one, 'accept'],
      [two, 'decline'],
    ] as const) {
      const copy = copyIn(person.mail, made.iCalUId)!;
      const answer = await graph('POST', `/users/${person.id}/events/${copy.id}/${act}`, {
        comment: 'Dank',
        sendResponse: true,
      });
      expect(answer.status).toBe(202);
    }
    const seen = (await graph('GET', `/users/${lead.id}/events/${made.id}?$select=attendees`)).body.attendees;
    expect(seen.map((who: { status: Json }) => who.status['response'])).toEqual(['accepted', 'declined']);
    expect(copyIn(two.mail, made.iCalUId)).toBeUndefined();
    const moved = await graph('PATCH', `/users/${lead.id}/events/${made.id}`, {
      start: at('2025-10-29T09:00:00'),
      end: at('2025-10-29T10:00:00'),
    });
    expect(moved.body.attendees.map((who: { status: Json }) => who.status['response'])).toEqual(['none', 'none']);
    expect(copyIn(one.mail, made.iCalUId)?.event['responseStatus']).toMatchObject({ response: 'notResponded' });
  });

  test('the organiser cannot answer, an attendee cannot cancel', async () => {
    const { lead, members } = cast(tenant);
    const made = (await graph('POST', `/users/${lead.id}/events`, meeting({ attendees: [attendee(members[4]!)] })))
      .body;
    expect((await graph('POST', `/users/${lead.id}/events/${made.id}/accept`, {})).status).toBe(400);
    const copy = copyIn(members[4]!.mail, made.iCalUId)!;
    expect((await graph('POST', `/users/${members[4]!.id}/events/${copy.id}/cancel`, {})).status).toBe(400);
  });

  test('cancelling takes it from the organiser and marks it for the others', async () => {
    const { lead, guest } = cast(tenant);
    const made = (await graph('POST', `/users/${lead.id}/events`, meeting({ attendees: [attendee(guest)] }))).body;
    expect(
      (await graph('POST', `/users/${lead.id}/events/${made.id}/cancel`, { comment: 'Gaat niet door' })).status,
    ).toBe(202);
    expect((await graph('GET', `/users/${lead.id}/events/${made.id}`)).body.error.code).toBe('ErrorItemNotFound');
    expect(copyIn(guest.mail, made.iCalUId)?.event).toMatchObject({
      isCancelled: true,
      subject: 'Geannuleerd: Werkgroep',
    });
  });

  test('people who are added get it, people who are dropped see it cancelled', async () => {
    const { lead, members } = cast(tenant);
    const [stay, leave, join] = [members[4]!, members[5]!, members[6]!];
    const made = (await graph('POST', `/users/${lead.id}/events`, meeting({ attendees: [stay, leave].map(attendee) })))
      .body;
    await graph('PATCH', `/users/${lead.id}/events/${made.id}`, { attendees: [stay, join].map(attendee) });
    expect(copyIn(leave.mail, made.iCalUId)?.event['isCancelled']).toBe(true);
    expect(copyIn(join.mail, made.iCalUId)?.event['isCancelled']).toBe(false);
    expect(copyIn(stay.mail, made.iCalUId)?.event['isCancelled']).toBe(false);
  });

  test('a new body without the join block takes the online meeting away, as in Outlook', async () => {
    const { lead } = cast(tenant);
    const made = (await graph('POST', `/users/${lead.id}/events`, meeting({ isOnlineMeeting: true }))).body;
    const kept = await graph('PATCH', `/users/${lead.id}/events/${made.id}`, {
      body: { contentType: 'html', content: `<p>Nieuw</p>${made.body.content}` },
    });
    expect(kept.body.isOnlineMeeting).toBe(true);
    const lost = await graph('PATCH', `/users/${lead.id}/events/${made.id}`, {
      body: { contentType: 'html', content: '<p>Weg</p>' },
    });
    expect(lost.body).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
  });

  test('nonsense is refused, and a guest has no mailbox here', async () => {
    const { lead, guest } = cast(tenant);
    expect((await graph('POST', `/users/${lead.id}/events`, { subject: 'Zonder tijd' })).status).toBe(400);
    expect((await graph('POST', `/users/${guest.id}/events`, meeting())).body.error.code).toBe(
      'MailboxNotEnabledForRESTAPI',
    );
    expect((await graph('GET', '/users/nobody@nowhere.example/events')).body.error.code).toBe('ErrorInvalidUser');
  });
});

describe('the calendar view', () => {
  const window = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-30T00:00:00Z';

  test('opens a series up, at the same time on the wall before and after the clock change', async () => {
    const { members } = cast(tenant);
    const recurrence = {
      pattern: { type: 'weekly', interval: 2, daysOfWeek: ['thursday'], firstDayOfWeek: 'monday' },
      range: {
        type: 'numbered',
        startDate: '2026-03-19',
        numberOfOccurrences: 3,
        recurrenceTimeZone: 'Europe/Amsterdam',
      },
    };
    await graph(
      'POST',
      `/users/${members[7]!.id}/events`,
      meeting({ subject: 'Reeks', start: at('2026-03-19T10:00:00'), end: at('2026-03-19T11:00:00'), recurrence }),
    );
    const answer = await graph(
      'GET',
      `/users/${members[7]!.id}/calendarView?${window}&$filter=subject eq 'Reeks'&$select=start,type,subject`,
    );
    expect(
      answer.body.value.map((event: { start: Json; type: string }) => `${event.type} ${event.start['dateTime']}`),
    ).toEqual([
      'occurrence 2026-03-19T09:00:00.0000000',
      'occurrence 2026-04-02T08:00:00.0000000',
      'occurrence 2026-04-16T08:00:00.0000000',
    ]);
  });

  test('a delta tells what came, changed and went since the last link', async () => {
    const owner = cast(tenant).members[8]!;
    const make = async (subject: string) =>
      (
        await graph(
          'POST',
          `/users/${owner.id}/events`,
          meeting({ subject, start: at('2026-03-10T10:00:00'), end: at('2026-03-10T11:00:00') }),
        )
      ).body.id;
    const [kept, gone] = [await make('Blijft'), await make('Gaat weg')];
    const first = (
      await graph('GET', `/users/${owner.id}/calendarView/delta?${window}`, undefined, {
        Prefer: 'odata.maxpagesize=1',
      })
    ).body;
    expect(first.value).toHaveLength(1);
    const second = (await graph('GET', first['@odata.nextLink'], undefined, { Prefer: 'odata.maxpagesize=1' })).body;
    expect([...first.value, ...second.value].map((event: Json) => event['id']).sort()).toEqual([kept, gone].sort());
    const quiet = (await graph('GET', second['@odata.deltaLink'])).body;
    expect(quiet.value).toEqual([]);
    await graph('PATCH', `/users/${owner.id}/events/${kept}`, { subject: 'Blijft echt' });
    await graph('DELETE', `/users/${owner.id}/events/${gone}`);
    const fresh = await make('Nieuw');
    const third = (await graph('GET', quiet['@odata.deltaLink'])).body.value;
    expect(third).toEqual([
      expect.objectContaining({ id: kept, subject: 'Blijft echt' }),
      { id: gone, '@removed': { reason: 'deleted' } },
      expect.objectContaining({ id: fresh }),
    ]);
  });

  test('wants a window, and knows an outworn link', async () => {
    const owner = cast(tenant).members[8]!;
    expect((await graph('GET', `/users/${owner.id}/calendarView`)).status).toBe(400);
    expect((await graph('GET', `/users/${owner.id}/calendarView/delta?$deltatoken=bm9uc2Vuc2U`)).status).toBe(410);
  });
});

describe('getSchedule', () => {
  const ask = (schedules: string[], more: Json = {}) =>
    graph(
      'POST',
      `/users/${cast(tenant).lead.id}/calendar/getSchedule`,
      {
        schedules,
        startTime: at('2026-06-01T09:00:00'),
        endTime: at('2026-06-01T12:00:00'),
        availabilityViewInterval: 30,
        ...more,
      },
      AMSTERDAM,
    );

  test('shows who is busy, and an error for whoever cannot be read', async () => {
    const { members, guest } = cast(tenant);
    const owner = members[9]!;
    const when = { start: at('2026-06-01T10:00:00'), end: at('2026-06-01T11:00:00') };
    await graph(
      'POST',
      `/users/${owner.id}/events`,
      meeting({ subject: 'Bezet', ...when, location: { displayName: 'B1.04' } }),
    );
    await graph('POST', `/users/${owner.id}/events`, meeting({ subject: 'Vrij', ...when, showAs: 'free' }));
    const [read, foreign, unknown] = (await ask([owner.mail, guest.mail, 'niemand@nergens.example'])).body.value;
    expect(read.availabilityView).toBe('002200');
    expect(read.scheduleItems[0]).toMatchObject({
      status: 'busy',
      subject: 'Bezet',
      location: 'B1.04',
      start: { dateTime: '2026-06-01T10:00:00.0000000', timeZone: 'Europe/Amsterdam' },
    });
    expect(foreign.error.responseCode).toBe('ErrorNoFreeBusyAccess');
    expect(unknown.error.responseCode).toBe('ErrorMailRecipientNotFound');
  });
});
