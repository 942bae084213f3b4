import { runToEnd } from '../platform/processes/childProcess.ts';
import { diskFull, StartFault } from '../platform/processes/startFault.ts';
import { checkDatabase, toStartFault } from './databaseState.ts';
import { programArgs } from './programArgs.ts';

/**
 * Brings the database to this version in a separate process (src/server/migrate.ts), so that the start process stays
 * small. Does nothing when the database is already prepared.
 *
 * @throws StartFault
 */
export async function prepareDatabase({
  databaseUrl,
  root,
  log,
  signal,
  dataDir,
}: {
  databaseUrl: string;
  root: string;
  dataDir: string;
  log: (line: string) => void;
  signal: AbortSignal;
}): Promise<void> {
  const state = await checkDatabase(databaseUrl, root);
  if (state.isPrepared && state.lostErasures === 0) return;
  if (state.lostErasures > 0)
    log(`${String(state.lostErasures)} erasures that the database does not know: it was restored`);
  if (state.pending.length > 0) log(`${String(state.pending.length)} to run`);
  if (state.differing.length > 0) {
    log(
      state.hasSqlFiles
        ? `SQL files to apply, since these differ: ${state.differing.join(', ')}`
        : `${String(state.differing.length)} SQL files to apply`,
    );
  }
  const result = await runToEnd({
    args: programArgs('migrate'),
    cwd: root,
    env: { ROLE: 'migrate' },
    signal,
  });
  signal.throwIfAborted();
  if (result.code === 0) return;
  const text = `${result.output}${result.fault?.problem ?? ''}`;
  if (/No space left on device|ENOSPC|\b53100\b/.test(text)) throw diskFull(dataDir);
  if (/permission denied for (schema|database)/.test(text)) {
    throw new StartFault(
      'The user of DATABASE_URL may not make tables in its database',
      'Make it the owner: alter database … owner to …',
    );
  }
  if (result.fault !== undefined) throw result.fault;
  for (const line of result.output.trimEnd().split('\n').slice(-40)) log(line);
  throw new StartFault(
    `The migrations ended with ${String(result.code)}`,
    'Correct what the lines above name; nothing was changed',
  );
}

/**
 * Checks that a web or worker process may start on this database. It changes nothing.
 *
 * @throws StartFault
 */
export async function checkMigrated({
  databaseUrl,
  root,
}: {
  databaseUrl: string;
  root: string;
}): Promise<void> {
  const { pending, differing, fault, lostErasures } = await checkDatabase(databaseUrl, root);
  if (fault !== undefined) throw toStartFault(fault);
  if (pending.length > 0) {
    throw new StartFault(
      `The database lacks ${String(pending.length)} migrations of this version, first ${pending[0] ?? ''}`,
      'Run ROLE=migrate npm start first',
    );
  }
  if (differing.length > 0) {
    throw new StartFault(
      `The database has the functions of another version, in ${differing.join(', ')}`,
      'Run ROLE=migrate npm start first',
    );
  }
  if (lostErasures > 0) {
    throw new StartFault(
      `The database was restored and has ${String(lostErasures)} accounts again that were erased`,
      'Run ROLE=migrate npm start first',
    );
  }
}
