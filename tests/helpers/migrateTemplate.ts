import { resolve } from 'node:path';
import { createLocalReq, getPayload } from 'payload';
import { migrations } from '../../migrations/index.ts';
import config from '../../payload.config.ts';
import { migrateDatabase } from '../../src/database/migrate/migrate.ts';
import { seedIngredients } from '../../src/services/foods/seedCatalogue.ts';

const payload = await getPayload({ config, disableOnInit: true });
await migrateDatabase(payload, migrations);
// Without its dictionary the product cannot read a label; all else a test makes by itself.
await seedIngredients(await createLocalReq({}, payload), resolve('catalogue'));
process.exit(0);
