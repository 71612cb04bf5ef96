import express, { type Router } from 'express';
import { addAppToGroup } from '../channel/groups.ts';
import { conversationsOf } from '../channel/memory.ts';
import type { TenantContext } from '../context.ts';
import { optionalTextIn, personIn, textIn } from './asked.ts';

/** The groups a person is in, and adding the app to a group chat or channel of one. */
export function groupRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/people/:person/groups', (req, res) => {
    const { id } = personIn(ctx, req);
    const taken = new Set(conversationsOf(ctx, id).map(({ name }) => name));
    const groups = ctx.directory.groupsOf(id).filter(({ displayName }) => !taken.has(displayName));
    res.json(groups.map((group) => ({ id: group.id, name: group.displayName, people: group.memberIds.length })));
  });
  router.post('/people/:person/groups', async (req, res) => {
    const { id } = personIn(ctx, req);
    const type = optionalTextIn(req, 'type') === 'channel' ? 'channel' : 'groupChat';
    const group = ctx.state.groups.get(optionalTextIn(req, 'groupId') ?? '');
    const { memberIds } = req.body as { memberIds?: string[] };
    const name = group?.displayName ?? textIn(req, 'name');
    const conversation = await addAppToGroup(ctx, id, { type, name, memberIds: group?.memberIds ?? memberIds ?? [] });
    res.status(201).json({ conversationId: conversation.id });
  });
  return router;
}
