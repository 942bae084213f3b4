import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartFault } from './processes/startFault.ts';

/** Versions of Payload that the patches of docs/payload-patches.md were tested with: their tests ran against each. */
export const testedPayloadVersions: readonly string[] = ['3.90.1'];

/** The packages whose behaviour the patches change or rely on. */
const patchedPackages = ['payload', '@payloadcms/db-postgres', '@payloadcms/drizzle', '@payloadcms/graphql'];

const manifest = z.object({ version: z.string() });

/**
 * Checks that the patches were tested with the installed version of Payload. With another version a patch may miss its
 * target without an error, and the first sign would be a lost write or a leak.
 *
 * @param root folder of the product, which holds node_modules
 * @throws StartFault that names the package, its version and the remedy
 */
export function checkPayloadVersion(root: string): void {
  for (const name of patchedPackages) {
    const path = join(root, 'node_modules', name, 'package.json');
    const { version } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (testedPayloadVersions.includes(version)) continue;
    throw new StartFault(
      `${name} is installed in version ${version}, and the patches of Payload were tested with ${testedPayloadVersions.join(', ')}`,
      'Run npm ci for the tested version; to move to another one, follow docs/payload-patches.md',
    );
  }
}
