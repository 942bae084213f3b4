/** Runs one import in its own process, as the worker does, and sends what it took. */
import { createPool } from '../../src/database/pool.ts';
import { giveWay } from '../../src/platform/processes/giveWay.ts';
import { importSettings } from '../../src/domain/imports/settings/settings.ts';
import { planImport } from '../../src/services/imports/reading/planImport.ts';
import { importSources } from '../../src/services/imports/reading/sources.ts';
import { runImport } from '../../src/services/imports/runImport.ts';

const [file = '', preset = '', importId = '1'] = process.argv.slice(2);
const pool = createPool({
  connectionString: process.env['DATABASE_URL'] ?? '',
  max: 4,
  connectTimeoutMs: 60_000,
  name: 'bench-import',
  onConnectionLost: () => undefined,
});
const plan = await planImport({
  files: await importSources([file]),
  settings: importSettings.parse({ preset }),
});
giveWay();
const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
const start = { at: performance.now(), cpu: process.cpuUsage() };
let lastShown = performance.now();
const counts = await runImport({
  pool,
  plan,
  importId: Number(importId),
  mode: 'apply',
  onProgress: ({ rows, rowsPerSecond }) => {
    if (performance.now() - lastShown < 10_000) return;
    lastShown = performance.now();
    process.stderr.write(`  ${String(rows)} rows, ${String(rowsPerSecond)} a second\n`);
  },
});
const seconds = (performance.now() - start.at) / 1000;
clearInterval(watch);
const { user, system } = process.cpuUsage(start.cpu);
process.send?.({
  counts,
  seconds,
  nodeSeconds: (user + system) / 1e6,
  grownMegabytes: (peak - before) / 1e6,
});
// The sessions stay until their processor time is read.
process.once('message', () => process.exit(0));
