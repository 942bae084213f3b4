import { randomUUID } from 'node:crypto';
import { readOrCreateFile } from '../../../src/platform/readOrCreateFile.ts';

/** Prints the text of a kept file, having offered one of its own. */
process.stdout.write(readOrCreateFile(process.argv[2] ?? '', () => randomUUID()));
