import { spawn, type ChildProcess } from 'node:child_process';
import { endGroup, faultOfMessage, readMessage } from './childProcess.ts';
import { StartFault } from './startFault.ts';

export interface ChildPlan {
  /** Its name in messages: web, worker. */
  readonly name: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** When it counts as ready: at its message, or, for other programs, as soon as it runs. */
  readonly readiness: 'message' | 'running';
}

export interface Supervision {
  /** Settles when every child was ready once; rejects when one of them cannot be started. */
  readonly ready: Promise<void>;
  /** Restarts every child, so that it reads the environment again. */
  readonly restart: () => void;
  /** Ends all children: with SIGTERM, and by force after `graceMs`. Settles when they are gone. */
  readonly stop: (graceMs: number) => Promise<void>;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** A child that ran this long is healthy, so the count of its crashes starts again. */
const healthyAfterMs = 30_000;
/** Crashes in a row of a child that was never ready, after which the start fails. */
const triesBeforeReady = 5;

/**
 * Runs processes and restarts those that end, after a pause that doubles from 0.2 to 10 seconds. Each child has a
 * channel to the supervisor. When the supervisor dies, whatever the reason, the channel closes and the child ends
 * itself.
 */
export function superviseChildren({
  plans,
  cwd,
  log,
}: {
  plans: readonly ChildPlan[];
  cwd: string;
  log: (line: string) => void;
}): Supervision {
  const children = plans.map((plan) => superviseChild({ plan, cwd, log }));
  return {
    ready: Promise.all(children.map((child) => child.ready)).then(() => undefined),
    restart: () => children.forEach((child) => child.restart()),
    stop: async (graceMs) => {
      await Promise.all(children.map((child) => child.stop(graceMs)));
    },
  };
}

function superviseChild({
  plan,
  cwd,
  log,
}: {
  plan: ChildPlan;
  cwd: string;
  log: (line: string) => void;
}): Supervision {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let wasReady = false;
  let crashes = 0;
  const readiness = deferred();

  const start = (): void => {
    const startedAt = Date.now();
    let fault: StartFault | undefined;
    const started = spawn(process.execPath, plan.args, {
      cwd,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...plan.env },
      // In a process group of its own: Ctrl-C reaches only the supervisor, which then ends its children in order.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    const markReady = (): void => {
      wasReady = true;
      readiness.resolve();
    };
    if (plan.readiness === 'running') started.once('spawn', markReady);
    started.on('message', (value) => {
      const message = readMessage(value);
      if (message?.type === 'ready') markReady();
      if (message?.type === 'fault') fault = faultOfMessage(message);
    });
    started.once('error', (error) => log(`the ${plan.name} process: ${error.message}`));
    started.once('exit', (code, by) => {
      if (isStopping) return;
      if (Date.now() - startedAt > healthyAfterMs) crashes = 0;
      crashes += 1;
      const how = by === null ? `exit code ${String(code)}` : by;
      if (!wasReady && (fault !== undefined || crashes >= triesBeforeReady)) {
        readiness.reject(fault ?? neverReadyFault(plan.name, how));
        return;
      }
      const pauseMs = Math.min(firstPauseMs * 2 ** (crashes - 1), longestPauseMs);
      log(`the ${plan.name} process ended (${how}); starting it again in ${String(pauseMs / 1000)} s`);
      timer = setTimeout(start, pauseMs);
    });
  };
  start();
  return {
    ready: readiness.promise,
    restart: () => void child?.kill('SIGTERM'),
    stop: async (graceMs) => {
      isStopping = true;
      clearTimeout(timer);
      if (child !== undefined) await endGroup(child, graceMs);
    },
  };
}

function neverReadyFault(name: string, how: string): StartFault {
  return new StartFault(
    `The ${name} process ends at every start (${how})`,
    'Fix what its messages above name',
  );
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (fault: StartFault) => void } {
  let resolve: () => void = () => undefined;
  let reject: (fault: StartFault) => void = () => undefined;
  const promise = new Promise<void>((onReady, onFault) => {
    resolve = onReady;
    reject = onFault;
  });
  // The promise may reject before anyone waits for it.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
