// @ts-check
import { register } from 'tsx/esm/api';
import { bundlePackages } from './packages.mjs';

// jest imports these hooks natively, without its transformer. Only its main process needs a loader for TypeScript: with
// `--import tsx` in NODE_OPTIONS every worker and its child processes would start one, for 0.2 s each.
register();

export default async function globalSetup() {
  await bundlePackages();
  const { default: setup } = await import('./globalSetup.ts');
  await setup();
}
