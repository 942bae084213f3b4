import { pruneImports } from '../../src/services/imports/process/prune.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { pruneImportsJob } from './pruneImports.ts';

export const handle: JobHandler<typeof pruneImportsJob> = async ({ req, signal }) => {
  await pruneImports({ req, signal });
};
