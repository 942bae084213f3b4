/**
 * `npm run dev`: the product with hot reload. Plain `next dev` serves everything, hot routes included, because each hot
 * route is also an endpoint of its collection. A custom server in front of it kept serving old code. A worker runs
 * beside it.
 */
import { resolve } from 'node:path';
import { env } from '../env.ts';
import { exitWithParentModule } from '../platform/processes/childProcess.ts';
import { checkPort } from '../platform/postgres/freePort.ts';
import { checkPayloadVersion } from '../platform/payloadVersion.ts';
import { createProgress } from '../platform/progress.ts';
import { prepareDatabase } from './prepareDatabase.ts';
import { runProgram } from './program.ts';
import { runProduct } from './run.ts';
import { programArgs } from './programArgs.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Next's dev server asks the registry for its newest version whenever a browser connects. This module rejects that
 * request.
 */
const blockVersionCheck = `data:text/javascript,${encodeURIComponent(`
  const { fetch } = globalThis;
  globalThis.fetch = (target, ...rest) => String(target?.url ?? target).endsWith('/-/package/next/dist-tags')
    ? Promise.reject(new TypeError('not asked'))
    : fetch(target, ...rest);`)}`;

await runProgram(async (stop) => {
  checkPayloadVersion(root);
  const { PORT, dataDir, LOG_LEVEL } = env();
  Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', LOG_LEVEL });
  const progress = createProgress(process.stdout);
  progress.line('DiningCoach is starting for development');
  await checkPort(PORT);
  await runProduct({
    root,
    stop,
    progress,
    as: 'sole',
    bringUp: ({ databaseUrl }) =>
      progress.step('migrations', (log) =>
        prepareDatabase({ databaseUrl, root, dataDir, log, signal: stop.signal }),
      ),
    plans: [
      {
        name: 'web',
        args: [
          '--import',
          exitWithParentModule(),
          'node_modules/next/dist/bin/next',
          'dev',
          '--port',
          String(PORT),
        ],
        env: {
          ROLE: 'web',
          NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${blockVersionCheck}`.trim(),
        },
        readiness: 'running',
      },
      {
        name: 'worker',
        args: programArgs('worker'),
        env: { ROLE: 'worker' },
        readiness: 'message',
      },
    ],
  });
});
