import type { Account, Group } from '../state.ts';
import { GRAPH, type GraphCall, GraphError, type GraphHandler, type Json, ok, userOf } from './call.ts';
import { page, select } from './page.ts';
import type { GraphRoutes } from './routes.ts';

const USER_DEFAULTS = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** organization, users, groups and their members (who are all users, so the cast `/microsoft.graph.user` drops nobody). */
export function directoryRoutes(routes: GraphRoutes): void {
  routes.on('GET', '/organization', organization);
  routes.on('GET', '/users', listUsers);
  routes.on('GET', '/users/:user', getUser);
  routes.on('GET', '/users/:user/memberOf', memberOf);
  routes.on('GET', '/users/:user/mailboxSettings', mailboxSettings);
  routes.on('GET', '/groups', listGroups);
  routes.on('GET', '/groups/:group', getGroup);
  routes.on('GET', '/groups/:group/members', members);
  routes.on('GET', '/groups/:group/members/user', members);
  routes.on('GET', '/groups/:group/transitiveMembers', members);
  routes.on('GET', '/groups/:group/transitiveMembers/user', members);
}

const organization: GraphHandler = (call) => {
  const { tenant } = call.ctx.world;
  const domain = {
    capabilities: 'Email, OfficeCommunicationsOnline',
    isDefault: true,
    isInitial: false,
    name: tenant.domain,
    type: 'Managed',
  };
  const record = {
    id: call.ctx.options.tenantId,
    displayName: tenant.displayName,
    countryLetterCode: 'NL',
    preferredLanguage: 'nl',
    tenantType: 'AAD',
    verifiedDomains: [domain],
  };
  return page(call, [record], { context: 'organization', defaultTop: 100 });
};

const listUsers: GraphHandler = (call) => {
  const known = call.ctx.state.accounts.filter((account) => account.directory !== null).map(fullUser);
  return page(call, known, { context: 'users', defaultTop: 100, show: (user) => shownUser(call, user) });
};

const getUser: GraphHandler = (call) =>
  ok({
    '@odata.context': `${GRAPH}/$metadata#users/$entity`,
    ...select(call, shownUser(call, fullUser(userOf(call)))),
  });

const memberOf: GraphHandler = (call) => {
  const groups = call.ctx.directory.groupsOf(userOf(call).id).map((group) => typed('group', groupRecord(group)));
  return page(call, groups, { context: 'directoryObjects', defaultTop: 100 });
};

const mailboxSettings: GraphHandler = (call) => {
  userOf(call);
  return ok({
    '@odata.context': `${GRAPH}/$metadata#users('${call.params['user']}')/mailboxSettings`,
    timeZone: 'W. Europe Standard Time',
    language: { locale: 'nl-NL', displayName: 'Nederlands (Nederland)' },
    workingHours: workingHours(),
  });
};

const listGroups: GraphHandler = (call) =>
  page(call, call.ctx.state.groups.all().map(groupRecord), { context: 'groups', defaultTop: 100 });

const getGroup: GraphHandler = (call) =>
  ok({ '@odata.context': `${GRAPH}/$metadata#groups/$entity`, ...select(call, groupRecord(groupOf(call))) });

const members: GraphHandler = (call) => {
  const people = groupOf(call)
    .memberIds.map((id) => call.ctx.directory.user(id))
    .filter((account) => account !== undefined)
    .map((account) => fullUser(account));
  return page(call, people, {
    context: 'directoryObjects',
    defaultTop: 100,
    show: (user) => typed('user', shownUser(call, user)),
  });
};

/** Monday to Friday, in the Netherlands. */
export function workingHours(): Json {
  return {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:30:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: { name: 'W. Europe Standard Time' },
  };
}

function groupOf(call: GraphCall): Group {
  const id = call.params['group']!;
  const group = call.ctx.state.groups.get(id);
  if (group) return group;
  throw new GraphError(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}

function groupRecord(group: Group): Json {
  return {
    id: group.id,
    displayName: group.displayName,
    description: null,
    groupTypes: ['Unified'],
    mail: null,
    mailEnabled: false,
    mailNickname: group.displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    securityEnabled: true,
    visibility: 'Private',
  };
}

function fullUser(account: Account): Json {
  const guest = account.directory === 'Guest';
  return {
    id: account.id,
    businessPhones: [],
    displayName: account.displayName,
    givenName: account.givenName,
    jobTitle: account.jobTitle,
    mail: account.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: account.preferredLanguage,
    surname: account.surname,
    userPrincipalName: account.userPrincipalName,
    accountEnabled: !account.shared,
    companyName: account.companyName,
    department: null,
    userType: account.directory,
    externalUserState: guest ? 'Accepted' : null,
    mailNickname: account.userPrincipalName.split('@')[0],
    otherMails: guest ? [account.mail] : [],
    proxyAddresses: [`SMTP:${account.mail}`],
  };
}

/** Without $select, Graph shows a fixed few properties. */
function shownUser(call: GraphCall, user: Json): Json {
  return call.query.get('$select') ? user : Object.fromEntries(USER_DEFAULTS.map((name) => [name, user[name]]));
}

function typed(type: string, record: Json): Json {
  return { '@odata.type': `#microsoft.graph.${type}`, ...record };
}
