import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drawQuestion } from '../../bot/turns/card-action.ts';
import type { FreeBusyReader } from '../../src/meetings/ports.ts';
import { spanOf } from '../../src/meetings/rules/free-busy.ts';
import type { PollDetail } from '../../src/meetings/schema.ts';
import { keepTime } from '../../src/meetings/use-cases.ts';
import { as, type Committee, cardsOf, committee, POLL, timeKeeper } from '../store/meetings-support.ts';
import { calendarsOf } from '../support/calendars.ts';
import { onOneConnection } from '../support/database.ts';
import { openMeetings } from './meetings-door.ts';

const CLAIM = 'Voorstel uit je agenda – klopt dit?';
const silent: FreeBusyReader = { read: () => new Promise(() => undefined) };

/** The three-way choices of a card, in order. */
function choicesIn(part: unknown): { value?: string }[] {
  if (Array.isArray(part)) return part.flatMap(choicesIn);
  if (part === null || typeof part !== 'object') return [];
  if ('type' in part && part.type === 'Input.ChoiceSet') return [part as { value?: string }];
  return Object.values(part).flatMap(choicesIn);
}

onOneConnection((database) => {
  let door: Awaited<ReturnType<typeof openMeetings>>;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    door = await openMeetings(database);
  });
  afterEach(() => door.close());

  /** The chair is taken on the first date and perhaps on the second; of the others nothing is known. */
  const calendars = () =>
    calendarsOf({
      'chair@school.example': [
        { ...spanOf(POLL.options[0]!), firm: true },
        { ...spanOf(POLL.options[1]!), firm: false },
      ],
    });

  async function send(made: Committee): Promise<{ pollId: string; optionIds: string[] }> {
    const sent = await door.call<{ pollId: string }>(made, 'leader', 'POST', '/polls', {
      ...POLL,
      bodyId: made.bodyId,
    });
    expect(sent.status).toBe(200);
    const { pollId } = sent.body;
    return { pollId, optionIds: (await detail(made, pollId)).options.map(({ optionId }) => optionId) };
  }
  const detail = async (made: Committee, pollId: string) =>
    (await door.call<PollDetail>(made, 'leader', 'GET', `/polls/${pollId}`)).body;
  const cardOf = async (made: Committee, who: string) =>
    (await cardsOf(database, made)).find((card) => card.who === who && card.topic === 'poll')?.card ?? '';
  /** The value that each date of a card is filled in with. */
  const filledIn = (card: string): (string | null)[] => choicesIn(JSON.parse(card)).map(({ value }) => value ?? null);
  const asked = async (made: Committee, pollId: string, via: 'tab' | 'link' | 'chat') =>
    JSON.stringify(
      await drawQuestion(
        { service: door.service, actor: as(made, 'chair', via), language: 'nl' },
        { kind: 'poll', subjectId: pollId },
      ),
    );

  describe('the card of a date poll', () => {
    test('arrives filled in from the person’s own calendar, as a suggestion that answers nothing', async () => {
      const made = await committee(database);
      door.service.freeBusy = calendars();
      const { pollId } = await send(made);
      const card = await cardOf(made, 'chair');
      expect(card).toContain(CLAIM);
      expect(filledIn(card)).toEqual(['no', null, 'yes']);
      expect(card).toContain('agenda: bezet');
      expect(card).toContain('agenda: misschien bezet');
      for (const who of ['holder', 'director']) {
        expect(await cardOf(made, who)).not.toContain('agenda');
      }
      const before = await detail(made, pollId);
      expect([before.progress.answered, before.options[2]?.standing?.yes]).toEqual([0, 0]);
    });

    test('is answered with one tap, and then shows the answer', async () => {
      const made = await committee(database);
      door.service.freeBusy = calendars();
      const { pollId, optionIds } = await send(made);
      const inputs = { [`o-${optionIds[0]}`]: 'no', [`o-${optionIds[1]}`]: 'ifNeedBe', [`o-${optionIds[2]}`]: 'yes' };
      const answered = await door.press(made, 'chair', 'poll.answer', { pollId, ...inputs });
      expect([answered.outcome, answered.card.includes(CLAIM)]).toEqual(['answered', false]);
      expect((await door.press(made, 'chair', 'poll.edit', { pollId })).card).not.toContain('agenda: ');
      expect((await detail(made, pollId)).progress.answered).toBe(1);
    });

    test('is sent plain and in time when Outlook does not answer', async () => {
      const made = await committee(database);
      door.service.freeBusy = silent;
      const begun = performance.now();
      await door.call(made, 'leader', 'POST', '/polls', { ...POLL, bodyId: made.bodyId });
      expect(performance.now() - begun).toBeLessThan(10_000);
      expect(await cardOf(made, 'chair')).not.toContain('agenda');
    }, 20_000);

    test('shows the same suggestion by link and in chat, and what the calendar says now in the tab', async () => {
      const made = await committee(database);
      door.service.freeBusy = calendars();
      const { pollId } = await send(made);
      const changed = calendarsOf({ 'chair@school.example': [] });
      door.service.freeBusy = changed;
      for (const via of ['link', 'chat'] as const) {
        expect(filledIn(await asked(made, pollId, via))).toEqual(['no', null, 'yes']);
      }
      expect(changed.asked).toEqual([]);
      expect(filledIn(await asked(made, pollId, 'tab'))).toEqual(['yes', 'yes', 'yes']);
      door.service.freeBusy = silent;
      expect(filledIn(await asked(made, pollId, 'tab'))).toEqual(['no', null, 'yes']);
    });

    test('keeps what calendars said until a date is chosen, a week after closing at most', async () => {
      const made = await committee(database);
      door.service.freeBusy = calendars();
      const [first, second] = [await send(made), await send(made)];
      const kept = async ({ pollId }: { pollId: string }) => {
        const rows = database.open.db.selectFrom('poll_suggestion').select('person_id').where('poll_id', '=', pollId);
        return (await rows.execute()).map(({ person_id }) => person_id);
      };
      expect(await kept(first)).toEqual([made.people.chair]);
      for (const { pollId } of [first, second]) await door.call(made, 'leader', 'POST', `/polls/${pollId}/close`, {});
      const choice = { optionId: second.optionIds[2] };
      expect((await door.call(made, 'leader', 'POST', `/polls/${second.pollId}/decide`, choice)).status).toBe(200);
      await keepTime(timeKeeper(database));
      expect([await kept(first), await kept(second)]).toEqual([[made.people.chair], []]);
      database.now = '2026-11-09T09:00:01.000Z';
      await keepTime(timeKeeper(database));
      expect(await kept(first)).toEqual([]);
    });

    test('a poll that may not be made asks no calendar', async () => {
      const made = await committee(database);
      const reader = calendars();
      door.service.freeBusy = reader;
      const sent = await door.call(made, 'holder', 'POST', '/polls', { ...POLL, bodyId: made.bodyId });
      expect([sent.status, reader.asked]).toEqual([403, []]);
    });
  });
});
