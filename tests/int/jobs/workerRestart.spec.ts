import { rmSync } from 'node:fs';
import { createPool } from '../../../src/database/pool.ts';
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embeddedPostgres.ts';
import { jobStates } from '../../helpers/jobs/jobStates.ts';
import { migrateDatabaseAt } from '../../helpers/database/migrateDatabaseAt.ts';
import { openMemoryFolder } from '../../helpers/openFolder.ts';
import { insertMany, testTables } from '../../helpers/jobs/testJobs.ts';
import { until } from '../../helpers/until.ts';
import { startWorkerProcess, type WorkerProcess } from '../../helpers/jobs/workerProcess.ts';

test('workers survive a restart of PostgreSQL under load, and every job has one effect', async () => {
  const dataDir = openMemoryFolder('restart');
  const start = () => startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  let server = await start();
  const { url } = server;
  const limits = { max: 3, connectTimeoutMs: 1_000, onConnectionLost: () => undefined };
  const pool = createPool({ connectionString: url, name: 'test', ...limits });
  let workers: WorkerProcess[] = [];
  const isSo = (ask: (states: Awaited<ReturnType<typeof jobStates>>) => boolean) => async () => {
    const states = await jobStates(pool).catch(() => undefined);
    return states !== undefined && ask(states);
  };
  try {
    migrateDatabaseAt(url);
    await pool.query(testTables);
    workers = await Promise.all([startWorkerProcess(url), startWorkerProcess(url)]);
    await insertMany(pool, { name: 'effect', count: 400, data: { milliseconds: 20 } });
    for (const doneCount of [50, 150]) {
      await until(
        'some are done',
        isSo((states) => states.done > doneCount),
      );
      await server.stop({ fastMs: 5_000 });
      server = await start();
      expect(server.url).toBe(url);
    }
    await until(
      'all are done',
      isSo(({ open }) => open === 0),
    );
    expect(await jobStates(pool)).toEqual({
      open: 0,
      done: 400,
      parked: 0,
      effects: 400,
      doubled: 0,
      lost: 0,
    });

    // A worker also stops by SIGTERM when the database is down.
    await server.stop({ fastMs: 5_000 });
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([0, 0]);
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await pool.end();
    await server.stop({ fastMs: 5_000 });
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);
