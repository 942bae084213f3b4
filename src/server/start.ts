/** `npm start`: everything that the product needs, then web and worker, until it is told to stop. */
import { resolve } from 'node:path';
import { env, type Env } from '../env.ts';
import { checkPort } from '../platform/freePort.ts';
import { ensureBuild } from '../platform/nextBuild.ts';
import { prepareEnvironment, type PreparedEnvironment } from '../platform/prepare.ts';
import { createProgress, type Progress } from '../platform/progress.ts';
import type { RunRole } from '../platform/runLock.ts';
import { superviseChildren, type ChildPlan, type Supervision } from '../platform/supervisor.ts';
import { bannerOf } from './banner.ts';
import { checkMigrated, prepareDatabase } from './prepareDatabase.ts';
import { runProgram, type Stop } from './program.ts';

const root = resolve(import.meta.dirname, '../..');

await runProgram(async (stop) => {
  const settings = env();
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const progress = createProgress(process.stdout);
  progress.line('DiningCoach is starting');
  if (isWeb(settings)) await checkPort(settings.PORT);

  let supervision: Supervision | undefined;
  const moved = databaseMoved(() => supervision);
  const prepared = await progress.step('database', (say) =>
    prepareEnvironment({ log: say, as: roleInRun(settings), onDatabaseMoved: moved.tell }),
  );
  try {
    await bringUp({ settings, prepared, progress, stop });
    if (settings.ROLE === 'migrate') return;
    supervision = superviseChildren({ plans: plansOf(settings), cwd: root, log: progress.line });
    await progress.step('processes', () =>
      Promise.race([supervision?.ready, moved.failed, untilAborted(stop.signal)]),
    );
    stop.signal.throwIfAborted();
    for (const line of bannerOf(env(), prepared)) progress.line(line);
    await Promise.race([moved.failed, untilAborted(stop.signal)]);
    progress.line('DiningCoach is stopping');
  } finally {
    await endAll({ supervision, prepared, stop });
  }
});

async function bringUp(of: {
  settings: Env;
  prepared: PreparedEnvironment;
  progress: Progress;
  stop: Stop;
}): Promise<void> {
  const { settings, progress } = of;
  const { signal } = of.stop;
  const { databaseUrl } = of.prepared;
  signal.throwIfAborted();
  if (settings.ROLE === 'web' || settings.ROLE === 'worker') await checkMigrated({ databaseUrl, root });
  else {
    await progress.step('migrations', (log) =>
      prepareDatabase({ databaseUrl, root, dataDir: settings.dataDir, log, signal }),
    );
  }
  if (!isWeb(settings)) return;
  await progress.step('build', (log) => ensureBuild({ root, log, signal }));
  // Minutes may have passed.
  await checkPort(settings.PORT);
}

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

function plansOf({ ROLE }: Env): readonly ChildPlan[] {
  return (['web', 'worker'] as const)
    .filter((name) => ROLE === 'all' || ROLE === name)
    .map((name) => ({
      name,
      args: ['--import', 'tsx', `src/server/${name}.ts`],
      env: { ROLE: name },
      readiness: 'message',
    }));
}

/** When the embedded database had to be started again elsewhere, children must learn its address. */
function databaseMoved(supervision: () => Supervision | undefined): {
  tell: (fault: unknown) => void;
  failed: Promise<never>;
} {
  let fail: (fault: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => undefined);
  return { failed, tell: (fault) => (fault === undefined ? supervision()?.restart() : fail(fault)) };
}

async function endAll(of: {
  supervision: Supervision | undefined;
  prepared: PreparedEnvironment;
  stop: Stop;
}): Promise<void> {
  const { supervision, prepared, stop } = of;
  stop.hard.addEventListener('abort', () => void supervision?.stop(0), { once: true });
  // The database gets the time that the children leave.
  await supervision?.stop(Math.max(0, stop.remainingMs() - 700));
  await prepared.release({ fastMs: Math.max(0, stop.remainingMs() - 300) });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener('abort', () => settle(), { once: true });
  });
}
