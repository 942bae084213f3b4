import { jobsListener } from '../../../jobs/engine/listener.ts';
import { insertJob } from '../../../src/queue/enqueue.ts';
import { runOn } from '../../../src/queue/runSql.ts';
import { asAdmin, createTestDatabase } from '../../helpers/database/database.ts';
import { until } from '../../helpers/until.ts';

test('a listener receives announcements, also after it lost its connection', async () => {
  const database = await createTestDatabase();
  const warnings: string[] = [];
  const log = {
    info: () => undefined,
    warn: (_: object, message: string) => warnings.push(message),
    error: () => undefined,
  };
  const listener = jobsListener({ databaseUrl: database.url, log });
  const heard: string[] = [];
  listener.subscribe(({ jobName }) => void heard.push(jobName));
  try {
    await listener.connect();
    expect(listener.state).toBe('connected');
    await insertJob(runOn(database.pool), { name: 'first', data: {} });
    await until('the first', () => heard.length === 1);

    await asAdmin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'diningcoach-jobs-listener' AND datname = '${new URL(database.url).pathname.slice(1)}'`,
    );
    await until('the loss', () => listener.state === 'reconnecting');
    await until('the new connection', () => listener.state === 'connected');
    await insertJob(runOn(database.pool), { name: 'second', data: {} });
    await until('the second', () => heard.length === 2);
    expect(heard).toEqual(['first', 'second']);
    expect(warnings).toHaveLength(1);
  } finally {
    await listener.disconnect();
    expect(listener.state).toBe('disconnected');
    await database.drop();
  }
});
