/**
 * `node scripts/program.mjs FILE.ts [argument…]`: runs a TypeScript program of this repository.
 *
 * It bundles our files (packages stay external) and imports the bundle. With tsx, which compiles file by file under
 * loader hooks, the worker needed twice the processor time at every start (3.7 against 1.8 s) and 100 MB more.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'diningcoach');
const keepForMs = 7 * 24 * 3_600_000;

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/program.mjs FILE.ts [argument…]\n');
  process.exit(2);
}
const entry = resolve(file);
const program = await bundle(entry);
// Otherwise the process of esbuild runs as long as this one.
await stop();
process.setSourceMapsEnabled(true);
process.argv.splice(1, process.argv.length - 1, entry, ...rest);
await import(pathToFileURL(program).href);

/**
 * Bundles a program into a folder whose name is a hash of the contents. Several processes may do so at the same time.
 */
async function bundle(entryPoint) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    bundle: true,
    // Dynamic imports stay dynamic, because code that reads the environment while it loads must not load earlier.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: 'linked',
    sourcesContent: false,
    outdir: join(cache, 'bundle'),
    outExtension: { '.js': '.mjs' },
    entryNames: 'program',
    plugins: [sourcePaths()],
    write: false,
    logLevel: 'error',
  });
  const hash = createHash('sha256');
  for (const { path, contents } of outputFiles) hash.update(path).update(contents);
  const name = basename(entryPoint).replace(/\.\w+$/, '');
  const folder = join(cache, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(folder)) write(folder, outputFiles);
  return join(folder, 'program.mjs');
}

function write(folder, outputFiles) {
  const temporary = `${folder}.${String(process.pid)}`;
  try {
    mkdirSync(temporary, { recursive: true });
    for (const { path, contents } of outputFiles) writeFileSync(join(temporary, basename(path)), contents);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    // Another process was faster. Its bundle is the same.
    if (existsSync(folder)) return;
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `diningcoach: The programs cannot be written to ${cache} (${reason}). Free space or give this user the right to write there.\n`,
    );
    process.exit(1);
  }
  removeOld();
}

/** Removes bundles of former versions, but none from which a running process may still load a part. */
function removeOld() {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > keepForMs) rmSync(path, { recursive: true, force: true });
  }
}

/** In a bundle `import.meta` refers to the bundle. This plugin replaces it by the paths of the source file. */
function sourcePaths() {
  return {
    name: 'source-paths',
    setup(context) {
      context.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        if (path.startsWith(join(root, 'node_modules'))) return undefined;
        const places = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
        const contents = readFileSync(path, 'utf8').replace(
          /\bimport\.meta\.(url|filename|dirname)\b/g,
          (_, place) => JSON.stringify(places[place]),
        );
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}
