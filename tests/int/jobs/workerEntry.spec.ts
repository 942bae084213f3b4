import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { enqueueWith } from '../../../src/queue/enqueue.ts';
import { runOn } from '../../../src/queue/runSql.ts';
import { createTestDatabase } from '../../helpers/database/database.ts';
import { testEnvironment } from '../../helpers/environment.ts';
import { until } from '../../helpers/until.ts';

const root = resolve(import.meta.dirname, '../../..');

test.each(['it gets SIGTERM', 'its parent disconnects'])(
  'the worker process runs jobs, and stops cleanly when %s',
  async (how) => {
    const database = await createTestDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'diningcoach-worker-'));
    const child = spawn(
      process.execPath,
      ['--conditions=production', 'scripts/program.mjs', 'src/server/worker.ts'],
      {
        cwd: root,
        env: {
          ...process.env,
          ...testEnvironment,
          NODE_OPTIONS: '',
          ROLE: 'worker',
          DATABASE_URL: database.url,
          DATA_DIR: dataDir,
          MEDIA_DIR: join(dataDir, 'media'),
        },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    const ended = once(child, 'exit');
    try {
      expect(await Promise.race([once(child, 'message'), ended])).toEqual([{ type: 'ready' }, undefined]);
      await database.pool.query(`
      INSERT INTO users (email, username, username_key, updated_at, created_at)
      VALUES ('someone@example.com', 'someone', 'someone', now(), now())`);
      const { rows } = await database.pool.query<{ id: number }>('SELECT id FROM users');
      const user = rows[0]?.id ?? 0;
      const ids = { template: 'confirm-email', collection: 'users', user } as const;
      const { id } = await enqueueWith(runOn(database.pool), sendEmailJob, ids);
      await until(
        'the mail',
        () =>
          readdirSync(dataDir).includes('mail') && readdirSync(join(dataDir, 'mail')).includes(`${id}.eml`),
      );
      const alive = await database.pool.query<{ pid: number }>('SELECT pid FROM jobs.workers');
      expect(alive.rows).toEqual([{ pid: child.pid }]);

      if (how === 'it gets SIGTERM') child.kill('SIGTERM');
      else child.disconnect();
      expect(await ended).toEqual([0, null]);
      const workers = await database.pool.query('SELECT FROM jobs.workers');
      expect(workers.rows).toEqual([]);
    } finally {
      child.kill('SIGKILL');
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
