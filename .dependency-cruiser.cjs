/**
 * The import table of the house as rules: each layer lists what of ours it may import. No arrow runs up.
 * The same table, in words, is in docs/architecture.md.
 */

/** A job's name, ids, title and schedule: whoever enqueues it imports this, and never its handler. */
const jobDefinitions = '^jobs/(definitions|(?!engine/)\\w+/\\w+)\\.ts$';

const layers = {
  domain: { path: '^src/domain/', may: [] },
  access: { path: '^src/access/', may: ['^payload-types\\.ts$'] },
  i18n: { path: '^src/i18n/', may: ['^src/domain/'] },
  errors: { path: '^src/errors/', may: ['^src/i18n/', '^src/domain/'] },
  queue: { path: '^src/queue/', may: ['^src/domain/', '^src/env\\.ts$', '^src/errors/', '^src/database/'] },
  database: { path: '^src/database/', may: ['^src/domain/', '^src/env\\.ts$', '^src/errors/'] },
  platform: { path: '^src/platform/', may: ['^src/env\\.ts$'] },
  email: { path: '^src/email/', may: ['^src/i18n/', '^src/env\\.ts$', '^src/domain/'] },
  jobDefinitions: { path: jobDefinitions, may: ['^src/queue/jobDefinition\\.ts$'] },
  jobEngine: { path: '^jobs/engine/', may: ['^src/(domain|queue|database)/'] },
  services: {
    path: '^src/services/',
    may: [
      '^src/(domain|database|queue|email|i18n|errors)/',
      jobDefinitions,
      '^payload-types\\.ts$',
      '^src/env\\.ts$',
    ],
  },
  hooks: {
    path: '^hooks/',
    may: ['^src/(services|domain|queue|access|errors|i18n)/', jobDefinitions, '^payload-types\\.ts$'],
  },
  endpoints: {
    path: '^src/endpoints/',
    may: ['^src/(services|domain|queue|access|errors|i18n)/', jobDefinitions, '^payload-types\\.ts$'],
  },
  jobHandlers: {
    path: '^jobs/.*\\.handler\\.ts$',
    may: [
      '^src/(services|domain|queue|access|errors|i18n)/',
      jobDefinitions,
      '^jobs/engine/handler\\.ts$',
      '^payload-types\\.ts$',
    ],
  },
  admin: {
    path: '^src/admin/',
    may: ['^src/(services|domain|i18n|errors)/', '^payload-types\\.ts$'],
  },
  collections: {
    path: '^collections/',
    may: ['^hooks/', '^src/(access|endpoints|domain|i18n)/', '^payload-types\\.ts$', '^src/env\\.ts$'],
  },
};

const within = Object.entries(layers).map(([name, { path, may }]) => ({
  name: `${name}-imports`,
  comment: `${name} may import only: ${may.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path, pathNot: '\\.spec\\.ts$' },
  to: {
    path: '^(src|collections|hooks|jobs|migrations|scripts|tests|bench|eval|payload)',
    pathNot: [path, ...may],
  },
}));

module.exports = {
  forbidden: [
    ...within,
    {
      name: 'nothing-imports-the-top',
      comment: 'server, worker, scripts, tests, bench and eval are entry points',
      severity: 'error',
      from: { pathNot: ['^(src/server|scripts|tests|bench|eval|jobs/worker\\.ts)', '\\.spec\\.ts$'] },
      to: { path: '^(src/server|scripts|tests|bench|eval|jobs/worker\\.ts)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'the domain knows neither Payload nor the database nor the file system',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(payload|@payloadcms|pg|drizzle-orm|agenda|express|next)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(importMap\\.js|\\.next/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
