import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { tasksOf } from '../../src/local-tenant/todo.ts';
import type { OwnTodo } from '../../src/minutes/ports.ts';
import type { ActionEvent, ActionList, ActionOwners, MinutesView, TodoView } from '../../src/minutes/schema.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type House, type Name, openHouse } from './meeting-house.ts';

onOneConnection((database) => {
  let house: House;
  let roster: ReminderRoster;
  let meeting: string;
  let itemId: string;
  beforeAll(async () => {
    house = await openHouse(database);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    database.now = '2026-11-24T12:30:00.000Z';
    roster = await reminderRoster(database);
    await house.moveIn(roster);
    const { todoLists, todoTasks } = house.tenant.ctx.state;
    for (const { id } of [...todoLists.all(), ...todoTasks.all()]) {
      todoLists.delete(id);
      todoTasks.delete(id);
    }
    meeting = `/meetings/${await addMeeting(database, roster)}`;
    const items = [{ title: 'Budget', kind: 'besluiten', minutes: 30 }];
    const { json } = await house.ask<AgendaView>('chair', 'PUT', `${meeting}/agenda`, { revision: 0, items });
    itemId = json.items[0]?.id ?? '';
  });

  async function give(text: string, to: Name = 'member'): Promise<string> {
    const body = { itemId, text, ownerId: roster.people[to], dueOn: '2026-12-10' };
    const { json } = await house.ask<MinutesView>('chair', 'POST', `${meeting}/minutes/actions`, body);
    return json.actions.find((one) => one.text === text)?.actionId ?? '';
  }
  const actionsOf = async (who: Name, query = '') =>
    (await house.ask<ActionList>(who, 'GET', `/actions${query}`)).json.actions;
  const owing = async () =>
    database.open.db
      .selectFrom('obligation')
      .select(['subject_id', 'seat_id'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('question_kind', '=', 'action')
      .where('withdrawn_at', 'is', null)
      .execute();

  describe('an action handed to somebody else', () => {
    test('is owed, reminded of and shown as theirs from then on; its history tells from whom to whom', async () => {
      const id = await give('Vraag de offerte aan');
      const { json } = await house.ask<ActionOwners>('member', 'GET', `/actions/${id}/owners`);
      expect(json.owners.map(({ personId }) => personId)).toContain(roster.people.deputy);
      database.now = '2026-11-25T09:00:00.000Z';
      const handed = await house.ask('member', 'PUT', `/actions/${id}`, { ownerId: roster.people.deputy });
      expect(handed.status).toBe(200);
      expect(await actionsOf('chair')).toMatchObject([{ ownerName: 'Youssef Bouali', mayChange: true }]);
      expect(await actionsOf('member')).toMatchObject([{ mayChange: false }]);
      expect(await actionsOf('deputy')).toMatchObject([{ mayChange: true }]);
      expect(await owing()).toEqual([{ subject_id: id, seat_id: roster.seats.vacated }]);
      const told = await database.open.db
        .selectFrom('message')
        .select(['person_id', 'purpose'])
        .where('partnership_id', '=', roster.partnershipId)
        .where('topic', '=', `action:${id}`)
        .execute();
      expect(told).toEqual([{ person_id: roster.people.deputy, purpose: 'ask' }]);
      const history = await house.ask<{ events: ActionEvent[] }>('member', 'GET', `/actions/${id}/history`);
      expect(history.json.events).toMatchObject([
        { what: 'given', byName: 'Hendrik-Jan Oosterwijk', toName: 'Saskia de Wilde-Hoogendoorn' },
        {
          ...{ what: 'handed', byName: 'Saskia de Wilde-Hoogendoorn' },
          ...{ fromName: 'Saskia de Wilde-Hoogendoorn', toName: 'Youssef Bouali', status: null, dueOn: null },
        },
      ]);
    });

    test('by who may not, or to who has no seat, changes nothing and says why', async () => {
      const id = await give('Vraag de offerte aan');
      const to = (who: Name, ownerId: string) => house.ask(who, 'PUT', `/actions/${id}`, { ownerId });
      expect((await to('deputy', roster.people.deputy)).status).toBe(403);
      expect((await to('head', roster.people.head)).status).toBe(403);
      const stranger = await to('chair', roster.people.head);
      expect([stranger.status, stranger.json.error.message]).toEqual([422, expect.stringContaining('geen zetel')]);
      expect((await to('chair', '')).status).toBe(422);
      expect((await house.ask('head', 'GET', `/actions/${id}/history`)).status).toBe(403);
      expect((await house.ask('deputy', 'GET', `/actions/${id}/owners`)).status).toBe(403);
      expect((await house.ask('chair', 'GET', '/actions/elders/owners')).status).toBe(404);
      expect(await actionsOf('member')).toMatchObject([{ ownerId: roster.people.member, mayChange: true }]);
      expect(await owing()).toEqual([{ subject_id: id, seat_id: roster.seats.member }]);
    });

    test('twice at the same moment ends with one of the two, and with nothing owed twice', async () => {
      const id = await give('Vraag de offerte aan');
      const to = (name: Name) => house.ask('chair', 'PUT', `/actions/${id}`, { ownerId: roster.people[name] });
      await Promise.all([to('deputy'), to('chair')]);
      const [action] = await actionsOf('chair');
      const seat = action?.ownerId === roster.people.deputy ? roster.seats.vacated : roster.seats.chair;
      expect(await owing()).toEqual([{ subject_id: id, seat_id: seat }]);
    });
  });

  describe('one’s own Microsoft To Do', () => {
    const view = async (who: Name = 'member') => (await house.ask<TodoView>(who, 'GET', '/me/todo')).json;
    const want = (on: unknown, who: Name = 'member') => house.ask<TodoView>(who, 'PUT', '/me/todo', { on });
    const sync = (who: Name = 'member') => house.ask<TodoView>(who, 'POST', '/me/todo/sync');
    const tasks = (who: Name = 'member') => {
      const { ctx } = house.tenant;
      const list = ctx.state.todoLists.find((one) => one.ownerId === house.accountOf(who) && !one.standard);
      return list ? tasksOf(ctx, list) : [];
    };
    const titles = (who?: Name) => tasks(who).map(({ task }) => `${task['title']} ${task['status']}`);
    const set = (id: string, change: object) => {
      const task = house.tenant.ctx.state.todoTasks.get(id);
      if (task) house.tenant.ctx.state.todoTasks.put({ ...task, task: { ...task.task, ...change } });
    };

    test('holds one’s actions once asked for, follows what changes here, and what is ticked there is done here', async () => {
      const id = await give('Vraag de offerte aan');
      await give('Iets van een ander', 'chair');
      expect(await view()).toMatchObject({ on: false, tasks: 0 });
      expect((await sync()).json).toMatchObject({ on: false });
      expect(tasks()).toEqual([]);
      expect((await want(true)).json).toMatchObject({ on: true, problem: null, tasks: 1 });
      expect(titles()).toEqual(['Vraag de offerte aan notStarted']);
      expect(tasks()[0]?.task['dueDateTime']).toMatchObject({ dateTime: '2026-12-10T00:00:00' });
      expect(tasks()[0]?.linked[0]).toMatchObject({ externalId: `${roster.partnershipId}/${id}` });
      await house.ask('member', 'PUT', `/actions/${id}`, { dueOn: '2026-12-17' });
      await sync();
      expect(tasks()[0]?.task['dueDateTime']).toMatchObject({ dateTime: '2026-12-17T00:00:00' });
      set(tasks()[0]?.id ?? '', { status: 'completed', title: 'Bellen!' });
      expect((await sync()).json).toMatchObject({ tasks: 0 });
      expect(await actionsOf('chair', '?all=1')).toContainEqual(
        expect.objectContaining({ actionId: id, status: 'done', text: 'Vraag de offerte aan' }),
      );
      expect(await owing()).toHaveLength(1);
      await house.ask('chair', 'PUT', `/actions/${id}`, { status: 'open' });
      await sync();
      expect(titles()).toEqual(['Bellen! notStarted']);
    });

    test('lets go of what is handed over or dropped, and of nothing else; turned off, all stays as it is', async () => {
      const [one, two, three] = [await give('Een'), await give('Twee'), await give('Drie')];
      await want(true);
      await want(true, 'deputy');
      await house.ask('member', 'PUT', `/actions/${one}`, { ownerId: roster.people.deputy });
      await house.ask('member', 'PUT', `/actions/${two}`, { status: 'dropped' });
      await Promise.all([sync(), sync('deputy')]);
      expect(titles()).toEqual(['Drie notStarted']);
      expect(titles('deputy')).toEqual(['Een notStarted']);
      // Thrown away there: theirs to decide, and still to be done here.
      house.tenant.ctx.state.todoTasks.delete(tasks()[0]?.id ?? '');
      await sync();
      await sync();
      expect(titles()).toEqual([]);
      expect((await actionsOf('member')).map(({ actionId }) => actionId)).toContain(three);
      expect((await want(false, 'deputy')).json).toMatchObject({ on: false });
      await house.ask('deputy', 'PUT', `/actions/${one}`, { status: 'done' });
      await sync('deputy');
      expect(titles('deputy')).toEqual(['Een notStarted']);
    });

    test('gets nothing twice: two tabs at once, and a service that stops between making and remembering', async () => {
      await give('Een');
      await want(false);
      const { ownTodo } = house.service;
      const stopping: OwnTodo = {
        open: async (token, asked) => {
          const opened = await ownTodo!.open(token, asked);
          if (!opened.ok) return opened;
          const create = async (task: Parameters<typeof opened.list.create>[0]) => {
            await opened.list.create(task);
            throw new Error('the power fails');
          };
          return { ok: true, list: { ...opened.list, create } };
        },
      };
      house.service.ownTodo = stopping;
      expect((await want(true)).json).toMatchObject({ on: true, problem: 'todo-unavailable' });
      house.service.ownTodo = ownTodo!;
      await give('Twee');
      await Promise.all([sync(), sync(), sync()]);
      expect((await sync()).json).toMatchObject({ problem: null, tasks: 2 });
      expect(titles()).toEqual(['Een notStarted', 'Twee notStarted']);
      // A service that was killed never gave its turn back: after a minute another takes it.
      await database.open.db
        .updateTable('todo_sync')
        .set({ busy_until: '2026-11-24T12:31:00.000Z' })
        .where('partnership_id', '=', roster.partnershipId)
        .execute();
      await give('Drie');
      await sync();
      expect(tasks()).toHaveLength(2);
      database.now = '2026-11-24T12:31:01.000Z';
      await sync();
      expect(tasks()).toHaveLength(3);
    });

    test('that does not answer is said so, loses nothing, and is tried again; what is no answer is refused', async () => {
      await give('Een');
      house.tenant.ctx.faults.set({ outage: 'graph' });
      const failed = await want(true);
      house.tenant.ctx.faults.set({ outage: 'none' });
      expect([failed.status, failed.json]).toMatchObject([200, { on: true, problem: 'todo-unavailable', tasks: 0 }]);
      expect((await sync()).json).toMatchObject({ problem: null, tasks: 1 });
      expect((await want('ja')).status).toBe(422);
      expect(await view()).toMatchObject({ on: true });
    });
  });
});
