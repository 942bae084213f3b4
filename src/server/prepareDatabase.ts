import { runToEnd } from '../platform/processes/childProcess.ts';
import { migrationState } from '../platform/migrationState.ts';
import { diskFull, StartFault } from '../platform/processes/startFault.ts';
import { programArgs } from './programArgs.ts';

/**
 * Brings the database to this version in a process of its own (src/server/migrate.ts), so that the starter stays small.
 * Does nothing when a glance at the database says that all is in.
 *
 * @throws StartFault
 */
export async function prepareDatabase(of: {
  databaseUrl: string;
  root: string;
  dataDir: string;
  log: (line: string) => void;
  signal: AbortSignal;
}): Promise<void> {
  const state = await migrationState(of.databaseUrl, of.root);
  if (state.isPrepared) return;
  if (state.pending.length > 0) of.log(`${String(state.pending.length)} to run`);
  const ended = await runToEnd({
    args: programArgs('migrate'),
    cwd: of.root,
    env: { ROLE: 'migrate' },
    signal: of.signal,
  });
  of.signal.throwIfAborted();
  if (ended.code === 0) return;
  if (ended.fault !== undefined) throw ended.fault;
  if (/No space left on device|ENOSPC/.test(ended.output)) throw diskFull(of.dataDir);
  if (/permission denied for (schema|database)/.test(ended.output)) {
    throw new StartFault(
      'The user of DATABASE_URL may not make tables in its database',
      'Make it the owner: alter database … owner to …',
    );
  }
  for (const line of ended.output.trimEnd().split('\n').slice(-40)) of.log(line);
  throw new StartFault(
    `The migrations ended with ${String(ended.code)}`,
    'Mend what the lines above name; nothing of the failed one was kept',
  );
}

/**
 * Checks that a web or worker process may start on this database; it does not change it.
 *
 * @throws StartFault
 */
export async function checkMigrated(of: { databaseUrl: string; root: string }): Promise<void> {
  const { pending } = await migrationState(of.databaseUrl, of.root);
  if (pending.length === 0) return;
  throw new StartFault(
    `The database lacks ${String(pending.length)} migrations of this version, first ${pending[0] ?? ''}`,
    'Run ROLE=migrate npm start first',
  );
}
