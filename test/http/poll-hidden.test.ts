import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { statusFor } from '../../bot/turns/reminder-answers.ts';
import type { MeetingDetail, PollDetail, PollSummary } from '../../src/meetings/schema.ts';
import { answer, as, type Committee, type Planned, POLL, planned } from '../store/meetings-support.ts';
import { onOneConnection } from '../support/database.ts';
import { openMeetings } from './meetings-door.ts';

type Who = keyof Committee['people'];

onOneConnection((database) => {
  let door: Awaited<ReturnType<typeof openMeetings>>;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    door = await openMeetings(database);
  });
  afterEach(() => door.close());

  const answered = async (resultsHidden: boolean): Promise<Planned> => {
    const poll = await planned(database, { resultsHidden, conversationId: '19:stuurgroep@thread.v2' });
    await answer(database, poll, 'holder', ['yes', 'no', 'yes'], { remark: 'Dinsdag liever niet.' });
    return poll;
  };
  const status = async (poll: Planned, who: Who, inGroup: boolean) => {
    const call = { service: door.service, actor: as(poll, who), language: 'nl' as const };
    const where = {
      language: 'nl' as const,
      partnershipId: poll.partnershipId,
      partnershipName: 'Partnerschap',
      inGroup,
      conversationId: null,
    };
    return JSON.stringify(await statusFor(call, where, { bodyId: poll.bodyId }));
  };

  describe('a poll that hides its results until it closes', () => {
    test.each(['director', 'deputy', 'boc'] as const)('tells the %s nothing of what others said', async (who) => {
      const poll = await answered(true);
      const { body } = await door.call<PollDetail>(poll, who, 'GET', `/polls/${poll.pollId}`);
      for (const option of body.options) {
        expect(option).toMatchObject({ standing: null, answers: null, rank: null, quorum: null, reason: '' });
        expect(option.reasonFacts).toEqual([]);
      }
      expect(body).toMatchObject({ resultsHidden: true, forecast: null, progress: { asked: 3, answered: 1 } });
      // The deputy speaks for the seat that was answered, and sees what was said for it.
      expect(JSON.stringify({ ...body, mine: null })).not.toContain('Dinsdag liever niet');
      const { body: list } = await door.call<{ polls: PollSummary[] }>(poll, who, 'GET', '/polls');
      for (const summary of list.polls) expect(summary).toMatchObject({ best: null, forecast: null });
      if (who !== 'director') return;
      const shown = await door.press(poll, who, 'poll.show', { pollId: poll.pollId });
      expect(shown.card).not.toMatch(/Dinsdag liever niet|kan komen|leden kunnen|lid kan/);
    });

    test.each(['leader', 'chair'] as const)('tells the %s, who plans, everything', async (who) => {
      const poll = await answered(true);
      const { body } = await door.call<PollDetail>(poll, who, 'GET', `/polls/${poll.pollId}`);
      expect(body.options[0]).toMatchObject({ standing: { yes: 1 }, answers: { [poll.seats.noord]: 'yes' } });
      expect(JSON.stringify(body.seats)).toContain('Dinsdag liever niet.');
      expect(body.forecast?.state).toBe('uncertain');
    });

    test('tells everybody once it is closed', async () => {
      const poll = await answered(true);
      await door.call(poll, 'leader', 'POST', `/polls/${poll.pollId}/close`, {});
      const { body } = await door.call<PollDetail>(poll, 'director', 'GET', `/polls/${poll.pollId}`);
      expect(body.options[0]).toMatchObject({ standing: { yes: 1 }, answers: { [poll.seats.noord]: 'yes' } });
    });

    test('keeps remarks to itself also where it is for another date of a meeting that stands', async () => {
      const poll = await answered(false);
      const decide = { optionId: poll.optionIds[0] };
      await door.call(poll, 'leader', 'POST', `/polls/${poll.pollId}/decide`, decide);
      database.now = '2026-11-03T09:00:00.000Z';
      const again = { ...POLL, bodyId: poll.bodyId, meetingId: poll.meetingId, resultsHidden: true };
      const made = await door.call<{ pollId: string }>(poll, 'leader', 'POST', '/polls', again);
      const { body: running } = await door.call<PollDetail>(poll, 'holder', 'GET', `/polls/${made.body.pollId}`);
      const answers = Object.fromEntries(running.options.map(({ optionId }) => [optionId, 'no']));
      const said = { answers, remark: 'Alleen voor de secretaris.' };
      await door.call(poll, 'holder', 'POST', `/polls/${made.body.pollId}/answer`, said);
      const seen = async (who: Who) =>
        JSON.stringify((await door.call<MeetingDetail>(poll, who, 'GET', `/meetings/${poll.meetingId}`)).body);
      expect(await seen('director')).not.toContain('Alleen voor de secretaris.');
      expect(await seen('chair')).toContain('Alleen voor de secretaris.');
    });

    test('is not forecast in a group; elsewhere the forecast names people to whom one may see them alone', async () => {
      const hidden = await answered(true);
      expect(await status(hidden, 'leader', true)).not.toContain('Quorum');
      expect(await status(hidden, 'leader', false)).toMatch(/Quorum nog niet zeker: .*; vraag Anna van der Meulen/);
      expect(await status(hidden, 'director', false)).not.toContain('Quorum');
      const open = await answered(false);
      const group = await status(open, 'leader', true);
      expect(group).toContain('Quorum nog niet zeker: er ');
      expect(group).not.toContain('vraag Anna');
    });
  });
});
