import { healImports } from '../../src/services/imports/process/heal.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { healImportsJob } from './healImports.ts';

export const handle: JobHandler<typeof healImportsJob> = async ({ req, signal }) => {
  await healImports({ req, signal });
};
