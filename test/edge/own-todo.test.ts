import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphOwnTodo } from '../../src/edge/graph/own-todo.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import type { Account } from '../../src/local-tenant/state.ts';
import { APP, cast, graphOf, start } from './local-tenant-support.ts';

let tenant: LocalTenant;
let owner: Account;
let other: Account;
let open: (who: Account, mark?: string, listId?: string | null) => ReturnType<ReturnType<typeof graphOwnTodo>['open']>;
beforeAll(async () => {
  tenant = await start();
  const endpoints = await endpointsOfStandIn(tenant.url);
  const todo = graphOwnTodo(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
  const members = tenant.ctx.state.accounts.filter((each) => each.directory === 'Member' && !each.shared && !each.room);
  [owner, other] = members as [Account, Account];
  open = async (who, mark = 'p1', listId = null) =>
    todo.open(await tenant.ctx.issuer.userToken(who.id), { listId, mark });
});
afterAll(() => tenant.close());

async function listOf(who: Account, mark?: string, listId?: string | null) {
  const opened = await open(who, mark, listId);
  if (!opened.ok) throw new Error(opened.because);
  return opened.list;
}
const NEW = {
  actionId: 'a1',
  title: 'Bel de school',
  dueOn: '2026-12-10',
  from: 'Werkgroep',
  url: 'https://k.example/x',
};

test('a task is made with its mark, found again by it, changed, ticked and removed; the list is made once', async () => {
  const list = await listOf(owner);
  const taskId = await list.create(NEW);
  const found = await listOf(owner, 'p1', list.listId);
  expect(found.listId).toBe(list.listId);
  expect(found.tasks).toEqual([{ taskId, actionId: 'a1', title: 'Bel de school', dueOn: '2026-12-10', done: false }]);
  // Made, but never remembered: by name the same list, and the same task.
  expect(await listOf(owner)).toMatchObject({ listId: list.listId, tasks: [{ taskId }] });
  await found.write(taskId, { title: 'Mail de school', dueOn: '2026-12-17', done: true });
  expect((await listOf(owner)).tasks).toEqual([
    { taskId, actionId: 'a1', title: 'Mail de school', dueOn: '2026-12-17', done: true },
  ]);
  await found.write(taskId, { done: false });
  expect((await listOf(owner)).tasks).toMatchObject([{ done: false }]);
  await found.remove(taskId);
  await found.remove(taskId);
  expect((await listOf(owner)).tasks).toEqual([]);
});

test('what another partnership, or the person, put in the list is left alone', async () => {
  const list = await listOf(owner, 'p2');
  await list.create(NEW);
  const token = await tenant.ctx.issuer.delegatedToken(owner.id, 'Tasks.ReadWrite');
  const graph = graphOf(tenant, token);
  const path = `/me/todo/lists/${list.listId}/tasks`;
  expect(await graph('POST', path, { title: 'Boodschappen' })).toMatchObject({ status: 201 });
  expect((await listOf(owner, 'p1')).tasks).toEqual([]);
  expect((await listOf(owner, 'p2')).tasks).toHaveLength(1);
  // A day that is given in local time comes back in UTC, which is the evening before.
  const due = { dateTime: '2026-12-10T00:00:00', timeZone: 'Europe/Amsterdam' };
  const made = await graph('POST', path, { title: 'Lokaal', dueDateTime: due });
  expect(made.body.dueDateTime).toEqual({ dateTime: '2026-12-09T23:00:00.0000000', timeZone: 'UTC' });
  expect(await graph('POST', path, { title: 'x', wrong: 1 })).toMatchObject({ status: 400 });
});

test('a list that was thrown away is made anew; whoever has no To Do here is told so', async () => {
  const list = await listOf(other);
  const token = await tenant.ctx.issuer.delegatedToken(other.id, 'Tasks.ReadWrite');
  expect(await graphOf(tenant, token)('DELETE', `/me/todo/lists/${list.listId}`)).toMatchObject({ status: 204 });
  const again = await listOf(other, 'p1', list.listId);
  expect(again.listId).not.toBe(list.listId);
  const { guest } = cast(tenant);
  expect(await open(guest as unknown as Account)).toEqual({ ok: false, because: 'todo-none' });
});

test('no rights, no tasks: of another person, with too little, and for an app by itself', async () => {
  const { listId } = await listOf(owner);
  const path = `/todo/lists/${listId}/tasks`;
  const stranger = graphOf(tenant, await tenant.ctx.issuer.delegatedToken(other.id, 'Tasks.ReadWrite'));
  expect(await stranger('GET', `/users/${owner.id}${path}`)).toMatchObject({ status: 403 });
  expect(await stranger('GET', `/me${path}`)).toMatchObject({ status: 404 });
  const reader = graphOf(tenant, await tenant.ctx.issuer.delegatedToken(owner.id, 'Tasks.Read'));
  expect(await reader('GET', `/me${path}`)).toMatchObject({ status: 200 });
  expect(await reader('POST', `/me${path}`, { title: 'x' })).toMatchObject({ status: 403 });
  expect(await graphOf(tenant)('POST', `/users/${owner.id}${path}`, { title: 'x' })).toMatchObject({ status: 403 });
});

test('Entra that wants it allowed first, and one that does not answer, are told apart', async () => {
  const endpoints = await endpointsOfStandIn(tenant.url);
  const appToken = await tenant.ctx.issuer.appToken('https://graph.microsoft.com');
  const todo = graphOwnTodo(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
  const asked = { listId: null, mark: 'p1' };
  expect(await todo.open(appToken, asked)).toEqual({ ok: false, because: 'todo-consent' });
  const wrong = graphOwnTodo(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: 'another' }));
  const token = await tenant.ctx.issuer.userToken(owner.id);
  expect(await wrong.open(token, asked)).toEqual({ ok: false, because: 'todo-unavailable' });
});
