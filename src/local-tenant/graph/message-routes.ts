import { addressesOf, changeDraft, createDraft, mailOf, sendDraft, sendMail } from '../mailbox/mail.ts';
import type { MailItem } from '../state.ts';
import {
  accepted,
  badRequest,
  created,
  GRAPH,
  type GraphCall,
  GraphError,
  type GraphHandler,
  itemNotFound,
  type Json,
  mailboxOf,
  noContent,
  ok,
  prefers,
} from './call.ts';
import { expandedProperties } from './event-shape.ts';
import { page, select, selected } from './page.ts';
import type { GraphRoutes } from './routes.ts';

type Folder = MailItem['folder'];
const FOLDERS: Record<Folder, string> = { inbox: 'Postvak IN', drafts: 'Concepten', sentitems: 'Verzonden items' };
/** Ids that are not immutable change when a message moves: they end in its folder. */
const SUFFIX: Record<Folder, string> = { inbox: 'IAAA=', drafts: 'DAAA=', sentitems: 'SAAA=' };

/** Messages, drafts and three folders. */
export function messageRoutes(routes: GraphRoutes): void {
  routes.on('POST', '/users/:user/sendMail', send);
  routes.on('GET', '/users/:user/mailFolders', listFolders);
  routes.on('GET', '/users/:user/mailFolders/:folder', getFolder);
  routes.on('GET', '/users/:user/mailFolders/:folder/messages', list);
  routes.on('POST', '/users/:user/mailFolders/:folder/messages', create);
  routes.on('GET', '/users/:user/messages', list);
  routes.on('POST', '/users/:user/messages', create);
  for (const base of ['/users/:user/messages/:message', '/users/:user/mailFolders/:folder/messages/:message']) {
    routes.on('GET', base, (call) => ok(entity(call, itemOf(call))));
    routes.on('PATCH', base, (call) => ok(entity(call, changeDraft(call.ctx, itemOf(call), call.body))));
    routes.on('DELETE', base, remove);
  }
  routes.on('POST', '/users/:user/messages/:message/send', sendExisting);
  routes.on('GET', '/users/:user/messages/:message/attachments', attachments);
  routes.on('POST', '/users/:user/messages/:message/attachments', attach);
}

const send: GraphHandler = (call) => {
  const message = (call.body['message'] ?? call.body['Message']) as Json | undefined;
  if (!message) throw badRequest('The Message parameter is required.', 'ErrorInvalidParameter');
  const sender = mailboxOf(call);
  checkRecipients(message);
  sendMail(call.ctx, sender, message, (call.body['saveToSentItems'] ?? call.body['SaveToSentItems']) !== false);
  return accepted();
};

const create: GraphHandler = (call) => {
  const item = createDraft(call.ctx, mailboxOf(call), call.body);
  return created(entity(call, item));
};

const sendExisting: GraphHandler = (call) => {
  const item = itemOf(call);
  if (item.folder !== 'drafts') {
    throw new GraphError(400, 'ErrorInvalidItemForOperationSendItem', 'The message was sent already.');
  }
  checkRecipients(item.message);
  sendDraft(call.ctx, item);
  return accepted();
};

const remove: GraphHandler = (call) => {
  call.ctx.state.mail.delete(itemOf(call).id);
  return noContent();
};

const list: GraphHandler = (call) => {
  const mailbox = mailboxOf(call).mail;
  const folder = call.params['folder'] ? folderOf(call) : null;
  const items = candidates(call, mailbox).filter((item) => !folder || item.folder === folder);
  const records = items
    .sort((a, b) => String(b.message['receivedDateTime']).localeCompare(String(a.message['receivedDateTime'])))
    .map((item) => ({ ...item.message, id: shownId(call, item), item }));
  return page(call, records, {
    context: `users('${call.params['user']}')/messages`,
    defaultTop: 10,
    show: (record) => shown(call, record['item'] as MailItem),
  });
};

/** Asking for one value of an extended property is what senders do before each mail, so that has an index. */
function candidates(call: GraphCall, mailbox: string): MailItem[] {
  const filter = call.query.get('$filter') ?? '';
  const asked = /^singleValueExtendedProperties\/any\((\w+): *\1\/id eq '([^']+)' and \1\/value eq '([^']+)'\)$/.exec(
    filter,
  );
  if (!asked) return mailOf(call.ctx, mailbox);
  const byProperty = call.ctx.state.mail.index('property', (item) =>
    ((item.message['singleValueExtendedProperties'] as Json[] | undefined) ?? []).map((property) =>
      propertyKey(item.mailbox, String(property['id']), String(property['value'])),
    ),
  );
  return byProperty.get(propertyKey(mailbox.toLowerCase(), asked[2]!, asked[3]!));
}

function propertyKey(mailbox: string, id: string, value: string): string {
  return [mailbox, id, value].join('\n').toLowerCase();
}

const listFolders: GraphHandler = (call) => {
  const mailbox = mailboxOf(call).mail;
  const records = (Object.keys(FOLDERS) as Folder[]).map((folder) => folderRecord(call, mailbox, folder));
  return page(call, records, { context: 'mailFolders', defaultTop: 10 });
};

const getFolder: GraphHandler = (call) => ok(select(call, folderRecord(call, mailboxOf(call).mail, folderOf(call))));

const attachments: GraphHandler = (call) =>
  page(call, (itemOf(call).message['attachments'] as Json[] | undefined) ?? [], {
    context: 'attachments',
    defaultTop: 10,
  });

const attach: GraphHandler = (call) => {
  const item = itemOf(call);
  const held = (item.message['attachments'] as Json[] | undefined) ?? [];
  const attachment = { ...call.body, id: `${item.id}${held.length}` };
  changeDraft(call.ctx, item, { attachments: [...held, attachment], hasAttachments: true });
  return created(attachment);
};

function checkRecipients(message: Json): void {
  const addresses = addressesOf(message);
  if (addresses.length > 0 && addresses.every((address) => /^[^\s@]+@[^\s@]+$/.test(address))) return;
  throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
}

function folderOf(call: GraphCall): Folder {
  const asked = call.params['folder']!.toLowerCase();
  const folder = (Object.keys(FOLDERS) as Folder[]).find(
    (name) => name === asked || folderId(name) === call.params['folder'],
  );
  if (!folder) throw itemNotFound();
  return folder;
}

function folderId(folder: Folder): string {
  return `AAMkFolder-${folder}`;
}

function folderRecord(call: GraphCall, mailbox: string, folder: Folder): Json {
  const items = mailOf(call.ctx, mailbox).filter((item) => item.folder === folder);
  return {
    id: folderId(folder),
    displayName: FOLDERS[folder],
    parentFolderId: 'AAMkFolder-root',
    childFolderCount: 0,
    isHidden: false,
    totalItemCount: items.length,
    unreadItemCount: items.filter((item) => !item.read).length,
  };
}

function itemOf(call: GraphCall): MailItem {
  const mailbox = mailboxOf(call).mail.toLowerCase();
  const asked = call.params['message']!;
  const folder = (Object.keys(SUFFIX) as Folder[]).find((name) => asked.endsWith(SUFFIX[name]));
  const item = call.ctx.state.mail.get(folder ? asked.slice(0, -SUFFIX[folder].length) : asked);
  if (!item || item.mailbox !== mailbox || (folder && item.folder !== folder)) throw itemNotFound();
  return item;
}

function shownId(call: GraphCall, item: MailItem): string {
  const immutable = prefers(call, 'IdType')?.toLowerCase() === 'immutableid';
  return immutable ? item.id : `${item.id}${SUFFIX[item.folder]}`;
}

function entity(call: GraphCall, item: MailItem): Json {
  const context = `${GRAPH}/$metadata#users('${encodeURIComponent(call.params['user']!)}')/messages/$entity`;
  return { '@odata.context': context, ...select(call, shown(call, item)) };
}

/** Headers, attachments and extended properties are only shown to who asks for them by name. */
function shown(call: GraphCall, item: MailItem): Json {
  const { singleValueExtendedProperties, internetMessageHeaders, attachments: held, ...message } = item.message;
  const properties = expandedProperties(call, singleValueExtendedProperties);
  const expand = call.query.get('$expand') ?? '';
  return {
    '@odata.etag': `W/"${String(message['changeKey'])}"`,
    ...(item.meeting ? { '@odata.type': '#microsoft.graph.eventMessage' } : {}),
    ...message,
    id: shownId(call, item),
    parentFolderId: folderId(item.folder),
    isRead: item.read,
    webLink: `https://outlook.office365.com/owa/?ItemID=${item.id}&exvsurl=1&viewmodel=ReadMessageItem`,
    ...(selected(call).has('internetMessageHeaders') ? { internetMessageHeaders } : {}),
    ...(/\battachments\b/.test(expand) ? { attachments: held } : {}),
    ...(properties ? { singleValueExtendedProperties: properties } : {}),
  };
}
