import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { codeOf, fileFault } from './processes/startFault.ts';

/**
 * Reads a file that is written once and never changes, or creates it with mode 0600. If several processes create it at
 * the same time, one wins and all return its text. A crash leaves the whole file or no file.
 *
 * @throws StartFault when the file can be neither read nor created
 */
export function readOrCreateFile(path: string, createText: () => string): string {
  try {
    return readFileIfExists(path) ?? createFile(path, createText());
  } catch (error) {
    throw fileFault(error, { what: 'file', path });
  }
}

/** Reads the text of such a file; undefined when there is none. */
export function readFileIfExists(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw fileFault(error, { what: 'file', path });
  }
}

function createFile(path: string, text: string): string {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, `${text}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A link fails when another process has created the file. A rename would replace it.
    linkSync(temporary, path);
    return text;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8').trim();
  } finally {
    rmSync(temporary, { force: true });
  }
}
