import { z } from 'zod';
import { defineJob, recordId } from './jobDefinition.ts';

/** Work through all that is due, in pieces of its own, one at a time in a worker; what it does twice changes nothing. */
const sweep = { ids: z.strictObject({}), transaction: 'none', concurrency: 1 } as const;

/** Every kind of job: its name and what it carries. Its handler is in jobs/handlers; the compiler checks that it is. */
export const jobDefinitions = {
  'send-email': defineJob({
    ids: z.strictObject({
      template: z.enum(['confirm-email', 'reset-password', 'welcome']),
      collection: z.enum(['users', 'staff']),
      user: recordId,
    }),
    transaction: 'none',
    runSeconds: 60,
    backoff: { baseSeconds: 15, capSeconds: 900 },
  }),
  'compute-nutrition': defineJob({
    ids: z.strictObject({ diary: recordId }),
    transaction: 'around',
    runSeconds: 30,
    backoff: { baseSeconds: 5, capSeconds: 600 },
  }),
  'refresh-foods': defineJob({
    ...sweep,
    runSeconds: 3600,
    backoff: { baseSeconds: 15, capSeconds: 3600 },
  }),
  'tend-food-search': defineJob({
    ...sweep,
    runSeconds: 3600,
    backoff: { baseSeconds: 60, capSeconds: 3600 },
  }),
  'remove-files': defineJob({
    ...sweep,
    runSeconds: 600,
    backoff: { baseSeconds: 15, capSeconds: 3600 },
  }),
  'purge-trash': defineJob({
    ...sweep,
    runSeconds: 3600,
    backoff: { baseSeconds: 60, capSeconds: 3600 },
  }),
  'prune-jobs': defineJob({
    ...sweep,
    runSeconds: 600,
    backoff: { baseSeconds: 60, capSeconds: 3600 },
  }),
};

export type JobName = keyof typeof jobDefinitions;
export type JobIds<Name extends JobName> = z.output<(typeof jobDefinitions)[Name]['ids']>;

/** Jobs that need no ids, so that a clock alone can ask for them. */
export type ScheduledJobName = {
  [Name in JobName]: JobIds<Name> extends Record<string, never> ? Name : never;
}[JobName];
