// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

/**
 * Packages of many small files, bundled for the tests. jest loads every module of every test file anew: with Payload
 * 3,900 files, of which 2,500 are in these packages.
 */
const imports = [
  '@payloadcms/db-postgres',
  '@payloadcms/drizzle',
  '@payloadcms/graphql',
  '@payloadcms/next/routes',
  '@payloadcms/richtext-lexical',
  '@payloadcms/richtext-lexical/html',
  '@payloadcms/translations',
  '@payloadcms/translations/languages/en',
  '@payloadcms/translations/languages/ko',
  '@simplewebauthn/server',
  '@simplewebauthn/server/helpers',
  'drizzle-orm',
  'drizzle-orm/node-postgres',
  'drizzle-orm/node-postgres/session',
  'drizzle-orm/pg-core',
  'jose',
  'openid-client',
  'payload',
  'payload/shared',
  'zod',
  'zod/locales',
];
/** Packages that the bundle imports: ours too, with native code, or with files of their own beside their code. */
const external = [
  'busboy',
  'graphql',
  'next',
  'pg',
  'pino',
  'pino-pretty',
  'prettier',
  'react',
  'sharp',
  'ws',
];

const root = resolve(import.meta.dirname, '../../..');
const parent = join(root, 'node_modules', '.cache', 'diningcoach-tests');
const hash = createHash('sha256');
for (const file of [import.meta.filename, join(root, 'package-lock.json')]) hash.update(readFileSync(file));
const folder = join(parent, hash.digest('hex').slice(0, 16));

/** For jest's `moduleNameMapper`. An import of these packages that is not in the list above is not found. */
export const bundledPackages = {
  [`^((?:${[...new Set(imports.map(packageOf))].join('|')})(?:/.*)?)$`]: `${folder}/$1.mjs`,
};

/** Bundles the packages, unless an earlier run has done so. */
export async function bundlePackages() {
  if (existsSync(folder)) return;
  const { build, stop } = await import('esbuild');
  rmSync(parent, { recursive: true, force: true });
  const temporary = `${folder}.${String(process.pid)}`;
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(imports.map((path) => [path, path])),
    outdir: temporary,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['production', 'node-addons'],
    // Payload tells the names of its errors.
    keepNames: true,
    external: external.flatMap((name) => [name, `${name}/*`]),
    // CommonJS packages in the bundle require what is external.
    banner: {
      js: "import * as $module from 'node:module'; const require = $module.createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  await stop();
  renameSync(temporary, folder);
}

/** @param {string} path of an import */
function packageOf(path) {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
