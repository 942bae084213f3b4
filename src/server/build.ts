/** `npm run build`: builds the admin UI and API when the sources changed; needs no database. */
import { resolve } from 'node:path';
import { ensureBuild } from '../platform/build/nextBuild.ts';
import { createProgress } from '../platform/progress.ts';
import { runProgram } from './program.ts';

const root = resolve(import.meta.dirname, '../..');

await runProgram(async ({ signal }) => {
  const progress = createProgress(process.stdout);
  const isNew = await progress.step('build', (log) => ensureBuild({ root, log, signal }));
  if (!isNew) progress.line('The build is up to date.');
});
