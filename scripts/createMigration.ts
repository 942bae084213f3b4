import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run migration -- NAME [FOLDER]`: writes the migration that takes the database from the last snapshot to what the
 * collections say now, numbered after the last one. It needs no database. Nothing is written when nothing changed.
 */
const [name, folder = resolve(import.meta.dirname, '../migrations')] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- name_of_the_change');
  process.exit(1);
}
process.env['PAYLOAD_SECRET'] ??= 'migration';
process.env['PAYLOAD_MIGRATING'] = 'true';

const { getPayload } = await import('payload');
const { default: config } = await import('../payload.config.ts');
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true });
const before = new Set(readdirSync(folder));
// Payload writes this file anew, in a form of its own.
const index = join(folder, 'index.ts');
const keptIndex = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
payload.db.migrationDir = folder;
await payload.db.createMigration({
  migrationName: name,
  payload,
  forceAcceptWarning: false,
  skipEmpty: true,
});

const made = readdirSync(folder).filter((file) => !before.has(file) && file.endsWith(`_${name}.ts`));
if (keptIndex === undefined) rmSync(index, { force: true });
else writeFileSync(index, keptIndex);
for (const file of made) {
  const stamp = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const today = [...before].filter((each) => each.startsWith(stamp) && each.endsWith('.ts')).length;
  const target = `${stamp}_${String(today + 1).padStart(6, '0')}_${name}`;
  const source = readFileSync(join(folder, file), 'utf8').replace(
    'import { MigrateUpArgs, MigrateDownArgs, sql }',
    'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
  );
  writeFileSync(join(folder, `${target}.ts`), source);
  rmSync(join(folder, file));
  renameSync(join(folder, file.replace(/\.ts$/, '.json')), join(folder, `${target}.json`));
  console.log(`migrations/${target}.ts: read it, then add it to migrations/index.ts.`);
}
if (made.length === 0) console.log('Nothing to migrate.');
process.exit(0);
