/** Runs an import in its own process, which a test may kill: `DATABASE_URL importId batchSize FILE…`. */
import pg from 'pg';
import { runImport } from '../../../src/services/imports/runImport.ts';
import { importSettings } from '../../../src/domain/imports/settings/settings.ts';
import { planImport } from '../../../src/services/imports/reading/planImport.ts';
import { importSources } from '../../../src/services/imports/reading/sources.ts';

const [connectionString = '', importId = '', batchSize = '', ...files] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 4 });
await runImport({
  pool,
  plan: await planImport({
    files: await importSources(files),
    settings: importSettings.parse({ preset: 'mfds' }),
  }),
  importId: Number(importId),
  mode: 'apply',
  batchSize: Number(batchSize),
});
process.exit(0);
