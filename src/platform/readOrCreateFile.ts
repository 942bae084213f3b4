import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { codeOf, fileFault } from './processes/startFault.ts';

/**
 * The text of a file that is made once and never changes: read, or made with mode 0600 when it is not there. Of several
 * processes that make it at once one wins, and all return its text; a crash leaves the whole file or none.
 *
 * @throws StartFault when the file can be neither read nor made
 */
export function readOrCreateFile(path: string, createText: () => string): string {
  try {
    return readFileIfExists(path) ?? createFile(path, createText());
  } catch (error) {
    throw fileFault(error, { what: 'file', path });
  }
}

/** The text of a kept file, or undefined when there is none. */
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
    // A link, unlike a rename, fails when someone else's file is there already.
    linkSync(temporary, path);
    return text;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8').trim();
  } finally {
    rmSync(temporary, { force: true });
  }
}
