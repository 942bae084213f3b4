import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkPayloadVersion, testedPayloadVersions } from './payloadVersion.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diningcoach-versions-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(versions: Readonly<Record<string, string>>): void {
  const tested = testedPayloadVersions[0] ?? '';
  const names = ['payload', '@payloadcms/db-postgres', '@payloadcms/drizzle', '@payloadcms/graphql'];
  for (const name of names) {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: versions[name] ?? tested }));
  }
}

test('accepts the installed version', () => {
  expect(() => checkPayloadVersion(resolve(import.meta.dirname, '../..'))).not.toThrow();
});

test.each([
  ['payload', '3.90.2'],
  ['payload', '4.0.0'],
  ['@payloadcms/drizzle', '3.91.0'],
])('refuses to start with %s %s, and says what to do', (name, version) => {
  install({ [name]: version });
  expect(() => checkPayloadVersion(root)).toThrow(
    `${name} is installed in version ${version}, and the patches of Payload were tested with ${testedPayloadVersions.join(', ')}. Run npm ci`,
  );
});
