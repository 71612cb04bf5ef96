import { beforeEach, expect, test } from '@jest/globals';
import type { Service } from '../../bot/service.ts';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { handleText } from '../../bot/turns/commands.ts';
import type { TextCall } from '../../bot/turns/text-call.ts';
import type { Card } from '../../src/cards/kit.ts';
import { spanOf } from '../../src/meetings/rules/free-busy.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { decidePoll } from '../../src/meetings/use-cases.ts';
import { answer, as, type Planned, planned, URL } from '../store/meetings-support.ts';
import { calendarsOf } from '../support/calendars.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Who = keyof Planned['people'];
const PERSONAL = { id: 'a:personal', kind: 'personal' as const };
const GROUP = { id: '19:groep@thread.tacv2', kind: 'channel' as const };

onOneConnection((database) => {
  let poll: Planned;
  let service: Service;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    poll = await planned(database);
    service = { ...serviceOver(database), publicUrl: URL };
  });

  async function say(text: string, who: Who, more: { language?: 'nl' | 'en'; group?: boolean } = {}): Promise<string> {
    const language = more.language ?? 'nl';
    const call: TextCall = {
      ...{ service, actor: as(poll, who), partnershipName: 'Partnerschap Opleiden Oost', language },
      conversation: more.group ? GROUP : PERSONAL,
    };
    const [reply] = await handleText(call, text);
    return JSON.stringify(reply?.card ?? {});
  }
  const decide = (option = 1) =>
    database.transact(as(poll, 'leader', 'tab'), (work) => decidePoll(work, URL, poll.pollId, poll.optionIds[option]!));
  const rows = () =>
    database.open.db.selectFrom('history').select('id').where('partnership_id', '=', poll.partnershipId).execute();

  test.each([
    ['plan', 'nl'],
    ['prik een datum voor de stuurgroep', 'nl'],
    ['plan', 'en'],
  ] as const)('%s (%s) leads who plans to the form, and tells others who does', async (text, language) => {
    const form = `${URL}/tab/programma/prikker?overleg=${poll.bodyId}`;
    for (const who of ['leader', 'chair'] as const) expect(await say(text, who, { language })).toContain(form);
    for (const who of ['holder', 'stranger'] as const) {
      const card = await say(text, who, { language });
      expect(card).not.toContain('prikker');
      expect(card).toContain(
        language === 'nl' ? 'Je doet voor geen enkel overleg de planning' : 'You plan for no body',
      );
    }
  });

  test('verzet leads to the one meeting that is meant, and of several to a choice', async () => {
    const nothing = await say('verzet de stuurgroep', 'leader');
    expect(nothing).toContain('Er is geen bijeenkomst die jij kunt verzetten');
    expect(nothing).toContain('staat nog niets gepland');
    await decide();
    const before = await rows();
    const one = await say('verzet de stuurgroep', 'leader');
    expect(one).toContain('Stuurgroep november verzetten?');
    expect(one).toContain(`/tab/bijeenkomst/${poll.meetingId}?verzet=1`);
    expect(one).toContain(`/tab/programma/prikker?overleg=${poll.bodyId}&bijeenkomst=${poll.meetingId}`);
    const second = await database.transact(as(poll, 'leader', 'tab'), (work) =>
      scheduleMeeting(work, {
        ...{ bodyId: poll.bodyId, title: 'Themamiddag', starts: '2026-12-03T14:00', minutes: 90 },
        ...{ place: '', online: true },
      }),
    );
    const both = await say('verzet', 'leader');
    expect(both).toContain('Welke bijeenkomst wil je verzetten?');
    expect(both).toContain(poll.meetingId);
    expect(both).toContain(second);
    expect(await say('verplaats de themamiddag', 'leader')).toContain('Themamiddag verzetten?');
    expect(await say('move themamiddag', 'leader', { language: 'en' })).toContain('Move Themamiddag?');
    // A name that fits nothing is no reason to take the only one there is.
    expect(await say('verzet het kerstdiner', 'leader')).toContain('Welke bijeenkomst wil je verzetten?');
    expect(await say('verzet de stuurgroep', 'holder')).toContain('Alleen wie de planning van een overleg doet');
    expect(await rows()).toEqual(before);
  });

  test('wie kan er niet names who said no in the running poll, and whose calendar is taken to who plans', async () => {
    await answer(database, poll, 'holder', ['no', 'no', 'no']);
    const { from, until } = spanOf({ starts: '2026-11-17T14:00', minutes: 120 });
    service = { ...service, freeBusy: calendarsOf({ 'director@school.example': [{ from, until, firm: true }] }) };
    const card = await say('wie kan er niet?', 'leader');
    expect(card).toContain('Wie kan er niet bij Stuurgroep november?');
    expect(card).toContain('nee van Bram Oldenhuis');
    expect(card).toContain('di 17 nov, 14.00: nee van Bram Oldenhuis; agenda bezet van Dirk Hogewoning.');
    expect(await say('wie kan er niet', 'deputy')).not.toContain('agenda bezet');
    const group = await say('wie kan er niet', 'leader', { group: true });
    expect(group).toContain('Dat laat ik alleen aan jou zien');
    expect(group).not.toContain('Bram');
    expect(await say('wie kan er niet', 'stranger')).toContain('Er staat niets gepland');
  });

  test('of a planned meeting: who declined in Outlook, who said no before, who said nothing', async () => {
    await answer(database, poll, 'holder', ['no', 'no', 'no']);
    await answer(database, poll, 'director', ['yes', 'yes', 'yes']);
    await decide();
    await database.open.db
      .insertInto('meeting_response')
      .values({
        ...{ partnership_id: poll.partnershipId, meeting_id: poll.meetingId, email: 'director@school.example' },
        ...{ response: 'declined', seen_at: database.now },
      })
      .execute();
    const card = await say('who cannot come?', 'chair', { language: 'en' });
    expect(card).toContain('Declined in Outlook: Dirk Hogewoning.');
    expect(card).toContain('No in the date poll: Bram Oldenhuis.');
    expect(card).toContain('1 seat has not answered yet.');
  });

  test('answers that a body hides until the poll closes stay hidden from members', async () => {
    poll = await planned(database, { resultsHidden: true });
    await answer(database, poll, 'holder', ['no', 'no', 'no']);
    const card = await say('wie kan er niet', 'director');
    expect(card).toContain('laat antwoorden pas zien als de datumprikker sluit');
    expect(card).not.toContain('Bram');
    expect(await say('wie kan er niet', 'leader')).toContain('nee van Bram Oldenhuis');
  });

  test('help names them to who plans, and pressing an example is saying it', async () => {
    const call = { service, actor: as(poll, 'leader'), language: 'nl' as const };
    const data = { p: poll.partnershipId, inGroup: false, text: 'Plan' };
    const { card } = (await runCardAction(call, { verb: 'command.say', data })) as { card: Card };
    expect(JSON.stringify(card)).toContain('/tab/programma/prikker');
    expect(await say('help', 'leader')).toContain('Verzet een bijeenkomst');
    expect(await say('help', 'holder')).not.toContain('Verzet een bijeenkomst');
  });
});
