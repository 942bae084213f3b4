// @ts-check

/**
 * Native ES modules compiled by swc. One embedded PostgreSQL serves the whole run (globalSetup); every test file
 * clones its own database from a migrated template, so files neither wait for nor see each other.
 */
/** @type {import('jest').Config} */
const config = {
  testEnvironment: 'node',
  // Lexical's packages load themselves by top-level await in a circle, and now and then never finish; their files for
  // the condition `production` are plain modules. Every `node` of this product runs with it (docs/decisions/versions.md).
  testEnvironmentOptions: { customExportConditions: ['production', 'node', 'node-addons'] },
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/.next/', '/.data/'],
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
  globalSetup: '<rootDir>/tests/helpers/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/helpers/globalTeardown.ts',
  testTimeout: 60_000,
  maxWorkers: 2,
};

export default config;
