/** `npm start`: prepares everything that the product needs, then runs web and worker until it is stopped. */
import { resolve } from 'node:path';
import { env, type Env } from '../env.ts';
import { checkPort } from '../platform/postgres/freePort.ts';
import { ensureBuild } from '../platform/build/nextBuild.ts';
import { checkPayloadVersion } from '../platform/payloadVersion.ts';
import { createProgress } from '../platform/progress.ts';
import type { RunRole } from '../platform/processes/runLock.ts';
import type { ChildPlan } from '../platform/processes/supervisor.ts';
import { checkMigrated, prepareDatabase } from './prepareDatabase.ts';
import { runProgram } from './program.ts';
import { runProduct } from './run.ts';
import { programArgs } from './programArgs.ts';

const root = resolve(import.meta.dirname, '../..');

await runProgram(async (stop) => {
  checkPayloadVersion(root);
  const settings = env();
  const { ROLE, PORT, dataDir } = settings;
  const { signal } = stop;
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const progress = createProgress(process.stdout);
  progress.line('DiningCoach is starting');
  if (isWeb(settings)) await checkPort(PORT);
  await runProduct({
    root,
    stop,
    progress,
    as: roleInRun(settings),
    plans: plansOf(settings),
    bringUp: async ({ databaseUrl }) => {
      if (ROLE === 'web' || ROLE === 'worker') await checkMigrated({ databaseUrl, root });
      else {
        await progress.step('migrations', (log) =>
          prepareDatabase({ databaseUrl, root, dataDir, log, signal }),
        );
      }
      if (!isWeb(settings)) return;
      await progress.step('build', (log) => ensureBuild({ root, log, signal }));
      // The build may have taken a minute, so the port is checked again.
      await checkPort(PORT);
    },
  });
});

function isWeb({ ROLE }: Env): boolean {
  return ROLE === 'all' || ROLE === 'web';
}

function roleInRun({ ROLE }: Env): RunRole {
  switch (ROLE) {
    case 'all':
      return 'sole';
    case 'web':
    case 'worker':
      return 'part';
    case 'migrate':
      return 'guest';
  }
}

function plansOf(settings: Env): readonly ChildPlan[] {
  const { ROLE } = settings;
  return (['web', 'worker'] as const)
    .filter((name) => ROLE === 'all' || ROLE === name)
    .map((name) => ({
      name,
      args: programArgs(name),
      env: { ROLE: name, ...(name === 'web' ? { UV_THREADPOOL_SIZE: String(threadsOf(settings)) } : {}) },
      readiness: 'message',
    }));
}

/** Node's threads: enough for all that hashes or decodes at once, and four for files and names, so that these never wait. */
function threadsOf({ BUDGET_GRAPHQL, BUDGET_PASSWORDS, BUDGET_UPLOADS }: Env): number {
  return BUDGET_GRAPHQL + BUDGET_PASSWORDS + BUDGET_UPLOADS + 4;
}
