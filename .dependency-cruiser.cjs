/**
 * The import rules of the project. Each layer lists the layers that it may import, so that imports only go down; the
 * same table is in docs/architecture.md. Inside the layers, features meet only in services and in the domain.
 */

/** The name, ids, title and schedule of a job. Code that enqueues a job imports its definition and never its handler. */
const jobDefinitions = '^jobs/(definitions|(?!engine/)\\w+/\\w+)\\.ts$';

const layers = {
  domain: { path: '^src/domain/', may: [] },
  access: {
    path: '^src/access/',
    // Who wrote an anonymous document stands in a table of its own, which no filter of Payload reaches.
    // So does what members share with whom.
    may: [
      '^src/services/community/anonymity/',
      '^src/services/patients/sharedWith\\.ts$',
      '^src/domain/',
      '^payload-types\\.ts$',
    ],
  },
  i18n: { path: '^src/i18n/', may: ['^src/domain/'] },
  errors: { path: '^src/errors/', may: ['^src/i18n/', '^src/domain/'] },
  queue: { path: '^src/queue/', may: ['^src/domain/', '^src/env\\.ts$', '^src/errors/', '^src/database/'] },
  database: { path: '^src/database/', may: ['^src/domain/', '^src/env\\.ts$', '^src/errors/'] },
  platform: { path: '^src/platform/', may: ['^src/env\\.ts$', '^src/errors/loggedError\\.ts$'] },
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

/** The folder of a feature in a layer. src/access has one file for each feature instead. */
const featureFolder = '^(?:(?:hooks|jobs|src/(?:admin|database|endpoints|services))/(?=\\w+/)|src/access/)';

/** Code that every feature may import, although it stands in a folder of a layer. */
const sharedByFeatures = [
  // What readers see of posts, comments and shared meals.
  '^src/database/community/shown\\.ts$',
  // What all endpoints, hooks, jobs, access rules and fields of the admin UI have in common.
  '^src/endpoints/operations/',
  '^jobs/engine/',
  '^src/access/roles\\.ts$',
  // Who sees what members share, in every collection.
  '^src/access/community/content\\.ts$',
  // Own documents, anonymous ones included: the audit log has entries about them.
  '^src/access/community/ownContent\\.ts$',
  '^src/admin/(fields|charts|controls)/',
  // Other features read the tables of foods and of the dictionary.
  '^src/database/(foods|labels)/',
  // Whatever reads a health profile asks first whether it may be used.
  '^src/database/accounts/healthDataPermission\\.ts$',
  // An import and a refresh of all foods write the suitability masks in their own transaction.
  '^src/database/search/unfitFoods\\.ts$',
  // Services of other features. The table of layers above says who may import them.
  '^src/services/',
];

/** Code that may import every feature, because it joins them. Collections join them, too, and are not checked. */
const joinsFeatures = [
  '\\.spec\\.ts$',
  // The list of hot routes, and the check of a token in front of each of them.
  '^src/endpoints/operations/',
  '^src/services/operations/',
  // The patched adapter takes the rules of the foreign keys from the declarations of personal data.
  '^src/database/payload/adapter\\.ts$',
  // Payload writes sessions as a part of accounts; here they are rows.
  '^src/database/payload/sessionWrites\\.ts$',
  // Access rules ask for what the SQL of the community defines.
  '^src/database/payload/visibleContent\\.ts$',
  // A verdict with limits for a day needs what the member ate on that day.
  '^src/services/suitability/foodSuitability\\.ts$',
];

const within = Object.entries(layers).map(([name, { path, may }]) => ({
  name: `${name}-imports`,
  comment: `${name} may import only: ${may.join(', ') || 'nothing of this project'}`,
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
      name: 'features-meet-in-services',
      comment:
        'A feature reaches into another feature only through its services or its domain. Exceptions: collections, ' +
        'which join features; the code in `joinsFeatures`; and the shared code in `sharedByFeatures`.',
      severity: 'error',
      from: { path: `${featureFolder}(\\w+)`, pathNot: joinsFeatures },
      to: { path: featureFolder, pathNot: [`${featureFolder}$1\\b`, ...sharedByFeatures] },
    },
    {
      name: 'nothing-imports-entry-points',
      comment: 'The server, the worker, scripts, tests, bench and eval are entry points.',
      severity: 'error',
      from: { pathNot: ['^(src/server|scripts|tests|bench|eval|jobs/worker\\.ts)', '\\.spec\\.ts$'] },
      to: { path: '^(src/server|scripts|tests|bench|eval|jobs/worker\\.ts)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports neither Payload nor a database driver nor a framework.',
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
