import { randomUUID } from 'node:crypto';
import { keptFile } from '../../../src/platform/keptFile.ts';

/** Prints the text of a kept file, having offered one of its own. */
process.stdout.write(keptFile(process.argv[2] ?? '', () => randomUUID()));
