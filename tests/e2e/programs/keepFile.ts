import { randomUUID } from 'node:crypto';
import { readOrCreateFile } from '../../../src/platform/readOrCreateFile.ts';

/** Prints the text of a file that is written once, and offers a random text for it. */
process.stdout.write(readOrCreateFile(process.argv[2] ?? '', () => randomUUID()));
