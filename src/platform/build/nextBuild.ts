import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeBuildLock } from './buildLock.ts';
import { runToEnd, type ChildResult } from '../processes/childProcess.ts';
import { fingerprintOf } from './fingerprint.ts';
import { diskFull, fileFault, StartFault } from '../processes/startFault.ts';

/** The sources of the bundle. The Express server and the tests do not belong to it. */
const sources = [
  'payload.config.ts',
  'collections',
  'hooks',
  'jobs',
  'src',
  'next.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * Builds the admin UI and Payload's API when there is no build, or when the build was made from other sources. An
 * interrupted build counts as no build. If another process is building, this function waits for it.
 *
 * @returns whether this call built
 * @throws StartFault when the build fails; `log` then has received the last lines, and `.next/build.log` holds all of
 * them
 */
export async function ensureBuild(input: {
  root: string;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Promise<boolean> {
  const log = () => {
    input.log('another build is running; waiting for it');
  };
  while (!isFresh(input.root)) {
    const releaseLock = await takeBuildLock({ root: input.root, signal: input.signal, onWait: log });
    if (releaseLock === undefined) continue;
    try {
      // The former holder of the lock may have just built. A second build would replace files that a running process
      // uses.
      if (isFresh(input.root)) return false;
      if (await tryBuild(input)) return true;
    } finally {
      releaseLock();
    }
    // A `next build` that somebody started by hand takes no lock.
    log();
    await sleep(2_000, undefined, { signal: input.signal });
  }
  return false;
}

/** Builds once. False when Next says that another build is running. */
async function tryBuild(input: {
  root: string;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Promise<boolean> {
  const fingerprint = currentFingerprint(input.root);
  const result = await runBuild(input);
  input.signal?.throwIfAborted();
  if (result.code === 0) {
    writeBuildFile(input.root, 'fingerprint', fingerprint);
    writeBuildFile(input.root, 'build.log', result.output);
    return true;
  }
  if (!/Another .*next build.* is already running/.test(result.output)) throw buildFault(result, input);
  return false;
}

/** Whether a complete build of the present sources exists. */
export function isFresh(root: string): boolean {
  const fingerprintFile = buildFile(root, 'fingerprint');
  if (!existsSync(fingerprintFile) || !existsSync(join(root, '.next', 'BUILD_ID'))) return false;
  return readFileSync(fingerprintFile, 'utf8').trim() === currentFingerprint(root);
}

function runBuild({
  root,
  signal,
}: {
  root: string;
  signal?: AbortSignal | undefined;
}): Promise<ChildResult> {
  // Next empties .next, but only after it has read its configuration.
  rmSync(buildFile(root, 'fingerprint'), { force: true });
  const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next');
  return runToEnd({
    args: [next, 'build'],
    cwd: root,
    env: { NODE_ENV: 'production' },
    signal,
  });
}

function buildFault(
  result: ChildResult,
  { root, log }: { root: string; log: (line: string) => void },
): Error {
  if (/ENOSPC|No space left on device/.test(result.output)) return diskFull(root);
  if (/EACCES|EROFS|not writeable/.test(result.output)) {
    return new StartFault(
      `The build cannot be written to ${join(root, '.next')}`,
      'Give this user the right to write there, or run npm run build as its owner',
    );
  }
  for (const line of result.output.trimEnd().split('\n').slice(-25)) log(line);
  writeBuildFile(root, 'build.log', result.output);
  return new StartFault(
    `next build ended with ${String(result.code)}`,
    `Fix what the lines above name (all of them are in ${buildFile(root, 'build.log')})`,
  );
}

function currentFingerprint(root: string): string {
  return fingerprintOf({ root, paths: sources, exclude: ['src/server'], texts: [process.version] });
}

function writeBuildFile(root: string, name: 'build.log' | 'fingerprint', text: string): void {
  try {
    mkdirSync(join(root, '.next'), { recursive: true });
    writeFileSync(buildFile(root, name), `${text}\n`);
  } catch (error) {
    throw fileFault(error, { what: 'folder', path: join(root, '.next') });
  }
}

function buildFile(root: string, name: 'build.log' | 'fingerprint'): string {
  return join(root, '.next', name === 'fingerprint' ? 'diningcoach-fingerprint' : name);
}
