import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const CAPABILITIES =
  'people|delivery|reminders|meetings|agendas|minutes|outcomes|live|search|archive|programmes|placements';
const room = (name: string): string => `^src/(${CAPABILITIES})/${name}`;
const SHARED_PURE = '^src/time/';

/**
 * The table of ARCHITECTURE.md as rules for dependency-cruiser. The comment is what a developer reads when the test
 * fails: it says where the code belongs. `$1` is the capability of the importing file.
 */
export const forbidden: IRegularForbiddenRuleType[] = [
  rule(
    'no-circles',
    'Two files that import each other are one thought: merge them, or move the shared part to a third file.',
    {
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ),
  rule(
    'rules-are-pure',
    'rules/ decides on plain values. What is loaded or sent belongs in store.ts or use-cases.ts, words belong in src/text.',
    {
      from: { path: room('rules/') },
      to: { pathNot: [`^src/(${CAPABILITIES})/rules/`, SHARED_PURE, 'node_modules/node-diff3/'] },
    },
  ),
  rule(
    'rules-of-others-by-type',
    'A rule may know the shapes of another capability, not its decisions: import the type, or pass the decision in.',
    {
      from: { path: room('rules/') },
      to: {
        path: `^src/(${CAPABILITIES})/rules/`,
        pathNot: ['^src/$1/', '^src/people/rules/'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'schema-and-ports-know-types-only',
    'schema.ts and ports.ts describe what crosses a boundary: types of rules, and zod. Behaviour belongs in rules/ or use-cases.ts.',
    {
      from: { path: room('(schema|ports)\\.ts$') },
      to: {
        pathNot: [
          room('(rules/|schema\\.ts|ports\\.ts)'),
          SHARED_PURE,
          '^src/work/job\\.ts$',
          '^src/cards/',
          '^src/text/format\\.ts$',
          'node_modules/zod/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'cards-are-pure',
    'A card is drawn from a state: rules, schema, text, time and the card kit. Loading the state belongs in use-cases.ts.',
    {
      from: { path: `^src/(${CAPABILITIES})/cards/` },
      to: {
        pathNot: [room('(rules/|cards/|schema\\.ts)'), SHARED_PURE, '^src/text/', '^src/cards/'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'papers-are-pure',
    'A paper is described from a state, as a card is: src/documents/write.ts makes a file of it, at the door.',
    {
      from: { path: `^src/(${CAPABILITIES})/documents/` },
      to: {
        pathNot: [room('(rules/|documents/|schema\\.ts)'), SHARED_PURE, '^src/text/', '^src/documents/document\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'documents-know-no-capability',
    'src/documents writes any paper: what it says belongs in <capability>/documents/.',
    {
      from: { path: '^src/documents/' },
      to: { path: '^(src|bot|tabs)/', pathNot: '^src/documents/' },
    },
  ),
  rule(
    'document-libraries-in-one-room',
    'docx and pdfmake are written to in src/documents alone, so that one paper looks like another.',
    {
      from: { path: '^(src|bot|tabs)/', pathNot: '^src/documents/' },
      to: { path: 'node_modules/(docx|pdfmake)/' },
    },
  ),
  rule(
    'stores-fetch',
    'store.ts fetches and saves its own tables. Deciding belongs in rules/, combining in use-cases.ts.',
    {
      from: { path: room('store') },
      to: {
        path: '^(src|bot|tabs)/',
        pathNot: [
          `^src/$1/(store|rules/|schema\\.ts)`,
          `^src/(${CAPABILITIES})/rules/`,
          '^src/edge/database/',
          '^src/work/',
          SHARED_PURE,
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'use-cases-use-ports',
    'A use case reaches the outside through its ports.ts; bot/main.ts decides what stands behind them.',
    {
      from: { path: `^src/(${CAPABILITIES})/` },
      to: { path: '^src/(edge/(graph|teams|identity|queue|clock|config|log)|local-tenant)|^(bot|tabs)/' },
    },
  ),
  rule('people-know-nobody', 'people is the ground the others stand on: it may use nothing of them.', {
    from: { path: '^src/people/' },
    to: {
      path: '^src/(delivery|reminders|meetings|agendas|minutes|outcomes|live|search|archive|programmes|placements)/',
      pathNot: 'schema\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule(
    'delivery-knows-people-only',
    'delivery carries messages whose content others decide: hand it an Outgoing instead of letting it ask.',
    {
      from: { path: '^src/delivery/' },
      to: { path: '^src/(reminders|meetings|agendas|minutes|outcomes|live|search|archive|programmes|placements)/' },
    },
  ),
  rule(
    'reminders-are-a-leaf',
    'reminders knows obligations, not what they are about: use its ports.ts, wired in bot/main.ts.',
    {
      from: { path: '^src/reminders/' },
      to: {
        path: '^src/(delivery|meetings|agendas|minutes|outcomes|live|search|archive|programmes|placements)/',
        pathNot: '^src/delivery/schema\\.ts$',
      },
    },
  ),
  rule(
    'meetings-before-agendas',
    'Imports between capabilities go one way: people, delivery and reminders, then meetings, then agendas; placements beside them.',
    {
      from: { path: '^src/(meetings|placements)/' },
      to: {
        path: '^src/(agendas|minutes|outcomes|live|search|archive|programmes|placements|meetings)/',
        pathNot: '^src/$1/',
      },
    },
  ),
  rule('agendas-know-meetings', 'agendas may use meetings, not minutes or placements.', {
    from: { path: '^src/agendas/' },
    to: { path: '^src/(minutes|outcomes|live|search|archive|programmes|placements)/' },
  }),
  rule('minutes-know-agendas', 'minutes may use agendas, not outcomes or placements.', {
    from: { path: '^src/minutes/' },
    to: { path: '^src/(outcomes|live|search|archive|programmes|placements)/' },
  }),
  rule(
    'archive-knows-what-is-kept',
    'The archive may use agendas, minutes, outcomes and live, not what is searched or planned.',
    {
      from: { path: '^src/archive/' },
      to: { path: '^src/(search|programmes|placements)/' },
    },
  ),
  rule(
    'outcomes-know-minutes',
    'outcomes, live, search and programmes may use agendas and minutes, not each other or placements.',
    {
      from: { path: '^src/(outcomes|live|search|programmes)/' },
      to: { path: '^src/(outcomes|live|search|archive|programmes|placements)/', pathNot: '^src/$1/' },
    },
  ),
  rule(
    'others-by-use-case',
    'Another capability is reached through its use cases, rules or schema: its tables and ports are its own.',
    {
      from: { path: `^src/(${CAPABILITIES})/` },
      to: {
        path: room('(store|ports)'),
        pathNot: ['^src/$1/', '^src/people/store'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule('jobs-are-thin', 'jobs.ts parses nothing and decides nothing: it calls its own use cases.', {
    from: { path: room('jobs\\.ts$') },
    to: {
      path: '^(src|bot|tabs)/',
      pathNot: ['^src/$1/', '^src/work/', SHARED_PURE],
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule(
    'edges-know-ports-only',
    'edge/ owns transport: it fulfils ports by type. Decisions belong in rules/, sentences in src/text.',
    {
      from: { path: '^src/edge/' },
      to: {
        path: '^(src|bot|tabs)/',
        pathNot: ['^src/edge/', '^src/work/', SHARED_PURE],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule('time-and-cards-are-ground', 'time and the card kit are used by everybody and use nobody but each other.', {
    from: { path: '^src/(time|cards)/' },
    to: { path: '^(src|bot|tabs)/', pathNot: '^src/(time|text|cards)/', dependencyTypesNot: ['type-only'] },
  }),
  rule(
    'text-puts-rules-into-words',
    'src/text words what rules decide: it may read rules, time and itself. State belongs in cards/ or screens.',
    {
      from: { path: '^src/text/' },
      to: {
        path: '^(src|bot|tabs)/',
        pathNot: ['^src/(time|text)/', room('rules/')],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'doors-do-not-query',
    'A turn or a route authenticates, parses and calls a use case. Queries belong in store.ts, SDK calls in edge/.',
    {
      from: { path: '^bot/(turns|http)/' },
      to: {
        path: [
          '^src/local-tenant/',
          '^src/edge/(database/(open|transact|migrate)|graph|queue)',
          room('store'),
          '^tabs/',
          '^bot/(main|worker)\\.ts$',
        ],
        pathNot: '^src/people/store',
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule(
    'tabs-are-a-browser',
    'The tabs run in a browser: rules, schema, text, time and the card kit only. Data comes from the tab API.',
    {
      from: { path: '^tabs/' },
      to: {
        path: '^(src|bot)/',
        pathNot: [room('(rules/|schema\\.ts)'), '^src/(time|text|cards|work/job\\.ts|documents/document\\.ts)'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  rule('stand-in-is-ignorant', 'The stand-in for Microsoft 365 knows nothing of the product, as Microsoft does.', {
    from: { path: '^src/local-tenant/' },
    to: { path: '^(src|bot|tabs)/', pathNot: '^src/local-tenant/' },
  }),
  rule(
    'nobody-knows-the-stand-in',
    'Only bot/main.ts and tests may start the stand-in; the product meets it over HTTP.',
    {
      from: { path: '^(src|bot|tabs)/', pathNot: ['^bot/main\\.ts$', '^bot/practice', '^src/local-tenant/'] },
      to: { path: '^src/local-tenant/' },
    },
  ),
  rule(
    'botbuilder-in-one-room',
    'botbuilder is leaving support: keep it in edge/teams and bot/turns, so that its successor is a change to those alone.',
    {
      from: { path: '^(src|bot|tabs)/', pathNot: '^(src/edge/teams|bot/turns)/' },
      to: { path: 'node_modules/(botbuilder|botframework-)' },
    },
  ),
  rule('graph-client-in-one-room', 'Graph is spoken in edge/graph alone; a capability asks through its port.', {
    from: { path: '^(src|bot|tabs)/', pathNot: '^src/edge/graph/' },
    to: { path: 'node_modules/@microsoft/microsoft-graph-client' },
  }),
  rule('msal-in-one-room', 'Tokens are fetched in edge/identity alone.', {
    from: { path: '^(src|bot|tabs)/', pathNot: '^src/edge/identity/' },
    to: { path: 'node_modules/@azure/msal-node' },
  }),
];

type Where = Pick<IRegularForbiddenRuleType, 'from' | 'to'>;

function rule(name: string, comment: string, where: Where): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', ...where };
}
