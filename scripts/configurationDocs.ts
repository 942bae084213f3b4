import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { environmentVariables } from '../src/env.ts';

const file = 'docs/configuration.md';
const [start, end] = ['<!-- variables: generated from src/env.ts -->', '<!-- end of variables -->'];

/**
 * Writes the table of environment variables into docs/configuration.md.
 *
 * @throws {Error} when the page has lost the marks between which the table stands.
 */
export async function writeConfigurationDocs(root: string): Promise<void> {
  const path = join(root, file);
  const page = readFileSync(path, 'utf8');
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has lost its marks`);
  const rows = environmentVariables().map(
    ({ name, fallback, description }) => `| \`${name}\` | ${fallback} | ${description} |`,
  );
  const table = ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
  const text = `${before}${start}\n\n${table}\n\n${end}${after}`;
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
}
