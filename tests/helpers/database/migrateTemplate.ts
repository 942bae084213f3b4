import { resolve } from 'node:path';
import { createLocalReq, getPayload } from 'payload';
import { migrations } from '../../../migrations/index.ts';
import config from '../../../payload.config.ts';
import { migrateDatabase } from '../../../src/database/migrate/migrate.ts';
import { seedAllergens, seedIngredients } from '../../../src/services/foods/seedCatalogue.ts';

const payload = await getPayload({ config, disableOnInit: true });
await migrateDatabase(payload, migrations);
// The product cannot read labels without allergens and dictionary. Tests create all other rows themselves.
const req = await createLocalReq({}, payload);
await seedAllergens(req);
await seedIngredients(req, resolve('catalogue'));
process.exit(0);
