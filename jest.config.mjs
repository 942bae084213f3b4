// @ts-check
import { bundledPackages } from './tests/helpers/jest/packages.mjs';

/** Native ES modules compiled by swc. */
/** @type {import('jest').Config} */
const shared = {
  testEnvironment: 'node',
  // Lexical's packages use top-level await in import cycles, and sometimes never finish loading. Their files for the
  // condition `production` are plain modules. Every `node` of this product runs with it (docs/decisions/versions.md).
  testEnvironmentOptions: { customExportConditions: ['production', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/.next/', '/.data/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: false },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
const ignored = ['/node_modules/', '/.next/', '/.data/'];

/** @type {import('jest').Config} */
const config = {
  testTimeout: 60_000,
  // For two cores: a test file waits a quarter of its time, for the database, for processes and for locks.
  maxWorkers: 3,
  // Node keeps the modules of every test file in memory until the process ends: 40 MB for a file with a server. Without
  // new workers a quarter of the processor time goes to the garbage collector.
  workerIdleMemoryLimit: '450MB',
  testSequencer: '<rootDir>/tests/helpers/jest/sequencer.mjs',
  projects: [
    // The specs beside the code, without a database: `npm run test:unit`.
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: [...ignored, '<rootDir>/tests/', '<rootDir>/eval/'],
    },
    // The tests of the running product, and those of eval/, which read ten thousand labels.
    // One embedded PostgreSQL serves the whole run. Every test file clones its own database from a migrated template,
    // so test files are independent.
    {
      ...shared,
      displayName: 'whole',
      moduleNameMapper: bundledPackages,
      testMatch: ['<rootDir>/tests/**/*.spec.ts', '<rootDir>/eval/**/*.spec.ts'],
      testPathIgnorePatterns: ignored,
      globalSetup: '<rootDir>/tests/helpers/jest/globalSetup.mjs',
      globalTeardown: '<rootDir>/tests/helpers/jest/globalTeardown.ts',
    },
  ],
};

export default config;
