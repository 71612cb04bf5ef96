import express, { type Router } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import { addressOf, filesOf, putFile } from '../drive.ts';
import { personIn, textIn } from './asked.ts';

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A person's OneDrive: what is in it, a new file or new content, and sharing with the organisation. */
export function fileRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/people/:person/files', (req, res) => {
    const files = filesOf(ctx, personIn(ctx, req));
    res.json(files.map((file) => ({ ...file, url: addressOf(ctx, file) })));
  });
  router.put('/people/:person/files', (req, res) => {
    const name = textIn(req, 'name')
      .replace(/[\p{Cc}/\\:*?"<>|]/gu, ' ')
      .trim();
    if (!name) throw new RangeError('name must not be empty');
    const type = TYPES[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const size = 20_000 + name.length * 1_111;
    putFile(ctx, personIn(ctx, req), { name, type, size });
    res.status(204).end();
  });
  router.post('/people/:person/files/:file/share', (req, res) => {
    const file = filesOf(ctx, personIn(ctx, req)).find(({ id }) => id === req.params['file']);
    if (!file) throw new ChannelError(404, 'FileNotFound', 'No such file.');
    ctx.state.files.put({ ...file, shared: !file.shared });
    res.status(204).end();
  });
  return router;
}
