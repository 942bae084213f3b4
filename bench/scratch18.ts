import { getPayload } from 'payload';
import { join } from 'node:path';
import { createPool } from '../src/database/pool.ts';
import { seedCatalogue } from '../src/services/foods/seedCatalogue.ts';
import { writeFoods } from './import/files.ts';
import { openBenchDatabase } from './search/database.ts';
await (async () => {
  const db = await openBenchDatabase();
  const { default: config } = await import('../payload.config.ts');
  const payload = await getPayload({ config, disableOnInit: true, key: 'seed' });
  const pool = createPool({ connectionString: db.url, max: 3, connectTimeoutMs: 5000, name: 's', onConnectionLost: () => undefined });
  await seedCatalogue({ payload, pool, folder: join(import.meta.dirname, '../catalogue'), log: console.log });
  await writeFoods('/tmp/e18i/plain.csv', { count: 100_000, withTexts: false, seed: 1 });
  await writeFoods('/tmp/e18i/labelled.csv', { count: 10_000, withTexts: true, seed: 2 });
  console.log(db.url, db.adminUrl);
  setInterval(() => undefined, 1e6);
  await new Promise(() => undefined);
})();
