/**
 * `node scripts/program.mjs FILE.ts [argument…]`: runs a TypeScript program of this repository.
 *
 * It bundles our files (packages stay external) and imports the bundle. With tsx, which compiles file by file under
 * loader hooks, the worker needed twice the processor time at every start (3.7 against 1.8 s) and 100 MB more. The next
 * start uses the same bundle while all of its sources have the same text.
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
import { threadId } from 'node:worker_threads';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'diningcoach');
const keepForMs = 7 * 24 * 3_600_000;
/** Files that change a bundle beside its sources. */
const settings = ['scripts/program.mjs', 'tsconfig.json', 'package-lock.json'];

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/program.mjs FILE.ts [argument…]\n');
  process.exit(2);
}
const entry = resolve(file);
const noteFile = join(cache, `${nameOf(entry)}-${hashOf([entry])}.json`);
const program = storedBundle() ?? (await bundle(entry));
process.setSourceMapsEnabled(true);
process.argv.splice(1, process.argv.length - 1, entry, ...rest);
await import(pathToFileURL(program).href);

/** The bundle of a former start, if all that it was made from has the same text as then. */
function storedBundle() {
  try {
    const note = JSON.parse(readFileSync(noteFile, 'utf8'));
    return existsSync(note.program) && hashOfFiles(note.sources) === note.hash ? note.program : undefined;
  } catch {
    // There is no note, or a source was removed.
    return undefined;
  }
}

/** Notes from which texts a bundle was made. Imports name their files, so a new file changes nothing by itself. */
function noteBundle(bundled, texts) {
  const temporary = `${noteFile}.${String(process.pid)}.${String(threadId)}`;
  const sources = [...texts.keys()];
  try {
    writeFileSync(temporary, JSON.stringify({ program: bundled, sources, hash: hashOf([...texts].flat()) }));
    renameSync(temporary, noteFile);
  } catch {
    // Without the note the next start bundles again.
    rmSync(temporary, { force: true });
  }
}

/**
 * Bundles a program into a folder whose name is a hash of the contents. Several processes may do so at the same time.
 */
async function bundle(entryPoint) {
  const { build, stop } = await import('esbuild');
  const texts = new Map(settings.map((path) => [join(root, path), readFileSync(join(root, path), 'utf8')]));
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
    plugins: [sourceTexts(texts)],
    write: false,
    logLevel: 'error',
  });
  // Otherwise the process of esbuild runs as long as this one.
  await stop();
  const hash = hashOf(outputFiles.flatMap(({ path, contents }) => [path, contents]));
  const folder = join(cache, `${nameOf(entryPoint)}-${hash}`);
  if (!existsSync(folder)) write(folder, outputFiles);
  const bundled = join(folder, 'program.mjs');
  noteBundle(bundled, texts);
  return bundled;
}

function hashOfFiles(paths) {
  return hashOf(paths.flatMap((path) => [path, readFileSync(path, 'utf8')]));
}

function hashOf(texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function nameOf(path) {
  return basename(path).replace(/\.\w+$/, '');
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

/**
 * In a bundle `import.meta` refers to the bundle. This plugin replaces it by the paths of the source file, and notes the
 * text of each source.
 */
function sourceTexts(texts) {
  return {
    name: 'source-texts',
    setup(context) {
      context.onLoad({ filter: /./, namespace: 'file' }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        texts.set(path, text);
        if (!/\.tsx?$/.test(path) || path.startsWith(join(root, 'node_modules')))
          return { contents: text, loader: 'default' };
        const places = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
        const contents = text.replace(/\bimport\.meta\.(url|filename|dirname)\b/g, (_, place) =>
          JSON.stringify(places[place]),
        );
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}
