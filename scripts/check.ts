import { spawnSync } from 'node:child_process';

/**
 * Runs everything that CI checks, except the tests: one line for each check, the output of failed checks, exit code 1
 * if any failed.
 */
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['types', ['npx', 'tsc', '-p', '.']],
  ['lint', ['npx', 'eslint', '.', '--max-warnings', '0']],
  ['format', ['npx', 'prettier', '--check', '.']],
  ['import table', ['npm', 'run', '--silent', 'boundaries']],
  ['unused code', ['npm', 'run', '--silent', 'unused']],
  ['generated files', ['node', '--conditions=production', '--import', 'tsx', 'scripts/drift.ts']],
];

let failed = 0;
for (const [name, [command = '', ...args]] of checks) {
  const startedAt = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
