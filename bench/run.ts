/** `npm run bench -- NAME [--help]`: runs the benchmark bench/NAME.ts and prints what it measured, or what it can do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { z } from 'zod';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => parse(file).name)
  .sort();
const benchmark = z.object({
  default: z.custom<(args: readonly string[]) => Promise<void>>((value) => typeof value === 'function'),
});

const [name = '', ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME, with NAME one of: ${names.join(', ')}`);
  process.exit(1);
}
if (args.includes('--help')) {
  console.log(helpOf(name));
  process.exit(0);
}
// When the reader of the output ends (npm run bench | head), the run ends as with Ctrl-C and removes all its files.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', () => process.kill(process.pid, 'SIGTERM'));
const { default: run } = benchmark.parse(await import(`./${name}.ts`));
await run(args);
process.exit(0);

/** What is written above the function of a benchmark: what it measures, and its options. */
function helpOf(chosen: string): string {
  const source = readFileSync(join(import.meta.dirname, `${chosen}.ts`), 'utf8');
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export default/.exec(source) ?? [];
  return comment.replace(/^ *\* ?/gm, '').trim();
}
