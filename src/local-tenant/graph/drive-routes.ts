import { addressOf, fileAt, filesOf, putFile } from '../drive.ts';
import type { DriveFile } from '../state.ts';
import {
  badRequest,
  created,
  GRAPH,
  type GraphCall,
  GraphError,
  type GraphHandler,
  type Json,
  ok,
  userOf,
} from './call.ts';
import { page, select } from './page.ts';
import type { GraphRoutes } from './routes.ts';

const notFound = () => new GraphError(404, 'itemNotFound', 'The resource could not be found.');
const denied = () => new GraphError(403, 'accessDenied', 'Access denied');

/** OneDrive as far as a file is put there, shared, and looked up by its address. */
export function driveRoutes(routes: GraphRoutes): void {
  routes.on('PUT', '/users/:user/drive/root:/:file/content', upload);
  routes.on('GET', '/users/:user/drive/root/children', children);
  routes.on('GET', '/users/:user/drive/items/:item', (call) => ok(entity(call, ownFile(call))));
  routes.on('POST', '/users/:user/drive/items/:item/createLink', createLink);
  routes.on('GET', '/shares/:share/driveItem', shared);
}

const upload: GraphHandler = (call) => {
  const owner = ownerOf(call);
  const name = call.params['file']!;
  if (!name.endsWith(':') || name.length < 2) throw badRequest('The path is malformed.', 'invalidRequest');
  const { body } = call as { body: unknown };
  const size = Buffer.isBuffer(body) ? body.length : 0;
  const type = call.headers['content-type'] ?? 'application/octet-stream';
  return created(entity(call, putFile(call.ctx, owner, { name: name.slice(0, -1), type, size })));
};

const children: GraphHandler = (call) =>
  page(
    call,
    filesOf(call.ctx, ownerOf(call)).map((file) => shownFile(call, file)),
    { context: `users('${call.params['user']}')/drive/root/children`, defaultTop: 200 },
  );

const createLink: GraphHandler = (call) => {
  const file = ownFile(call);
  const { type, scope = 'organization' } = call.body;
  if (type !== 'view' && type !== 'edit') throw badRequest('The type of link is not supported.', 'invalidRequest');
  if (scope !== 'organization') throw new GraphError(403, 'accessDenied', 'Sharing this way is turned off.');
  call.ctx.state.files.put({ ...file, shared: true });
  const link = { type, scope, webUrl: addressOf(call.ctx, file), preventsDownload: false };
  return created({ id: `${file.id}.link`, roles: [type === 'edit' ? 'write' : 'read'], hasPassword: false, link });
};

/** By address, as a token: `u!` and the address in unpadded base64url. Whoever may not read it is told that it is denied. */
const shared: GraphHandler = (call) => {
  const reader = readerOf(call);
  const token = call.params['share']!;
  if (!/^u![\w-]+$/.test(token)) throw badRequest('The sharing token is invalid.', 'invalidRequest');
  const file = fileAt(call.ctx, Buffer.from(token.slice(2), 'base64url').toString('utf8'));
  if (!file) throw notFound();
  if (reader !== null && reader !== file.ownerId && !file.shared) throw denied();
  return ok(entity(call, file));
};

/** Who reads, by the rights in the token; null: the app itself, which reads everything where it was allowed to. */
function readerOf({ ctx, caller }: GraphCall): string | null {
  const allowed = caller['idtyp'] === 'user' ? (caller.scp ?? '').split(' ') : (caller.roles ?? []);
  if (!allowed.some((right) => /^(?:Files|Sites)\.Read/.test(right))) throw denied();
  return caller['idtyp'] === 'user' ? (ctx.issuer.accountOf(caller)?.id ?? '') : null;
}

function ownerOf(call: GraphCall) {
  const owner = userOf(call);
  const reader = readerOf(call);
  if (reader !== null && reader !== owner.id) throw denied();
  if (!call.ctx.directory.hasMailbox(owner)) throw new GraphError(404, 'ResourceNotFound', 'User has no OneDrive.');
  return owner;
}

function ownFile(call: GraphCall): DriveFile {
  const owner = ownerOf(call);
  const file = call.ctx.state.files.get(call.params['item']!);
  if (file?.ownerId !== owner.id) throw notFound();
  return file;
}

function entity(call: GraphCall, file: DriveFile): Json {
  const context = `${GRAPH}/$metadata#users('${encodeURIComponent(file.ownerId)}')/drive/items/$entity`;
  return { '@odata.context': context, ...select(call, shownFile(call, file)) };
}

function shownFile({ ctx }: GraphCall, file: DriveFile): Json {
  const by = { user: { id: file.ownerId, displayName: ctx.directory.byId(file.ownerId)?.displayName ?? '' } };
  return {
    '@odata.etag': `"{${file.id}},${file.version}"`,
    id: file.id,
    name: file.name,
    size: file.size,
    eTag: `"{${file.id}},${file.version}"`,
    cTag: `"c:{${file.id}},${file.version}"`,
    webUrl: addressOf(ctx, file),
    createdDateTime: file.createdAt,
    lastModifiedDateTime: file.changedAt,
    createdBy: by,
    lastModifiedBy: by,
    parentReference: { driveType: 'business', driveId: `b!${file.ownerId}`, path: '/drive/root:' },
    file: { mimeType: file.type },
    ...(file.shared ? { shared: { scope: 'users' } } : {}),
  };
}
