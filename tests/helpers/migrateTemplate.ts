import { getPayload } from 'payload';
import { migrations } from '../../migrations/index.ts';
import config from '../../payload.config.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';

const payload = await getPayload({ config, disableOnInit: true });
await migrateDatabase(payload, migrations);
process.exit(0);
