/**
 * The larger packages, which a worker loads once for all its test files. None of them keeps what a test made, and none asks of a
 * value whether its own world made it (a `Promise`, a fault), as express does and what reads Excel.
 */
const LOADED_ONCE = [
  '@azure/[^/]+',
  '@electric-sql/pglite',
  '@microsoft/microsoft-graph-client',
  'adaptivecards',
  'botframework-(schema|streaming)',
  'docx',
  'ical-generator',
  'jose',
  'jsonwebtoken',
  'kysely',
  'pdfmake',
  'pg',
  'pg-boss',
  'pino',
  'playwright-core',
  'prom-client',
  'react',
  'react-dom',
  'zod',
].join('|');

/** ESM tests, compiled by swc. One command for all rooms; `npm test -- test/rules` runs one of them. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transformIgnorePatterns: [`/node_modules/(?!(${LOADED_ONCE})/)`],
  transform: {
    [`/node_modules/(${LOADED_ONCE})/`]: '<rootDir>/test/support/shared-package.js',
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: true, // beside the code, not in it: each test file reads and compiles all of it anew
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: '<rootDir>/test/support/environment.ts',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // On two cores: a test file that waits for a browser, or for a pause that Microsoft asks for, leaves its core to a third.
  maxWorkers: 3,
  // What test files loaded is never all given back; a worker that holds this much begins anew.
  workerIdleMemoryLimit: '1.5GB',
  testTimeout: 60_000,
};
