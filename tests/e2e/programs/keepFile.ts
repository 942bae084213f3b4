import { randomUUID } from 'node:crypto';
import { keptFile } from '../../../src/platform/keptFile.ts';

/** Offers a text for a kept file and prints the text that the file then has. */
process.stdout.write(keptFile(process.argv[2] ?? '', () => randomUUID()));
