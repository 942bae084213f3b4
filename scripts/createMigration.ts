import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run migration -- NAME [FOLDER]`: writes the migration from the last snapshot to the present collections, with
 * the next number. The new snapshot replaces the old one. It needs no database. If nothing changed, it writes nothing.
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
const before = readdirSync(folder);
// Payload rewrites this file in its own format, so the old text is restored.
const index = join(folder, 'index.ts');
const indexBefore = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
payload.db.migrationDir = folder;
await payload.db.createMigration({
  migrationName: name,
  payload,
  forceAcceptWarning: false,
  skipEmpty: true,
});
if (indexBefore === undefined) rmSync(index, { force: true });
else writeFileSync(index, indexBefore);

const source = readdirSync(folder).find((file) => !before.includes(file) && file.endsWith(`_${name}.ts`));
if (source === undefined) {
  console.log('Nothing to migrate.');
  process.exit(0);
}
const numbers = before.map((file) => Number(/^(\d{6})_.*\.ts$/.exec(file)?.[1] ?? 0));
const target = `${String(Math.max(0, ...numbers) + 1).padStart(6, '0')}_${name}`;
const text = readFileSync(join(folder, source), 'utf8').replace(
  'import { MigrateUpArgs, MigrateDownArgs, sql }',
  'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
);
rmSync(join(folder, source));
writeFileSync(join(folder, `${target}.ts`), text);
for (const file of before.filter((each) => each.endsWith('.json'))) rmSync(join(folder, file));
renameSync(join(folder, source.replace(/\.ts$/, '.json')), join(folder, `${target}.json`));
console.log(`migrations/${target}.ts: read it, then add it to migrations/index.ts.`);
process.exit(0);
